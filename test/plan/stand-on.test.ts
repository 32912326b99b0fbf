import { describe, expect, it } from 'vitest';
import type { NotFixable } from '../../src/model/documents.ts';
import type { Draft } from '../../src/model/fix.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { mergeProposals } from '../../src/plan/merge-proposals.ts';
import { withWhatTheyStandOn } from '../../src/plan/stand-on.ts';
import { fakeStack, type Lies } from '../apply/fake-stack.ts';
import { disk, fruit, proposal, request } from './orchard.ts';

const basket: Draft = { token: disk.token, kind: 'create', part: 'basket', isShared: true, set: {}, args: { size: 20 } };
const label: Draft = { token: disk.token, kind: 'create', part: 'label', isShared: true, set: {}, args: { size: 40 }, dependsOn: [basket] };
/** A fruit that stands on what is made for it. */
const fruitOn = (id: string, ...dependsOn: readonly Draft[]) => [
  ...dependsOn.map((draft) => proposal(fruit(id), draft)),
  proposal(fruit(id), { set: { performanceLevel: 'PL1' }, dependsOn }),
];
const world = () => new Map(['d-apple', 'd-pear'].map((id) => [id, { performanceLevel: 'PL0', category: 'cloud_essd' }]));
const planOf = async (proposals: ReturnType<typeof fruitOn>, lies: Lies = {}) =>
  (await makePlan(request(proposals), fakeStack(world(), lies).stack)).plan;
const refusing = (word: string): Lies => ({
  preview: (steps) => steps.map((step) => (step.name.includes(word) ? { ...step, op: 'replace' } : step)),
});

describe('what several findings want of one region', () => {
  it('is one change, before all that stand on it', async () => {
    const { changes } = await planOf([...fruitOn('d-apple', basket), ...fruitOn('d-pear', basket)]);
    expect(changes.map(({ id, importId, findingIds, dependsOn }) => [id, importId, findingIds.length, dependsOn])).toEqual([
      ['C001', undefined, 2, []],
      ['C002', 'd-apple', 1, ['C001']],
      ['C003', 'd-pear', 1, ['C001']],
    ]);
  });

  it('takes along what it stands on itself', async () => {
    const { changes } = await planOf(fruitOn('d-apple', basket, label));
    expect(changes.map(({ dependsOn }) => dependsOn)).toEqual([[], ['C001'], ['C001', 'C002']]);
  });

  it('takes with it what stands on it when it cannot be made, and nothing else', async () => {
    const plan = await planOf([...fruitOn('d-apple', basket), ...fruitOn('d-pear')], refusing('basket'));
    expect(plan.changes.map(({ importId }) => importId)).toEqual(['d-pear']);
    expect(plan.notFixable.map(({ code }) => code)).toEqual(['needs-replacement', 'not-possible']);
  });

  it.each([
    ['is not made when nothing stands on it any more', ['d-apple'], []],
    ['is made for the one that is left', ['d-apple', 'd-pear'], [undefined, 'd-pear']],
  ])('%s', async (_, ids, expected) => {
    const plan = await planOf(
      ids.flatMap((id) => fruitOn(id, basket)),
      refusing('apple'),
    );
    expect(plan.changes.map(({ importId }) => importId)).toEqual(expected);
  });

  it('is kept on the way back whatever stood on it', () => {
    const { sketches } = mergeProposals([proposal(fruit('d-apple'), basket)], new Map([[disk.token, disk]]));
    const [sketch] = sketches as [(typeof sketches)[number]];
    const change = { name: sketch.name, dependsOn: [] } as never;
    const other = { ...sketch, name: 'label', dependsOn: [sketch.name] };
    const notFixable: NotFixable[] = [];
    const kept = (undoOf?: string) =>
      withWhatTheyStandOn([{ sketch: { ...sketch, ...(undoOf !== undefined && { undoOf }) }, change }], [sketch, other], notFixable);
    expect([kept('C001').length, kept().length]).toEqual([1, 0]);
  });
});
