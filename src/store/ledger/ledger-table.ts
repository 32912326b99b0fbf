import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { InputError } from '../../model/errors.ts';
import { type Database, openDatabase, type Row } from '../driver.ts';
import type { Sealed } from './seal.ts';
import { guarded } from './sqlite-errors.ts';
import type { EntryContent } from './types.ts';

// "Xunj": tells this file from every other SQLite database.
const applicationId = 0x58756e6a;
const schemaVersion = 1;

/** AUTOINCREMENT makes the file remember the largest number that it ever held. */
const schema = `
  CREATE TABLE entry (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    change_set_id TEXT,
    change_id TEXT,
    text TEXT NOT NULL,              -- canonical JSON of the entry: what is hashed; the columns before repeat parts of it
    hash TEXT NOT NULL,              -- sha256 of text
    signature TEXT NOT NULL          -- ed25519 over the 32 bytes of the hash, base64
  ) STRICT;
  CREATE INDEX entry_by_change_set ON entry (change_set_id, seq);
  CREATE INDEX entry_by_kind ON entry (kind, seq);
  CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${schemaVersion};`;

/** A row as it is stored, which may not be as it was written. */
export interface StoredRow extends Sealed {
  readonly seq: number;
  readonly at: string;
  readonly kind: string;
  readonly changeSetId: string | undefined;
  readonly changeId: string | undefined;
}

// The driver ends the whole program at a text that is no UTF-8, so that every text is read as bytes.
const columns = ['at', 'kind', 'change_set_id', 'change_id', 'text', 'hash', 'signature'];
const select = `SELECT seq, ${columns.map((name) => `CAST(${name} AS BLOB) AS ${name}`).join(', ')} FROM entry`;
const pageRows = 500;

/** Opens the file of a ledger, or makes it: readable by its owner alone, every commit on the disk before it counts. @throws InputError */
export function openTable(file: string, mustExist: boolean): Database {
  if (!mustExist) makeFile(file);
  const db = openPatiently(file);
  guarded(file, () => {
    db.script('PRAGMA synchronous = FULL');
    db.atomically(() => checkSchema(db, file, mustExist));
  });
  return db;
}

function makeFile(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    closeSync(openSync(file, 'a', 0o600));
  } catch (cause) {
    throw new InputError('ledger-unwritable', `${file}: cannot be made: ${(cause as Error).message}. Name a folder that you may write.`, {
      cause,
    });
  }
}

const patienceMs = 10_000;
const pauseMs = 20;

/** Two programs that make one file at once: the driver waits for a writer, but not for one that sets the file's mode. */
function openPatiently(file: string): Database {
  const until = Date.now() + patienceMs;
  for (;;) {
    try {
      return openDatabase(file, 'ledger');
    } catch (error) {
      const isBusy = /^SQLITE_BUSY/.test(String(((error as Error).cause as { code?: unknown })?.code));
      if (!isBusy || Date.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
    }
  }
}

function checkSchema(db: Database, file: string, mustExist: boolean): void {
  const id = Number(db.get('PRAGMA application_id')?.application_id);
  const version = Number(db.get('PRAGMA user_version')?.user_version);
  const isEmpty = Number(db.get('SELECT count(*) AS count FROM sqlite_master')?.count) === 0;
  if (isEmpty && !mustExist) db.script(schema);
  else if (id !== applicationId)
    throw new InputError('ledger-foreign', `${file}: this is no ledger. Name the file that holds it, usually ledger.db.`);
  else if (version > schemaVersion)
    throw new InputError('ledger-newer', `${file}: was written by a newer version of the program (schema ${version}); update the program.`);
}

/** Adds an entry; its number must be free. */
export function insertRow(db: Database, { seq, at, kind, changeSetId, changeId }: EntryContent, { text, hash, signature }: Sealed): void {
  db.run(
    'INSERT INTO entry (seq, at, kind, change_set_id, change_id, text, hash, signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    seq,
    at,
    kind,
    changeSetId ?? null,
    changeId ?? null,
    Buffer.from(text).toString('utf8'),
    hash,
    signature,
  );
}

/** The entry with the largest number. */
export function lastRow(db: Database): StoredRow | undefined {
  const row = db.get(`${select} ORDER BY seq DESC LIMIT 1`);
  return row && toStored(row);
}

/** The largest number that the file ever held, as it says itself; 0 for a new one. */
export function largestSeq(db: Database): number {
  return Number(db.get("SELECT max(seq) AS seq FROM sqlite_sequence WHERE name = 'entry'")?.seq ?? 0);
}

/** The entries that introduce keys. */
export function keyRows(db: Database): readonly StoredRow[] {
  return db.all(`${select} WHERE kind IN ('begin', 'key') ORDER BY seq`).map(toStored);
}

/** Which rows are wanted; `since` is the first number. */
export interface RowFilter {
  readonly changeSetId?: string | undefined;
  readonly kind?: string | undefined;
  readonly since?: number | undefined;
}

/** Rows by number, a page at a time. */
export function* rowsOf(db: Database, { changeSetId, kind, since }: RowFilter = {}): Generator<StoredRow> {
  const parts = ['seq >= ?', ...(changeSetId === undefined ? [] : ['change_set_id = ?']), ...(kind === undefined ? [] : ['kind = ?'])];
  const values = [changeSetId, kind].filter((value) => value !== undefined);
  const sql = `${select} WHERE ${parts.join(' AND ')} ORDER BY seq LIMIT ${pageRows}`;
  // Not from 1: a row whose number was edited may stand anywhere.
  let from: number | undefined = since ?? Number.MIN_SAFE_INTEGER;
  while (from !== undefined) {
    const page: readonly StoredRow[] = db.all(sql, from, ...values).map(toStored);
    yield* page;
    const last: StoredRow | undefined = page.at(-1);
    from = page.length === pageRows && last ? last.seq + 1 : undefined;
  }
}

/** The column that does not repeat what the text says; undefined when all do. */
export function wrongColumn(row: StoredRow, content: EntryContent): string | undefined {
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['seq', row.seq, content.seq],
    ['at', row.at, content.at],
    ['kind', row.kind, content.kind],
    ['change_set_id', row.changeSetId, content.changeSetId],
    ['change_id', row.changeId, content.changeId],
  ];
  return pairs.find(([, stored, signed]) => stored !== signed)?.[0];
}

function toStored(row: Row): StoredRow {
  const word = (column: string) => asText(row[column]);
  return {
    seq: Number(row.seq),
    at: word('at') ?? '',
    kind: word('kind') ?? '',
    changeSetId: word('change_set_id'),
    changeId: word('change_id'),
    text: asBytes(row.text),
    hash: word('hash') ?? '',
    signature: word('signature') ?? '',
  };
}

function asText(value: unknown): string | undefined {
  return value === null || value === undefined ? undefined : Buffer.from(asBytes(value)).toString('utf8');
}

/** The driver gives a Buffer for one row, and an ArrayBuffer for several. */
function asBytes(value: unknown): Uint8Array {
  if (value instanceof ArrayBuffer) return Buffer.from(value);
  return value instanceof Uint8Array ? value : Buffer.alloc(0);
}
