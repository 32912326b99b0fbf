import type { Change, ChangeEntry, FieldValue, LocalizedText, Resource, Unread } from '../model/documents.ts';
import type { Found } from './find-traces.ts';

/** The account as our own collector finds it at one moment, not as the plugin says. */
export interface Reading {
  readonly at: string;
  /** The resource of a change; undefined when the cloud does not list it. */
  resourceOf(change: Change): Resource | undefined;
  /** Why the listing or a field could not be read. */
  gapOf(change: Change): Pick<Unread, 'action' | 'permission' | 'message'> | undefined;
  /** The rules of the change judged on what was read. */
  verdictsOf(change: Change): ChangeEntry['verdicts'];
  /** What is there of a thing that a change creates or deletes; undefined for types of which nothing is known by itself. */
  foundOf(change: Change): Found | undefined;
  /** Our own value of a property, written as the property is; undefined where no field of ours shows it or it was not read. */
  valueOf(change: Change, property: string): FieldValue | undefined;
}

/** Reads the types and regions that changes are about. */
export type Read = (changes: readonly Change[]) => Promise<Reading>;

/** What the record is written to: append-only, each entry signed. */
export interface Recorder {
  append(kind: RecordKind, body: Readonly<Record<string, unknown>>, changeId?: string): void;
  /** What was recorded for this change set so far, oldest first. */
  entries(): readonly RecordedEntry[];
}

export type RecordKind =
  | 'plan'
  | 'approval'
  | 'revocation'
  | 'refusal'
  | 'start'
  | 'intent'
  | 'step'
  | 'read-back'
  | 'outcome'
  | 'record'
  | 'lock';

export interface RecordedEntry {
  readonly seq: number;
  readonly at: string;
  readonly kind: string;
  readonly changeId?: string | undefined;
  readonly hash: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** One owner at a time for each live thing, across change sets. */
export interface Locks {
  /** Takes all or none. @throws StackError `locked` naming the holder */
  take(things: readonly LockedThing[], owner: string): { release(): void };
}

/** A live thing that one change set at a time may change. */
export interface LockedThing {
  readonly key: string;
  /** As people call it. */
  readonly name: string;
}

/** What a watcher is told while a change set is applied. */
export type ApplyEvent =
  /** An approval that does not count, and why. */
  | { readonly kind: 'set-aside'; readonly text: LocalizedText }
  | { readonly kind: 'stage'; readonly stage: 'check' | 'read' | 'adopt' | 'preview' | 'apply' | 'read-back' }
  | { readonly kind: 'started'; readonly change: Change }
  | { readonly kind: 'finished'; readonly change: Change; readonly outcome: 'done' | 'failed'; readonly elapsedMs: number }
  | { readonly kind: 'entry'; readonly change: Change; readonly entry: ChangeEntry };
