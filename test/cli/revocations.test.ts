import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createKey, defaultKeyFolder } from '../../src/approve/keys/index.ts';
import { planDigest } from '../../src/approve/plan-digest.ts';
import { changeFolder, writeJson } from '../../src/cli/changes/change-folder.ts';
import type { Change, Config } from '../../src/model/documents.ts';
import { change, resource } from '../data/changes/changes.ts';
import { planOf } from '../data/changes/documents.ts';
import { run, temporaryFolder } from './command-line.ts';

const folder = temporaryFolder();
const id = 'cs-20261110-100000-0001';
const env = () => ({ XDG_CONFIG_HOME: folder(), XUNJIAN_KEY_PASSPHRASE: 'orchard orchard' });
const files = (set = id) => changeFolder(join(folder(), 'out', '20261110-010000-test', set));
const xunjian = (...words: string[]) =>
  run([...words, ...(words.includes('--lang') ? [] : ['--lang', 'en'])], { cwd: folder(), env: env() });

const pear = (over: Partial<Change> = {}) =>
  change({
    id: 'C001',
    resource: resource('ACS::ECS::Disk', 'd-bp1pear', 'pear'),
    title: { en: 'A disk is small', 'zh-CN': '云盘过小' },
    token: 't',
    set: [{ property: 'size', title: { en: 'Size', 'zh-CN': '大小' }, from: 1, to: 2 }],
    ...over,
  });

function plant(set = id, changes: readonly Change[] = [pear()]): void {
  const draft = planOf(set, new Date().toISOString(), changes);
  writeJson(files(set).plan, { ...draft, digest: planDigest(draft) });
}

function configure(over: Config): void {
  const path = join(folder(), 'xunjian.json');
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), ...over }));
}

const approvalFile = () => join(files().approvals, readdirSync(files().approvals)[0] ?? '');
const revoke = (reason: string) => xunjian('approval', 'revoke', approvalFile(), '--as', 'Plum', '--reason', reason);

beforeEach(() => {
  const keyOf = (name: string) => createKey({ name, passphrase: 'orchard orchard', folder: defaultKeyFolder(env()) }).publicKey;
  const people = [
    { name: 'Plum', role: 'customer' as const, publicKey: keyOf('Plum') },
    { name: 'Fig', role: 'engineer' as const, publicKey: keyOf('Fig') },
  ];
  writeFileSync(join(folder(), 'xunjian.json'), JSON.stringify({ people }));
  plant();
});

describe('an approval that was taken back', () => {
  beforeEach(async () => {
    await xunjian('approve', '--as', 'Plum', '--yes');
    expect((await revoke('wrong window')).exitCode).toBe(0);
  });

  it('does not count again when the file that says so is gone, for the ledger says so too', async () => {
    rmSync(files().revocations, { recursive: true });
    expect(await xunjian('approval', 'show')).toMatchObject({ exitCode: 2, out: expect.stringContaining('wrong window') });
  });

  it('is listed as taken back when the file that says so is gone', async () => {
    rmSync(files().revocations, { recursive: true });
    expect((await xunjian('changes', id, '--format', 'json')).exitCode).toBe(0);
    const list = JSON.parse(readFileSync(join(files().path, 'change-list.en.json'), 'utf8'));
    expect(list.changes).toMatchObject([{ outcome: 'revoked', revoked: { by: 'Plum', reason: 'wrong window' } }]);
  });

  it('holds again where neither the folder nor the ledger says so', async () => {
    rmSync(files().revocations, { recursive: true });
    for (const name of ['ledger.db', 'ledger.db-wal', 'ledger.db-shm']) rmSync(join(folder(), 'out', name), { force: true });
    expect(await xunjian('approval', 'show')).toMatchObject({ exitCode: 0, out: expect.stringContaining('Holds: yes') });
  });

  it.each([true, false])('cannot be taken back a second time (its file is there: %s)', async (isThere) => {
    const read = () => readdirSync(files().revocations).map((name) => readFileSync(join(files().revocations, name), 'utf8'));
    if (!isThere) rmSync(join(files().revocations, readdirSync(files().revocations)[0] ?? ''));
    const before = read();
    const ran = await revoke('another reason');
    expect(ran).toMatchObject({
      exitCode: 2,
      out: '',
      err: expect.stringMatching(/Plum took cs-\S+ back already, at .*UTC\+8.*wrong window/),
    });
    expect(read()).toEqual(before);
  });
});

