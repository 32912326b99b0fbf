import { describe, expect, it } from 'vitest';
import { applyPlan } from '../../src/apply/apply-plan.ts';
import type { Thing } from '../../src/apply/find-traces.ts';
import type { Reading } from '../../src/apply/types.ts';
import type { Change, ChangePlan } from '../../src/model/documents.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { fruit, proposal, request } from '../plan/orchard.ts';
import { fakeStack, type Lies, type World } from './fake-stack.ts';
import { approvalOf, job, li, memoryRecorder, now, person } from './orchard.ts';

const disk = 'ecs-ecsDisk-cn-hangzhou-d-apple';

/** A plan to create one thing of level PL1 for a disk, or to delete the disk. */
async function planOf(kind: 'create' | 'delete', world: World): Promise<ChangePlan> {
  const args = { performanceLevel: 'PL1' };
  const draft = kind === 'create' ? { kind, set: {}, args } : { kind, set: {} };
  return (await makePlan(request([proposal(fruit('d-apple'), draft)]), fakeStack(world).stack)).plan;
}

/** Our own reading: what begins with the name of the change is of that name. */
function readingOf(world: World, again: 'doubles' | 'usual' | 'writes-over'): Reading {
  const things = (change: Change): Thing[] =>
    [...world]
      .filter(([id]) => (change.kind === 'delete' ? id === change.importId : id.startsWith(change.name)))
      .map(([id, { performanceLevel }]) => ({ id, shown: { performanceLevel: { field: 'level', value: performanceLevel ?? null } } }));
  return {
    at: now.toISOString(),
    resourceOf: ({ kind, importId }) => (kind === 'create' || world.has(importId ?? '') ? fruit('d-apple') : undefined),
    gapOf: () => undefined,
    verdictsOf: ({ kind, importId }) => [
      { ruleId: 'orchard', outcome: kind === 'create' || world.has(importId ?? '') ? 'fail' : 'not-applicable' },
    ],
    valueOf: () => undefined,
    foundOf: (change) => ({ things: things(change), again }),
  };
}

const wu = person('Mr Wu');
/** Two persons, as a deletion asks for. */
const both = (plan: ChangePlan) => ({ people: [li.person, wu.person], approvals: [approvalOf(plan), approvalOf(plan, {}, wu)] });

type Again = Parameters<typeof readingOf>[1];
interface Story {
  readonly kind?: 'create' | 'delete';
  readonly world?: World;
  readonly lies: Lies;
  readonly again?: Again;
  /** What happens between the first run and the next. */
  readonly between?: (world: World) => void;
}

/** A first run that goes wrong, and a second one of the same plan. */
async function twoRuns({ kind = 'create', world = new Map(), lies, again = 'doubles', between = () => {} }: Story) {
  const plan = await planOf(kind, world);
  const recorder = memoryRecorder();
  const over = { ...both(plan), recorder, read: async () => readingOf(world, again) };
  const first = job(plan, world, lies, over);
  const before = await applyPlan(first.apply).then(
    ({ entries }) => entries[0]?.outcome,
    (error: Error) => error.message,
  );
  between(world);
  const second = job(plan, world, {}, over);
  const record = await applyPlan(second.apply);
  return { before, entry: record.entries[0], writes: [first.writes.length, second.writes.length], recorder };
}

