import { expect, it } from 'vitest';
import { ask, codeOf, dayMs, noon, openOrchard } from './orchard.ts';

const blossoms = async (engine: ReturnType<typeof openOrchard>) => {
  const { TreeId } = (await ask(engine, 'ListByPage')).Trees.Tree[0];
  return (await ask(engine, 'ListBlossoms', { TreeId })).Blossoms as { BlossomId: string; OpenedAt: string }[];
};

it('a set clock stands, an advanced one goes on, a running one follows the real time', () => {
  const { clock } = openOrchard().estate;
  clock.set(1000);
  expect(clock.now()).toBe(1000);
  clock.advance(500);
  expect(clock.now()).toBe(1500);
  clock.run();
  clock.advance(dayMs);
  expect(clock.now()).toBeGreaterThanOrEqual(1500 + dayMs);
});

it('resources keep their birthday while the clock goes on', async () => {
  const engine = openOrchard();
  const before = (await ask(engine, 'ListByPage')).Trees.Tree[0].Planted;
  expect(before).toBe('2026-11-15T04:00:00Z');
  engine.estate.clock.advance(dayMs);
  expect((await ask(engine, 'ListByPage')).Trees.Tree[0].Planted).toBe(before);
});

it('what rolls comes and goes with the days and keeps its id meanwhile', async () => {
  const engine = openOrchard();
  const before = await blossoms(engine);
  expect(before.map((one) => one.OpenedAt.slice(8, 10))).toEqual(['25', '24', '23', '22', '21']);
  engine.estate.clock.advance(2 * dayMs);
  const after = await blossoms(engine);
  expect(after.map((one) => one.OpenedAt.slice(8, 10))).toEqual(['27', '26', '25', '24', '23']);
  expect(after.slice(2)).toEqual(before.slice(0, 3));
  expect(await codeOf(ask(engine, 'GetBlossom', { BlossomId: before[4]?.BlossomId }))).toBe('InvalidBlossomId.NotFound');
});

it('what rolls never was before its parent, and a deleted one stays away', async () => {
  const engine = openOrchard([{ kind: 'orchard.tree', name: 'bare', ageDays: 3 }]);
  const { TreeId } = await ask(engine, 'PlantTree', { Name: 'plum' });
  expect((await ask(engine, 'ListBlossoms', { TreeId })).TotalCount).toBe(0);
  engine.estate.clock.advance(dayMs);
  expect((await ask(engine, 'ListBlossoms', { TreeId })).TotalCount).toBe(1);
  const bare = (await ask(engine, 'ListByPage', { TreeName: 'bare' })).Trees.Tree[0];
  expect((await ask(engine, 'ListBlossoms', { TreeId: bare.TreeId })).TotalCount).toBe(0);
  const [first, second] = await blossoms(engine);
  await ask(engine, 'DeleteBlossom', { BlossomId: first?.BlossomId });
  expect((await blossoms(engine))[0]).toEqual(second);
});

it('what rolls is listed by its parent as it is in the whole list', async () => {
  const engine = openOrchard([], noon + 3 * dayMs);
  const listed = async (params: object) =>
    (await ask(engine, 'ListBlossoms', { PageSize: 50, ...params })).Blossoms as { BlossomId: string; TreeId: string }[];
  const whole = await listed({});
  await ask(engine, 'DeleteBlossom', { BlossomId: whole[7]?.BlossomId });
  const left = await listed({});
  expect([whole.length, left.length]).toEqual([35, 34]);
  for (const TreeId of new Set(whole.map((one) => one.TreeId)))
    expect(await listed({ TreeId })).toEqual(left.filter((one) => one.TreeId === TreeId));
});

it('automatic snapshots follow the policy and its retention', async () => {
  const engine = openOrchard([
    { kind: 'ecs.auto-snapshot-policy', name: 'weekend', set: { RepeatWeekdays: '["6","7"]', TimePoints: '["3"]', RetentionDays: 14 } },
    {
      kind: 'ecs.disk',
      name: 'apple-data',
      ageDays: 90,
      set: { InstanceId: '', AutoSnapshotPolicyId: '@ecs.auto-snapshot-policy/weekend' },
    },
  ]);
  const times = async () =>
    (await ask(engine, 'DescribeSnapshots', {}, { product: 'ecs' })).Snapshots.Snapshot.map(
      (one: { CreationTime: string }) => one.CreationTime,
    );
  // Three in the morning in China is seven in the evening of the day before by UTC.
  expect(await times()).toEqual(['2026-11-21T19:00:00Z', '2026-11-20T19:00:00Z', '2026-11-14T19:00:00Z', '2026-11-13T19:00:00Z']);
  engine.estate.clock.advance(7 * dayMs);
  expect((await times())[0]).toBe('2026-11-28T19:00:00Z');
});
