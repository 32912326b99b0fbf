import { expect, it } from 'vitest';
import { collect } from '../../src/collect/index.ts';
import type { CloudCall } from '../../src/model/cloud.ts';
import { CloudError } from '../../src/model/errors.ts';
import { defineResourceType } from '../../src/model/resource-type.ts';
import { fakeCloud, type Script } from './fake-cloud.ts';

const title = { en: 'Thing', 'zh-CN': '物' };

const jar = defineResourceType({
  type: 'ACS::Test::Jar',
  title,
  product: 'test',
  scope: 'regional',
  list: { action: 'ListJars', paging: { style: 'none' }, items: 'Jars', each: { param: 'Kind', values: ['glass', 'clay'] } },
  identity: { id: 'Id' },
  details: {
    labels: { action: 'ListLabels', once: 'region' },
    history: { action: 'GetHistory', params: { Since: '${daysAgo.7.minute}', Until: '${daysAgo.0.day}' } },
  },
  fields: {
    tags: {
      title,
      type: 'object',
      from: { detail: 'labels' },
      path: ['Labels', '${item.Id}'],
      read: (labels, id) => (labels as { Jar: string; Key: string; Value: string }[]).filter((label) => label.Jar === id),
    },
    firstOpener: { title, type: 'string', from: { detail: 'history' }, path: 'Openers[0].Name', absent: null },
    fill: {
      title,
      type: 'number',
      from: {
        metric: { namespace: 'n', metric: 'm', dimension: 'id', statistic: 'Average', periodSeconds: 60, windowDays: 1, reduce: 'max' },
        when: (item) => item.Id !== 'pear',
      },
    },
  },
  sample: { firstOpener: null, fill: 1 },
});

const replies: Record<string, (call: CloudCall) => Script> = {
  ListJars: (call) => ({ pages: [{ rows: [{ Id: call.params.Kind === 'glass' ? 'apple' : 'pear' }] }] }),
  ListLabels: () => ({ reply: { Labels: [{ Jar: 'apple', Key: 'env', Value: 'prod' }] } }),
  GetHistory: () => ({ reply: { Openers: [{ Name: 'plum' }, { Name: 'fig' }] } }),
  DescribeMetricList: () => ({ reply: { Datapoints: '' } }),
};

async function read(fields: readonly string[], answers = replies) {
  const fake = fakeCloud((call) => answers[call.action]?.(call));
  const inventory = await collect({
    id: 'run',
    source: 'live',
    clouds: [fake.cloud],
    regions: ['cn-hangzhou'],
    types: new Map([[jar.type, jar]]),
    wanted: new Map([[jar.type, fields]]),
    now: () => Date.parse('2026-11-25T08:00:30Z'),
  });
  return { inventory, ...fake };
}

it('reads a listing once for each kind that it hands out', async () => {
  const { inventory } = await read([]);
  expect(inventory.resources.map((one) => one.id)).toEqual(['apple', 'pear']);
});

it('gives tags that are read apart to their resource, from one shared reply, and as pairs', async () => {
  const { inventory, countOf } = await read(['tagPairs']);
  expect(inventory.resources.map((one) => [one.tags, one.fields.tagPairs])).toEqual([
    [{ env: 'prod' }, ['env:prod']],
    [{}, []],
  ]);
  expect(countOf('ListLabels')).toBe(1);
});

it('leaves pairs unread where tags are', async () => {
  const denied = () => ({ error: new CloudError('denied', 'no', { code: 'Forbidden.RAM', action: 'test:ListLabels' }) });
  const { inventory } = await read(['tagPairs'], { ...replies, ListLabels: denied });
  expect(inventory.resources[0]?.unread.map((one) => [one.field, one.reason])).toEqual([
    ['tags', 'denied'],
    ['tagPairs', 'denied'],
  ]);
});

it('writes times before the run as the product spells them and takes the first of a list', async () => {
  const { inventory, calls } = await read(['firstOpener']);
  expect(calls.find((call) => call.action === 'GetHistory')?.params).toEqual({ Since: '2026-11-18T08:00Z', Until: '2026-11-25Z' });
  expect(inventory.resources[0]?.fields.firstOpener).toBe('plum');
});

it('asks for no metric where the type says there is none', async () => {
  const { inventory } = await read(['fill']);
  const [apple, pear] = inventory.resources;
  expect(apple?.unread.map((one) => one.field)).toEqual(['fill']);
  expect(pear?.fields.fill).toBeNull();
});
