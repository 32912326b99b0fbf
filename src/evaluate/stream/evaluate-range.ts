import type { Exception } from '../../model/documents.ts';
import { readResources } from '../../model/inventory-file.ts';
import { createLineWriter } from '../../model/lines.ts';
import type { CompiledRules } from '../compile/compile-rules.ts';
import { prepareExceptions } from '../exceptions.ts';
import { createTally, type Tallied } from '../tally.ts';

/** A part of an inventory file, and where its findings go. Plain data. */
export interface Range {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  /** NDJSON file of the findings of this part. */
  readonly findingsFile: string;
}

/** Judges the resources of a byte range, a line at a time; findings go to their file. */
export function evaluateRange(
  { path, start, end, findingsFile }: Range,
  compiled: CompiledRules,
  exceptions: readonly Exception[],
  now: Date,
): Tallied {
  const findings = createLineWriter(findingsFile);
  const tally = createTally(compiled, prepareExceptions(exceptions, now), findings.write);
  try {
    readResources(path, start, end, tally.add);
  } finally {
    findings.close();
  }
  return tally.result();
}
