import { describe, expect, it } from 'vitest';
import { driftOf } from '../../src/apply/drift.ts';
import type { Reading } from '../../src/apply/types.ts';
import type { FieldValue, Outcome } from '../../src/model/documents.ts';
import { isSameSet } from '../../src/plan/same.ts';
import { fruit } from '../plan/orchard.ts';
import { orchard, planFor } from './orchard.ts';

const [change] = (await planFor(orchard(), ['d-apple'])).changes;
if (!change) throw new Error('The plan has no change.');

const reading = (fields: Record<string, FieldValue>, outcome: Outcome = 'fail'): Reading => ({
  at: '2026-11-25T04:00:00.000Z',
  resourceOf: () => fruit('d-apple', fields),
  gapOf: () => undefined,
  foundOf: () => undefined,
  verdictsOf: () => [{ ruleId: 'performance/ecs-disk-slow', outcome }],
  valueOf: () => undefined,
});
const still = { name: change.name, old: {}, live: { performanceLevel: 'PL0' } };
const guarded = {
  ...change,
  guard: [
    { field: 'status', value: 'In_use' },
    { field: 'idleDays', value: 40 },
    { field: 'owner', value: null },
  ],
};

it.each<[string, Parameters<typeof driftOf>[2], RegExp | undefined]>([
  ['nothing moved', reading({ status: 'In_use', idleDays: 40 }), undefined],
  ['a counter of days went on', reading({ status: 'In_use', idleDays: 41 }), undefined],
  ['a word changed', reading({ status: 'Available', idleDays: 40 }), /status is "Available" now and was "In_use"/],
  ['what was empty has a value', reading({ status: 'In_use', idleDays: 40, owner: 'prod' }), /owner is "prod" now and was null/],
  ['somebody mended it', reading({ status: 'In_use', idleDays: 40 }, 'pass'), /no longer stands/],
  ['a field was not read', reading({ idleDays: 40 }), undefined],
])('%s', (_, now, sentence) => {
  const drift = driftOf(guarded, still, now, isSameSet);
  if (sentence) expect(drift?.text.en).toMatch(sentence);
  else expect(drift).toBeUndefined();
});

it('says that the value moved', () => {
  const moved = { ...still, live: { performanceLevel: 'PL2' } };
  expect(driftOf(guarded, moved, reading({ status: 'In_use' }), isSameSet)).toEqual({
    code: 'moved',
    text: {
      en: 'performanceLevel is "PL2" now and was "PL0" when it was approved. Plan again.',
      'zh-CN': 'performanceLevel 当前为 "PL2"，批准时为 "PL0"。请重新生成方案。',
    },
  });
});

describe('after an interrupted try', () => {
  const retry = { isRetry: true };
  const wanted = { ...still, live: { performanceLevel: 'PL1' } };

  it('its own effect is no drift, and anybody else’s still is', () => {
    expect(driftOf(guarded, wanted, reading({ status: 'In_use' }), isSameSet, retry)).toBeUndefined();
    expect(driftOf(guarded, wanted, reading({ status: 'In_use' }), isSameSet)?.code).toBe('moved');
    expect(driftOf(guarded, { ...still, live: { performanceLevel: 'PL2' } }, reading({ status: 'In_use' }), isSameSet, retry)?.code).toBe(
      'moved',
    );
  });

  it('a guarded field that shows its own value is no drift', () => {
    const own = { ...change, guard: [{ field: 'performanceLevel', value: 'PL0' }] };
    const done = (level: string) => ({ ...reading({ performanceLevel: level }), valueOf: () => level });
    expect(driftOf(own, wanted, done('PL1'), isSameSet, retry)).toBeUndefined();
    expect(driftOf(own, wanted, done('PL1'), isSameSet)?.code).toBe('moved');
    expect(driftOf(own, wanted, done('PL3'), isSameSet, retry)?.code).toBe('moved');
  });
});
