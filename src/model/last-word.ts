import type { ChangeEntry } from './documents.ts';

/** Entries of these took no change up, and take nothing back of what an earlier run did. */
const idle: ReadonlySet<ChangeEntry['outcome']> = new Set(['not-run', 'declined']);

/**
 * What several runs say of one change, as one: the last run that took it up, and where none did, the last that says why not.
 * @param entries of one change, oldest first
 */
export function lastWord<T extends Pick<ChangeEntry, 'outcome'>>(entries: readonly T[]): T | undefined {
  return entries.filter(({ outcome }) => !idle.has(outcome)).at(-1) ?? entries.at(-1);
}
