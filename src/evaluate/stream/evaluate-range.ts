import type { Exception } from '../../model/documents.ts';
import { InputError } from '../../model/errors.ts';
import { readResources } from '../../model/inventory-file.ts';
import { createLineWriter } from '../../model/lines.ts';
import type { CompiledRules } from '../compile/compile-rules.ts';
import { prepareExceptions } from '../exceptions.ts';
import { createTally, type Tallied } from '../tally.ts';
import { createFindingText } from './finding-text.ts';

/** A part of an inventory file, and where its findings go. Plain data. */
export interface Range {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  /** NDJSON file of the findings of this part. */
  readonly findingsFile: string;
}

/** The parts of a file and which of them are still to be judged; threads share it. */
export interface RangeQueue {
  readonly ranges: readonly Range[];
  /** The place of the next range that nobody has taken, in shared memory. */
  readonly next: Int32Array;
}

/** What one thread found: counts, or the problems of the file and the place of the range that has them. */
export type RangeAnswer = { readonly tallied: Tallied } | { readonly problems: readonly string[]; readonly range: number };

/** @param threads each begins with a range of its own */
export function createQueue(ranges: readonly Range[], threads: number): RangeQueue {
  const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  next[0] = threads;
  return { ranges, next };
}

/**
 * Judges range after range until none is left, a line at a time; findings go to the file of their range.
 * @param first the range to begin with
 * @param pause awaited between ranges, so that a thread that has other duties sees to them
 */
export async function evaluateRanges(
  { ranges, next }: RangeQueue,
  first: number,
  compiled: CompiledRules,
  exceptions: readonly Exception[],
  now: Date,
  pause?: () => Promise<void>,
): Promise<RangeAnswer> {
  const text = createFindingText();
  let findings = createLineWriter((ranges[first] as Range).findingsFile);
  const tally = createTally(compiled, prepareExceptions(exceptions, now), (finding) => findings.writeText(text(finding)));
  for (let at = first; at < ranges.length; at = Atomics.add(next, 0, 1)) {
    const { path, start, end, findingsFile } = ranges[at] as Range;
    if (at !== first) findings = createLineWriter(findingsFile);
    try {
      readResources(path, start, end, tally.add);
    } catch (error) {
      // What is left need not be judged any more.
      Atomics.store(next, 0, ranges.length);
      if (error instanceof InputError) return { problems: error.problems, range: at };
      throw error;
    } finally {
      findings.close();
    }
    await pause?.();
  }
  return { tallied: tally.result() };
}
