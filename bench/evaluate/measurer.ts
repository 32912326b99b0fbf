import { spawnSync } from 'node:child_process';
import { median } from '../harness/median.ts';
import type { Measure } from './measure.ts';

/** Measures engines on the same input, in turns, each time in a fresh process. */
export type Measurer = <Name extends string>(engines: readonly Name[], input: string, rounds: number) => Readonly<Record<Name, Measure>>;

/** @param script the one that measures once */
export function measurer(script: string): Measurer {
  const once = (engine: string, input: string): Measure => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [script, engine, input], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`Measuring ${engine} failed: ${stderr}`);
    return JSON.parse(stdout) as Measure;
  };
  return (engines, input, rounds) => {
    const all = engines.map((): Measure[] => []);
    for (let round = 0; round < rounds; round++) for (const [i, engine] of engines.entries()) all[i]?.push(once(engine, input));
    return Object.fromEntries(engines.map((engine, i) => [engine, summary(all[i] as Measure[])])) as Record<
      (typeof engines)[number],
      Measure
    >;
  };
}

/** The least wall clock, since what else the machine does only ever adds; the median of processor time; the highest peak. */
function summary(measures: readonly Measure[]): Measure {
  const [{ check, checks }] = measures as readonly [Measure];
  if (measures.some((one) => one.check !== check)) throw new Error('An engine did not find the same twice.');
  return {
    ms: Math.min(...measures.map(({ ms }) => ms)),
    cpuMs: median(measures.map(({ cpuMs }) => cpuMs)),
    peakMb: Math.max(...measures.map(({ peakMb }) => peakMb)),
    check,
    checks,
  };
}

/** Engines that do not find the same are not compared. */
export function assertSame(...measures: readonly Measure[]): void {
  const checks = new Set(measures.map(({ check }) => check));
  if (checks.size > 1) throw new Error(`The engines differ: ${[...checks].join(', ')}.`);
}
