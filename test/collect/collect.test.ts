import { describe, expect, it } from 'vitest';
import { collect } from '../../src/collect/index.ts';
import type { CloudCall } from '../../src/model/cloud.ts';
import { CloudError } from '../../src/model/errors.ts';
import { defineResourceType, type ResourceType } from '../../src/model/resource-type.ts';
import { fakeCloud, type Script } from './fake-cloud.ts';

const title = { en: 'Thing', 'zh-CN': '物' };
const nowMs = Date.parse('2026-11-25T00:00:00Z');

const basket = defineResourceType({
  type: 'ACS::Test::Basket',
  title,
  product: 'test',
  scope: 'regional',
  list: {
    action: 'ListBaskets',
    params: { RegionId: '${region}' },
    paging: { style: 'none' },
    items: 'Baskets',
  },
  identity: { id: 'Id', name: 'Name', created: 'CreatedAt', tags: 'Tags' },
  details: {
    lid: {
      action: 'GetLid',
      params: { Id: '${item.Id}', Hint: '${item.Hint}' },
      none: ['NoSuchLid'],
      when: (item) => item.Kind !== 'open',
    },
    house: { action: 'GetHouse', once: 'region' },
  },
  fields: {
    size: { title, type: 'integer', from: 'list', path: 'Size' },
    color: {
      title,
      type: 'string',
      from: 'list',
      path: 'Color',
      absent: null,
      values: ['red', 'green'],
    },
    'lid.isShut': {
      title,
      type: 'boolean',
      from: { detail: 'lid' },
      path: 'Shut',
    },
    'house.rooms': {
      title,
      type: 'integer',
      from: { detail: 'house' },
      path: 'Rooms',
    },
    fruits: {
      title,
      type: 'integer',
      from: {
        derive: (self, lookup) => lookup.where('ACS::Test::Fruit', 'basket', self.id)?.length,
        types: { 'ACS::Test::Fruit': ['basket'] },
      },
    },
  },
  sample: {},
});

const fruit = defineResourceType({
  type: 'ACS::Test::Fruit',
  title,
  product: 'test',
  scope: 'regional',
  list: { action: 'ListFruits', paging: { style: 'none' }, items: 'Fruits' },
  identity: { id: 'Id' },
  fields: {
    basket: {
      title,
      type: 'string',
      from: 'list',
      path: 'Basket',
      absent: null,
    },
  },
  sample: {},
});

const types = new Map<string, ResourceType>([basket, fruit].map((type) => [type.type, type]));
const denied = (action: string) =>
  new CloudError('denied', `RAM denies ${action}.`, {
    code: 'Forbidden.RAM',
    action,
    permission: `test:${action}`,
  });
const apple = {
  Id: 'b-apple',
  Name: 'apple',
  Size: 3,
  Color: 'red',
  CreatedAt: '2026-11-15T00:00:00Z',
  Tags: [{ Key: 'env', Value: 'prod' }],
};

function read(answers: Record<string, Script>, wanted: readonly string[], more: Partial<Parameters<typeof collect>[0]> = {}) {
  const fake = fakeCloud((call: CloudCall) => answers[call.action]);
  const options = {
    id: 'run',
    source: 'live',
    clouds: [fake.cloud],
    regions: ['cn-hangzhou'],
    types,
    wanted: new Map([[basket.type, wanted]]),
    now: () => nowMs,
    ...more,
  } as const;
  return { ...fake, inventory: collect(options) };
}

const oneBasket = { ListBaskets: { pages: [{ rows: [apple], total: 1 }] } };

