import type { Change, ChangeReason, FieldValue } from '../model/documents.ts';
import type { Move } from '../model/stack.ts';
import type { Found } from './find-traces.ts';
import type { IsSame } from './judge-result.ts';
import { reasons } from './reasons.ts';
import type { Reading } from './types.ts';

/**
 * What changed since the plan was approved, with both values; undefined when the live thing is still what was approved.
 * @param past whether it was tried before, so that what is there may be its own effect; and the rules of own changes on its resource
 */
export function driftOf(
  change: Change,
  move: Move | undefined,
  reading: Reading,
  isSame: IsSame,
  { isRetry = false, ownRules = [] }: { readonly isRetry?: boolean; readonly ownRules?: readonly string[] } = {},
): ChangeReason | undefined {
  const guarded = guardDrift(change, reading, isSame, { isRetry, ownRules });
  if (guarded !== undefined) return guarded;
  if (change.kind === 'create') return isRetry ? undefined : nameDrift(reading.foundOf(change));
  if (move === undefined) return reasons.notRefreshed();
  if (move.live === undefined) return reasons.goneForEngine();
  if (change.kind === 'delete') return undefined;
  return valueDrift(change, move.live, isSame, isRetry);
}

/** Somebody made meanwhile what is to be created. */
function nameDrift(found: Found | undefined): ChangeReason | undefined {
  const [first] = found?.again === 'usual' ? [] : (found?.things ?? []);
  return first && reasons.thereAlready(first.id);
}

function valueDrift(
  change: Change,
  live: Readonly<Record<string, FieldValue>>,
  isSame: IsSame,
  isRetry: boolean,
): ChangeReason | undefined {
  const edited = change.editState?.outputs ?? {};
  for (const [name, wanted] of Object.entries(change.args ?? {})) {
    const former = change.former?.[name];
    // What adoption saw wrongly was put right in the state, and a new read would see it wrongly again.
    if (name in edited || isSame(live[name], former)) continue;
    // What an interrupted try has already done is not somebody else's.
    if (isRetry && isSame(live[name], wanted)) continue;
    return reasons.valueMoved(name, live[name], former);
  }
  return undefined;
}

/** Fields of our own reading that the approval rests on. */
function guardDrift(
  change: Change,
  reading: Reading,
  isSame: IsSame,
  { isRetry, ownRules }: { readonly isRetry: boolean; readonly ownRules: readonly string[] },
): ChangeReason | undefined {
  const resource = reading.resourceOf(change);
  const gap = reading.gapOf(change);
  if (gap) return reasons.unread(gap);
  if (resource === undefined) return reasons.gone();
  const verdicts = change.undoOf === undefined ? reading.verdictsOf(change).filter(({ ruleId }) => !ownRules.includes(ruleId)) : [];
  if (verdicts.length > 0 && verdicts.every(({ outcome }) => outcome === 'pass')) return reasons.mended();
  for (const { field, value } of change.guard) {
    const now = resource.fields[field];
    if (now === undefined || isSame(now, value) || isCounted(now, value)) continue;
    if (isRetry && isOwnEffect(change, field, reading, isSame)) continue;
    return reasons.fieldMoved(field, now, value);
  }
  return undefined;
}

/** The field shows by now what the change asks for, as far as an interrupted try came. */
function isOwnEffect({ set, ...change }: Change, field: string, reading: Reading, isSame: IsSame): boolean {
  return set.some((one) => one.field === field && isSame(reading.valueOf({ ...change, set }, one.property), one.to));
}

// Counters and measured values move by themselves, days among them: what they must still do is make the finding stand.
const isCounted = (now: FieldValue, before: FieldValue) => typeof now === 'number' && typeof before === 'number';
