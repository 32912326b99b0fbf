import { describe, expect, it } from 'vitest';
import addSnapshotDays from '../../src/fixes/add-snapshot-days.ts';
import bindSnapshotPolicy from '../../src/fixes/bind-snapshot-policy.ts';
import copySnapshots from '../../src/fixes/copy-snapshots.ts';
import { type AskOptions, askAbout, askOf, ruleOf } from './ask.ts';
import { neighbour } from './neighbour.ts';

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

describe('a disk without a snapshot policy', () => {
  const policies = 'ACS::ECS::AutoSnapshotPolicy';
  const bare = { snapshotPolicy: null, snapshotDays: null, snapshotHours: null, snapshotRetentionDays: null };
  const answerTo = (inputs: AskOptions['inputs'], others: AskOptions['others'] = {}) =>
    bindSnapshotPolicy.propose(
      askAbout('backup/ecs-disk-no-snapshot-policy', { snapshotPolicyId: null }, { inputs: { ...bare, ...inputs }, others }),
    );
  const argsOf = (answer: ReturnType<typeof answerTo>) => ('code' in answer ? answer.code : answer.map(({ args }) => args));
  const daily = (region = 'cn-hangzhou', id = 'sp-plum') => neighbour(policies, id, { name: 'xunjian-daily', region });
  const usual = {
    autoSnapshotPolicyName: 'xunjian-daily',
    repeatWeekdays: ['1', '2', '3', '4', '5', '6', '7'],
    timePoints: ['2'],
    retentionDays: 7,
  };

  it.each([
    [
      'is bound to the policy that the config names, whatever else is there',
      { snapshotPolicy: 'sp-fig' },
      [daily(), neighbour(policies, 'sp-fig', { name: 'weekly' })],
      { autoSnapshotPolicyId: 'sp-fig' },
    ],
    ['is bound to the own policy of its region', {}, [daily()], { autoSnapshotPolicyId: 'sp-plum' }],
    ['is bound to the first of two', {}, [daily('cn-hangzhou', 'sp-quince'), daily()], { autoSnapshotPolicyId: 'sp-plum' }],
    ['waits for a policy to be made', {}, [], usual],
    ['does not look at another region', {}, [daily('cn-beijing')], usual],
    ['does not look at a policy of another name', {}, [neighbour(policies, 'sp-kiwi', { name: 'weekly' })], usual],
    [
      'gets a policy as the config wants it',
      { snapshotDays: '5, 1', snapshotHours: '23,0', snapshotRetentionDays: '65535' },
      [],
      { ...usual, repeatWeekdays: ['1', '5'], timePoints: ['0', '23'], retentionDays: 65_535 },
    ],
  ])('%s', (_, inputs, known, expected) => {
    expect(argsOf(answerTo(inputs, { [policies]: known }))).toMatchObject([expected]);
  });

  it.each([
    ['an eighth day', { snapshotDays: '1,8' }, 'needs-input'],
    ['no day', { snapshotDays: '' }, 'needs-input'],
    ['hour 24', { snapshotHours: '24' }, 'needs-input'],
    ['a retention of nothing', { snapshotRetentionDays: '0' }, 'needs-input'],
    ['a retention beyond the longest', { snapshotRetentionDays: '65536' }, 'needs-input'],
  ])('gets no policy of %s', (_, inputs, expected) => expect(argsOf(answerTo(inputs))).toBe(expected));

  it('gets no policy when those that are there could not be listed', () => {
    expect(argsOf(answerTo({}, { [policies]: null }))).toBe('not-possible');
  });
});
