import type { Change } from '../model/documents.ts';
import type { Found } from './find-traces.ts';
import type { RecordedEntry } from './types.ts';

/** What was known of a create when it was first tried. */
export interface TriedBefore {
  /** Ids of things of its name that were there already; undefined when that could not be told. */
  readonly there: readonly string[] | undefined;
}

/** The first try of a change by the record; undefined when it was never tried. */
export function triedBefore(change: Change, entries: readonly RecordedEntry[]): TriedBefore | undefined {
  const first = entries.find(({ kind, changeId }) => kind === 'intent' && changeId === change.id);
  return first && { there: first.body.there as readonly string[] | undefined };
}

/** What is there right before a create is first tried. */
export function thereNow(found: Found | undefined): TriedBefore {
  return { there: found?.things?.map(({ id }) => id) };
}

/** How often the engine was let go for a change. */
export function triesOf({ id }: Change, entries: readonly RecordedEntry[]): number {
  return entries.filter(({ kind, changeId }) => kind === 'intent' && changeId === id).length;
}

/** When the engine ended the last try of a change; undefined where it did not say. */
export function endedAt({ id }: Change, entries: readonly RecordedEntry[]): string | undefined {
  const own = entries.filter(({ kind, changeId }) => changeId === id && (kind === 'intent' || kind === 'step'));
  const last = own.at(-1);
  return last?.kind === 'step' && last.body.kind === 'finished' ? last.at : undefined;
}

/** When the engine began the last try of a change, else when it was let go. */
export function begunAt({ id }: Change, entries: readonly RecordedEntry[]): { readonly startedAt?: string } {
  const last = entries
    .filter(({ kind, changeId, body }) => changeId === id && (kind === 'intent' || (kind === 'step' && body.kind === 'started')))
    .at(-1);
  return last === undefined ? {} : { startedAt: last.at };
}
