import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertSame, type Measurer, measurer } from './evaluate/measurer.ts';
import { beside } from './harness/beside.ts';
import { type Benchmark, type Row, row } from './row.ts';

/**
 * Rules judged in memory and inventories judged from disk; every figure from a process of its own, on its first pass.
 * One thread against one thread is compared in processor time; threads against one thread by the clock on the wall.
 */
export const benchmark: Benchmark = { name: 'evaluate', run };

const cpu = 'ms of processor';
/** As many as a large file is judged in. */
const threads = Math.min(4, availableParallelism());

async function run(): Promise<readonly Row[]> {
  const measure = measurer(beside(import.meta.url, './evaluate/measure'));
  const dir = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    return [
      ...inMemory(measure, 10_000, 5),
      ...inMemory(measure, 100_000, 1),
      ...offline(measure, dir, 100_000, 5),
      ...offline(measure, dir, 1_000_000, 3),
    ];
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** @param rounds of the engines that take half a minute each */
function inMemory(measure: Measurer, count: number, rounds: number): Row[] {
  const input = String(count);
  const label = (text: string) => `${text}, ${count.toLocaleString('en')} resources`;
  const quick = measure(['compiled', 'hand-set-written', 'hand-set-compiled', 'inspection'], input, 7);
  const { paths, facts } = measure(['paths', 'facts'], input, rounds);
  const { compiled } = quick;
  const [written, handSet] = [quick['hand-set-written'], quick['hand-set-compiled']];
  assertSame(compiled, paths, facts);
  assertSame(written, handSet);
  const isLarge = count >= 100_000;
  const held = (baseline: number, goal: { readonly atLeast?: number; readonly atMostRatio?: number } = {}) => ({
    baseline,
    ...(isLarge && goal),
  });
  return [
    row(label('verdicts, against json-rules-engine with paths'), cpu, compiled.cpuMs, held(paths.cpuMs, { atLeast: 110 })),
    row(label('verdicts, against json-rules-engine with facts'), cpu, compiled.cpuMs, held(facts.cpuMs)),
    row(label('verdicts, against hand-written checks'), cpu, handSet.cpuMs, held(written.cpuMs, { atMostRatio: 1.1 })),
    row(label('findings with evidence, against json-rules-engine with paths'), cpu, quick.inspection.cpuMs, held(paths.cpuMs)),
    row(label('rules judged'), 'checks', compiled.checks),
  ];
}

function offline(measure: Measurer, dir: string, count: number, rounds: number): Row[] {
  const path = join(dir, `${count}.ndjson`);
  const label = (text: string) => `${text}, ${count.toLocaleString('en')} resources`;
  const bytes = measure(['write'], `${path}#${count}`, 1).write.check;
  const { parse, file, ...rest } = measure(['parse', 'file', 'file-one-thread'], path, rounds);
  const single = rest['file-one-thread'];
  assertSame(parse, file, single);
  const isLarge = count >= 1_000_000;
  return [
    row(label('offline inspection on all processors, against JSON.parse of its inventory'), 'ms', file.ms, {
      baseline: parse.ms,
      atMostRatio: 1.2,
    }),
    row(label('its processor time, shared by the threads'), cpu, file.cpuMs / threads, { baseline: parse.cpuMs, of: 'value' }),
    row(label('the same in one thread'), cpu, single.cpuMs, { baseline: parse.cpuMs, of: 'value' }),
    row(label('offline inspection on all processors'), 'ms', file.ms, isLarge ? { atMost: 10_000 } : {}),
    row(label('peak memory'), 'MB', file.peakMb, isLarge ? { atMost: 300 } : {}),
    row(label('inventory file'), 'MB', bytes / 1e6),
  ];
}
