import type { LocalizedText } from '../../model/documents.ts';

/** Who acted. */
export interface Actor {
  readonly name: string;
  readonly keyId: string;
}

/** What an entry says; its canonical JSON is what is hashed. */
export interface EntryContent {
  /** Counts from 1 without a gap. */
  readonly seq: number;
  /** ISO 8601, UTC, to the millisecond. */
  readonly at: string;
  /** `begin` and `key` are the ledger's own; the rest are the words of those who write. */
  readonly kind: string;
  readonly changeSetId?: string;
  readonly changeId?: string;
  readonly by: Actor;
  readonly host: string;
  readonly pid: number;
  /** Of xunjian, node and, where they took part, cli and plugin. */
  readonly versions: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  /** Hash of the entry before; 64 zeros for the first. */
  readonly previousHash: string;
  /** The key that signs: the person's when it is open, else the machine's. */
  readonly keyId: string;
}

/** An entry as the ledger holds it. */
export interface Entry extends EntryContent {
  /** `sha256:` and 64 hex digits over the canonical JSON of the content. */
  readonly hash: string;
  /** ed25519 over the 32 bytes of the hash, base64. */
  readonly signature: string;
}

/** Where the chain ends. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
}

/** A head as it was at one moment, kept where the ledger's owner cannot change it. `at` is that moment. */
export type Anchor = Head;

/** What must be held of a head. */
export type NotedHead = Pick<Anchor, 'seq' | 'hash'>;

export type FaultKind = 'edited' | 'missing' | 'reordered' | 'truncated' | 'bad-signature' | 'foreign' | 'inserted';

/** One thing that is not as it was written. */
export interface Fault {
  /** Number of the entry; 0 is the header of an export, one more than the last entry its footer. */
  readonly seq: number;
  readonly kind: FaultKind;
  readonly sentence: LocalizedText;
}

/** A key that the ledger takes signatures of. */
export interface KnownKey {
  readonly keyId: string;
  readonly publicKey: string;
  readonly name: string;
}

/** What a ledger is held against. */
export interface VerifyOptions {
  /** Keys known from elsewhere, such as the people of the project: what they sign counts without an introduction. */
  readonly publicKeys?: readonly string[];
  /** The key that must have begun the ledger; left out, the first entry is taken at its word. */
  readonly rootKey?: string;
  /** A head that was noted before: the ledger must still hold it. A hash alone tells less about what became of it. */
  readonly expectedHead?: NotedHead | string;
}

/** What verifying found. */
export interface Verification {
  readonly ok: boolean;
  /** Number of the first entry that should be there: more than 1 for the export of a part, which proves that part alone. */
  readonly first: number;
  /** How many entries were read. */
  readonly entries: number;
  /** Undefined when no entry could be read. */
  readonly head: Head | undefined;
  /** In the order of their numbers. */
  readonly faults: readonly Fault[];
  /** Whose signatures were taken; the first one began the ledger. */
  readonly keys: readonly KnownKey[];
}
