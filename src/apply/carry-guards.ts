import type { Change } from '../model/documents.ts';
import { resourceKey } from '../model/resource-key.ts';
import type { IsSame } from './judge-result.ts';
import type { Reading, RecordedEntry, Recorder } from './types.ts';

/** A change with its guards as our own changes left them. */
export interface Carried {
  readonly change: Change;
  /** Rules that an own change on the same resource was about: that they pass by now is no drift. */
  readonly ownRules: readonly string[];
}

/** What a change stands on by now: its plan, and what the record says of own changes on the same resource. */
export function carriedOf(change: Change, entries: readonly RecordedEntry[]): Carried {
  const last = entries.filter(({ kind, changeId }) => kind === 'read-back' && changeId === change.id).at(-1);
  if (!last) return { change, ownRules: [] };
  const { guard, ownRules } = last.body as unknown as { guard: Change['guard']; ownRules: readonly string[] };
  return { change: { ...change, guard }, ownRules };
}

interface Carry {
  readonly plan: { readonly changes: readonly Change[] };
  readonly recorder: Recorder;
  readonly isSame: IsSame;
}

/**
 * Several changes of a plan may be about one resource, and the first one moves what the others are guarded by. Writes down what
 * stands there after it, so that the others are held to that. Only what was seen as approved right before it is carried on.
 * @param applied changes of which our own reading says that they took effect
 * @param checked changes whose guards held right before
 */
export function carryGuards(
  { plan, recorder, isSame }: Carry,
  applied: readonly Change[],
  checked: readonly Change[],
  reading: Reading,
): void {
  // What is written down here is about one change each, so that the record before the first holds for all.
  let before: readonly RecordedEntry[] | undefined;
  for (const change of plan.changes) {
    const own = applied.filter((one) => one.id !== change.id && resourceKey(one.resource) === resourceKey(change.resource));
    const resource = reading.resourceOf(change);
    if (own.length === 0 || applied.some(({ id }) => id === change.id) || resource === undefined) continue;
    before ??= recorder.entries();
    const { change: known, ownRules } = carriedOf(change, before);
    const isChecked = checked.some(({ id }) => id === change.id);
    // An own change of a later run was held to what the earlier ones had left, not to the plan.
    const held = own.flatMap((one) => carriedOf(one, before ?? []).change.guard);
    const wasSeen = ({ field, value }: Change['guard'][number]) =>
      isChecked || held.some((other) => other.field === field && isSame(other.value, value));
    const guard = known.guard.map((one) => (wasSeen(one) ? { field: one.field, value: resource.fields[one.field] ?? one.value } : one));
    const rules = [...new Set([...ownRules, ...own.flatMap(({ ruleIds }) => ruleIds)])];
    recorder.append('read-back', { guard, ownRules: rules, after: own.map(({ id }) => id) }, change.id);
  }
}
