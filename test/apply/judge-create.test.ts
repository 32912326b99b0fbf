import { expect, it } from 'vitest';
import { judgeResult } from '../../src/apply/judge-result.ts';
import type { Outcome } from '../../src/model/documents.ts';
import { isSameSet } from '../../src/plan/same.ts';
import { orchard, planFor, readingOf } from './orchard.ts';

const [patch] = (await planFor(orchard(), ['d-apple'])).changes;
if (!patch) throw new Error('The plan has no change.');
const create = { ...patch, kind: 'create' as const, set: [] };

it.each<[string, Outcome, string]>([
  ['a create whose answer was lost is applied when its rule passes', 'pass', 'applied'],
  ['and failed when it does not', 'fail', 'failed'],
])('%s', (_, outcome, expected) => {
  const reading = { ...readingOf(orchard()), verdictsOf: () => [{ ruleId: 'performance/ecs-disk-slow', outcome }] };
  const lost = { name: create.name, op: 'create', outcome: 'failed' as const, error: 'connection reset' };
  expect(judgeResult(create, lost, reading, isSameSet).outcome).toBe(expected);
});
