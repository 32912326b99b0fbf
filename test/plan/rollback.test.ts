import { expect, it } from 'vitest';
import type { Change, ChangePlan, ChangeRecord } from '../../src/model/documents.ts';
import { mergeProposals } from '../../src/plan/merge-proposals.ts';
import { rollbackSketches } from '../../src/plan/rollback.ts';
import { settleSketch } from '../../src/plan/settle-sketch.ts';
import { disk, fruit, proposal } from './orchard.ts';

const targets = new Map([[disk.token, disk]]);
const adopted = (performanceLevel: string) => ({
  name: 'd-apple',
  id: 'd-apple',
  inputs: { performanceLevel },
  outputs: { performanceLevel },
});

/** A change of the bill by this amount, and the change that takes it back. */
function thereAndBack(priceCnyPerMonth: number | null | undefined): readonly [Change, Change] {
  const draft = { set: { performanceLevel: 'PL1' }, ...(priceCnyPerMonth !== undefined && { priceCnyPerMonth }) };
  const wish = proposal(fruit('d-apple'), draft, 'performance/ecs-disk-slow', priceCnyPerMonth === undefined ? 'none' : 'cost');
  const [sketch] = mergeProposals([wish], targets).sketches;
  const there = sketch && settleSketch(sketch, { ...adopted('PL0'), name: sketch.name }, 'orchard', 1).change;
  if (!there) throw new Error('There is no change.');
  const plan = { id: 'cs-1', changes: [there], binding: { providers: [] } } as unknown as ChangePlan;
  const record = { entries: [{ changeId: there.id, outcome: 'applied' }] } as unknown as ChangeRecord;
  const context = { targets, resourceOf: () => fruit('d-apple', { performanceLevel: 'PL1' }), ruleOf: () => undefined };
  const [back] = rollbackSketches(plan, record, context).sketches;
  const change = back && settleSketch(back, { ...adopted('PL1'), name: back.name }, 'orchard', 1).change;
  if (!change) throw new Error('There is no way back.');
  return [there, change];
}

it.each([
  ['as much less, where it cost more', 18, -18],
  ['as much more, where it saved', -23.5, 23.5],
  ['nothing, where it cost nothing', 0, 0],
  ['an unknown amount, where it was unknown', null, null],
  ['no word of it, where the bill was not touched', undefined, undefined],
])('the way back costs %s', (_, before, after) => {
  const [there, back] = thereAndBack(before);
  expect(there.priceCnyPerMonth).toBe(before);
  expect(back.priceCnyPerMonth).toBe(after);
  expect(back.risks).toEqual(there.risks);
});
