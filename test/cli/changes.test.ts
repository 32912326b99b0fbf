import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createKey, openKey } from '../../src/approve/keys/index.ts';
import { signApproval, signRevocation } from '../../src/approve/sign-approval.ts';
import { changeFolder, writeJson } from '../../src/cli/changes/change-folder.ts';
import type { ChangePlan, Person, Revocation } from '../../src/model/documents.ts';
import { change, resource } from '../data/changes/changes.ts';
import { planOf } from '../data/changes/documents.ts';
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
const written = (...path: string[]) => JSON.parse(readFileSync(join(folder(), 'out', ...path, 'change-list.en.json'), 'utf8'));
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
    expect([ran.exitCode, written().changes.length]).toEqual([0, count]);
    expect(ran.out.includes('No changes this period')).toBe(count === 0);
  });

  it.each([
    ['en', 'begin with: xunjian plan'],
    ['zh-CN', '还没有变更单，请先运行：xunjian plan'],
  ])('says so where nothing was ever planned, in %s', async (language, words) => {
    mkdirSync(join(folder(), 'out'));
    expect(await changes('--lang', language)).toMatchObject({ exitCode: 2, err: expect.stringContaining(words) });
  });
});
