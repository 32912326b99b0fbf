import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createKey, openKey } from '../../src/approve/keys/index.ts';
import { signApproval, signRevocation } from '../../src/approve/sign-approval.ts';
import { changeFolder, readPlan, writeJson } from '../../src/cli/changes/change-folder.ts';
import type { ChangePlan, Person, Revocation } from '../../src/model/documents.ts';
import { change, entry, resource } from '../data/changes/changes.ts';
import { planOf, records } from '../data/changes/documents.ts';
import { run, temporaryFolder } from './command-line.ts';

const folder = temporaryFolder();
const now = new Date('2026-11-10T02:00:00.000Z');

let plum: Person;
let signer: ReturnType<typeof openKey>;

beforeEach(() => {
  const { publicKey, keyFile } = createKey({ name: 'Plum', passphrase: 'orchard orchard', folder: folder() });
  plum = { name: 'Plum', role: 'customer', publicKey };
  signer = openKey(keyFile, 'orchard orchard');
  writeFileSync(join(folder(), 'xunjian.json'), JSON.stringify({ code: 'QC', people: [plum] }));
});

/** A set in the folder of a run, with the approval of Plum. */
function setOf(id: string) {
  const pear = change({
    id: 'C001',
    resource: resource('ACS::ECS::Disk', 'd-bp1pear', 'pear'),
    title: { en: 'A disk is small', 'zh-CN': '云盘过小' },
    token: 't',
    set: [{ property: 'size', title: { en: 'Size', 'zh-CN': '大小' }, from: 1, to: 2 }],
  });
  const plan: ChangePlan = planOf(id, now.toISOString(), [pear]);
  const files = changeFolder(join(folder(), 'out', '20261110-010000-test', id));
  const approval = signApproval(plan, plum, signer, { approved: ['C001'], declined: [], now, validHours: 900_000 });
  writeJson(files.plan, plan);
  writeJson(join(files.approvals, `${approval.id}.json`), approval);
  const revoke = (forge: (one: Revocation) => Revocation = (one) => one) =>
    writeJson(join(files.revocations, `${approval.id}.json`), forge(signRevocation(approval, plum, signer, 'wrong window', now)));
  return { files, revoke };
}

const changes = (...words: string[]) => run(['changes', ...words, '--format', 'json'], { cwd: folder() });
const read = (...path: string[]) => JSON.parse(readFileSync(join(folder(), 'out', ...path), 'utf8'));
const written = (...path: string[]) => read(...path, 'change-list.en.json');
const outcomesOf = (list: { changes: { outcome: string }[] }) => list.changes.map(({ outcome }) => outcome);

