import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { openEstate } from '../../../src/sandbox/engine/open.ts';
import { ask, estateFile, openOrchard, products } from './orchard.ts';

const problemsOf = (file: object | string): string => {
  try {
    openEstate(estateFile(file as never), products);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

it.each([
  ['no JSON', '{ "resources": [ }', 'orchard.json:1:18: '],
  ['a name twice', '{ "resources": [],\n  "resources": [] }', 'orchard.json:2:3: Map keys must be unique'],
  ['no resources', {}, "orchard.json:1:1: the file must have required property 'resources'."],
  [
    'an unknown name',
    { resources: [{ kind: 'orchard.tree', colour: 'red' }] },
    'orchard.json:5:14: resources/0 has the unknown name colour.',
  ],
  ['a wrong type', { resources: [{ kind: 'orchard.tree', ageDays: 'old' }] }, 'orchard.json:5:15: resources/0/ageDays must be number.'],
  [
    'a profile that is none',
    { resources: [{ kind: 'orchard.tree', metrics: { Sap: 'wild' } }] },
    'one of the allowed values: idle, steady, busy',
  ],
  [
    'an unknown kind',
    { resources: [{ kind: 'orchard.bush' }] },
    'orchard.json:4:12: no product declares the kind orchard.bush; orchard has orchard.tree, orchard.fruit',
  ],
  [
    'an unknown region',
    { resources: [{ kind: 'orchard.tree', region: 'mars' }] },
    'orchard.json:5:14: the estate has no region mars; it has cn-hangzhou',
  ],
  ['an unknown account', { resources: [{ kind: 'orchard.tree', account: 'plum' }] }, 'the estate has no account plum.'],
  [
    'a reference to nobody',
    { resources: [{ kind: 'orchard.fruit', set: { TreeId: '@orchard.tree/oak' } }] },
    'the estate has no orchard.tree named oak.',
  ],
  [
    'one id twice',
    {
      resources: [
        { kind: 'orchard.tree', id: 't-1' },
        { kind: 'orchard.tree', id: 't-1' },
      ],
    },
    'orchard.json:9:10: orchard.tree t-1 is at orchard.json:3:3 already',
  ],
])('%s is said with its place', (_, file, sentence) => {
  expect(problemsOf(file)).toContain(sentence);
});

it('all problems are said at once', () => {
  expect(problemsOf({ resources: [{ kind: 'orchard.bush' }, { kind: 'orchard.tree', region: 'mars' }] }).split('\n')).toHaveLength(2);
});

it('a file that is not there is named', () => {
  expect(() => openEstate('/nowhere/plum.json', products)).toThrow('/nowhere/plum.json: cannot be read; name an estate file, or sample.');
});

it('a folder in the place of a file, and one without a file, are named', () => {
  const folder = dirname(estateFile({ resources: [] }));
  mkdirSync(join(folder, 'empty'));
  mkdirSync(join(folder, 'plum.json'));
  expect(() => openEstate(folder, products)).toThrow(`${join(folder, 'plum.json')}: cannot be read; name an estate file, or sample.`);
  expect(() => openEstate(join(folder, 'empty'), products)).toThrow(`${join(folder, 'empty')}: the folder holds no .json file.`);
});

it('copies are numbered, refer to their like, and keep what is said of them', async () => {
  const engine = openOrchard([
    { kind: 'orchard.tree', name: 'quince-{n}', count: 2, ageDays: 1, tags: { soil: 'clay' }, set: { 'Place.Row': 9 } },
    { kind: 'orchard.fruit', name: 'yellow-{n}', count: 2, set: { TreeId: '@orchard.tree/quince-{n}', Sort: 'quince @ 2' } },
  ]);
  const { Trees } = await ask(engine, 'ListByPage', { Row: '9' });
  expect(Trees.Tree.map((one: { TreeName: string; Planted: string }) => [one.TreeName, one.Planted])).toEqual([
    ['quince-01', '2026-11-24T04:00:00Z'],
    ['quince-02', '2026-11-24T04:00:00Z'],
  ]);
  const { Fruits } = await ask(engine, 'ListFruit', { TreeId: Trees.Tree[1].TreeId });
  expect(Fruits).toEqual([{ FruitId: `${Trees.Tree[1].TreeId}/1`, TreeId: Trees.Tree[1].TreeId, Sort: 'quince @ 2' }]);
});

it.each([
  ['@time/-30d', '2026-10-26T04:00:00Z'],
  ['@time/+0.5d:minute', '2026-11-25T16:00Z'],
  ['@time/+1d:ms', 1795665600000],
  ['@ 2026', '@ 2026'],
])('the time %s is %s when the estate opens at noon', async (Planted, expected) => {
  const engine = openOrchard([{ kind: 'orchard.tree', name: 'quince', set: { Planted } }]);
  expect((await ask(engine, 'ListByPage', { TreeName: 'quince' })).Trees.Tree[0].Planted).toBe(expected);
});

it('every account sees its own', async () => {
  const path = estateFile({
    accounts: [
      { id: '1000000000000001', alias: 'apple', name: 'Apple', accessKeyId: 'LTAI5tApple', secret: 'a' },
      { id: '1000000000000002', alias: 'pear', name: 'Pear' },
    ],
    resources: [{ kind: 'orchard.tree' }, { kind: 'orchard.tree', account: 'pear', count: 2 }],
  });
  const estate = openEstate(path, products);
  expect(estate.accounts.map(({ id }) => estate.rows('orchard.tree', id, '*').count)).toEqual([1, 2]);
  expect(estate.accounts[0]).toMatchObject({ accessKeyId: 'LTAI5tApple', secret: 'a' });
  expect(estate.accounts[1]?.accessKeyId).toMatch(/^LTAI5t.{18}$/);
});
