import { describe, expect, it } from 'vitest';
import { paramReader } from '../../../src/sandbox/engine/params.ts';
import { absent } from '../../../src/sandbox/engine/product.ts';
import { compileShape, complete, shapeAt } from '../../../src/sandbox/engine/shape.ts';

const model = {
  'Trees.Tree[].TreeId': 'string',
  'Trees.Tree[].Height': 'number',
  'Trees.Tree[].Tags.Tag[].Key': 'string',
  'Trees.Tree[].Place.Row': 'number',
  'Trees.Tree[].Sold': 'boolean',
  RequestId: 'string',
};
const strict = (path: string, problem: string) => {
  throw new Error(`${path} ${problem}`);
};

describe('a reply', () => {
  it('is filled up as the official model has it', () => {
    expect(complete(compileShape(model), { Trees: { Tree: [{ TreeId: 't-1' }] } })).toEqual({
      Trees: { Tree: [{ TreeId: 't-1', Height: 0, Tags: { Tag: [] }, Place: { Row: 0 }, Sold: false }] },
      RequestId: '',
    });
  });

  it('has no rows, no field that is absent and none that is left out', () => {
    const shape = compileShape(model, ['Trees.Tree[].Sold', 'Trees.Tree[].Tags']);
    expect(complete(shape, {})).toEqual({ Trees: { Tree: [] }, RequestId: '' });
    expect(complete(shape, { RequestId: absent, Trees: { Tree: [{ Height: absent }] } })).toEqual({
      Trees: { Tree: [{ TreeId: '', Place: { Row: 0 } }] },
    });
  });

  it('keeps a null that somebody wrote', () => {
    const shape = compileShape({ Plum: 'string', Pear: 'string' });
    expect(complete(shape, { Plum: null }, undefined, { Plum: 'ripe', Pear: null })).toEqual({ Plum: null, Pear: null });
  });

  it.each([
    ['a field that the model has not', { Plum: 1 }, 'Plum is unknown'],
    ['a field of a row that the model has not', { Trees: { Tree: [{ Plum: 1 }] } }, 'Trees.Tree[].Plum is unknown'],
    ['a text for a number', { Trees: { Tree: [{ Height: '3' }] } }, 'Trees.Tree[].Height is string, not number'],
    ['a bare list for a wrapped one', { Trees: [] }, 'Trees is a list, not object'],
    ['an object for a list', { Trees: { Tree: {} } }, 'Trees.Tree is object, not a list'],
  ])('%s is an error of a strict engine', (_, value, problem) => {
    expect(() => complete(compileShape(model), value, strict)).toThrow(problem);
  });

  it('takes from the state what it has a place for, and drops the rest', () => {
    const row = shapeAt(compileShape(model), 'Trees.Tree')?.item;
    expect(row && complete(row, { Height: 4 }, strict, { TreeId: 't-1', Height: 3, roots: 8, Place: { Row: 2, depth: 1 } })).toMatchObject({
      TreeId: 't-1',
      Height: 4,
      Place: { Row: 2 },
    });
  });

  it('may be a bare list', () => {
    expect(complete(compileShape({ '[].Sort': 'string', '[].Ripe': 'boolean' }), [{ Sort: 'plum' }])).toEqual([
      { Sort: 'plum', Ripe: false },
    ]);
  });
});

describe('parameters', () => {
  const { read } = paramReader({
    PageSize: 'number',
    Ripe: 'boolean',
    Rows: 'json',
    Sorts: 'csv',
    'Tag[].Key': 'string',
    'Tag[].Age': 'number',
    OwnerId: 'number',
  });

  it.each([
    ['a number', { PageSize: '10' }, { PageSize: 10 }],
    ['a number of nineteen digits', { OwnerId: '1234567890123456789' }, { OwnerId: '1234567890123456789' }],
    ['a boolean in any letters', { Ripe: 'True' }, { Ripe: true }],
    ['a name in other letters', { pageSize: '10' }, { PageSize: 10 }],
    ['JSON', { Rows: '[1]' }, { Rows: [1] }],
    ['commas', { Sorts: 'plum,pear' }, { Sorts: ['plum', 'pear'] }],
    ['rows', { Tag: [{ Key: '1', Age: '1' }] }, { Tag: [{ Key: '1', Age: 1 }] }],
    ['an empty text', { PageSize: '' }, { PageSize: '' }],
  ])('%s is read as the official model says', (_, sent, params) => {
    expect(read(sent)).toEqual({ params, unknown: [] });
  });

  it.each([[{ PageSize: 'many' }], [{ Ripe: 'yes' }], [{ Rows: '[' }]])('%o is refused', (sent) => {
    expect(() => read(sent)).toThrow(/is not valid/);
  });

  it('unknown ones are told, common ones are not', () => {
    expect(read({ Plum: '1', RegionId: 'cn-hangzhou', ClientToken: 'a' }).unknown).toEqual(['Plum']);
  });
});
