import { describe, expect, it } from 'vitest';
import { applyPlan } from '../../src/apply/apply-plan.ts';
import { planDigest } from '../../src/approve/plan-digest.ts';
import type { Lies } from './fake-stack.ts';
import { approvalOf, job, li, memoryRecorder, now, orchard, person, planFor } from './orchard.ts';

const outcomes = async (lies: Lies, over: Parameters<typeof job>[3] = {}) => {
  const world = orchard();
  const plan = await planFor(world);
  const { apply, writes } = job(plan, world, lies, over);
  const record = await applyPlan(apply);
  return { record, writes, world, outcomes: record.entries.map(({ outcome }) => outcome) };
};

describe('applying a plan', () => {
  it('writes exactly the approved values and reads them back', async () => {
    const { record, writes, outcomes: words } = await outcomes({});
    expect(words).toEqual(['applied', 'applied']);
    expect(writes.map(({ set }) => set)).toEqual([{ performanceLevel: 'PL1' }, { performanceLevel: 'PL1' }]);
    expect(record.entries[0]?.readBack).toMatchObject([{ property: 'performanceLevel', value: 'PL1', expected: 'PL1', matches: true }]);
    expect(record.entries[0]?.verdicts).toEqual([{ ruleId: 'performance/ecs-disk-slow', outcome: 'pass' }]);
  });

  it.each<[string, Lies, readonly string[], number]>([
    ['a plugin that says done and writes nothing is contradicted', { swallows: true }, ['contradicted', 'contradicted'], 2],
    ['a lost answer after the write counts as applied', { losesAnswer: true }, ['applied', 'applied'], 2],
    [
      'a value that moved since the approval is not written',
      { before: (world) => world.set('d-apple', { performanceLevel: 'PL2' }) },
      ['not-run', 'applied'],
      1,
    ],
    ['a thing that is gone is not written', { before: (world) => world.delete('d-pear') }, ['applied', 'not-run'], 1],
  ])('%s', async (_, lies, words, count) => {
    const { outcomes: found, writes } = await outcomes(lies);
    expect(found).toEqual(words);
    expect(writes).toHaveLength(count);
  });

  it.each<[string, Lies]>([
    ['another step', { preview: (steps) => [...steps, { op: 'delete', urn: 'urn:x', name: 'plum', diff: [] }] }],
    ['an error', { previewErrors: ['quota'] }],
    ['a replace', { preview: (steps) => steps.map((step) => ({ ...step, op: 'replace' })) }],
  ])('a part of a plan is previewed anew, and %s in it stops everything', async (_, lies) => {
    const world = orchard();
    const plan = await planFor(world);
    const approvals = [approvalOf(plan, { approved: ['C001'], declined: [{ changeId: 'C002', reason: 'no' }] })];
    const { apply, writes } = job(plan, world, lies, { approvals });
    expect((await applyPlan(apply)).entries.map(({ outcome }) => outcome)).toEqual(['not-run', 'declined']);
    expect(writes).toEqual([]);
  });

  it('leaves out what was declined, with the reason', async () => {
    const world = orchard();
    const plan = await planFor(world);
    const { apply, writes } = job(
      plan,
      world,
      {},
      { approvals: [approvalOf(plan, { approved: ['C001'], declined: [{ changeId: 'C002', reason: 'next week' }] })] },
    );
    const record = await applyPlan(apply);
    expect(record.entries.map(({ outcome, reason }) => [outcome, reason?.text])).toEqual([
      ['applied', undefined],
      ['declined', { en: 'Ms Li: next week', 'zh-CN': 'Ms Li：next week' }],
    ]);
    expect(writes).toHaveLength(1);
  });

  it('leaves out what too few have approved, and says who is missing', async () => {
    const policy = { rules: [{ risks: ['none' as const], roles: ['customer' as const], persons: 2 }] };
    const world = orchard();
    const planned = await planFor(world);
    const wu = person('Mr Wu');
    const approvals = [approvalOf(planned), approvalOf(planned, { approved: ['C001'] }, wu)];
    const { apply, writes } = job(planned, world, {}, { approvals, policy, people: [li.person, wu.person] });
    const { entries } = await applyPlan(apply);
    expect(entries.map(({ outcome, reason }) => [outcome, reason?.code])).toEqual([
      ['applied', undefined],
      ['not-run', 'lacks-approval'],
    ]);
    expect(writes).toHaveLength(1);
  });

  it('goes on after the first few only when they are right', async () => {
    const { outcomes: found, writes } = await outcomes({ swallows: true }, { canary: 1 });
    expect(found).toEqual(['contradicted', 'not-run']);
    expect(writes).toHaveLength(1);
  });
});

