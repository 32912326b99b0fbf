import { expect } from 'vitest';
import { differences, type Grove, type Inputs } from '../harness.ts';

/** One finding from the sample estate to the changed cloud and back. */
export interface Road {
  readonly rule: string;
  /** What the change sets, or every input of a create. */
  readonly set: Readonly<Record<string, unknown>>;
  /** Actions that change the cloud, in order. */
  readonly writes: readonly string[];
  /** The same on the way back; left out where the plan says that there is none. */
  readonly back?: readonly string[];
  /** How the plan says that it is taken back; default restore. */
  readonly undo?: string;
  readonly inputs?: Inputs;
  /** Id of the resource, where the rule finds several. */
  readonly id?: string;
  /** Resources that differ afterwards; default 1. */
  readonly touched?: number;
  /** A row of the estate that stays behind: its key does not hold the id of the resource, or it says no more than its absence. */
  readonly leaves?: string;
  /** The rule still fails after it, since it looks at a window of time. */
  readonly isLate?: true;
  /** What the rule says after it, where it is neither of these: the resource may be none of its business any more. */
  readonly after?: 'not-applicable';
}

// Rows of asynchronous work stay behind: they change nothing.
const isJob = (key: string) => /^(alb|nlb)\.job\//.test(key);

/**
 * Walks it: only what is approved is written, with the expected actions; the rule passes after it; nothing else in the estate
 * differs; the way back restores the estate.
 */
export async function walk(
  grove: Grove,
  { rule, set, writes, back, undo = 'restore', inputs = {}, id, touched = 1, isLate }: Road,
): Promise<void> {
  const before = grove.snapshot();
  const planted = await grove.plan([rule], { inputs, only: ({ resource }) => id === undefined || resource.id === id });
  expect(planted.plan.notFixable).toEqual([]);
  const [change] = planted.plan.changes;
  expect(planted.plan.changes).toHaveLength(1);
  expect(Object.fromEntries((change?.set ?? []).map(({ property, to }) => [property, to]))).toEqual(set);
  expect(change?.undo.kind).toBe(undo);
  expect(changed(grove, before)).toEqual([]);
  const mark = grove.mark();
  const record = await grove.apply(planted);
  expect(record.entries).toMatchObject([{ outcome: 'applied', verdicts: [{ outcome: isLate ? 'fail' : 'pass' }] }]);
  expect(grove.writesSince(mark).map(({ action }) => action)).toEqual(writes);
  expect(changed(grove, before)).toHaveLength(touched);
  if (!back) return;
  const returning = grove.mark();
  const undone = await grove.apply(await grove.back(planted, record));
  expect(undone.entries).toMatchObject([{ outcome: 'applied' }]);
  expect(grove.writesSince(returning).map(({ action }) => action)).toEqual(back);
  expect(changed(grove, before)).toEqual([]);
}

function changed(grove: Grove, before: ReturnType<Grove['snapshot']>): string[] {
  return Object.keys(differences(before, grove.snapshot())).filter((key) => !isJob(key));
}