describe('approval show', () => {
  it('says the command that approves', async () => {
    expect((await xunjian('approval', 'show')).err).toContain(`Run: xunjian approve ${id}`);
  });

  it.each([
    ['en', ['Plum (customer)', '(UTC+8)', 'Chinese site', 'Limits: 100 changes, 20 % of the resources, ¥500.00 a month more at most']],
    ['zh-CN', ['Plum (客户)', '(UTC+8)', '中国站', '上限：最多 100 项变更，涉及资源不超过 20%，每月新增费用不超过 ¥500.00', '修改 size']],
  ])('prints words and times for people, in %s', async (language, words) => {
    await xunjian('approve', '--as', 'Plum', '--yes');
    const { out } = await xunjian('approval', 'show', '--lang', language);
    for (const word of words) expect(out).toContain(word);
    expect(out).not.toMatch(/\d{2}T\d{2}:|Domestic/);
  });

  it('says in one clause why an approval does not hold', async () => {
    await xunjian('approve', '--as', 'Plum', '--yes');
    await revoke('wrong window');
    expect((await xunjian('approval', 'show')).out).toMatch(/^Holds: no; Plum took it back at .*: wrong window$/m);
  });
});

it('approving what somebody has declined says that it will not be applied', async () => {
  await xunjian('approve', '--as', 'Fig', '--yes', '--decline', 'C001=next week');
  const ran = await xunjian('approve', '--as', 'Plum', '--yes');
  expect(ran).toMatchObject({
    exitCode: 0,
    out: expect.stringMatching(/Fig has declined C001 \(next week\): not applied while that holds/),
  });
});

it('an approval beside one that ran out says what is still lacking', async () => {
  plant(id, [pear({ risks: ['cost'] })]);
  await xunjian('approve', '--as', 'Fig', '--yes', '--hours', '1');
  await xunjian('approval', 'revoke', approvalFile(), '--as', 'Fig', '--reason', 'rain');
  const ran = await xunjian('approve', '--as', 'Plum', '--yes');
  expect(ran).toMatchObject({ exitCode: 0, out: expect.stringMatching(/Still to be signed by others: C001 .*needs 2 signatures/) });
});

it.each([
  ['of the plan', {}, 0],
  ['that were made stricter after it', { changes: { limits: { maxChanges: 1, maxSharePercent: 100 } } }, 2],
])('the limits %s hold when it is approved', async (_, config, exitCode) => {
  plant(id, [pear(), pear({ id: 'C002' })]);
  configure(config);
  expect((await xunjian('approve', '--as', 'Plum', '--yes')).exitCode).toBe(exitCode);
});

it('a range that is far too long names a few of its changes', async () => {
  const ran = await xunjian('approve', '--as', 'Plum', '--only', 'C001-C5000');
  expect(ran).toMatchObject({
    exitCode: 2,
    err: expect.stringContaining('no change C002, C003, C004, C005, C006 and 4994 more; it has C001'),
  });
});

describe('what is refused before a run begins', () => {
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  it.each<[string, Config, readonly Change[]]>([
    ['closed', { changes: { freeze: [{ from: today, to: today, reason: 'harvest' }] } }, [pear()]],
    ['no-change-support', { tier: 'remote-5x8' }, [pear()]],
    ['plan-too-old', { changes: { planHours: 0.000_001 } }, [pear()]],
    ['empty-plan', {}, []],
    ['no-approval', {}, [pear()]],
  ])('stands in the ledger: %s', async (code, config, changes) => {
    plant(id, changes);
    configure(config);
    expect((await xunjian('apply')).exitCode).toBe(2);
    await xunjian('ledger', 'export', 'ledger.ndjson');
    const lines = readFileSync(join(folder(), 'ledger.ndjson'), 'utf8').trim().split('\n');
    const [refusal] = lines.flatMap((line) => JSON.parse(line).entry ?? []).filter(({ kind }) => kind === 'refusal');
    expect(refusal).toMatchObject({
      changeSetId: id,
      body: { planId: id, code, said: { en: expect.any(String), 'zh-CN': expect.any(String) } },
    });
  });
});

