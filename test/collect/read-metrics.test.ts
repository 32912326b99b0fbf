import { describe, expect, it } from 'vitest';
import { collect } from '../../src/collect/index.ts';
import type { CloudCall } from '../../src/model/cloud.ts';
import { defineResourceType, type MetricSource, type Reply } from '../../src/model/resource-type.ts';
import { fakeCloud } from './fake-cloud.ts';

const title = { en: 'Load', 'zh-CN': '负载' };
const nowMs = Date.parse('2026-11-25T00:00:00Z');
const minutesAgo = (minutes: number) => nowMs - minutes * 60_000;

const source: MetricSource = {
  namespace: 'acs_test',
  metric: 'Load',
  dimension: 'instanceId',
  statistic: 'Maximum',
  periodSeconds: 300,
  windowDays: 7,
  reduce: 'max',
};

const typeWith = (metric: MetricSource) =>
  defineResourceType({
    type: 'ACS::Test::Press',
    title,
    product: 'test',
    scope: 'regional',
    list: {
      action: 'ListPresses',
      paging: { style: 'none' },
      items: 'Presses',
    },
    identity: { id: 'Id' },
    fields: {
      load: {
        title,
        type: 'number',
        unit: 'percent',
        from: {
          metric,
          choose: [
            {
              when: (item) => item.Engine === 'new',
              metric: { ...metric, metric: 'NewLoad' },
            },
          ],
        },
      },
    },
    sample: {},
  });

async function read(metric: Partial<MetricSource>, replies: readonly Reply[], presses: readonly Reply[] = [{ Id: 'apple' }]) {
  const left = [...replies];
  const fake = fakeCloud((call: CloudCall) =>
    call.action === 'ListPresses' ? { pages: [{ rows: presses }] } : { reply: left.shift() ?? { Datapoints: '' } },
  );
  const type = typeWith({ ...source, ...metric });
  const inventory = await collect({
    id: 'run',
    source: 'live',
    clouds: [fake.cloud],
    regions: ['cn-hangzhou'],
    types: new Map([[type.type, type]]),
    wanted: new Map([[type.type, ['load']]]),
    now: () => nowMs,
  });
  return {
    inventory,
    calls: fake.calls.filter((call) => call.action === 'DescribeMetricList'),
  };
}

const points = (...rows: readonly (readonly [id: string, minutes: number, value: number, device?: string])[]) => ({
  Datapoints: JSON.stringify(
    rows.map(([instanceId, minutes, Maximum, device]) => ({
      timestamp: minutesAgo(minutes),
      userId: '1',
      instanceId,
      Maximum,
      Average: Maximum / 2,
      ...(device && { device }),
    })),
  ),
});

const loadOf = async (...args: Parameters<typeof read>) => (await read(...args)).inventory.resources[0]?.fields.load;

describe('a metric', () => {
  it.each([
    ['max', 90],
    ['min', 10],
    ['mean', 50],
    ['sum', 150],
    ['latest', 50],
    ['p95', 90],
  ] as const)('is reduced by %s', async (reduce, expected) => {
    expect(await loadOf({ reduce }, [points(['apple', 30, 10], ['apple', 20, 90], ['apple', 10, 50])])).toBe(expected);
  });

  it('takes the 95th of a hundred points by rank', async () => {
    const rows = Array.from({ length: 100 }, (_, index) => ['apple', 10 + index, index + 1] as const);
    expect(await loadOf({ reduce: 'p95' }, [points(...rows)])).toBe(95);
  });

  it('follows the token to the last page', async () => {
    const run = await read({}, [{ ...points(['apple', 30, 10]), NextToken: 't' }, points(['apple', 20, 70])]);
    expect(run.inventory.resources[0]?.fields.load).toBe(70);
    expect(run.calls.map((call) => call.params.NextToken)).toEqual([undefined, 't']);
  });

  it('asks for fifty resources a call', async () => {
    const presses = Array.from({ length: 51 }, (_, index) => ({
      Id: `press-${index}`,
    }));
    const run = await read({}, [], presses);
    expect(run.calls.map((call) => JSON.parse(call.params.Dimensions as string).length)).toEqual([50, 1]);
  });

  it('ends its window three minutes before now and leaves later points out (evaluate-metric-last-minutes-missing)', async () => {
    const run = await read({}, [points(['apple', 3, 41], ['apple', 2, 99])]);
    expect(run.inventory.resources[0]?.fields.load).toBe(41);
    expect(run.calls[0]?.params).toMatchObject({
      EndTime: String(minutesAgo(3)),
      StartTime: String(minutesAgo(3) - 7 * 86_400_000),
      Period: '300',
    });
  });

  it('has no latest value when its newest point is two hours old', async () => {
    const { inventory } = await read({ reduce: 'latest' }, [points(['apple', 110, 12])]);
    expect(inventory.resources[0]?.unread).toMatchObject([
      {
        field: 'load',
        reason: 'unsupported',
        action: 'cms:DescribeMetricList',
      },
    ]);
  });

  it.each([
    ['is unread without a single point', {}, undefined],
    ['is the number that silence stands for', { noData: 0 }, 0],
  ])('%s', async (_, change, expected) => {
    expect(await loadOf(change, [{ Datapoints: '' }])).toBe(expected);
  });

  it('picks the fullest of several devices', async () => {
    const reply = points(['apple', 10, 20, '/dev/a'], ['apple', 10, 95, '/dev/b'], ['apple', 5, 30, '/dev/b']);
    expect(await loadOf({ reduce: 'latest', across: { dimension: 'device', pick: 'max' } }, [reply])).toBe(30);
  });

  it('is another one for the items that say so', async () => {
    const run = await read({}, [], [{ Id: 'apple', Engine: 'new' }]);
    expect(run.calls[0]?.params.MetricName).toBe('NewLoad');
  });
});
