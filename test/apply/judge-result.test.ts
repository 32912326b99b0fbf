import { describe, expect, it } from 'vitest';
import { judgeResult } from '../../src/apply/judge-result.ts';
import type { Reading } from '../../src/apply/types.ts';
import type { Change, FieldValue } from '../../src/model/documents.ts';
import { isSame } from '../../src/plan/same.ts';

const reading: Reading = {
  at: '2026-11-25T04:00:00Z',
  resourceOf: () => undefined,
  gapOf: () => undefined,
  foundOf: () => undefined,
  verdictsOf: () => [],
  valueOf: () => undefined,
};

function outcome(wanted: FieldValue, now: FieldValue): string {
  const change = { kind: 'patch', set: [], args: { log: wanted } } as unknown as Change;
  const result = { name: 'apple', op: 'update', outcome: 'done', inputs: { log: wanted }, outputs: { log: now } } as const;
  return judgeResult(change, result, reading, isSame).outcome;
}

describe('what the plugin says of a block', () => {
  it.each([
    ['a member left open is filled by the cloud', { enabled: true, project: '' }, { enabled: true, project: 'apple-log' }, 'applied'],
    ['a member that nobody named is there', { enabled: true }, { enabled: true, project: 'apple-log' }, 'applied'],
    ['a named member is another', { enabled: true, project: 'pear-log' }, { enabled: true, project: 'apple-log' }, 'contradicted'],
    ['a switch did not move', { enabled: false }, { enabled: true }, 'contradicted'],
    ['a member further down did not move', { policy: { days: 7 } }, { policy: { days: 3 } }, 'contradicted'],
    ['a plain value did not move', 7, 3, 'contradicted'],
  ])('%s', (_, wanted, now, expected) => expect(outcome(wanted, now)).toBe(expected));
});

describe('an engine that has nothing to do', () => {
  const change = {
    kind: 'patch',
    set: [{ property: 'size', field: 'sizeGib', from: 20, to: 40 }],
    args: { size: 40 },
  } as unknown as Change;
  const judged = (now: FieldValue) =>
    judgeResult(change, { name: 'apple', op: 'same', outcome: 'done' }, { ...reading, valueOf: () => now }, isSame);

  it('is believed when our own reading shows the value', () => expect(judged(40)).toMatchObject({ outcome: 'unchanged' }));

  it('is contradicted when it does not, with both values', () =>
    expect(judged(20)).toMatchObject({
      outcome: 'contradicted',
      reason: {
        code: 'contradicted',
        text: {
          en: 'The engine says done, and our own reading says otherwise. size is 20, and 40 was asked.',
          'zh-CN': '引擎报告已完成，而独立复核的结果与此不符。size 当前为 20，应为 40。',
        },
      },
    }));
});

it('a change that failed with its outputs of before is applied when our reading shows the value', () => {
  const set = [{ property: 'size', field: 'sizeGib', title: { en: '', 'zh-CN': '' }, to: 9 }];
  const change = { kind: 'patch', set, args: { size: 9 }, permissions: [] } as unknown as Change;
  const result = { name: 'apple', op: 'update', outcome: 'failed', error: 'denied', inputs: { size: 9 }, outputs: { size: 3 } } as const;
  expect(judgeResult(change, result, { ...reading, valueOf: () => 9 }, isSame).outcome).toBe('applied');
  expect(judgeResult(change, result, { ...reading, valueOf: () => 3 }, isSame).outcome).toBe('failed');
});

describe('a value that no field of ours shows', () => {
  const change = {
    kind: 'patch',
    set: [{ property: 'weight', from: 1, to: 2 }],
    args: { weight: 2 },
    permissions: [],
  } as unknown as Change;
  const judged = (engine: 'done' | 'unsure' | 'failed', verdict: 'pass' | 'fail' | 'unknown', over: Partial<Change> = {}) =>
    judgeResult(
      { ...change, ...over },
      { name: 'apple', op: 'update', outcome: engine },
      { ...reading, verdictsOf: () => [{ ruleId: 'cost/apple', outcome: verdict }] },
      isSame,
    );

  it.each([
    ['is done where its rule passes', 'done', 'pass', 'applied'],
    ['is contradicted where its rule still fails', 'done', 'fail', 'contradicted'],
    ['is believed where its rule cannot say', 'done', 'unknown', 'applied'],
    ['came about although the answer was lost, where its rule passes', 'unsure', 'pass', 'applied'],
    ['did not come about where its rule still fails', 'unsure', 'fail', 'failed'],
    ['failed where its rule cannot say', 'failed', 'unknown', 'failed'],
  ] as const)('%s', (_, engine, verdict, outcome) => expect(judged(engine, verdict).outcome).toBe(outcome));

  it('on the way back is proven by the finding that stands again', () => {
    expect(judged('unsure', 'fail', { undoOf: 'C001' }).outcome).toBe('applied');
    expect(judged('unsure', 'pass', { undoOf: 'C001' }).outcome).toBe('failed');
    expect(judged('done', 'fail', { undoOf: 'C001' }).outcome).toBe('applied');
  });
});