describe('where no change set is named', () => {
  const newer = 'cs-20261110-110000-0002';

  it('approve takes the newest that has changes, and says which', async () => {
    plant(newer, []);
    const ran = await xunjian('approve', '--as', 'Plum', '--yes');
    expect(ran).toMatchObject({ exitCode: 0, err: expect.stringContaining(`Change set ${id}, the newest with changes.`) });
  });

  it('apply takes the newest that is approved, else the newest with changes', async () => {
    plant(newer);
    expect((await xunjian('apply')).err).toContain(`Change set ${newer}, the newest with changes.`);
    await xunjian('approve', id, '--as', 'Plum', '--yes');
    expect((await xunjian('apply')).err).toContain(`Change set ${id}, the newest with an approval.`);
  });

  it('apply takes the one that the approval is for', async () => {
    await xunjian('approve', '--as', 'Plum', '--yes');
    const file = approvalFile();
    plant(newer);
    await xunjian('approve', newer, '--as', 'Plum', '--yes');
    configure({ tier: 'remote-5x8' });
    await xunjian('apply', '--approval', file);
    await xunjian('ledger', 'export', 'ledger.ndjson');
    expect(readFileSync(join(folder(), 'ledger.ndjson'), 'utf8')).toMatch(new RegExp(`"changeSetId":"${id}"[^\\n]*"kind":"refusal"`));
  });
});

describe('apply', () => {
  it.each(['0', '-1'])('refuses --canary %s', async (count) => {
    expect(await xunjian('apply', `--canary=${count}`)).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('a whole number of 1 or more'),
    });
  });

  it('refuses a file that is no plan by its own name, whatever stands beside it', async () => {
    await xunjian('approve', '--as', 'Plum', '--yes');
    const file = join(files().path, 'plum.json');
    writeFileSync(file, '{}');
    expect(await xunjian('apply', '--plan', file)).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('plum.json: is damaged or no plan'),
    });
  });

  it('takes the very file that is named', async () => {
    const file = join(files().path, 'plum.json');
    writeJson(file, { ...planOf(id, new Date().toISOString(), []), id: 'cs-plum' });
    expect((await xunjian('apply', '--plan', file)).err).toContain('Plan cs-plum has no changes');
  });
});

it.each([
  ['en', 'no such category; write security, stability, backup, capacity, performance, cost.'],
  ['zh-CN', '没有该类别；请填写 security、'],
])('plan refuses a word that is no category, in %s', async (language, words) => {
  const ran = await xunjian('plan', '--category', 'security,ripeness', '--lang', language);
  expect(ran).toMatchObject({ exitCode: 2, err: expect.stringContaining(words) });
  expect(ran.err).toContain('--category ripeness');
});

it.each([
  ['en', 'Pear may sign as customer', /Pear\s+customer/],
  ['zh-CN', 'Pear 可以客户身份签署', /Pear\s+客户/],
])('keys and roles are told in %s', async (language, sentence, row) => {
  expect((await xunjian('key', 'new', 'Pear', '--role', 'customer', '--add', '--lang', language)).err).toContain(sentence);
  expect((await xunjian('key', 'list', '--lang', language)).out).toMatch(row);
});

it('doctor says in Chinese where the keys come from', async () => {
  const keys = { ALIBABA_CLOUD_ACCESS_KEY_ID: 'apple', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'pear' };
  const { out } = await run(['doctor', '--lang', 'zh-CN'], { cwd: folder(), env: { ...env(), ...keys } });
  expect(out).toMatch(/凭证\s+环境变量/);
});
