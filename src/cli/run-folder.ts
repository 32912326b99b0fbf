import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Comparison, Inspection } from '../model/documents.ts';
import { InputError } from '../model/errors.ts';

/** Names of the files of a run; reports stand beside them under their own names. */
export const runFiles = { inventory: 'inventory.ndjson', inspection: 'inspection.json', comparison: 'comparison.json' } as const;

const runIdForm = /^\d{8}-\d{6}-[0-9a-z]+$/;

/** Sorts by time, in UTC and to the millisecond, and does not repeat: 20261125-022100-k3f9. */
export function newRunId(now: Date): string {
  const [date = '', time = ''] = now.toISOString().replace(/[-:]/g, '').split('T');
  const millisecond = now.getUTCMilliseconds().toString(36).padStart(2, '0');
  return `${date}-${time.slice(0, 6)}-${millisecond}${randomBytes(1).toString('hex')}`;
}

/** The folder of a run: the named one (id or path), else the newest. @throws InputError `no-run` */
export function findRun(outDir: string, run: string | undefined): string {
  const folder = run === undefined ? newestRun(outDir) : [join(outDir, run), run].find(isRun);
  if (folder !== undefined) return folder;
  const known = runsOf(outDir);
  const named = known.slice(-5).join(', ');
  const en = known.length > 0 ? `${outDir} has ${named}.` : `${outDir} has no runs yet; begin with: xunjian inspect`;
  const zh = known.length > 0 ? `${outDir} 中有 ${named}。` : `${outDir} 中还没有巡检记录，请先运行：xunjian inspect`;
  throw new InputError('no-run', {
    en: run === undefined ? en : `There is no run ${run}; ${en}`,
    'zh-CN': run === undefined ? zh : `没有巡检 ${run}；${zh}`,
  });
}

const isRun = (folder: string) => existsSync(join(folder, runFiles.inspection));

function newestRun(outDir: string): string | undefined {
  const newest = runsOf(outDir).at(-1);
  return newest === undefined ? undefined : join(outDir, newest);
}

function runsOf(outDir: string): string[] {
  if (!existsSync(outDir)) return [];
  return readdirSync(outDir)
    .filter((name) => runIdForm.test(name) && isRun(join(outDir, name)))
    .sort();
}

/** The inspection of a run. @throws InputError `bad-inspection` for a file that is none */
export function readInspection(folder: string): Inspection {
  const path = join(folder, runFiles.inspection);
  const inspection = readJson<Inspection>(path);
  if (inspection?.schemaVersion === 1 && Array.isArray(inspection.rules) && inspection.inventory !== undefined) return inspection;
  throw new InputError('bad-inspection', `${path}: is damaged or no inspection; inspect again, or name another run with --run.`);
}

/** The comparison of a run; undefined when it was not kept. */
export function readComparison(folder: string): Comparison | undefined {
  const comparison = readJson<Comparison>(join(folder, runFiles.comparison));
  return Array.isArray(comparison?.trend) ? comparison : undefined;
}

function readJson<T>(path: string): T | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch {
    return undefined;
  }
}