describe('a create that was cut off', () => {
  it('after its write is found by name, with its id for the way back, and not made again', async () => {
    const { entry, writes } = await twoRuns({ lies: { dies: 'after-write' } });
    expect(entry).toMatchObject({
      outcome: 'applied',
      createdId: disk,
      reason: { code: 'found-done', text: { en: `Found done after an interruption. Our own reading finds it: ${disk}.` } },
    });
    expect(writes).toEqual([1, 0]);
  });

  it('before its write is made by the next run', async () => {
    const { entry, writes } = await twoRuns({ lies: { dies: 'before-write' } });
    expect(entry).toMatchObject({ outcome: 'applied', createdId: `new-${disk}` });
    expect(writes).toEqual([0, 1]);
  });

  it('and shows twice is not made a third time', async () => {
    const { entry, writes } = await twoRuns({
      lies: { dies: 'after-write' },
      between: (world) => world.set(`${disk}-2`, { performanceLevel: 'PL1' }),
    });
    expect(entry).toMatchObject({ outcome: 'failed', reason: { text: { en: expect.stringContaining(`2 times: ${disk}, ${disk}-2`) } } });
    expect(writes).toEqual([1, 0]);
  });

  it.each<[string, Again, string, readonly number[]]>([
    ['is not made again', 'doubles', 'failed', [1, 0]],
    ['is made again where that writes over it', 'writes-over', 'applied', [1, 1]],
  ])('half way %s', async (_, again, outcome, count) => {
    const between = (world: World) => void world.set(disk, { performanceLevel: 'PL0' });
    const { entry, writes } = await twoRuns({ lies: { dies: 'after-write' }, again, between });
    expect(entry?.outcome).toBe(outcome);
    expect(writes).toEqual(count);
  });

  it('is told from one of the same name that was there before it', async () => {
    const world: World = new Map([[`${disk}-old`, { performanceLevel: 'PL1' }]]);
    const { entry, writes, recorder } = await twoRuns({ world, lies: { dies: 'before-write' }, again: 'usual' });
    expect(
      recorder
        .entries()
        .filter(({ kind }) => kind === 'intent')
        .map(({ body }) => body.there),
    ).toEqual([[`${disk}-old`], [`${disk}-old`]]);
    expect(entry?.outcome).toBe('applied');
    expect(writes).toEqual([0, 1]);
  });
});

describe('a create that the listing shows late', () => {
  it.each<[string, number, string]>([
    ['at the second look is applied', 1, 'applied'],
    ['not even then is contradicted', 2, 'contradicted'],
  ])('%s', async (_, blind, outcome) => {
    const world: World = new Map();
    const plan = await planOf('create', world);
    let looks = 0;
    const read = async () => {
      looks += 1;
      // The first look is the one before the write.
      return readingOf(looks > 1 && looks <= blind + 1 ? new Map() : world, 'doubles');
    };
    const { apply } = job(plan, world, {}, { read, lagMs: 0 });
    expect((await applyPlan(apply)).entries.map((entry) => entry.outcome)).toEqual([outcome]);
    expect(looks).toBe(3);
  });
});

describe('a create that failed', () => {
  it('and shows up late is found by the next run', async () => {
    const { before, entry, writes } = await twoRuns({
      lies: { swallows: true, losesAnswer: true },
      between: (world) => world.set(disk, { performanceLevel: 'PL1' }),
    });
    expect([before, entry?.outcome, entry?.createdId]).toEqual(['failed', 'applied', disk]);
    expect(writes).toEqual([1, 0]);
  });

  it('is not begun where somebody made one of its name since the approval', async () => {
    const world: World = new Map();
    const plan = await planOf('create', world);
    world.set(disk, { performanceLevel: 'PL1' });
    const { apply, writes } = job(plan, world, {}, { ...both(plan), read: async () => readingOf(world, 'doubles') });
    expect((await applyPlan(apply)).entries).toMatchObject([{ outcome: 'not-run', reason: { code: 'there-already' } }]);
    expect(writes).toEqual([]);
  });
});

describe('a delete', () => {
  const world = (): World => new Map([['d-apple', { performanceLevel: 'PL0' }]]);
  it('that was cut off after its write is found done', async () => {
    const { entry, writes } = await twoRuns({ kind: 'delete', world: world(), lies: { dies: 'after-write' } });
    expect(entry).toMatchObject({
      outcome: 'applied',
      reason: { code: 'found-done', text: { en: expect.stringContaining('Our own reading no longer finds it.') } },
    });
    expect(writes).toEqual([1, 0]);
  });

  it('of which the engine says failed is applied when it is gone', async () => {
    const { before } = await twoRuns({ kind: 'delete', world: world(), lies: { losesAnswer: true } });
    expect(before).toBe('applied');
  });

  it('of what was gone before is not run', async () => {
    const there = world();
    const plan = await planOf('delete', there);
    there.clear();
    const { apply, writes } = job(plan, there, {}, { ...both(plan), read: async () => readingOf(there, 'doubles') });
    expect((await applyPlan(apply)).entries).toMatchObject([{ outcome: 'not-run', reason: { code: 'gone' } }]);
    expect(writes).toEqual([]);
  });

  it('that failed while the thing was there, and is gone by the next run, is not called its own', async () => {
    const { before, entry, writes } = await twoRuns({
      kind: 'delete',
      world: world(),
      lies: { swallows: true, losesAnswer: true },
      between: (there) => there.clear(),
    });
    expect([before, entry?.outcome]).toEqual(['failed', 'not-run']);
    expect(writes).toEqual([1, 0]);
  });
});
