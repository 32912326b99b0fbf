import type { Change, ChangeEntry, ChangeReason } from '../model/documents.ts';
import type { ApplyRequest } from './apply-plan.ts';
import { reasons } from './reasons.ts';

/** Why the next run of the engine is not begun. */
export function haltOf(
  request: Pick<ApplyRequest, 'signal' | 'canary' | 'closedNow'>,
  entries: ReadonlyMap<string, ChangeEntry>,
  approved: readonly Change[],
): ChangeReason | undefined {
  if (request.signal?.aborted === true) return reasons.stopped();
  if (request.canary !== undefined && hasFailed(entries, approved)) return reasons.canaryFailed();
  // A window may have ended while the first changes were made.
  const closed = request.closedNow?.();
  return closed && reasons.closed(closed);
}

/** The first few, and then the rest. */
export function batchesOf(changes: readonly Change[], canary: number | undefined): readonly (readonly Change[])[] {
  if (changes.length === 0) return [];
  if (canary === undefined || canary >= changes.length) return [changes];
  return [changes.slice(0, canary), changes.slice(canary)];
}

/** The engine deletes at the end of a run whatever failed before: what is deleted only after another change gets a run of its own. */
export function inTurns(batch: readonly Change[]): readonly (readonly Change[])[] {
  const first = new Set(batch.filter(({ kind }) => kind !== 'delete').map(({ id }) => id));
  const late = batch.filter(({ kind, dependsOn }) => kind === 'delete' && dependsOn.some((id) => first.has(id)));
  return late.length === 0 ? [batch] : [batch.filter((change) => !late.includes(change)), late];
}

function hasFailed(entries: ReadonlyMap<string, ChangeEntry>, approved: readonly Change[]): boolean {
  return approved.some(({ id }) => ['failed', 'contradicted', 'not-run'].includes(entries.get(id)?.outcome ?? ''));
}