describe('a resource', () => {
  it('carries its names, tags, age and the wanted fields of its row', async () => {
    const [resource] = (await read(oneBasket, ['size', 'color']).inventory).resources;
    expect(resource).toMatchObject({
      id: 'b-apple',
      name: 'apple',
      region: 'cn-hangzhou',
      accountId: '1000000000000001',
      tags: { env: 'prod' },
    });
    expect(resource?.fields).toEqual({
      managedBy: null,
      ageDays: 10,
      size: 3,
      color: 'red',
    });
    expect(resource?.unread).toEqual([]);
  });

  it('is named by its id when nobody named it', async () => {
    const { resources } = await read({ ListBaskets: { pages: [{ rows: [{ Id: 'b-pear' }] }] } }, []).inventory;
    expect(resources[0]?.name).toBe('b-pear');
  });

  it('has empty tags where the cloud answers null (collect-ack-tags-null)', async () => {
    const { resources, gaps } = await read(
      {
        ListBaskets: {
          pages: [
            {
              rows: [
                { ...apple, Tags: null },
                { ...apple, Id: 'b-pear' },
              ],
            },
          ],
        },
      },
      [],
    ).inventory;
    expect(resources.map((resource) => resource.tags)).toEqual([{}, { env: 'prod' }]);
    expect(gaps).toEqual([]);
  });

  it.each([
    ['a missing value that may be missing', { Color: undefined }, 'color', { value: null }],
    ['an empty text where missing means null', { Color: '' }, 'color', { value: null }],
    ['a word outside the known ones', { Color: 'blue' }, 'color', { reason: 'unsupported' }],
    ['a missing value that should be there', { Size: undefined }, 'size', { reason: 'unsupported' }],
    ['a number written as a text', { Size: '3' }, 'size', { value: 3 }],
    ['a text that is no number', { Size: 'big' }, 'size', { reason: 'unsupported' }],
    ['a null where null is an answer', { Size: null }, 'size', { value: null }],
  ])('reads %s', async (_, change, field, expected) => {
    const [resource] = (await read({ ListBaskets: { pages: [{ rows: [{ ...apple, ...change }] }] } }, [field]).inventory).resources;
    if ('value' in expected) expect(resource?.fields[field]).toBe(expected.value);
    else expect(resource?.unread).toMatchObject([{ field, action: 'test:ListBaskets', reason: expected.reason }]);
  });
});

describe('detail reads', () => {
  const lid = { ...oneBasket, GetLid: { reply: { Shut: 'true' } } };

  it('are made only for fields that somebody wants', async () => {
    const run = read(lid, ['size']);
    await run.inventory;
    expect(run.countOf('GetLid')).toBe(0);
  });

  it('fill placeholders and leave out a parameter that has nothing to say', async () => {
    const run = read(lid, ['lid.isShut']);
    expect((await run.inventory).resources[0]?.fields['lid.isShut']).toBe(true);
    expect(run.calls.find((call) => call.action === 'GetLid')?.params).toEqual({
      Id: 'b-apple',
    });
  });

  it('are null where the cloud says that there is none, and where the item needs none', async () => {
    const none = new CloudError('not-found', 'none', {
      code: 'NoSuchLid',
      action: 'GetLid',
    });
    const answers = {
      ListBaskets: {
        pages: [{ rows: [apple, { ...apple, Id: 'b-pear', Kind: 'open' }] }],
      },
      GetLid: { error: none },
    };
    const run = read(answers, ['lid.isShut']);
    expect((await run.inventory).resources.map((resource) => resource.fields['lid.isShut'])).toEqual([null, null]);
    expect(run.countOf('GetLid')).toBe(1);
  });

  it('leave the field unread with the missing permission when RAM refuses', async () => {
    const { resources, gaps } = await read({ ...oneBasket, GetLid: { error: denied('GetLid') } }, ['lid.isShut', 'size']).inventory;
    expect(resources[0]?.fields).not.toHaveProperty('lid.isShut');
    expect(resources[0]?.unread).toEqual([
      {
        field: 'lid.isShut',
        action: 'test:GetLid',
        reason: 'denied',
        permission: 'test:GetLid',
        code: 'Forbidden.RAM',
        message: 'RAM denies GetLid.',
      },
    ]);
    expect(resources[0]?.fields.size).toBe(3);
    expect(gaps).toEqual([]);
  });

  it('are shared where one answer serves a whole region', async () => {
    const rows = [apple, { ...apple, Id: 'b-pear' }];
    const run = read({ ListBaskets: { pages: [{ rows }] }, GetHouse: { reply: { Rooms: 4 } } }, ['house.rooms']);
    expect((await run.inventory).resources.map((resource) => resource.fields['house.rooms'])).toEqual([4, 4]);
    expect(run.countOf('GetHouse')).toBe(1);
  });
});

