import { existsSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { createMachineKey, type KeySigner, openMachineKey } from '../../approve/keys/index.ts';
import { InputError, StackError } from '../../model/errors.ts';
import type { Database } from '../driver.ts';
import { contentOf } from './check-entry.ts';
import { type ExportHeader, writeExport } from './export-ledger.ts';
import { lastRow, openTable, type RowFilter, rowsOf, type StoredRow } from './ledger-table.ts';
import { plainBody } from './plain-body.ts';
import { noHash } from './seal.ts';
import { guarded } from './sqlite-errors.ts';
import type { Actor, Entry, Head, Verification, VerifyOptions } from './types.ts';
import { knownKeys, verifyRows } from './verify-rows.ts';
import { checkKind, EntryWriter } from './write-entry.ts';

/** How a ledger is opened. Everything may be left out. */
export interface LedgerOptions {
  /** A person's key that is open; left out, the key of this installation signs. */
  readonly signer?: KeySigner;
  readonly now?: () => Date;
  /** Name of the person or machine that acts; left out, the user of the operating system. */
  readonly by?: string;
  readonly versions?: Readonly<Record<string, string>>;
  readonly host?: string;
  readonly pid?: number;
  /** The file must be there; none is begun. For those who only look. */
  readonly mustExist?: boolean;
}

/** What is said of something that happened. */
export interface NewEntry {
  readonly changeSetId?: string;
  readonly changeId?: string;
  readonly by?: Actor;
  readonly versions?: Readonly<Record<string, string>>;
  /** JSON; members that are undefined are left out. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** An append-only record: each entry is chained to the one before and signed. */
export interface Ledger {
  /**
   * Adds an entry; when this returns, it is on the disk.
   * @throws StackError `ledger-broken` when the end is not what was written, `ledger-full`, `ledger-unwritable`, `ledger-busy`,
   * `ledger-damaged`, `ledger-io`; InputError `not-json`, `bad-entry-kind`. Nothing is written then
   */
  append(kind: string, entry: NewEntry): Entry;
  /** Entries by number, as they are stored: verify says whether they are to be believed. @param filter.since first number wanted */
  entries(filter?: RowFilter): readonly Entry[];
  head(): Head | undefined;
  verify(options?: VerifyOptions): Verification;
  /** Writes the ledger, or its part from number `since` on, as lines of JSON. @throws InputError `export-unwritable` */
  export(file: string, options?: { readonly since?: number }): { readonly entries: number; readonly head: Head };
  close(): void;
}

/** Opens a ledger, or begins one with a key of its own beside it. @throws InputError for a file that is none, and as append does */
export function openLedger(file: string, options: LedgerOptions = {}): Ledger {
  const { mustExist = false, now = () => new Date(), host = hostname(), pid = process.pid } = options;
  if (mustExist && !existsSync(file))
    throw new InputError('no-ledger', {
      en: `${file}: there is no ledger. Name the file that holds it.`,
      'zh-CN': `${file}：没有台账。请指定台账所在的目录。`,
    });
  const machineKey = keyBeside(file);
  const makeMachineKey = () => createMachineKey(machineKeyFile(file));
  const db = openTable(file, mustExist);
  const writer = new EntryWriter(db, { file, host, pid, now, machineKey, makeMachineKey });
  const by = options.by ?? userInfo().username;
  const versions = options.versions ?? { node: process.version };
  const signer = () => options.signer ?? machineKey();
  closingOnError(db, () => guarded(file, () => mustExist || isBegun(db) || writer.begin(by, versions)));
  return {
    append: (kind, { body, ...entry }) => {
      checkKind(kind);
      const own = signer();
      const draft = { kind, by: { name: by, keyId: own.keyId }, versions, ...plainBody(entry), body: plainBody(body) };
      return guarded(file, () => writer.append(draft, own));
    },
    entries: (filter) => guarded(file, () => Array.from(rowsOf(db, filter), (row) => entryOf(row, file))),
    head: () => guarded(file, () => headOf(db)),
    verify: (how) => guarded(file, () => verifyRows(db, how)),
    export: (path, how) => guarded(file, () => exportRows(db, path, { since: how?.since ?? 1, at: now(), signer: machineKey(), file })),
    close: () => closeWhole(db),
  };
}

/** The key of this installation, which lies beside the ledger and is made with it. */
export function machineKeyFile(ledgerFile: string): string {
  return join(dirname(ledgerFile), 'ledger-key.pem');
}

/** Read when it is first needed: who only looks needs none. */
function keyBeside(file: string): () => KeySigner {
  const keyFile = machineKeyFile(file);
  let key: KeySigner | undefined;
  return () => {
    if (!key && !existsSync(keyFile))
      throw new StackError(
        'ledger-key-missing',
        `${keyFile}: the key of the ledger is missing. Put it back from a copy, or move ${file} away to begin a new ledger.`,
      );
    key ??= openMachineKey(keyFile);
    return key;
  };
}

/** Brings what was written into the one file, as far as others let it, so that a copy of that file alone is whole. */
function closeWhole(db: Database): void {
  try {
    db.get('PRAGMA wal_checkpoint(PASSIVE)');
  } catch {
    // What was written is safe without it.
  } finally {
    db.close();
  }
}

function isBegun(db: Database): boolean {
  return lastRow(db) !== undefined;
}

function closingOnError(db: Database, work: () => unknown): void {
  try {
    work();
  } catch (error) {
    db.close();
    throw error;
  }
}

function entryOf({ seq, text, hash, signature }: StoredRow, file: string): Entry {
  const content = contentOf(text);
  if (content) return { ...content, hash, signature };
  throw new StackError('ledger-damaged', `${file}: entry ${seq} cannot be read. Look with: xunjian ledger verify`);
}

function headOf(db: Database): Head | undefined {
  const row = lastRow(db);
  return row && { seq: row.seq, hash: row.hash, at: row.at };
}

interface ExportRequest {
  readonly since: number;
  readonly at: Date;
  readonly signer: KeySigner;
  readonly file: string;
}

function exportRows(db: Database, path: string, { since, at, signer, file }: ExportRequest): { entries: number; head: Head } {
  // One transaction, so that others who append meanwhile do not show in half of it.
  return db.atomically(() => {
    const head = headOf(db);
    const rows = [...rowsOf(db, { since })];
    const first = rows[0];
    if (!head || !first)
      throw new InputError('nothing-to-export', `${file}: there is no entry ${since} or later; the last is ${head?.seq ?? 0}.`);
    const header: ExportHeader = {
      format: 'xunjian-ledger',
      version: 1,
      algorithm: { hash: 'sha256', signature: 'ed25519', text: 'RFC 8785' },
      first: since,
      previousHash: contentOf(first.text)?.previousHash ?? noHash,
      keys: knownKeys(db).list(),
    };
    writeExport(path, { header, entries: rows, head, at: at.toISOString(), signer });
    return { entries: rows.length, head };
  });
}
