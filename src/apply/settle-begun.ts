import type { Change, ChangeEntry } from '../model/documents.ts';
import type { ApplyRequest } from './apply-plan.ts';
import { judgeResult } from './judge-result.ts';
import { reasons } from './reasons.ts';

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
  for (const change of begun) {
    const entry = foundDone(change, reading, request);
    if (entry) record(change, entry);
  }
}

function foundDone(change: Change, reading: Awaited<ReturnType<ApplyRequest['read']>>, { isSame }: ApplyRequest): ChangeEntry | undefined {
  const supposed = { name: change.name, op: change.kind, outcome: 'unsure' as const };
  const judged = judgeResult(change, supposed, reading, isSame);
  if (judged.outcome !== 'applied') return undefined;
  return { changeId: change.id, ...judged, reason: reasons.foundDone() };
}
