import type { Change, ChangeEntry } from '../model/documents.ts';
import type { ApplyRequest } from './apply-plan.ts';
import { carryGuards } from './carry-guards.ts';
import { evidenceOf, judgeResult } from './judge-result.ts';
import { reasons } from './reasons.ts';
import { begunAt, triedBefore } from './tried-before.ts';
import type { Reading, RecordedEntry } from './types.ts';

/**
 * Looks at changes of which the record says only that they were begun. What our own reading finds done is written down as
 * done; the rest is open again. Nothing is written to the cloud here.
 */
export async function settleBegun(
  request: ApplyRequest,
  begun: readonly Change[],
  record: (change: Change, entry: ChangeEntry) => void,
): Promise<void> {
  if (begun.length === 0) return;
  // A plugin may outlive its killed engine and still write: what is read before it has ended says nothing.
  await request.stack.settle();
  const reading = await request.read(begun);
  const done: Change[] = [];
  const recorded = request.recorder.entries();
  for (const change of begun) {
    const entry = foundDone(change, reading, request, recorded);
    if (entry) record(change, entry);
    if (entry?.outcome === 'applied') done.push(change);
  }
  carryGuards(request, done, begun, reading);
}

function foundDone(
  change: Change,
  reading: Reading,
  { isSame }: ApplyRequest,
  recorded: readonly RecordedEntry[],
): ChangeEntry | undefined {
  const before = triedBefore(change, recorded);
  const supposed = { name: change.name, op: change.kind, outcome: 'unsure' as const };
  const { reason: _, ...judged } = judgeResult(change, supposed, reading, isSame, before);
  const { hint, contradiction } = evidenceOf(change, undefined, reading, isSame, before);
  const entry = { changeId: change.id, ...judged, ...begunAt(change, recorded), finishedAt: reading.at };
  // A create or a delete says what stands behind it, a patch has its values.
  if (judged.outcome === 'applied') return { ...entry, reason: reasons.foundDone(hint) };
  // Made in part or twice: creating it once more would make another, unless that writes over the first.
  const isDouble = judged.createdId !== undefined && reading.foundOf(change)?.again !== 'writes-over';
  return isDouble ? { ...entry, reason: reasons.interrupted(contradiction) } : undefined;
}
