import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run, temporaryFolder } from './command-line.ts';
import { writeRules } from './fruit-estate.ts';

const folder = temporaryFolder();
const rules = (command: string, ...more: readonly string[]) =>
  run(['rules', command, ...more, '--rules-dir', writeRules(folder())], { cwd: folder() });

describe('rules', () => {
  it.each(['fruit', 'fruit/*'])('show says in one sentence that nothing matches %s', async (name) => {
    const { exitCode, err } = await run(['rules', 'show', name, '--rules-dir', writeRules(folder())], { cwd: folder() });
    expect([exitCode, err]).toEqual([2, `No rule matches "${name}".\n`]);
  });

  it('list prints one a line, the count on standard error', async () => {
    const { exitCode, out, err } = await rules('list');
    expect([exitCode, err]).toEqual([0, '1 rule\n']);
    expect(out).toMatch(/^Rule +Level +Resource +Asks\nbackup\/short +High +RDS instance +Backups are kept long enough\n$/);
  });

  it('list --json prints summaries', async () => {
    expect(JSON.parse((await rules('list', '--json')).out)).toMatchObject([{ id: 'backup/short', params: { minDays: 7 } }]);
  });

  it('show tells risk, reason, guidance, parameters and reads', async () => {
    const { out } = await rules('show', 'backup/short');
    expect(out).toContain('Risk: Backups are kept too short');
    expect(out).toContain('Parameters: minDays = 7');
    expect(out).toContain('Reads: rds:DescribeBackupPolicy');
    expect(out).toContain('Basis: mlps-2.0 8.1.4.9');
  });

  it('show of a rule that does not exist names the nearest', async () => {
    const { exitCode, err } = await rules('show', 'backup/shrt');
    expect([exitCode, err]).toEqual([2, 'No rule matches "backup/shrt"; did you mean backup/short?\n']);
  });

  it('check of sound rules ends with 0', async () => {
    expect(await rules('check')).toEqual({ exitCode: 0, out: '', err: '1 rule, 0 problems\n' });
  });

  it('check prints every problem with file, line and column and ends with 2', async () => {
    const dir = writeRules(folder(), { severity: 'grave', why: { en: 'x' } });
    writeFileSync(join(dir, 'backup', 'other.json'), '{ "title": }');
    const { exitCode, out } = await run(['rules', 'check', '--rules-dir', dir], { cwd: folder() });
    expect(exitCode).toBe(2);
    expect(out).toMatch(/short\.json:\d+:\d+: severity is "grave"/);
    expect(out).toMatch(/short\.json:\d+:\d+: why lacks "zh-CN"/);
    expect(out).toMatch(/other\.json:1:\d+: /);
  });

  it('test judges the examples', async () => {
    const { exitCode, out, err } = await rules('test');
    expect([exitCode, err]).toEqual([0, '2 of 2 examples as expected\n']);
    expect(out).toContain('  ✓ one day short: fail');
  });

  it('test shows an example that comes out otherwise and ends with 2', async () => {
    const dir = writeRules(folder(), {
      examples: [
        { name: 'exactly', fields: { 'backup.retentionDays': 7 }, outcome: 'fail' },
        { name: 'long', fields: { 'backup.retentionDays': 30 }, outcome: 'pass' },
      ],
    });
    const { exitCode, out } = await run(['rules', 'test', '--rules-dir', dir], { cwd: folder() });
    expect(exitCode).toBe(2);
    expect(out).toContain('  ✗ exactly: pass, not fail');
  });

  it('docs prints Markdown in the language that is asked for', async () => {
    expect((await rules('docs')).out).toMatch(
      /^# Rules\n\n1 rules[\s\S]*\| `backup\/short` \| High \| Backups are kept long enough \| `minDays` 7 \|/,
    );
    expect((await rules('docs', '--lang', 'zh-CN')).out).toContain('## 备份 (1)');
  });
});

describe('permissions', () => {
  it('prints the least RAM policy of the rules, and nothing else', async () => {
    const { exitCode, out, err } = await run(['permissions', '--rules-dir', writeRules(folder())], { cwd: folder() });
    expect([exitCode, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toEqual({
      Version: '1',
      Statement: [
        { Effect: 'Allow', Action: ['ecs:DescribeRegions', 'rds:DescribeBackupPolicy', 'rds:DescribeDBInstances'], Resource: '*' },
      ],
    });
  });
});

describe('resources', () => {
  it('lists the types, and the fields of those that are named', async () => {
    expect((await run(['resources'])).out).toMatch(/^Type +Title +Fields\n[\s\S]*ACS::RDS::DBInstance +RDS instance +\d+\n/);
    expect((await run(['resources', 'ACS::RDS::*'])).out).toMatch(/backup\.retentionDays +.+ +integer +day +rds:DescribeBackupPolicy\n/);
  });

  it('that do not exist are told', async () => {
    const { exitCode, err } = await run(['resources', 'ACS::Fruit::Mango']);
    expect([exitCode, err]).toEqual([2, 'No resource type matches ACS::Fruit::Mango; xunjian resources lists them.\n']);
  });
});
