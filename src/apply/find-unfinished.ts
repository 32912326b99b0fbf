import type { Change, ChangeEntry } from '../model/documents.ts';
import type { RecordedEntry } from './types.ts';

/** Where a change stands by the record alone. */
export type Standing =
  | { readonly at: 'new' }
  /** Something may have been written, and nobody wrote down how it ended. */
  | { readonly at: 'begun'; readonly since: string }
  | { readonly at: 'done'; readonly entry: ChangeEntry };

const settled = new Set<ChangeEntry['outcome']>(['applied', 'unchanged']);

/** Reads the record: what is done stays done, what was begun is looked at before anything is tried again. */
export function standingOf(change: Change, entries: readonly RecordedEntry[]): Standing {
  const own = entries.filter(({ changeId }) => changeId === change.id);
  const outcome = own.filter(({ kind }) => kind === 'outcome').at(-1);
  const intent = own.filter(({ kind }) => kind === 'intent').at(-1);
  if (outcome && (intent === undefined || outcome.seq > intent.seq)) {
    const entry = outcome.body as unknown as ChangeEntry;
    if (settled.has(entry.outcome)) return { at: 'done', entry };
    // What was created in part, or shows late, must not be created a second time.
    return intent && change.kind === 'create' ? { at: 'begun', since: intent.at } : { at: 'new' };
  }
  return intent ? { at: 'begun', since: intent.at } : { at: 'new' };
}
