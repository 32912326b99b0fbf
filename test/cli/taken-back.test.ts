import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changeFolder, writeJson } from '../../src/cli/changes/change-folder.ts';
import { leftSomething, recordToTakeBack } from '../../src/cli/changes/taken-back.ts';
import type { ChangeEntry, ChangeRecord } from '../../src/model/documents.ts';
import { change, resource } from '../data/changes/changes.ts';
import { planOf } from '../data/changes/documents.ts';
import { run, temporaryFolder } from './command-line.ts';

const id = 'cs-20261110-100000-0001';
const entry = (changeId: string, outcome: ChangeEntry['outcome'], over: Partial<ChangeEntry> = {}): ChangeEntry => ({
  changeId,
  outcome,
  readBack: [],
  verdicts: [],
  ...over,
});
const record = (run: number, entries: ChangeEntry[]) =>
  ({ schemaVersion: 1, id: `${id}-r${run}`, planId: id, startedAt: `2026-11-1${run}T00:00:00.000Z`, entries }) as unknown as ChangeRecord;
const changes = ['C001', 'C002', 'C003'].map((one) =>
  change({
    id: one,
    resource: resource('ACS::ECS::Disk', `d-bp1pear${one}`, 'pear'),
    title: { en: 'A disk is small', 'zh-CN': '云盘过小' },
    token: 't',
    set: [{ property: 'size', title: { en: 'Size', 'zh-CN': '大小' }, from: 1, to: 2 }],
  }),
);
const plan = planOf(id, '2026-11-10T02:00:00.000Z', changes);
const pearBasket = entry('C003', 'failed', { createdId: 'basket' });
const records = [
  record(1, [entry('C001', 'applied'), entry('C002', 'failed'), pearBasket]),
  record(2, [entry('C001', 'applied'), entry('C002', 'applied'), entry('C003', 'not-run')]),
  record(3, [entry('C001', 'not-run'), entry('C002', 'declined')]),
];
const takenBack = (wanted: Parameters<typeof recordToTakeBack>[2]) =>
  recordToTakeBack(plan, records, wanted)
    .entries.filter(leftSomething)
    .map(({ changeId }) => changeId);

describe('what is taken back', () => {
  it.each<[string, Parameters<typeof recordToTakeBack>[2], readonly string[]]>([
    ['of a set: all that its runs did, whatever later runs left alone', {}, ['C001', 'C002', 'C003']],
    ['of the first run: what it did, and what it left behind', { recordId: `${id}-r1` }, ['C001', 'C003']],
    ['of the second run: not what the first had done', { recordId: `${id}-r2` }, ['C002']],
    ['of some changes alone', { recordId: `${id}-r1`, only: ['C003'] }, ['C003']],
  ])('%s', (_, wanted, ids) => {
    expect(takenBack(wanted)).toEqual(ids);
  });

  it.each<[string, Parameters<typeof recordToTakeBack>[2], string]>([
    [
      'a run that did nothing',
      { recordId: `${id}-r3` },
      `${id}-r3: nothing is to be taken back, and no plan was written: C001 (was not run), C002 (was declined), C003 (this`,
    ],
    ['a change that a run did not touch', { recordId: `${id}-r2`, only: ['C001'] }, 'C001 (this run did nothing about it)'],
    ['a run that never was', { recordId: `${id}-r9` }, `has no record ${id}-r9; it has ${id}-r1, ${id}-r2, ${id}-r3`],
  ])('is nothing of %s', (_, wanted, sentence) => {
    expect(() => takenBack(wanted)).toThrow(sentence);
  });
});

describe('rollback by the command line', () => {
  const folder = temporaryFolder();
  const plant = (set = id, kept: readonly ChangeRecord[] = records) => {
    const files = changeFolder(join(folder(), 'out', '20261110-010000-test', set));
    writeJson(files.plan, { ...plan, id: set });
    for (const one of kept) writeJson(join(files.records, `${one.id}.json`), one);
    writeFileSync(join(folder(), 'xunjian.json'), '{}');
    return files;
  };
  const rollback = (...words: string[]) => run(['rollback', ...words, '--lang', 'en'], { cwd: folder(), env: {} });

  it.each([
    ['the id of a record', () => `${id}-r3`],
    ['its file', () => join('out', '20261110-010000-test', id, 'records', `${id}-r3.json`)],
  ])('finds a run by %s', async (_, word) => {
    plant();
    expect(await rollback(word())).toMatchObject({ exitCode: 2, err: expect.stringContaining(`${id}-r3: nothing is to be taken back`) });
  });

  it('names a few of the changes that the plan does not have', async () => {
    plant();
    expect((await rollback(id, '--only', 'C001-C900')).err).toContain(
      'no change C004, C005, C006, C007, C008 and 892 more; it has C001, C002, C003',
    );
  });

  it('takes the newest set of which something was applied, and says which', async () => {
    plant();
    plant('cs-20261110-110000-0002', []);
    expect((await rollback('--only', 'C009')).err).toMatch(`Change set ${id}, the newest of which something was applied.`);
  });
});
