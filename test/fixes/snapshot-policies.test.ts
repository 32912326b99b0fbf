import { describe, expect, it } from 'vitest';
import addSnapshotDays from '../../src/fixes/add-snapshot-days.ts';
import copySnapshots from '../../src/fixes/copy-snapshots.ts';
import { askAbout, askOf, ruleOf } from './ask.ts';

const infrequent = ruleOf('backup/ecs-snapshot-policy-infrequent');

describe('the days of a snapshot policy', () => {
  it.each([
    ['are spread over the week', ['1'], 3, ['1', '4', '6']],
    ['keep those that are set', ['6', '7'], 3, ['3', '6', '7']],
    ['may become all of them', ['1', '2', '3', '4', '5'], 7, ['1', '2', '3', '4', '5', '6', '7']],
    ['may be none at first', [], 2, ['1', '4']],
  ])('%s', (_, weekdays, minPerWeek, expected) => {
    const ask = askOf(infrequent, { fields: { weekdays, daysPerWeek: weekdays.length }, params: { minPerWeek } });
    const answer = addSnapshotDays.propose(ask);
    expect('code' in answer ? answer : answer[0]?.set).toEqual({ repeatWeekdays: expected });
  });
});

describe('the copy of snapshots', () => {
  const rule = 'backup/ecs-snapshot-no-cross-region-copy';
  it.each([
    ['a fortnight', null, 14],
    ['longer where it was longer', 30, 30],
    ['a fortnight where nothing was ever copied', -1, 14],
  ])('is kept %s', (_, copyRetentionDays, expected) => {
    const answer = copySnapshots.propose(askAbout(rule, { copiesToOtherRegion: false, copyRetentionDays }));
    expect('code' in answer ? answer : answer[0]?.set.copiedSnapshotsRetentionDays).toBe(expected);
  });

  it.each([
    ['without a region', null],
    ['into its own region', 'cn-hangzhou'],
  ])('is not made %s', (_, targetRegion) => {
    const answer = copySnapshots.propose(askAbout(rule, { copiesToOtherRegion: false }, { inputs: { targetRegion } }));
    expect('code' in answer && answer.code).toBe('needs-input');
  });
});
