import { describe, expect, it } from 'vitest';
import { type ApplyRequest, applyPlan } from '../../src/apply/apply-plan.ts';
import type { Reading } from '../../src/apply/types.ts';
import { canonicalJson } from '../../src/approve/canonical-json.ts';
import type { ChangePlan, FieldValue } from '../../src/model/documents.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { fruit, proposal, request } from '../plan/orchard.ts';
import { fakeStack, type Lies, type World } from './fake-stack.ts';
import { approvalOf, job, li, memoryRecorder, now, person } from './orchard.ts';

const wu = person('Mr Wu');
const both = (plan: ChangePlan) => ({ people: [li.person, wu.person], approvals: [approvalOf(plan), approvalOf(plan, {}, wu)] });

/** A group with two open ports; both rules are deleted by one plan, each guarded by the list of them. */
const group = (): World => new Map(['22', '3389'].map((port) => [`g-apple:${port}`, { port }]));
const portsOf = (world: World): FieldValue => [...world.values()].map(({ port }) => ({ port: port as string, accepts: true }));

async function planOf(world: World): Promise<ChangePlan> {
  const resource = fruit('g-apple', { ports: portsOf(world) });
  const drafts = [...world.values()]
    .map(({ port = '' }) => String(port))
    .map((port) => proposal(resource, { kind: 'delete', set: {}, part: port, guard: ['ports'] }, `security/port-${port}-open`));
  const plan = await makePlan(idsByPart(request(drafts)), fakeStack(world).stack);
  return plan.plan;
}

/** The type of the orchard has no parts: its import ids are given here. */
function idsByPart(asked: ReturnType<typeof request>): ReturnType<typeof request> {
  const [first] = asked.sketches;
  if (!first) throw new Error('Nothing is proposed.');
  const sketches = first.proposals.map((one) => ({
    ...first,
    name: `rule-${one.draft.part}`,
    importId: `g-apple:${one.draft.part}`,
    proposals: [one],
  }));
  return { ...asked, sketches };
}

function readingOf(world: World): Reading {
  return {
    at: now.toISOString(),
    resourceOf: () => fruit('g-apple', { ports: portsOf(world) }),
    gapOf: () => undefined,
    verdictsOf: ({ ruleIds, importId }) => [{ ruleId: ruleIds[0] as string, outcome: world.has(importId ?? '') ? 'fail' : 'pass' }],
    valueOf: () => undefined,
    foundOf: ({ importId }) => ({ things: world.has(importId ?? '') ? [{ id: importId as string, shown: {} }] : [], again: 'doubles' }),
  };
}

async function run(lies: Lies, over: Partial<ApplyRequest> = {}, between: (world: World) => void = () => {}) {
  const world = group();
  const plan = await planOf(world);
  const shared = { ...both(plan), recorder: memoryRecorder(), read: async () => readingOf(world) };
  const first = await applyPlan(job(plan, world, lies, { ...shared, ...over }).apply).catch((error: Error) => error);
  between(world);
  const second = await applyPlan(job(plan, world, {}, { ...shared, canary: over.canary }).apply);
  return {
    first,
    outcomes: second.entries.map(({ outcome }) => outcome),
    errors: second.entries.map(({ reason }) => reason?.text.en),
    left: portsOf(world),
  };
}

describe('two changes of one resource that share a guard', () => {
  it('one at a time: the second is held to what the first left', async () => {
    const { first, left } = await run({}, { canary: 1 });
    expect(first).toMatchObject({ entries: [{ outcome: 'applied' }, { outcome: 'applied' }] });
    expect(left).toEqual([]);
  });

  it('after a run that was cut off between them, the second is done', async () => {
    const { outcomes, left } = await run({ dies: 'after-write' });
    expect(outcomes).toEqual(['applied', 'applied']);
    expect(left).toEqual([]);
  });

  it('what somebody else moved after the first is still seen', async () => {
    const { outcomes, errors, left } = await run({ dies: 'after-write' }, { canary: 1 }, () => {});
    expect([outcomes, errors[1], left]).toEqual([['applied', 'applied'], undefined, []]);
    const other = await run({ only: 'rule-22' }, {}, (world) => world.set('g-apple:80', { port: '80' }));
    expect(other.outcomes).toEqual(['applied', 'not-run']);
    expect(other.errors[1]).toMatch(/ports is .*"80".* now and was \[\{[^}]*"3389"[^}]*\}\] when/);
  });
});

it('each in a run of its own: the third is held to what both before it left', async () => {
  const world: World = new Map(['22', '3389', '6379'].map((port) => [`g-apple:${port}`, { port }]));
  const plan = await planOf(world);
  const recorder = memoryRecorder();
  const runs: string[][] = [];
  for (const upTo of [1, 2, 3]) {
    const approved = plan.changes.slice(0, upTo).map(({ id }) => id);
    const approvals = [approvalOf(plan, { approved }), approvalOf(plan, { approved }, wu)];
    // As the ledger gives them back: members by name.
    const sorted = { ...recorder, entries: () => recorder.all.map((entry) => ({ ...entry, body: JSON.parse(canonicalJson(entry.body)) })) };
    const over = { people: [li.person, wu.person], approvals, recorder: sorted, read: async () => readingOf(world) };
    const { entries } = await applyPlan(job(plan, world, {}, over).apply);
    runs.push(entries.map(({ outcome }) => outcome));
  }
  expect(runs).toEqual([
    ['applied', 'not-run', 'not-run'],
    ['applied', 'applied', 'not-run'],
    ['applied', 'applied', 'applied'],
  ]);
  expect(portsOf(world)).toEqual([]);
});
