import { describe, expect, it } from 'vitest';
import type { SandboxEngine } from '../../../src/sandbox/engine/engine.ts';
import { ask, codeOf, openGenerated, openOrchard } from './orchard.ts';

const first = async (engine: SandboxEngine) => (await ask(engine, 'ListByPage')).Trees.Tree[0];

describe('update', () => {
  it('writes what is sent and leaves the rest', async () => {
    const engine = openOrchard();
    const before = await first(engine);
    await ask(engine, 'RenameTree', { TreeId: before.TreeId, Name: 'plum' });
    expect(await first(engine)).toEqual({ ...before, TreeName: 'plum' });
  });

  it.each([
    ['the shortest name', 'ab', 'answered'],
    ['one character less', 'a', 'InvalidName'],
    ['the longest name', 'abcdefgh', 'answered'],
    ['one character more', 'abcdefghi', 'InvalidName'],
  ])('checks values: %s', async (_, Name, code) => {
    const engine = openOrchard();
    expect(await codeOf(ask(engine, 'RenameTree', { TreeId: (await first(engine)).TreeId, Name }))).toBe(code);
  });

  it('several ids are written all or none', async () => {
    const engine = openOrchard();
    const { TreeId } = await first(engine);
    expect(await codeOf(ask(engine, 'RenameTree', { TreeId: `${TreeId},t-none`, Name: 'plum' }))).toBe('InvalidTreeId.NotFound');
    expect((await first(engine)).TreeName).toBe('apple-01');
  });

  it('goes through a status in between, in which a second write is refused', async () => {
    const engine = openOrchard();
    const { TreeId } = await first(engine);
    await ask(engine, 'PruneTree', { TreeId });
    expect((await first(engine)).Status).toBe('Pruning');
    expect(await codeOf(ask(engine, 'PruneTree', { TreeId }))).toBe('IncorrectTreeStatus');
    engine.estate.clock.advance(59_999);
    expect((await first(engine)).Status).toBe('Pruning');
    engine.estate.clock.advance(1);
    expect(await first(engine)).toMatchObject({ Status: 'Standing', Height: 2 });
  });

  it('a pace of nought leaves nothing in between', async () => {
    const engine = openOrchard();
    engine.estate.pace = 0;
    const { TreeId } = await first(engine);
    await ask(engine, 'PruneTree', { TreeId });
    expect((await first(engine)).Status).toBe('Standing');
  });

  it('a dry run validates and changes nothing', async () => {
    const engine = openOrchard();
    const before = await first(engine);
    expect(await codeOf(ask(engine, 'RenameTree', { TreeId: before.TreeId, Name: 'a', DryRun: 'true' }))).toBe('InvalidName');
    expect(await codeOf(ask(engine, 'RenameTree', { TreeId: before.TreeId, Name: 'plum', DryRun: 'true' }))).toBe('DryRunOperation');
    expect(await first(engine)).toEqual(before);
  });
});

describe('create', () => {
  it('makes a resource that lists and details show, with its tags', async () => {
    const engine = openOrchard();
    const { TreeId } = await ask(engine, 'PlantTree', { Name: 'plum', Tag: [{ Key: 'soil', Value: 'clay' }] });
    expect((await ask(engine, 'GetTree', { TreeId })).Tree).toMatchObject({ TreeName: 'plum', Planted: '2026-11-25T04:00:00Z' });
    expect((await ask(engine, 'ListByPage', { Tag: [{ Key: 'soil', Value: 'clay' }] })).TotalCount).toBe(1);
    expect((await ask(engine, 'ListByPage', { Tag: [{ Key: 'soil', Value: 'sand' }] })).TotalCount).toBe(0);
  });

  it('a repeated token has no second effect, and is refused with other parameters', async () => {
    const engine = openOrchard();
    const one = await ask(engine, 'PlantTree', { Name: 'plum', ClientToken: 'a' });
    expect(await ask(engine, 'PlantTree', { Name: 'plum', ClientToken: 'a' })).toEqual(one);
    expect((await ask(engine, 'ListByPage')).TotalCount).toBe(8);
    expect(await codeOf(ask(engine, 'PlantTree', { Name: 'pear', ClientToken: 'a' }))).toBe('IdempotentParameterMismatch');
    await ask(engine, 'PlantTree', { Name: 'plum', ClientToken: 'b' });
    expect((await ask(engine, 'ListByPage')).TotalCount).toBe(9);
  });
});

describe('remove', () => {
  it('is refused while something hangs on the resource', async () => {
    const engine = openOrchard([{ kind: 'orchard.fruit', name: 'red', set: { TreeId: '@orchard.tree/apple-01' } }]);
    const { TreeId } = await first(engine);
    expect(await codeOf(ask(engine, 'FellTree', { TreeId }))).toBe('DependencyViolation.Fruit');
    const [{ FruitId }] = (await ask(engine, 'ListFruit', { TreeId })).Fruits;
    await ask(engine, 'PickFruit', { FruitId });
    await ask(engine, 'FellTree', { TreeId });
    expect(await codeOf(ask(engine, 'GetTree', { TreeId }))).toBe('InvalidTreeId.NotFound');
    expect(await codeOf(ask(engine, 'PickFruit', { FruitId }))).toBe('answered');
  });

  it('closes the ranks of a generated list', async () => {
    const engine = openGenerated(400, 'peach');
    const all = (await ask(engine, 'ListByPage', { PageSize: '5' })).Trees.Tree.map((one: { TreeId: string }) => one.TreeId);
    for (const { FruitId } of (await ask(engine, 'ListFruit', { TreeId: all[1] })).Fruits) await ask(engine, 'PickFruit', { FruitId });
    const { TotalCount } = await ask(engine, 'ListByPage');
    await ask(engine, 'FellTree', { TreeId: all[1] });
    const after = await ask(engine, 'ListByPage', { PageSize: '4' });
    expect(after.Trees.Tree.map((one: { TreeId: string }) => one.TreeId)).toEqual([all[0], ...all.slice(2, 5)]);
    expect(after.TotalCount).toBe(TotalCount - 1);
  });
});

it('tags are set, listed and taken away', async () => {
  const engine = openOrchard();
  const { TreeId } = await first(engine);
  const tree = { ResourceType: 'tree', ResourceId: [TreeId] };
  await ask(engine, 'TagResources', {
    ...tree,
    Tag: [
      { Key: 'soil', Value: 'clay' },
      { Key: 'sun', Value: 'full' },
    ],
  });
  await ask(engine, 'UntagResources', { ...tree, TagKey: ['sun'] });
  const { TagResources } = await ask(engine, 'ListTagResources', tree);
  expect(TagResources.TagResource).toEqual([{ ResourceId: TreeId, ResourceType: 'tree', TagKey: 'soil', TagValue: 'clay' }]);
});

it('a written one of a generated estate keeps its place', async () => {
  const engine = openGenerated(400, 'peach');
  const before = await ask(engine, 'ListByPage', { PageNumber: '2' });
  await ask(engine, 'RenameTree', { TreeId: before.Trees.Tree[1].TreeId, Name: 'plum' });
  const after = await ask(engine, 'ListByPage', { PageNumber: '2' });
  expect(after.Trees.Tree.map((one: { TreeName: string }) => one.TreeName)[1]).toBe('plum');
  expect(after.Trees.Tree[2]).toEqual(before.Trees.Tree[2]);
});
