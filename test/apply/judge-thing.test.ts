import { describe, expect, it } from 'vitest';
import type { Thing } from '../../src/apply/find-traces.ts';
import { judgeResult } from '../../src/apply/judge-result.ts';
import type { Reading } from '../../src/apply/types.ts';
import type { Change, Outcome } from '../../src/model/documents.ts';
import type { UpResult } from '../../src/model/stack.ts';
import { isSame } from '../../src/plan/same.ts';

const create = {
  kind: 'create',
  set: [],
  args: { name: 'apple', days: 30 },
  permissions: [],
  resource: { id: 'i-apple' },
} as unknown as Change;
const remove = { ...create, kind: 'delete' } as Change;
const done: UpResult = { name: 'apple', op: 'create', outcome: 'done', id: 'new-1' };
const lost: UpResult = { name: 'apple', op: 'create', outcome: 'failed', error: 'connection reset' };
const apple = (id: string, days?: number): Thing => ({
  id,
  shown: { name: { field: 'name', value: 'apple' }, days: { field: 'keptDays', ...(days !== undefined && { value: days }) } },
});

const reading = (
  things: readonly Thing[] | undefined,
  over: { rule?: Outcome; again?: 'usual' | 'writes-over'; id?: string } = {},
): Reading => ({
  at: '2026-11-25T04:00:00Z',
  resourceOf: () => undefined,
  gapOf: () => undefined,
  verdictsOf: () => [{ ruleId: 'orchard', outcome: over.rule ?? 'fail' }],
  valueOf: () => undefined,
  foundOf: () => ({ things, again: over.again ?? 'doubles', ...(over.id !== undefined && { id: over.id }) }),
});
const judge = (change: Change, result: UpResult, now: Reading, there?: readonly string[]) => {
  const { outcome, createdId, reason } = judgeResult(change, result, now, isSame, { there });
  return [outcome, createdId, reason?.text.en ?? ''] as const;
};

describe('a create whose answer was lost', () => {
  it.each<[string, Reading, readonly string[] | undefined, string, string | undefined, RegExp]>([
    [
      'is applied where our reading finds it, whatever its rule says by then',
      reading([apple('a-1', 30)]),
      [],
      'applied',
      'a-1',
      /finds it: a-1/,
    ],
    ['is applied with a value that could not be read', reading([apple('a-1')]), [], 'applied', 'a-1', /finds it/],
    ['failed where nothing is found, whatever its rule says', reading([], { rule: 'pass' }), [], 'failed', undefined, /reset"$/],
    [
      'failed half way with the value that is wrong',
      reading([apple('a-1', 7)]),
      [],
      'failed',
      'a-1',
      /as a-1, but days is 7, and 30 was asked/,
    ],
    ['is not known by what was there before', reading([apple('a-0', 30)]), ['a-0'], 'failed', undefined, /reset"$/],
    ['is told from what was there before', reading([apple('a-0', 30), apple('a-1', 30)]), ['a-0'], 'applied', 'a-1', /a-1/],
    ['twice is said with both ids', reading([apple('a-1', 30), apple('a-2', 30)]), [], 'failed', 'a-1', /2 times: a-1, a-2/],
    [
      'is known by its rule where nothing lists it',
      reading(undefined, { rule: 'pass' }),
      [],
      'applied',
      undefined,
      /rule alone.*cannot name it/,
    ],
    [
      'is named by its inputs where nothing lists it',
      reading(undefined, { rule: 'pass', id: 'i-apple' }),
      [],
      'applied',
      'i-apple',
      /rule alone.*itself\. The engine/,
    ],
    ['failed where its rule still fails', reading(undefined), [], 'failed', undefined, /reset"$/],
    [
      'of a usual name is not known when nobody looked before',
      reading([apple('a-0', 30)], { again: 'usual' }),
      undefined,
      'failed',
      undefined,
      /reset"$/,
    ],
    ['that writes over counts what was there', reading([apple('a-0', 30)], { again: 'writes-over' }), ['a-0'], 'applied', 'a-0', /a-0/],
  ])('%s', (_, now, there, outcome, createdId, sentence) => {
    const judged = judge(create, lost, now, there);
    expect(judged).toEqual([outcome, createdId, expect.stringMatching(sentence)]);
  });
});

describe('a create of which the engine says done', () => {
  it.each<[string, Reading, string, string | undefined]>([
    ['is applied under the id of the engine', reading([apple('a-1', 30)]), 'applied', 'new-1'],
    ['is contradicted where our reading does not find it', reading([]), 'contradicted', 'new-1'],
    ['is contradicted by a value', reading([apple('a-1', 7)]), 'contradicted', 'new-1'],
    ['is contradicted when it was made twice', reading([apple('a-1', 30), apple('a-2', 30)]), 'contradicted', 'new-1'],
    ['is believed where nothing lists it', reading(undefined), 'applied', 'new-1'],
  ])('%s', (_, now, outcome, createdId) => expect(judge(create, done, now, []).slice(0, 2)).toEqual([outcome, createdId]));

  it('shows each value that a field of ours holds', () => {
    const { readBack } = judgeResult(create, done, reading([apple('a-1', 30)]), isSame, { there: [] });
    expect(readBack).toMatchObject([
      { property: 'name', field: 'name', value: 'apple', expected: 'apple', matches: true },
      { property: 'days', field: 'keptDays', value: 30, expected: 30, matches: true },
    ]);
  });
});

describe('a delete', () => {
  const back = { ...remove, undoOf: 'C001' };
  it.each<[string, Change, UpResult, Reading, string, RegExp]>([
    [
      'whose answer was lost is applied when it is gone',
      remove,
      lost,
      reading([]),
      'applied',
      /no longer finds it\. The engine: "connection reset"$/,
    ],
    ['whose answer was lost failed when it is there', remove, lost, reading([apple('a-1')], { rule: 'pass' }), 'failed', /reset"$/],
    ['is contradicted when it is there', remove, done, reading([apple('a-1')], { rule: 'pass' }), 'contradicted', /still finds it/],
    ['is applied when it is gone', remove, done, reading([]), 'applied', /^$/],
    ['is contradicted by its rule where nothing lists it', remove, done, reading(undefined), 'contradicted', /finding still stands/],
    ['is known by its rule where nothing lists it', remove, lost, reading(undefined, { rule: 'pass' }), 'applied', /rule alone/],
    ['on the way back is known by the finding that stands again', back, lost, reading(undefined), 'applied', /rule alone/],
    ['on the way back failed while the rule passes', back, lost, reading(undefined, { rule: 'pass' }), 'failed', /reset"$/],
  ])('%s', (_, change, result, now, outcome, sentence) => {
    const [found, , error] = judge(change, result, now);
    expect([found, error]).toEqual([outcome, expect.stringMatching(sentence)]);
  });
});
