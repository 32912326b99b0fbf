import { mkdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Finding, Inspection } from '../../model/documents.ts';
import { InputError } from '../../model/errors.ts';
import { type InventoryFile, openInventory } from '../../model/inventory-file.ts';
import { eachLine, nextLine } from '../../model/lines.ts';
import type { ActiveRules, CompiledRules } from '../compile/compile-rules.ts';
import { type EvaluateOptions, inspection } from '../evaluate.ts';
import { addUp, type Tallied } from '../tally.ts';
import { createQueue, evaluateRanges, type Range, type RangeAnswer } from './evaluate-range.ts';
import type { RangeTask } from './range-worker.ts';

/** So many that threads which started later or run slower still end together. */
const partsPerThread = 16;

export interface EvaluateFileOptions extends EvaluateOptions {
  /** Folder that receives the findings, one NDJSON file for each part; made when missing. */
  readonly findingsDir: string;
  /** Threads for a large file, this one counted; default one for each processor, four at most. */
  readonly workers?: number;
  /** The least part that is worth a thread, in bytes; below about 50 MB a second one costs more than it brings. */
  readonly bytesPerWorker?: number;
}

/** An inspection whose findings stand in files, so that any number of resources fits. */
export interface FileInspection {
  /** Counts of every rule; the lists of findings are empty. */
  readonly inspection: Inspection;
  /** One finding a line, in the order of the inventory. */
  readonly findingFiles: readonly string[];
}

/**
 * Judges an inventory file in one pass and constant memory, a line at a time; a large one in parts, with threads that each
 * take the next part that is left. This thread judges too, and sees to its other duties between two parts.
 * @throws InputError `bad-inventory` naming file and line
 */
export async function evaluateFile(path: string, compiled: CompiledRules, options: EvaluateFileOptions): Promise<FileInspection> {
  const file = openInventory(path);
  mkdirSync(options.findingsDir, { recursive: true });
  const threads = threadsFor(file, options);
  const ranges = split(path, file, partsFor(file, threads), options.findingsDir);
  const exceptions = options.exceptions ?? [];
  const queue = createQueue(ranges, threads);
  const task = { queue, ...plain(compiled), exceptions, now: options.now };
  const others = Array.from({ length: threads - 1 }, (_, i) => inThread({ ...task, first: i + 1 }));
  const own = evaluateRanges(queue, 0, compiled, exceptions, options.now, () => setImmediate());
  const parts = tallies(await Promise.all([own, ...others]));
  const frame = { ...file.header, ...file.closing };
  return {
    inspection: inspection(frame, compiled, options, addUp(parts), []),
    findingFiles: ranges.map(({ findingsFile }) => findingsFile),
  };
}

function threadsFor({ start, end }: InventoryFile, { workers, bytesPerWorker = 25_000_000 }: EvaluateFileOptions): number {
  const most = workers ?? Math.min(4, availableParallelism());
  return Math.max(1, Math.min(most, Math.floor((end - start) / bytesPerWorker)));
}

/** A small file is one part; a large one is parted for a single thread too, which then has time for a signal. */
function partsFor({ start, end }: InventoryFile, threads: number): number {
  return threads === 1 && end - start < 50_000_000 ? 1 : threads * partsPerThread;
}

/** @throws InputError with the problems that stand first in the file */
function tallies(answers: readonly RangeAnswer[]): Tallied[] {
  const [problem] = answers.filter((answer) => 'problems' in answer).sort((a, b) => a.range - b.range);
  if (problem) throw new InputError('bad-inventory', problem.problems);
  return answers.flatMap((answer) => ('tallied' in answer ? answer.tallied : []));
}

/** The inspection with its findings, for sizes that fit in memory. */
export function withFindings({ inspection, findingFiles }: FileInspection): Inspection {
  const byRule = new Map(inspection.rules.map(({ rule }) => [rule.id, [] as Finding[]]));
  for (const path of findingFiles) {
    eachLine(path, 0, statSync(path).size, (line) => {
      const finding = JSON.parse(line) as Finding;
      byRule.get(finding.ruleId)?.push(finding);
    });
  }
  return { ...inspection, rules: inspection.rules.map((result) => ({ ...result, findings: byRule.get(result.rule.id) ?? [] })) };
}

/** Parts of about the same size that begin and end between lines. */
function split(path: string, { start, end }: InventoryFile, count: number, findingsDir: string): Range[] {
  const inner = Array.from({ length: count - 1 }, (_, i) => nextLine(path, start + Math.floor(((end - start) * (i + 1)) / count), end));
  const bounds = [start, ...inner, end];
  return bounds.slice(1).map((to, i) => {
    const name = `findings-${String(i + 1).padStart(3, '0')}.ndjson`;
    return { path, start: bounds[i] as number, end: to, findingsFile: join(findingsDir, name) };
  });
}

/** What compiled rules were made of, without the functions, which cannot cross to another thread. */
function plain({ rules, tables, profile }: CompiledRules): Pick<RangeTask, 'rules' | 'tables' | 'active'> {
  const settings = rules.map(({ id, severity, params }) => [id, { severity, params }]);
  const active: ActiveRules = { name: profile, title: { en: profile, 'zh-CN': profile }, rules: Object.fromEntries(settings) };
  return { rules: rules.map(({ loaded }) => loaded), tables, active };
}

function inThread(task: RangeTask): Promise<RangeAnswer> {
  const worker = startWorker(task);
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

function startWorker(workerData: RangeTask): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./range-worker.js', import.meta.url), { workerData });
  // From a clone that is not built the worker is TypeScript too, and a thread does not inherit the loader.
  const url = new URL('./range-worker.ts', import.meta.url).href;
  const start = `import('tsx/esm/api').then(({ tsImport }) => tsImport(${JSON.stringify(url)}, ${JSON.stringify(import.meta.url)}))`;
  return new Worker(start, { eval: true, workerData });
}