describe('a listing', () => {
  it('that ends before its total is read again, and is a gap when it stays short', async () => {
    const run = read({ ListBaskets: { pages: [{ rows: [apple], total: 2 }] } }, []);
    const { resources, gaps } = await run.inventory;
    expect(resources).toHaveLength(1);
    expect(gaps).toMatchObject([
      {
        type: basket.type,
        region: 'cn-hangzhou',
        reason: 'short',
        expected: 2,
        got: 1,
      },
    ]);
    expect(run.countOf('ListBaskets')).toBe(2);
  });

  it('that repeats a row across pages counts it once', async () => {
    const { gaps, resources } = await read(
      {
        ListBaskets: {
          pages: [
            { rows: [apple], total: 2 },
            { rows: [apple], total: 2 },
          ],
        },
      },
      [],
    ).inventory;
    expect(resources).toHaveLength(1);
    expect(gaps).toMatchObject([{ reason: 'short', expected: 2, got: 1 }]);
  });

  it('that breaks off keeps what had come', async () => {
    const then = new CloudError('throttled', 'no quota', {
      code: 'Throttling.User',
      action: 'ListBaskets',
    });
    const { gaps, resources } = await read({ ListBaskets: { pages: [{ rows: [apple] }], then } }, []).inventory;
    expect(resources).toHaveLength(1);
    expect(gaps).toMatchObject([{ reason: 'throttled', got: 1, code: 'Throttling.User' }]);
  });

  it('that fails in one region costs no other (collect-one-region-error-stops-rest)', async () => {
    const error = new CloudError('failed', 'InternalError', {
      code: 'InternalError',
      action: 'ListBaskets',
    });
    const fake = fakeCloud((call) =>
      call.region === 'cn-shanghai' && call.action === 'ListBaskets' ? { error } : { pages: [{ rows: [apple] }] },
    );
    const { inventory } = read({}, [], {
      clouds: [fake.cloud],
      regions: ['cn-shanghai', 'cn-hangzhou'],
    });
    expect((await inventory).resources.map((resource) => resource.region)).toEqual(['cn-hangzhou']);
    expect((await inventory).gaps).toMatchObject([{ region: 'cn-shanghai', reason: 'failed' }]);
  });

  it('of an empty account is complete and empty', async () => {
    const { gaps, resources, isComplete } = await read({ ListBaskets: { pages: [{ rows: [], total: 0 }] } }, []).inventory;
    expect({ gaps, resources, isComplete }).toEqual({
      gaps: [],
      resources: [],
      isComplete: true,
    });
  });

  it('with a row that has no id keeps the others and says so', async () => {
    const { gaps, resources } = await read({ ListBaskets: { pages: [{ rows: [{ Name: 'nobody' }, apple] }] } }, []).inventory;
    expect(resources).toHaveLength(1);
    expect(gaps).toMatchObject([{ reason: 'short', message: 'A row of ListBaskets has no Id.' }]);
  });
});

describe('derived fields', () => {
  const fruits = (rows: readonly object[]) => ({
    ...oneBasket,
    ListFruits: { pages: [{ rows: rows as never }] },
  });

  it('count over another type, which is read for that alone', async () => {
    const { resources } = await read(
      fruits([
        { Id: 'f-1', Basket: 'b-apple' },
        { Id: 'f-2', Basket: '' },
      ]),
      ['fruits'],
    ).inventory;
    expect(resources.find((resource) => resource.id === 'b-apple')?.fields.fruits).toBe(1);
  });

  it('are unread when that listing is refused: none is not nothing (evaluate-absence-rule-on-failed-listing)', async () => {
    const { resources } = await read({ ...oneBasket, ListFruits: { error: denied('ListFruits') } }, ['fruits']).inventory;
    expect(resources[0]?.fields).not.toHaveProperty('fruits');
    expect(resources[0]?.unread).toMatchObject([
      {
        field: 'fruits',
        action: 'test:ListFruits',
        reason: 'denied',
        permission: 'test:ListFruits',
      },
    ]);
  });
});

describe('a run', () => {
  it('stopped by a person keeps what was read and calls the rest gaps', async () => {
    const stop = new AbortController();
    const fake = fakeCloud((call) => {
      if (call.action === 'ListBaskets') stop.abort();
      return {
        pages: [{ rows: call.action === 'ListBaskets' ? [apple] : [] }],
        reply: {},
      };
    });
    const inventory = await read({}, ['fruits', 'lid.isShut'], {
      clouds: [fake.cloud],
      signal: stop.signal,
    }).inventory;
    expect(inventory.isComplete).toBe(false);
    expect(inventory.resources.map((resource) => resource.id)).toEqual(['b-apple']);
    expect(inventory.gaps.map((gap) => gap.reason)).toContain('interrupted');
  });

  it('whose key is refused before anything was read ends with that error', async () => {
    const error = new CloudError('credentials', 'The access key does not exist.', {
      code: 'InvalidAccessKeyId.NotFound',
      action: 'ListBaskets',
    });
    await expect(read({ ListBaskets: { error } }, []).inventory).rejects.toThrow('The access key does not exist.');
  });

  it('whose token expires half-way stops asking and keeps what it has', async () => {
    const expired = new CloudError('expired', 'The token has expired.', {
      code: 'InvalidSecurityToken.Expired',
      action: 'GetLid',
    });
    const inventory = await read({ ...oneBasket, GetLid: { error: expired } }, ['lid.isShut']).inventory;
    expect(inventory.isComplete).toBe(false);
    expect(inventory.resources[0]?.unread).toMatchObject([
      {
        field: 'lid.isShut',
        reason: 'failed',
        code: 'InvalidSecurityToken.Expired',
      },
    ]);
  });
});
