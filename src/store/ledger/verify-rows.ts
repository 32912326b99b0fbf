import type { Database } from '../driver.ts';
import { type Checked, checkEntry } from './check-entry.ts';
import { sentences } from './fault-sentences.ts';
import { judgeChain } from './judge-chain.ts';
import { KeyRing } from './key-ring.ts';
import { keyRows, largestSeq, rowsOf, type StoredRow, wrongColumn } from './ledger-table.ts';
import { type Link, linkOf } from './links.ts';
import { noHash } from './seal.ts';
import type { Fault, Verification, VerifyOptions } from './types.ts';

/** Goes over every entry of a ledger's database. */
export function verifyRows(db: Database, options: VerifyOptions = {}): Verification {
  const ring = ringOf(options);
  const links: Link[] = [];
  // Asked before the rows are read, for others may go on writing meanwhile.
  const largest = largestSeq(db);
  for (const row of rowsOf(db)) links.push(linkOf(withColumns(checkEntry(row, ring, options.rootKey), row)));
  const { expectedHead } = options;
  const { faults, head } = judgeChain(links, {
    first: 1,
    previousHash: noHash,
    heads: expectedHead === undefined ? [] : [expectedHead],
    isKeyless: ring.list().length === 0,
  });
  const all = [...faults, ...lostTail(faults, head?.seq ?? 0, largest)];
  return { ok: all.length === 0, first: 1, entries: links.length, head, faults: all, keys: ring.list() };
}

/** The keys that count before the first entry is read. */
export function ringOf({ publicKeys = [] }: VerifyOptions): KeyRing {
  const ring = new KeyRing();
  for (const publicKey of publicKeys) ring.add(publicKey, '');
  return ring;
}

/** The keys that a ledger has introduced so far. */
export function knownKeys(db: Database): KeyRing {
  const ring = new KeyRing();
  for (const row of keyRows(db)) checkEntry(row, ring);
  return ring;
}

/** The columns serve searching, and a searcher believes them. */
function withColumns(checked: Checked, row: StoredRow): Checked {
  const { content, finding, fits } = checked;
  const column = fits && finding === undefined && content ? wrongColumn(row, content) : undefined;
  if (column === undefined) return checked;
  return { ...checked, finding: { kind: 'edited', say: (seq) => sentences.column(seq, column) } };
}

/** SQLite itself remembers how far the ledger went; whoever cuts it off with care forgets that too, which a noted head shows. */
function lostTail(faults: readonly Fault[], last: number, largest: number): Fault[] {
  if (largest <= last || faults.some(({ kind }) => kind === 'truncated')) return [];
  return [{ seq: last + 1, kind: 'truncated', sentence: sentences.cut(last, largest) }];
}
