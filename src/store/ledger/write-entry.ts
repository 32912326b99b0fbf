import type { KeySigner } from '../../approve/keys/index.ts';
import { InputError, StackError } from '../../model/errors.ts';
import type { Database } from '../driver.ts';
import { checkEntry } from './check-entry.ts';
import { sentences } from './fault-sentences.ts';
import { judgeChain } from './judge-chain.ts';
import { KeyRing } from './key-ring.ts';
import { insertRow, largestSeq, lastRow, rowsOf } from './ledger-table.ts';
import { linkOf } from './links.ts';
import { hashOf, noHash, seal } from './seal.ts';
import type { Entry, EntryContent } from './types.ts';
import { knownKeys } from './verify-rows.ts';

/** What the caller says of an entry; the rest is the writer's. */
export type Draft = Pick<EntryContent, 'kind' | 'body' | 'by' | 'versions'> & Partial<Pick<EntryContent, 'changeSetId' | 'changeId'>>;

/** What stays the same for all entries of a program. */
export interface WriterSettings {
  readonly file: string;
  readonly host: string;
  readonly pid: number;
  readonly now: () => Date;
  /** The key of this installation. @throws InputError or StackError when it cannot be had */
  readonly machineKey: () => KeySigner;
  /** The same, made when there is none. */
  readonly makeMachineKey: () => KeySigner;
}

interface Seen {
  readonly seq: number;
  readonly hash: string;
}

/** Adds entries at the end that it has verified. */
export class EntryWriter {
  private ring = new KeyRing();
  private seen: Seen | undefined;
  private readonly db: Database;
  private readonly settings: WriterSettings;

  constructor(db: Database, settings: WriterSettings) {
    this.db = db;
    this.settings = settings;
  }

  /** Writes the first entry where there never was one: the key that everything else hangs on. */
  begin(name: string, versions: Draft['versions']): void {
    this.db.atomically(() => {
      if (lastRow(this.db) || largestSeq(this.db) > 0) return;
      const key = this.settings.makeMachineKey();
      this.write({ kind: 'begin', by: { name, keyId: key.keyId }, versions, body: { publicKey: key.publicKey, name } }, key);
    });
  }

  /** Adds an entry, and before it the introduction of a key that signs for the first time. @throws StackError `ledger-broken` */
  append(draft: Draft, signer: KeySigner): Entry {
    const seenBefore = this.seen;
    try {
      return this.db.atomically(() => {
        this.catchUp();
        if (!this.knows(signer)) this.introduce(draft, signer);
        return this.write(draft, signer);
      });
    } catch (error) {
      // What was written is undone with the transaction; what was learned of it goes too.
      this.seen = seenBefore;
      this.ring = new KeyRing();
      throw error;
    }
  }

  private knows({ keyId, publicKey }: KeySigner): boolean {
    return this.ring.get(keyId)?.publicKey === publicKey;
  }

  private introduce(draft: Draft, signer: KeySigner): void {
    const { file, machineKey } = this.settings;
    const voucher = machineKey();
    if (!this.knows(voucher))
      throw new StackError(
        'ledger-key-other',
        `${file}: the key beside it (${voucher.keyId}) is not one of this ledger. Put back the key that began it, or move the ledger away to begin a new one.`,
      );
    const body = { publicKey: signer.publicKey, name: draft.by.name };
    this.write({ kind: 'key', by: { name: draft.by.name, keyId: voucher.keyId }, versions: draft.versions, body }, voucher);
  }

  private write(draft: Draft, signer: KeySigner): Entry {
    const { host, pid, now } = this.settings;
    const { seq, hash: previousHash } = this.seen ?? { seq: 0, hash: noHash };
    const content: EntryContent = { ...draft, seq: seq + 1, at: now().toISOString(), host, pid, previousHash, keyId: signer.keyId };
    const sealed = seal(content, signer);
    insertRow(this.db, content, sealed);
    this.seen = { seq: content.seq, hash: sealed.hash };
    this.ring.learn(content);
    return { ...content, hash: sealed.hash, signature: sealed.signature };
  }

  /** Goes over what others wrote since: the end must hang on what was verified before. */
  private catchUp(): void {
    const { db, seen } = this;
    if (!this.ring.hasRoot) this.ring = knownKeys(db);
    const last = lastRow(db);
    if (last === undefined) throw this.broken('it is empty, and was not before');
    if (seen?.seq === last.seq && seen.hash === last.hash && hashOf(last.text) === last.hash) return;
    const largest = largestSeq(db);
    if (largest > last.seq) throw this.broken(sentences.cut(last.seq, largest).en);
    // The first time the end alone is looked at; what lies before is for verify.
    const since = seen?.seq ?? last.seq;
    const rows = [...rowsOf(db, { since })];
    const checked = rows.map((row) => checkEntry(row, this.ring));
    const links = checked.map(linkOf);
    const previousHash = links[0]?.previousHash ?? noHash;
    const { faults, head } = judgeChain(links, { first: since, previousHash, heads: seen ? [seen] : [], isKeyless: false });
    if (faults[0]) throw this.broken(faults[0].sentence.en);
    if (!head) throw this.broken('its last entry cannot be read');
    this.seen = { seq: head.seq, hash: head.hash };
  }

  private broken(why: string): StackError {
    return new StackError(
      'ledger-broken',
      `${this.settings.file}: the end is not what was written: ${why.replace(/\.$/, '')}. Nothing was added; look with: xunjian ledger verify`,
    );
  }
}

const reserved = new Set(['begin', 'key']);

/** @throws InputError for a kind that is the ledger's own */
export function checkKind(kind: string): void {
  if (reserved.has(kind) || !/^[a-z][a-z-]*$/.test(kind))
    throw new InputError(
      'bad-entry-kind',
      `"${kind}" cannot be the kind of an entry: take lower-case words with hyphens, not begin or key.`,
    );
}
