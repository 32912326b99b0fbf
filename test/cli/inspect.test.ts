import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Comparison, Inspection } from '../../src/model/documents.ts';
import { readInventory } from '../../src/model/inventory-file.ts';
import { run, temporaryFolder } from './command-line.ts';
import { accountId, writeReplies, writeRules } from './fruit-estate.ts';

const folder = temporaryFolder();

/** An inspection of fruit: a folder of its own holds replies, rules and runs. */
async function inspect(days: Readonly<Record<string, number | undefined>>, ...more: readonly string[]) {
  const replies = writeReplies(folder(), days);
  return run(['inspect', '--replies', replies, '--rules-dir', writeRules(folder()), '--out', join(folder(), 'out'), ...more], {
    cwd: folder(),
  });
}

function runFolders(): readonly string[] {
  return readdirSync(join(folder(), 'out'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder(), 'out', entry.name))
    .sort();
}

const read = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;

describe('an inspection of saved replies', () => {
  it('prints a summary, writes every file of the run and ends with 1 for a risk', async () => {
    const { exitCode, out, err } = await inspect({ mango: 3, kiwi: 14 });
    expect(exitCode).toBe(1);
    expect(out).toContain('2 resources inspected');
    expect(out).toMatch(/Backup +0 +1 +0 +0 +1\n/);
    expect(err).toContain('1: done, and risks found');
    const [only] = runFolders();
    expect(readdirSync(only as string)).toEqual(
      expect.arrayContaining(['comparison.json', 'inspection.json', 'inventory.ndjson', 'risk-report.html']),
    );
    expect(readInventory(join(only as string, 'inventory.ndjson'))).toMatchObject({
      accountIds: [accountId],
      source: 'replies',
      isComplete: true,
    });
  });

  it.each<[string, Record<string, number | undefined>, readonly string[], number]>([
    ['healthy', { kiwi: 14 }, [], 0],
    ['a risk below --fail-on', { mango: 3 }, ['--fail-on', 'critical'], 0],
    ['a parameter that makes it healthy', { mango: 3 }, ['--param', 'backup/short.minDays=3'], 0],
    ['a parameter that makes it a risk', { kiwi: 14 }, ['--param', 'backup/short.minDays=15'], 1],
    ['something that nobody saved', { kiwi: 14, lychee: undefined }, [], 3],
    ['a risk beside something that nobody saved', { mango: 3, lychee: undefined }, [], 3],
    ['a region without any reply', { kiwi: 14 }, ['--regions', 'cn-hangzhou,cn-shanghai'], 3],
    ['nothing there', {}, [], 0],
  ])('%s', async (_, days, flags, code) => {
    expect((await inspect(days, ...flags)).exitCode).toBe(code);
  });

  it('says that nothing was in scope', async () => {
    expect((await inspect({})).out).toContain('Nothing was in scope');
  });

  it('names the listings that could not be read', async () => {
    const { out } = await inspect({ kiwi: 14 }, '--regions', 'cn-shanghai');
    expect(out).toMatch(/could not be listed in full:\n {2}ACS::RDS::DBInstance: .*there is no saved reply/);
  });

  it('with --json prints the inspection alone', async () => {
    const { out } = await inspect({ mango: 3 }, '--json');
    expect(JSON.parse(out)).toMatchObject({ schemaVersion: 1, rules: [{ rule: { id: 'backup/short' }, counts: { fail: 1 } }] });
  });

  it('speaks Chinese and writes the Chinese report with --lang zh-CN', async () => {
    const { out } = await inspect({ mango: 3 }, '--lang', 'zh-CN');
    expect(out).toContain('已巡检 1 个资源');
    expect(readFileSync(join(runFolders()[0] as string, 'risk-report.html'), 'utf8')).toContain('lang="zh-CN"');
  });

  it('writes only the formats that are asked for, and refuses unknown ones before it writes', async () => {
    await inspect({ mango: 3 }, '--formats', 'csv');
    expect(existsSync(join(runFolders()[0] as string, 'risk-report.html'))).toBe(false);
    const { exitCode, err } = await inspect({ mango: 3 }, '--formats', 'docx');
    expect([exitCode, runFolders().length]).toEqual([2, 1]);
    expect(err).toMatch(/There is no report format "docx"/);
  });

  it('accepts a risk until the last day of its exception', async () => {
    const exceptions = join(folder(), 'exceptions.json');
    const exception = { rule: 'backup/*', resource: 'rm-mango', owner: 'Ms Li', reason: 'moves next month', until: '2999-12-31' };
    writeFileSync(exceptions, JSON.stringify([exception]));
    expect((await inspect({ mango: 3 }, '--exceptions', exceptions)).exitCode).toBe(0);
    writeFileSync(exceptions, JSON.stringify([{ ...exception, until: '2020-01-01' }]));
    expect((await inspect({ mango: 3 }, '--exceptions', exceptions)).exitCode).toBe(1);
  });

  it('compares with the run before', async () => {
    await inspect({ mango: 3, kiwi: 14 });
    await inspect({ mango: 7, kiwi: 5 });
    const [first, second] = runFolders();
    const comparison = read<Comparison>(join(second as string, 'comparison.json'));
    expect(comparison.previousId).toBe(read<Inspection>(join(first as string, 'inspection.json')).id);
    expect(
      comparison.moved.map(({ finding, how }) => [finding.resource.name, how]).sort(([a = ''], [b = '']) => a.localeCompare(b)),
    ).toEqual([
      ['kiwi', 'new'],
      ['mango', 'fixed'],
    ]);
  });

  it('judges its own inventory again with the same result', async () => {
    await inspect({ mango: 3, kiwi: 14 });
    const [first] = runFolders();
    const again = ['inspect', '--inventory', join(first as string, 'inventory.ndjson'), '--rules-dir', writeRules(folder())];
    const { exitCode, out } = await run([...again, '--out', join(folder(), 'again'), '--json'], { cwd: folder() });
    expect(exitCode).toBe(1);
    expect(JSON.parse(out).rules).toEqual(read<Inspection>(join(first as string, 'inspection.json')).rules);
  });

  it('takes regions, language, profile and exceptions from xunjian.json', async () => {
    writeFileSync(
      join(folder(), 'xunjian.json'),
      JSON.stringify({ language: 'zh-CN', regions: ['cn-shanghai'], customer: { en: 'Fruit', 'zh-CN': '水果' } }),
    );
    await inspect({ mango: 3 });
    const html = readFileSync(join(runFolders()[0] as string, 'risk-report.html'), 'utf8');
    expect(html).toContain('水果');
    expect(read<Inspection>(join(runFolders()[0] as string, 'inspection.json')).inventory.regions).toEqual(['cn-shanghai']);
  });
});

