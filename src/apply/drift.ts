import type { Change, FieldValue } from '../model/documents.ts';
import type { Move } from '../model/stack.ts';
import type { IsSame } from './judge-result.ts';
import type { Reading } from './types.ts';

/** What changed since the plan was approved, as a sentence; undefined when the live thing is still what was approved. */
export function driftOf(change: Change, move: Move | undefined, reading: Reading, isSame: IsSame): string | undefined {
  const guarded = guardDrift(change, reading, isSame);
  if (guarded !== undefined || change.kind === 'create') return guarded;
  if (move === undefined) return 'Pulumi did not read it again before the change.';
  if (move.live === undefined) return 'It is gone: the cloud no longer has it. Inspect again.';
  if (change.kind === 'delete') return undefined;
  return valueDrift(change, move.live, isSame);
}

function valueDrift(change: Change, live: Readonly<Record<string, FieldValue>>, isSame: IsSame): string | undefined {
  const edited = change.editState?.outputs ?? {};
  for (const name of Object.keys(change.args ?? {})) {
    const former = change.former?.[name];
    // What adoption saw wrongly was put right in the state, and a new read would see it wrongly again.
    if (name in edited || isSame(live[name], former)) continue;
    return `${name} is ${shown(live[name])} now and was ${shown(former)} when it was approved. Plan again.`;
  }
  return undefined;
}

/** Fields of our own reading that the approval rests on. */
function guardDrift(change: Change, reading: Reading, isSame: IsSame): string | undefined {
  const resource = reading.resourceOf(change);
  const gap = reading.gapOf(change);
  if (gap)
    return `It could not be read right before the change (${gap.action}${gap.permission === undefined ? '' : `, needs ${gap.permission}`}): ${gap.message}`;
  if (resource === undefined) return 'It is gone: the cloud no longer lists it. Inspect again.';
  const verdicts = change.undoOf === undefined ? reading.verdictsOf(change) : [];
  if (verdicts.length > 0 && verdicts.every(({ outcome }) => outcome === 'pass'))
    return 'The finding no longer stands: somebody mended it meanwhile. Inspect again.';
  for (const { field, value } of change.guard) {
    const now = resource.fields[field];
    if (now === undefined || isSame(now, value) || isCounted(now, value)) continue;
    return `${field} is ${shown(now)} now and was ${shown(value)} when it was inspected. Inspect again.`;
  }
  return undefined;
}

// Counters and measured values move by themselves, days among them: what they must still do is make the finding stand.
const isCounted = (now: FieldValue, before: FieldValue) => typeof now === 'number' && typeof before === 'number';

const shown = (value: FieldValue | undefined) => (value === undefined ? 'nothing' : JSON.stringify(value));
