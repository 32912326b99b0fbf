import { parentPort, workerData } from 'node:worker_threads';
import type { Exception } from '../../model/documents.ts';
import { type ActiveRules, compileRules } from '../compile/compile-rules.ts';
import type { FieldTable } from '../compile/field-table.ts';
import type { LoadedRule } from '../load/load-rules.ts';
import { evaluateRanges, type RangeQueue } from './evaluate-range.ts';

/** What a worker is given: plain data, from which it compiles the rules itself. It answers with a RangeAnswer. */
export interface RangeTask {
  readonly queue: RangeQueue;
  /** The range it begins with. */
  readonly first: number;
  readonly rules: readonly LoadedRule[];
  readonly tables: ReadonlyMap<string, FieldTable>;
  readonly active: ActiveRules;
  readonly exceptions: readonly Exception[];
  readonly now: Date;
}

const { queue, first, rules, tables, active, exceptions, now } = workerData as RangeTask;
parentPort?.postMessage(await evaluateRanges(queue, first, compileRules(rules, tables, active), exceptions, now));
