import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openGrove } from '../test/engine/harness.ts';
import { type Benchmark, type Row, row } from './row.ts';

const sizes = (process.env.XUNJIAN_BENCH_CHANGES ?? '1,10,100,500').split(',').map(Number);
const rule = 'backup/ecs-disk-delete-auto-snapshot';
const mostOverhead = 1.1;

/** Plans and applies so many changes on the real engine; held against the engine's own adopt, preview and up of the same run. */
export const benchmark: Benchmark = {
  name: 'apply',
  async run() {
    const rows: Row[] = [];
    for (const size of sizes) rows.push(...(await measure(size)));
    return rows;
  },
};

async function measure(size: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'xunjian-bench-'));
  const estate = join(folder, 'orchard.json');
  const disk = { DeleteAutoSnapshot: true, AutoSnapshotPolicyId: '@ecs.auto-snapshot-policy/nightly' };
  const resources = [
    { kind: 'ecs.auto-snapshot-policy', name: 'nightly' },
    { kind: 'ecs.disk', name: 'apple-{n}', count: size, set: disk },
  ];
  writeFileSync(estate, JSON.stringify({ seed: 'orchard', regions: ['cn-hangzhou'], resources }));
  const spent = new Map<string, number>();
  const grove = await openGrove({ estate, onStackCall: (name, ms) => spent.set(name, (spent.get(name) ?? 0) + ms) });
  try {
    const began = performance.now();
    const planted = await grove.plan([rule], { each: size });
    const planMs = performance.now() - began;
    const [open] = planted.plan.notFixable;
    if (open || planted.plan.changes.length < size)
      throw new Error(open?.reason.en ?? `${planted.plan.changes.length} of ${size} disks have the finding.`);
    const record = await grove.apply(planted);
    const wholeMs = performance.now() - began;
    const applied = record.entries.filter(({ outcome }) => outcome === 'applied').length;
    if (applied !== size) throw new Error(`${applied} of ${size} changes were applied.`);
    const engineMs = ['adopt', 'preview', 'up'].reduce((sum, name) => sum + (spent.get(name) ?? 0), 0);
    const allCallsMs = [...spent.values()].reduce((sum, ms) => sum + ms, 0);
    return [
      row(`${size} planned`, 'ms', planMs),
      row(`${size} planned and applied, over adopt, preview and up alone`, 'ms', wholeMs, {
        baseline: engineMs,
        atMostRatio: mostOverhead,
      }),
      row(`${size}: our own part, without any call of the engine`, 'ms', wholeMs - allCallsMs, { baseline: engineMs, of: 'value' }),
      row(`${size}: memory of this process`, 'MB', process.memoryUsage().rss / 2 ** 20),
    ];
  } finally {
    await grove.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
