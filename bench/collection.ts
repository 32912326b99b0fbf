import { fork } from 'node:child_process';
import { once } from 'node:events';
import { openCloud } from '../src/cloud/index.ts';
import { type Scenario, scenarios } from './collection/quota.ts';
import { beside } from './harness/beside.ts';
import { type Benchmark, type Row, row } from './row.ts';

/** Collection under a quota that is not known beforehand: time against the physical bound, and calls wasted on refusals. */
export const benchmark: Benchmark = { name: 'collection', run };

async function run(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const scenario of scenarios) {
    const { ms, wasted } = await measure(scenario);
    rows.push(row(`collection, ${scenario.name}`, 'ms', ms, { baseline: scenario.boundMs, atMostRatio: 1.15 }));
    rows.push(row(`collection, ${scenario.name}: wasted calls`, '%', wasted, { atMost: 5 }));
  }
  return rows;
}

async function measure({ pages, shape }: Scenario): Promise<{ readonly ms: number; readonly wasted: number }> {
  const server = fork(beside(import.meta.url, './collection/serve'), [JSON.stringify(shape)]);
  try {
    const [{ port }] = await once(server, 'message');
    const env = { ALIBABA_CLOUD_ACCESS_KEY_ID: 'LTAI5tBENCH', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'bench' };
    const cloud = await openCloud({ env, connect: { host: '127.0.0.1', port } });
    const startedAt = performance.now();
    await Promise.all(Array.from({ length: pages }, (_, page) => cloud.call(pageCall(page + 1))));
    const ms = Math.round(performance.now() - startedAt);
    server.send('refused');
    const [{ refused }] = await once(server, 'message');
    return { ms, wasted: Math.round((refused / pages) * 1000) / 10 };
  } finally {
    server.disconnect();
  }
}

function pageCall(page: number) {
  return {
    product: 'ecs',
    action: 'DescribeInstances',
    region: 'cn-hangzhou',
    params: { RegionId: 'cn-hangzhou', PageNumber: String(page), PageSize: '100' },
  };
}