describe('a refusal before the first write', () => {
  const other = person('Mr Wu');
  it.each<[string, (plan: Awaited<ReturnType<typeof planFor>>) => Parameters<typeof job>[3], string]>([
    ['an approval of a stranger', (plan) => ({ approvals: [approvalOf(plan, {}, other)] }), 'unknown-key'],
    ['an expired approval', (plan) => ({ approvals: [approvalOf(plan)], now: () => new Date(now.getTime() + 72 * 3_600_000) }), 'expired'],
    ['an approval of another plan', (plan) => ({ approvals: [approvalOf({ ...plan, id: 'cs-20261125-040000-ffff' })] }), 'other-plan'],
    ['an approval with a changed word', (plan) => ({ approvals: [{ ...approvalOf(plan), note: 'and the rest' }] }), 'bad-signature'],
    ['another program', (plan) => ({ binding: { ...plan.binding, program: `sha256:${'9'.repeat(64)}` } }), 'binding'],
    [
      'another plugin',
      (plan) => ({ binding: { ...plan.binding, engine: { ...plan.binding.engine, pluginSha256: `sha256:${'9'.repeat(64)}` } } }),
      'binding',
    ],
    [
      'another account',
      (plan) => ({
        binding: { ...plan.binding, providers: plan.binding.providers.map((one) => ({ ...one, accountId: '1000000000000002' })) },
      }),
      'binding',
    ],
    [
      'everything declined',
      (plan) => ({
        approvals: [approvalOf(plan, { approved: [], declined: plan.changes.map(({ id }) => ({ changeId: id, reason: 'no' })) })],
      }),
      'nothing-approved',
    ],
  ])('%s', async (_, overOf, code) => {
    const world = orchard();
    const plan = await planFor(world);
    const { apply, writes, recorder } = job(plan, world, {}, overOf(plan));
    await expect(applyPlan(apply)).rejects.toMatchObject({ name: 'ApprovalError', code });
    expect(writes).toEqual([]);
    expect(recorder.entries().map(({ kind }) => kind)).toEqual(['refusal']);
  });

  it('every edit of a plan is found', async () => {
    const world = orchard();
    const plan = await planFor(world);
    const edited = structuredClone(plan);
    (edited.changes[0] as { args: Record<string, string> }).args.performanceLevel = 'PL3';
    const { apply, writes } = job(edited, world, {}, { approvals: [approvalOf(plan)] });
    await expect(applyPlan(apply)).rejects.toMatchObject({ code: 'plan-edited' });
    expect(writes).toEqual([]);
  });
});

it('what nobody may apply is told a line for each change, and what was set aside after them', async () => {
  const world = orchard();
  const made = await planFor(world);
  const open = { ...made, changes: made.changes.map((change) => ({ ...change, risks: ['cost' as const] })) };
  const plan = { ...open, digest: planDigest(open) };
  const old = approvalOf(plan, { now: new Date(now.getTime() - 3_600_000), validHours: 1 });
  const { apply, recorder } = job(plan, world, {}, { approvals: [old, approvalOf(plan)] });
  const error = await applyPlan(apply).catch((one: unknown) => one as Error);
  expect((error as Error).message.split('\n')).toEqual([
    expect.stringContaining('nothing in it may be applied.'),
    expect.stringMatching(/^C001: .*needs 2 signatures/),
    expect.stringMatching(/^C002: .*needs 2 signatures/),
    expect.stringMatching(/^Approval .* it held until/),
  ]);
  expect(recorder.entries()[0]?.body).toMatchObject({ code: 'nothing-approved', said: { 'zh-CN': expect.stringContaining('需要 2 位') } });
});

