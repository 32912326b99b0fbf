import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idForm } from '../../../src/sandbox/engine/ids.ts';
import { ask, codeOf, openGenerated, openOrchard } from './orchard.ts';

const tour = async (seed: string) => {
  const engine = openGenerated(500, seed);
  const bodies: unknown[] = [];
  const pear = (await ask(engine, 'PlantTree', { Name: 'pear' })).TreeId;
  for (const [action, params, product] of [
    ['ListByPage', { PageSize: '5' }, 'orchard'],
    ['PruneTree', { TreeId: pear }, 'orchard'],
    ['GetTree', { TreeId: pear }, 'orchard'],
    ['DescribeInstances', { PageSize: '20' }, 'ecs'],
    ['DescribeDisks', { PageSize: '20' }, 'ecs'],
    ['DescribeSnapshots', { PageSize: '20' }, 'ecs'],
    ['DescribeSecurityGroups', { PageSize: '20' }, 'ecs'],
  ] as const)
    bodies.push(await ask(engine, action, params, { product }));
  return JSON.stringify(bodies);
};

it('the same seed and calls give the same bytes, another seed others', async () => {
  const bytes = await tour('peach');
  expect(await tour('peach')).toBe(bytes);
  expect(await tour('quince')).not.toBe(bytes);
});

it('two estates in one process do not touch', async () => {
  const [one, other] = [openOrchard(), openOrchard()];
  await ask(one, 'PlantTree', { Name: 'plum' });
  one.faults.add({ kind: 'error' });
  one.estate.clock.advance(1000);
  expect((await ask(other, 'ListByPage')).TotalCount).toBe(7);
  expect(other.now()).toBe(one.now() - 1000);
});

describe('a generated estate', () => {
  it.each([1000, 1003, 1_000_000])('of %i resources has as many, and pages reach the last of them', async (resources) => {
    const engine = openGenerated(resources, 'peach');
    const { estate } = engine;
    const account = estate.accounts[0].id;
    const kinds = [...estate.kinds.values()].filter((kind) => !kind.rolls);
    const rolled = [...estate.kinds.values()].filter((kind) => kind.rolls);
    const count = (name: string) => estate.rows(name, account, '*').count;
    // Kinds that roll have their generated ones too; those are what is missing.
    const sum = kinds.reduce((all, kind) => all + count(kind.kind), 0);
    expect(sum).toBeLessThanOrEqual(resources);
    expect(sum).toBeGreaterThan(resources * (1 - 0.05 * rolled.length));
    const trees = estate.rows('orchard.tree', account, '*');
    const [last] = trees.page(trees.count - 1, 1);
    expect(estate.find('orchard.tree', account, last?.id ?? '')).toEqual(last);
    expect(trees.page(trees.count, 1)).toEqual([]);
  });

  it('has healthy and flawed ones, in all regions', async () => {
    const { estate } = openGenerated(4000, 'peach');
    const account = estate.accounts[0].id;
    const trees = estate.rows('orchard.tree', account, '*');
    const bare = trees.filter((row) => row.state['Height'] === 1).count / trees.count;
    expect(bare).toBeGreaterThan(0.4);
    expect(bare).toBeLessThan(0.6);
    for (const region of estate.regions) expect(estate.rows('orchard.tree', account, region).count).toBeGreaterThan(0);
  });

  it('gives every tree its fruit, whether asked from the tree or from the fruit', async () => {
    const engine = openGenerated(2000, 'peach');
    const { Trees } = await ask(engine, 'ListByPage', { PageNumber: '4' });
    for (const { TreeId } of Trees.Tree) {
      const { Fruits } = await ask(engine, 'ListFruit', { TreeId });
      expect(Fruits.map((one: { FruitId: string }) => one.FruitId)).toEqual([1, 2, 3].map((k) => `${TreeId}/${k}`));
    }
  });

  it('filters pages as a whole list would', async () => {
    const engine = openGenerated(2000, 'peach');
    const all: unknown[] = [];
    for (let PageNumber = 1; ; PageNumber++) {
      const { Trees } = await ask(engine, 'ListByPage', { PageNumber: String(PageNumber), PageSize: '5' });
      if (Trees.Tree.length === 0) break;
      all.push(...Trees.Tree.filter((one: { Place: { Row: number } }) => one.Place.Row === 3));
    }
    const filtered = await ask(engine, 'ListByPage', { Row: '3', PageSize: '5', PageNumber: '2' });
    expect(filtered.TotalCount).toBe(all.length);
    expect(filtered.Trees.Tree).toEqual(all.slice(5, 10));
  });
});

it.each([
  [0, '0 is no number of resources'],
  [1.5, '1.5 is no number of resources'],
  [10 ** 12, '1000000000000 resources take up to'],
])('an estate of %d resources is refused in one sentence', (resources, sentence) => {
  expect(() => openGenerated(resources, 'peach')).toThrow(sentence);
});

describe('ids', () => {
  it.each(['i-{r}{17}', 'x-{6}', '{uuid}', '{digits:16}', 'LTAI5t{18}', 'n-{n}', 's-{hex:12}'])('%s leads back to its index', (form) => {
    const ids = idForm(form, 'peach', 'orchard.tree');
    const index = fc.integer({ min: 0, max: 2 ** 20 });
    fc.assert(fc.property(index, (at) => ids.read(ids.write({ index: at, region: 'cn-hangzhou', name: 'apple' }))?.index === at));
  });

  it('another seed gives other ids, and an id with one changed character is nobody', async () => {
    const engine = openGenerated(400, 'peach');
    const { TreeId } = (await ask(engine, 'ListByPage')).Trees.Tree[0];
    const other = openGenerated(400, 'quince');
    expect(await codeOf(ask(other, 'GetTree', { TreeId }))).toBe('InvalidTreeId.NotFound');
    const wrong = `${TreeId.slice(0, -1)}${TreeId.endsWith('0') ? '1' : '0'}`;
    expect(await codeOf(ask(engine, 'GetTree', { TreeId: wrong }))).toBe('InvalidTreeId.NotFound');
  });
});
