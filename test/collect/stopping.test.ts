import { describe, expect, it } from 'vitest';
import { collect } from '../../src/collect/index.ts';
import type { Cloud, Page } from '../../src/model/cloud.ts';
import { CloudError } from '../../src/model/errors.ts';
import { defineResourceType } from '../../src/model/resource-type.ts';

const basket = defineResourceType({
  type: 'ACS::Fruit::Basket',
  title: { en: 'Basket', 'zh-CN': '篮子' },
  product: 'fruit',
  scope: 'regional',
  list: { action: 'ListBaskets', paging: { style: 'none' }, items: 'Baskets' },
  identity: { id: 'Id' },
  details: { lid: { action: 'GetLid' } },
  fields: { shut: { title: { en: 'Shut', 'zh-CN': '已关' }, type: 'boolean', from: { detail: 'lid' }, path: 'Shut' } },
  sample: { shut: true },
});

const never = () => new Promise<never>(() => {});

function account(accountId: string, list: () => Promise<Page>, lid: () => Promise<{ Shut: boolean }>): Cloud {
  return {
    accountId,
    call: lid,
    async *pages() {
      yield await list();
    },
  };
}

const full = async (): Promise<Page> => ({ rows: [{ Id: 'mango' }] });
const shut = async () => ({ Shut: true });
const refused = () => Promise.reject(new CloudError('expired', 'The token has expired.', { code: 'Expired', action: 'ListBaskets' }));

function read(clouds: readonly Cloud[], signal?: AbortSignal) {
  const wanted = new Map([[basket.type, ['shut']]]);
  const types = new Map([[basket.type, basket]]);
  return collect({ id: 'run', source: 'live', clouds, regions: ['cn-hangzhou'], types, wanted, ...(signal && { signal }) });
}

describe('a run that is stopped', () => {
  it('waits for no listing', async () => {
    const stop = new AbortController();
    const running = read([account('1', never, shut), account('2', full, shut)], stop.signal);
    setImmediate(() => stop.abort());
    const inventory = await running;
    expect(inventory.isComplete).toBe(false);
    expect(inventory.resources).toMatchObject([{ id: 'mango', accountId: '2', fields: { shut: true } }]);
    expect(inventory.gaps).toMatchObject([{ accountId: '1', reason: 'interrupted' }]);
  });

  it('waits for no detail, and the field is unread', async () => {
    const stop = new AbortController();
    const running = read([account('1', full, never)], stop.signal);
    setImmediate(() => stop.abort());
    const inventory = await running;
    expect(inventory.resources).toMatchObject([{ id: 'mango', unread: [{ field: 'shut', reason: 'failed' }] }]);
    expect(inventory.gaps).toEqual([]);
  });
});

describe('an account whose session expires', () => {
  it('does not stop the others', async () => {
    const inventory = await read([account('1', refused, shut), account('2', full, shut)]);
    expect(inventory.isComplete).toBe(false);
    expect(inventory.resources).toMatchObject([{ accountId: '2', fields: { shut: true } }]);
    expect(inventory.gaps).toMatchObject([{ accountId: '1', reason: 'failed', code: 'Expired' }]);
  });

  it('ends the run when it is the only one', async () => {
    await expect(read([account('1', refused, shut)])).rejects.toThrow('The token has expired.');
  });
});
