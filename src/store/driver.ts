import Libsql from 'libsql';
import { InputError } from '../model/errors.ts';

export type SqlValue = string | number | bigint | Uint8Array | null;
export type Row = Readonly<Record<string, unknown>>;

/** The few things that the history asks of SQLite; the one file that knows which driver gives them. */
export interface Database {
  run(sql: string, ...values: readonly SqlValue[]): void;
  all(sql: string, ...values: readonly SqlValue[]): readonly Row[];
  get(sql: string, ...values: readonly SqlValue[]): Row | undefined;
  /** Several statements without values. */
  script(sql: string): void;
  /** Runs the work as one: all of it is kept, or none of it when it throws. Waits for other writers. */
  atomically<T>(work: () => T): T;
  close(): void;
}

const busyTimeoutMs = 10_000;

/** Opens a database file, or makes it; `:memory:` keeps nothing. Throws {@link InputError} for a file that is none. */
export function openDatabase(path: string, use: 'history' | 'ledger' = 'history'): Database {
  try {
    const db = new Libsql(path);
    db.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
    db.exec('PRAGMA journal_mode = WAL');
    db.exec('PRAGMA synchronous = NORMAL');
    return wrap(db);
  } catch (cause) {
    throw new InputError(
      `${use}-unreadable`,
      `${path}: cannot be opened as a ${use}: ${messageOf(cause)}. Move it away to begin a new one.`,
      { cause },
    );
  }
}

function wrap(db: Libsql.Database): Database {
  const prepared = new Map<string, Libsql.Statement<unknown[]>>();
  const prepare = (sql: string) => {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = db.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  return {
    run: (sql, ...values) => void prepare(sql).run(...values),
    all: (sql, ...values) => prepare(sql).all(...values) as Row[],
    get: (sql, ...values) => prepare(sql).get(...values) as Row | undefined,
    script: (sql) => void db.exec(sql),
    atomically: (work) => inTransaction(db, work),
    close: () => void db.close(),
  };
}

function inTransaction<T>(db: Libsql.Database, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    // A full disk ends the transaction by itself, and a second end would hide why.
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