describe('the change list', () => {
  it('says of a set that was never applied that its approval was taken back, and why', async () => {
    setOf('cs-20261110-100000-0001').revoke();
    const ran = await changes();
    expect(ran).toMatchObject({ exitCode: 0, out: expect.stringContaining('wrong window') });
    expect(written().changes).toMatchObject([{ outcome: 'revoked', revoked: { by: 'Plum', reason: 'wrong window' } }]);
    expect(written().approvals).toMatchObject([{ state: 'revoked' }]);
  });

  it('takes no word back that nobody of the project signed', async () => {
    setOf('cs-20261110-100000-0001').revoke((one) => ({ ...one, reason: 'forged' }));
    await changes();
    expect(outcomesOf(written())).toEqual(['pending']);
  });

  it('gives two sets of one day two numbers, the same ones every time', async () => {
    const ids = ['cs-20261110-100000-0001', 'cs-20261110-100000-0002'];
    for (const id of ids) setOf(id);
    const numbers: string[] = [];
    for (const id of [...ids, ...ids]) {
      await changes(id);
      numbers.push(written('20261110-010000-test', id).documentNo);
    }
    expect(numbers).toEqual([
      'BG-QC-20261110-100000-0001-v1',
      'BG-QC-20261110-100000-0002-v1',
      'BG-QC-20261110-100000-0001-v1',
      'BG-QC-20261110-100000-0002-v1',
    ]);
  });

  it.each([
    ['the day of a set', '2026-11-10', 1],
    ['the day after it', '2026-11-11', 0],
  ])('of %s holds what happened in it', async (_, day, count) => {
    setOf('cs-20261110-100000-0001');
    const ran = await changes('--from', day, '--to', day);
    expect([ran.exitCode, read(`change-list.${day}_${day}.en.json`).changes.length]).toEqual([0, count]);
    expect(ran.out.includes('No changes this period')).toBe(count === 0);
  });

  it('of a period overwrites no other', async () => {
    setOf('cs-20261110-100000-0001');
    for (const words of [[], ['--from', '2026-11-01', '--to', '2026-11-30'], ['--from', '2026-11-11'], ['--to', '2026-11-09']])
      await changes(...words);
    const lists = readdirSync(join(folder(), 'out')).filter((name) => name.endsWith('.en.json'));
    expect(lists.sort().map((name) => [name, read(name).changes.length])).toEqual([
      ['change-list.2026-11-01_2026-11-30.en.json', 1],
      ['change-list.en.json', 1],
      ['change-list.from_2026-11-11.en.json', 0],
      ['change-list.to_2026-11-09.en.json', 0],
    ]);
  });

  it.each([
    ['a month that is none', ['--from', '2026-13-01'], '--from 2026-13-01: is no day', '--from 2026-13-01：不是有效日期'],
    ['a day that is none', ['--to', '2026-02-29'], '--to 2026-02-29: is no day', '--to 2026-02-29：不是有效日期'],
    ['another form', ['--to', '2026-2-1'], 'write it as YYYY-MM-DD', '请写为 YYYY-MM-DD'],
    [
      'an end before its start',
      ['--from', '2026-11-02', '--to', '2026-11-01'],
      '--from 2026-11-02 is after --to 2026-11-01',
      '--from 2026-11-02 晚于 --to 2026-11-01',
    ],
  ])('of %s is refused, and nothing is written', async (_, words, en, zh) => {
    setOf('cs-20261110-100000-0001');
    expect(await changes(...words)).toMatchObject({ exitCode: 2, err: expect.stringContaining(en) });
    expect(await changes(...words, '--lang', 'zh-CN')).toMatchObject({ exitCode: 2, err: expect.stringContaining(zh) });
    expect(readdirSync(join(folder(), 'out')).filter((name) => name.startsWith('change-list'))).toEqual([]);
  });

  it('takes the leap day', async () => {
    setOf('cs-20261110-100000-0001');
    expect(await changes('--from', '2028-02-29')).toMatchObject({ exitCode: 0 });
  });

  it('of one set counts what another set took back, beside a damaged one', async () => {
    const [id, back] = ['cs-20261110-100000-0001', 'cs-20261110-110000-0002'];
    const first = setOf(id).files;
    const second = setOf(back).files;
    const damaged = setOf('cs-20261110-120000-0003').files;
    const [own, way] = [readPlan(first), { ...readPlan(second), rollbackOf: id }];
    writeJson(second.plan, way);
    writeFileSync(damaged.plan, '{');
    for (const [files, one] of [
      [first, own],
      [second, way],
    ] as const) {
      const applied = entry('C001', 'applied', now.toISOString(), 1);
      const record = {
        ...(records[0] as (typeof records)[number]),
        id: `${one.id}-r1`,
        planId: one.id,
        planDigest: one.digest,
        entries: [applied],
      };
      writeJson(join(files.records, 'r1.json'), record);
    }
    await changes(id);
    const list = written('20261110-010000-test', id);
    expect(list.figures).toMatchObject({ sets: 1, planned: 1, rolledBack: 1 });
    expect([list.changes[0].rolledBackBy, list.rollbacks[0].no]).toEqual([`${back}/C001`, `${back}/C001`]);
  });

  it.each([
    ['en', 'begin with: xunjian plan'],
    ['zh-CN', '还没有变更单，请先运行：xunjian plan'],
  ])('says so where nothing was ever planned, in %s', async (language, words) => {
    mkdirSync(join(folder(), 'out'));
    expect(await changes('--lang', language)).toMatchObject({ exitCode: 2, err: expect.stringContaining(words) });
  });
});