describe('a run that was cut off', () => {
  it.each<[string, Lies['dies'], number]>([
    ['before the write is done by the next run', 'before-write', 2],
    ['after the write is not done twice', 'after-write', 2],
  ])('%s', async (_, dies, total) => {
    const world = orchard();
    const plan = await planFor(world);
    const recorder = memoryRecorder();
    const first = job(plan, world, { dies: dies ?? 'before-write' }, { recorder });
    await expect(applyPlan(first.apply)).rejects.toThrow('killed');
    const second = job(plan, world, {}, { recorder });
    const record = await applyPlan(second.apply);
    expect(record.entries.map(({ outcome }) => outcome)).toEqual(['applied', 'applied']);
    expect(first.writes.length + second.writes.length).toBe(total);
    expect([...world.values()].map(({ performanceLevel }) => performanceLevel)).toEqual(['PL1', 'PL1']);
  });

  it('a second run after a whole one writes nothing', async () => {
    const world = orchard();
    const plan = await planFor(world);
    const recorder = memoryRecorder();
    await applyPlan(job(plan, world, {}, { recorder }).apply);
    const again = job(plan, world, {}, { recorder });
    expect((await applyPlan(again.apply)).entries.map(({ outcome }) => outcome)).toEqual(['applied', 'applied']);
    expect(again.writes).toEqual([]);
  });
});

it('begins nothing more once the window has ended', async () => {
  const late = { en: 'It is outside the change windows.', 'zh-CN': '当前不在变更窗口内。' };
  let asked = 0;
  const closedNow = () => {
    asked += 1;
    return asked > 1 ? late : undefined;
  };
  const { record, writes } = await outcomes({}, { canary: 1, closedNow });
  expect(record.entries.map(({ outcome, reason }) => [outcome, reason?.code])).toEqual([
    ['applied', undefined],
    ['not-run', 'closed'],
  ]);
  expect(writes).toHaveLength(1);
});

describe('a second run', () => {
  it('leaves what was applied as it is when its approval is no longer enough', async () => {
    const world = orchard();
    const plan = await planFor(world);
    const recorder = memoryRecorder();
    await applyPlan(job(plan, world, {}, { recorder }).apply);
    const two = { rules: [{ risks: ['none' as const], roles: ['customer' as const], persons: 2 }] };
    const wu = person('Mr Wu');
    const some = { people: [li.person, wu.person], policy: two, recorder };
    const approvals = [approvalOf(plan), approvalOf(plan, { approved: ['C002'] }, wu)];
    const { apply, writes } = job(plan, world, {}, { ...some, approvals });
    const { entries } = await applyPlan(apply);
    expect([entries.map(({ outcome }) => outcome), writes]).toEqual([['applied', 'applied'], []]);
  });

  it('leaves what was applied as it is when somebody declines it afterwards', async () => {
    const world = orchard();
    const plan = await planFor(world);
    const recorder = memoryRecorder();
    await applyPlan(job(plan, world, {}, { recorder }).apply);
    const approvals = [approvalOf(plan, { approved: ['C002'], declined: [{ changeId: 'C001', reason: 'late' }] })];
    const { entries } = await applyPlan(job(plan, world, {}, { recorder, approvals }).apply);
    expect(entries.map(({ outcome }) => outcome)).toEqual(['applied', 'applied']);
  });

  it('takes up what was declined once and is approved now', async () => {
    const world = orchard();
    const plan = await planFor(world);
    const recorder = memoryRecorder();
    const declined = approvalOf(plan, { approved: ['C002'], declined: [{ changeId: 'C001', reason: 'next week' }] });
    await applyPlan(job(plan, world, {}, { recorder, approvals: [declined] }).apply);
    const { entries } = await applyPlan(job(plan, world, {}, { recorder }).apply);
    expect(entries.map(({ outcome }) => outcome)).toEqual(['applied', 'applied']);
  });

  it('says of what an interrupted run wrote that it is done, also where nobody allows it any more', async () => {
    const world = orchard();
    const plan = await planFor(world);
    const recorder = memoryRecorder();
    await applyPlan(job(plan, world, { dies: 'after-write' }, { recorder }).apply).catch(() => undefined);
    const approvals = [approvalOf(plan, { approved: ['C002'], declined: [{ changeId: 'C001', reason: 'late' }] })];
    const { apply, writes } = job(plan, world, {}, { recorder, approvals });
    const { entries } = await applyPlan(apply);
    const [declined, open] = plan.changes;
    expect(entries.map(({ changeId, outcome, reason }) => [changeId, outcome, reason?.code])).toEqual([
      [declined?.id, 'applied', 'found-done'],
      [open?.id, 'applied', undefined],
    ]);
    expect(writes.map(({ name }) => name)).toEqual([open?.name]);
  });
});
