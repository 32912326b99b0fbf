import { parentPort, workerData } from 'node:worker_threads';
import type { Exception } from '../../model/documents.ts';
import { InputError } from '../../model/errors.ts';
import { type ActiveRules, compileRules } from '../compile/compile-rules.ts';
import type { FieldTable } from '../compile/field-table.ts';
import type { LoadedRule } from '../load/load-rules.ts';
import type { Tallied } from '../tally.ts';
import { evaluateRange, type Range } from './evaluate-range.ts';

/** What a worker is given: plain data, from which it compiles the rules itself. */
export interface RangeTask {
  readonly range: Range;
  readonly rules: readonly LoadedRule[];
  readonly tables: ReadonlyMap<string, FieldTable>;
  readonly active: ActiveRules;
  readonly exceptions: readonly Exception[];
  readonly now: Date;
}

/** What it answers: counts, or the problems of the file. Findings stay in their file. */
export type RangeAnswer = { readonly tallied: Tallied } | { readonly problems: readonly string[] };

const { range, rules, tables, active, exceptions, now } = workerData as RangeTask;
parentPort?.postMessage(answer());

function answer(): RangeAnswer {
  try {
    return { tallied: evaluateRange(range, compileRules(rules, tables, active), exceptions, now) };
  } catch (error) {
    if (error instanceof InputError) return { problems: error.problems };
    throw error;
  }
}
