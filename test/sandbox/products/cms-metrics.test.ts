import { describe, expect, it } from 'vitest';
import cms from '../../../src/sandbox/products/cms.ts';
import ecs from '../../../src/sandbox/products/ecs.ts';
import rds from '../../../src/sandbox/products/rds.ts';
import { openProducts } from './call.ts';

type Point = Readonly<Record<string, number | string>>;

const now = Date.parse('2026-06-01T04:00:00Z');
const hourMs = 3_600_000;
const { engine, call } = openProducts([cms, rds, ecs], 200, now);
const account = engine.estate.accounts[0].id;
const servers = [...engine.estate.rows('rds.instance', account, '*')].filter(
  ({ state, createdAt }) => state['Engine'] === 'MySQL' && state['Category'] !== 'cluster' && createdAt < now - 40 * 24 * hourMs,
);
const ids = servers.map(({ id }) => id);
const instance = ids[0] as string;

async function ask(action: string, params: Readonly<Record<string, unknown>> = {}) {
  const reply = await call('cms', action, {
    Namespace: 'acs_rds_dashboard',
    MetricName: 'CpuUsage',
    Period: '300',
    StartTime: String(now - hourMs),
    EndTime: String(now),
    Dimensions: JSON.stringify([{ instanceId: instance }]),
    ...params,
  });
  const text = String(reply['Datapoints']);
  return { reply, points: (text === '' ? [] : JSON.parse(text)) as readonly Point[] };
}

describe('the history of a metric', () => {
  it('is a JSON text of points with time, account, dimension and statistics', async () => {
    const { reply, points } = await ask('DescribeMetricList');
    expect(reply).toMatchObject({ Code: '200', Success: true, Period: '300' });
    expect(reply).not.toHaveProperty('NextToken');
    expect(points).toHaveLength(12);
    expect(Object.keys(points[0] ?? {})).toEqual(['timestamp', 'userId', 'instanceId', 'Average', 'Minimum', 'Maximum']);
    expect(points.at(-1)).toMatchObject({ timestamp: now, userId: account, instanceId: instance });
  });

  it('is handed out in pages that together say the same as one', async () => {
    const named = JSON.stringify(ids.slice(0, 3).map((instanceId) => ({ instanceId })));
    const whole = await ask('DescribeMetricList', { Dimensions: named });
    const pages: Point[] = [];
    let NextToken: string | undefined;
    let calls = 0;
    do {
      const { reply, points } = await ask('DescribeMetricList', { Dimensions: named, Length: '7', ...(NextToken && { NextToken }) });
      NextToken = reply['NextToken'];
      pages.push(...points);
      calls++;
    } while (NextToken);
    expect(whole.points).toHaveLength(36);
    expect(pages).toEqual(whole.points);
    expect(calls).toBe(6);
  });

  it('has at most 1440 points a page', async () => {
    const { points } = await ask('DescribeMetricList', { Period: '60', StartTime: String(now - 48 * hourMs), Length: '5000' });
    expect(points).toHaveLength(1440);
  });

  it.each([
    ['ends with what is kept: 31 days at a minute', '60', 35, 31 - 5],
    ['ends with what is kept: 91 days at five minutes', '300', 35, 31],
  ])('%s', async (_, Period, daysBack, days) => {
    const from = now - daysBack * 24 * hourMs;
    const end = from + days * 24 * hourMs;
    const { points } = await ask('DescribeMetricList', { Period, StartTime: String(from), EndTime: String(end) });
    const oldest = Period === '60' ? now - 31 * 24 * hourMs : from;
    expect(points[0]?.['timestamp']).toBe(oldest + Number(Period) * 1000);
  });

  it('reads times as the documentation writes them', async () => {
    const utc = await ask('DescribeMetricList', { StartTime: '2026-06-01T03:00:00Z', EndTime: '2026-06-01T04:00:00Z' });
    const china = await ask('DescribeMetricList', { StartTime: '2026-06-01 11:00:00', EndTime: '2026-06-01 12:00:00' });
    expect(utc.points).toEqual((await ask('DescribeMetricList')).points);
    expect(china.points).toEqual(utc.points);
  });

  it.each([
    ['another account', { instanceId: 'rm-quince' }, {}],
    ['a metric that the engine has not', { instanceId: instance }, { MetricName: 'SQLServer_CpuUsage' }],
    ['a namespace that is none', { instanceId: instance }, { Namespace: 'acs_orchard' }],
    ['a period that is not kept', { instanceId: instance }, { Period: '7' }],
    ['a further dimension that it has not', { instanceId: instance, device: '/dev/vda1' }, {}],
  ])('is an empty text for %s', async (_, dimension, params) => {
    const { reply } = await ask('DescribeMetricList', { Dimensions: JSON.stringify([dimension]), ...params });
    expect(reply).toMatchObject({ Code: '200', Success: true, Datapoints: '' });
  });

  it('without dimensions is of every resource of the account', async () => {
    const named = new Set<unknown>();
    let NextToken: string | undefined;
    do {
      const { reply, points } = await ask('DescribeMetricList', { Dimensions: '', Length: '1440', ...(NextToken && { NextToken }) });
      for (const point of points) named.add(point['instanceId']);
      NextToken = reply['NextToken'];
    } while (NextToken);
    const here = servers.filter(({ region }) => region === 'cn-hangzhou').map(({ id }) => id);
    expect([...named]).toEqual(expect.arrayContaining(here));
  });

  it.each([
    ['dimensions that are no JSON', { Dimensions: '[{"instanceId":"quince"' }, 'parse param dimensions error([{"instanceId":"quince")'],
    ['more than fifty dimensions', { Dimensions: JSON.stringify(Array.from({ length: 51 }, (_, n) => ({ instanceId: `rm-${n}` }))) }, '50'],
    ['more than 31 days', { StartTime: String(now - 32 * 24 * hourMs) }, '31 days'],
    ['a start after the end', { StartTime: String(now + 1) }, 'StartTime'],
    ['a length that is none', { Length: 'all' }, 'Length'],
  ])('is refused with HTTP 200 and code 400 for %s', async (_, params, message) => {
    const { reply } = await ask('DescribeMetricList', params);
    expect(reply).toMatchObject({ Code: '400', Success: false, Datapoints: '', Period: '', NextToken: '' });
    expect(reply['Message']).toContain(message);
  });

  it('takes fifty dimensions', async () => {
    const fifty = Array.from({ length: 50 }, (_, n) => ({ instanceId: n === 0 ? instance : `rm-${n}` }));
    expect((await ask('DescribeMetricList', { Dimensions: JSON.stringify(fifty) })).points).toHaveLength(12);
  });
});

