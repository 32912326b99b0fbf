import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildMeasure } from './evaluate/build.ts';
import type { Measure } from './evaluate/measure.ts';
import { type Benchmark, type Row, row } from './row.ts';

/** Rules judged in memory and inventories judged from disk; every figure from a process of its own, on its first pass. */
export const benchmark: Benchmark = { name: 'evaluate', run };

async function run(): Promise<readonly Row[]> {
  const measure = measurer(buildMeasure());
  const dir = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    return [
      ...inMemory(measure, 10_000),
      ...inMemory(measure, 100_000),
      ...offline(measure, dir, 100_000),
      ...offline(measure, dir, 1_000_000),
    ];
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

type Measurer = (engine: string, input: string, rounds?: number) => Measure;

function measurer(script: string): Measurer {
  const once = (engine: string, input: string): Measure => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [script, engine, input], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`Measuring ${engine} failed: ${stderr}`);
    return JSON.parse(stdout) as Measure;
  };
  // The quickest of a few rounds: what else the machine does only ever adds.
  return (engine, input, rounds = 3) => {
    const all = Array.from({ length: rounds }, () => once(engine, input));
    return all.reduce((best, next) => (next.ms < best.ms ? next : best));
  };
}

function inMemory(measure: Measurer, count: number): Row[] {
  const input = String(count);
  const label = (text: string) => `${text}, ${count.toLocaleString('en')} resources`;
  const compiled = measure('compiled', input);
  const paths = measure('paths', input, 1);
  const facts = measure('facts', input, 1);
  const written = measure('hand-set-written', input, 5);
  const handSet = measure('hand-set-compiled', input, 5);
  const inspection = measure('inspection', input);
  assertSame(compiled, paths, facts);
  assertSame(written, handSet);
  const isLarge = count >= 100_000;
  return [
    row(label('verdicts, against json-rules-engine with paths'), 'ms', compiled.ms, {
      baseline: paths.ms,
      ...(isLarge && { atLeast: 110 }),
    }),
    row(label('verdicts, against json-rules-engine with facts'), 'ms', compiled.ms, { baseline: facts.ms }),
    row(label('verdicts, against hand-written checks'), 'ms', handSet.ms, {
      baseline: written.ms,
      ...(isLarge ? { atMostRatio: 1.1 } : {}),
    }),
    row(label('findings with evidence and sentences, against json-rules-engine with paths'), 'ms', inspection.ms, { baseline: paths.ms }),
    row(label('checks'), 'checks', compiled.checks),
  ];
}

function offline(measure: Measurer, dir: string, count: number): Row[] {
  const path = join(dir, `${count}.ndjson`);
  const label = (text: string) => `${text}, ${count.toLocaleString('en')} resources`;
  const bytes = measure('write', `${path}#${count}`, 1).check;
  const parse = measure('parse', path);
  const file = measure('file', path);
  const single = measure('file-one-thread', path, 1);
  assertSame(parse, file, single);
  const isLarge = count >= 1_000_000;
  return [
    row(label('offline inspection, against bare JSON.parse'), 'ms', file.ms, { baseline: parse.ms, atMostRatio: 1.2 }),
    row(label('the same in one thread, processor time'), 'ms', single.cpuMs, { baseline: parse.cpuMs }),
    ...(isLarge ? [row(label('offline inspection'), 'ms', file.ms, { atMost: 10_000 })] : []),
    row(label('peak memory'), 'MB', file.peakMb, isLarge ? { atMost: 300 } : {}),
    row(label('inventory file'), 'MB', bytes / 1e6),
  ];
}

/** Engines that do not find the same are not compared. */
function assertSame(...measures: readonly Measure[]): void {
  const checks = new Set(measures.map(({ check }) => check));
  if (checks.size > 1) throw new Error(`The engines differ: ${[...checks].join(', ')}.`);
}
