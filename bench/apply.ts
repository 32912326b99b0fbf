import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startSandbox } from '../src/sandbox/index.ts';
import { openGrove } from '../test/engine/harness.ts';
import { type Benchmark, type Row, row } from './row.ts';

const sizes = (process.env.XUNJIAN_BENCH_CHANGES ?? '1,10,100,500').split(',').map(Number);
const rule = 'backup/ecs-disk-delete-auto-snapshot';
const mostOverhead = 1.1;

/**
 * Plans and applies so many changes on the real engine, from our reading of the estate to our reading back. The baseline is
 * a plain program of the Automation API that opens a stack and imports, previews and updates the same disks, with the
 * engine's own refresh in the update as ours has it; its rest, import, preview and update alone, is shown too.
 */
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
  try {
    const plain = await plainProgram(estate);
    const own = await ourProgram(estate, size);
    const alone = plain.adopt + plain.preview + plain.up;
    const opened = plain.load + plain.open + alone;
    return [
      row(`${size} planned`, 'ms', own.planMs),
      row(`${size} planned and applied, over a plain program of the engine`, 'ms', own.wholeMs, {
        baseline: opened,
        atMostRatio: mostOverhead,
      }),
      row(`${size} planned and applied, over its import, preview and update alone`, 'ms', own.wholeMs, { baseline: alone, of: 'value' }),
      row(`${size}: our own part, without any call of the engine`, 'ms', own.restMs, { baseline: opened, of: 'value' }),
      row(`${size}: memory of this process`, 'MB', process.memoryUsage().rss / 2 ** 20),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ourProgram(estate: string, size: number): Promise<{ planMs: number; wholeMs: number; restMs: number }> {
  let callsMs = 0;
  const grove = await openGrove({
    estate,
    onStackCall: (_, ms) => {
      callsMs += ms;
    },
  });
  try {
    const beganMs = performance.now();
    const planted = await grove.plan([rule], { each: size });
    const planMs = performance.now() - beganMs;
    const [open] = planted.plan.notFixable;
    if (open || planted.plan.changes.length < size)
      throw new Error(open?.reason.en ?? `${planted.plan.changes.length} of ${size} disks have the finding.`);
    const record = await grove.apply(planted);
    const wholeMs = performance.now() - beganMs;
    const applied = record.entries.filter(({ outcome }) => outcome === 'applied').length;
    if (applied !== size) throw new Error(`${applied} of ${size} changes were applied.`);
    return { planMs, wholeMs, restMs: wholeMs - callsMs };
  } finally {
    await grove.close();
  }
}

type Spent = Readonly<Record<'load' | 'open' | 'adopt' | 'preview' | 'up', number>>;

/** The same changes by the engine alone, on a cloud of its own. */
async function plainProgram(estate: string): Promise<Spent> {
  const sandbox = await startSandbox({ estate, clock: Date.now() });
  sandbox.control.pace(0);
  try {
    const ids = sandbox.control.list('ecs.disk').map(({ id }) => id);
    // Benchmarks run compiled.
    const program = fileURLToPath(new URL('apply/plain.js', import.meta.url));
    const child = spawn(process.execPath, [program, JSON.stringify(ids)], {
      env: { ...process.env, ...sandbox.env, PROVIDER_WAIT_FACTOR: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += String(chunk);
    });
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(`The plain program ended with ${code}.`);
    const changed = sandbox.control
      .list('ecs.disk')
      .filter(({ state }) => (state as { DeleteAutoSnapshot?: unknown }).DeleteAutoSnapshot === false);
    if (changed.length !== ids.length) throw new Error(`The plain program changed ${changed.length} of ${ids.length} disks.`);
    return JSON.parse(said) as Spent;
  } finally {
    await sandbox.close();
  }
}