it('the newest point of each resource is the last of its history', async () => {
  const history = await ask('DescribeMetricList');
  const last = await ask('DescribeMetricLast', { StartTime: undefined, EndTime: undefined });
  expect(last.points).toEqual([history.points.at(-1)]);
});

it.each([
  ['False', (values: readonly number[]) => values.toSorted((a, b) => b - a)],
  ['True', (values: readonly number[]) => values.toSorted((a, b) => a - b)],
])('the top list with OrderDesc %s is in the order that the service gives it', async (OrderDesc, sorted) => {
  const Dimensions = JSON.stringify(ids.slice(0, 5).map((instanceId) => ({ instanceId })));
  const { points } = await ask('DescribeMetricTop', { Orderby: 'Average', OrderDesc, Dimensions });
  const values = points.map((point) => Number(point['Average']));
  expect(values).toHaveLength(Math.min(5, ids.length));
  expect(values).toEqual(sorted(values));
  expect(points.map((point) => point['order'])).toEqual(values.map((_, at) => at + 1));
});

it('grouped by account, points of all resources become one for each time', async () => {
  const Dimensions = JSON.stringify(ids.slice(0, 3).map((instanceId) => ({ instanceId })));
  const single = await ask('DescribeMetricList', { Dimensions });
  const { points } = await ask('DescribeMetricData', { Dimensions, Express: JSON.stringify({ groupby: ['userId'] }) });
  const first = single.points.filter((point) => point['timestamp'] === points[0]?.['timestamp']);
  expect(points).toHaveLength(12);
  expect(points[0]?.['Maximum']).toBe(Math.max(...first.map((point) => Number(point['Maximum']))));
  expect(points[0]).not.toHaveProperty('instanceId');
});

it('the metrics of a namespace are named with unit, periods, statistics and dimensions', async () => {
  const reply = await call('cms', 'DescribeMetricMetaList', { Namespace: 'acs_rds_dashboard', MetricName: 'CpuUsage' });
  expect(reply['TotalCount']).toBe('1');
  expect(reply['Resources']).toEqual({
    Resource: [
      {
        Namespace: 'acs_rds_dashboard',
        MetricName: 'CpuUsage',
        Description: 'CpuUsage',
        Unit: '%',
        Periods: '60,300,900,3600,86400',
        Statistics: 'Average,Minimum,Maximum',
        Dimensions: 'userId,instanceId',
        Labels: '[]',
      },
    ],
  });
});