describe('wrong input is told in sentences and ends with 2', () => {
  it.each<[string, readonly string[], RegExp]>([
    ['a rule that does not exist', ['--rules', 'backup/shrt'], /No rule matches "backup\/shrt"; did you mean backup\/short\?/],
    ['a type that does not exist', ['--types', 'ACS::RDS::Banana'], /--types "ACS::RDS::Banana" matches no resource type/],
    ['a rule profile that does not exist', ['--rule-profile', 'defalt'], /There is no profile "defalt"\. Did you mean default\?/],
    ['a parameter that does not exist', ['--param', 'backup/short.days=3'], /backup\/short has no parameter "days"; it has minDays/],
    ['a parameter out of its bounds', ['--param', 'backup/short.minDays=-5'], /minDays of backup\/short is -5; the least is 1/],
    ['a folder of replies that is not there', ['--replies', '/nowhere/at/all'], /\/nowhere\/at\/all cannot be read/],
    ['a file of exceptions that is not there', ['--exceptions', 'none.json'], /none\.json: there is no such file/],
    ['a folder of rules that is not there', ['--rules-dir', '/nowhere/rules'], /\/nowhere\/rules: there is no such folder of rules/],
    ['an account that xunjian.json does not have', ['--accounts', 'prod'], /has no account "prod"/],
  ])('%s', async (_, flags, sentence) => {
    const { exitCode, out, err } = await inspect({ mango: 3 }, ...flags);
    expect([exitCode, out]).toEqual([2, '']);
    expect(err).toMatch(sentence);
    expect(existsSync(join(folder(), 'out'))).toBe(false);
  });

  it('every problem of xunjian.json at once, each with its place', async () => {
    writeFileSync(join(folder(), 'xunjian.json'), '{\n  "langage": "en",\n  "regions": []\n}\n');
    const { exitCode, err } = await inspect({ mango: 3 });
    expect(exitCode).toBe(2);
    expect(err).toMatch(/xunjian\.json:2:3: .*has no property "langage"; did you mean "language"\?/);
    expect(err).toMatch(/xunjian\.json:3:14: regions /);
  });

  it('a rule file with a fact that its type does not have', async () => {
    const rules = writeRules(folder(), { expect: { all: [{ fact: 'backup.days', operator: 'equal', value: 7 }] } });
    const { exitCode, err } = await run(['rules', 'check', '--rules-dir', rules], { cwd: folder() });
    expect(exitCode).toBe(2);
    expect(err).toContain('1 rule, ');
  });

  it('an inventory that is not there', async () => {
    const { exitCode, err } = await run(['inspect', '--inventory', 'none.ndjson'], { cwd: folder() });
    expect([exitCode, err]).toEqual([2, `${join(folder(), 'none.ndjson')}: there is no such file.\n`]);
  });

  it('an inventory that was cut off', async () => {
    const path = join(folder(), 'inventory.ndjson');
    mkdirSync(folder(), { recursive: true });
    writeFileSync(path, '{"schemaVersion":1,"id":"x","types":[]}\n');
    const { exitCode, err } = await run(['inspect', '--inventory', path], { cwd: folder() });
    expect(exitCode).toBe(2);
    expect(err).toMatch(/inventory\.ndjson: The closing line is missing/);
  });
});
