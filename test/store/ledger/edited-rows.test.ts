import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputError, StackError } from '../../../src/model/errors.ts';
import { type Database, openDatabase } from '../../../src/store/driver.ts';
import { type Entry, type Ledger, machineKeyFile, openLedger, type Verification } from '../../../src/store/ledger/index.ts';
import { clock, ledgerOf, newFolder, removeFolders, seeded } from './make.ts';

const entries = 200;
let file: string;
let written: readonly Entry[];

beforeAll(() => {
  const made = ledgerOf(entries);
  file = made.file;
  written = made.ledger.entries();
  made.ledger.close();
});
afterAll(removeFolders);

/** A copy of the ledger, its key beside it. */
function copy(): string {
  const path = join(newFolder(), 'ledger.db');
  copyFileSync(file, path);
  copyFileSync(machineKeyFile(file), machineKeyFile(path));
  return path;
}

/** Works on the file as somebody does who has a database tool and no scruples. */
function tamper(path: string, work: (db: Database) => void): void {
  const db = openDatabase(path);
  db.script('DROP TRIGGER IF EXISTS entry_is_never_changed; DROP TRIGGER IF EXISTS entry_is_never_removed');
  work(db);
  db.get('PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
}

function using<T>(path: string, work: (ledger: Ledger) => T): T {
  const ledger = openLedger(path, { now: clock() });
  try {
    return work(ledger);
  } finally {
    ledger.close();
  }
}

const brief = ({ faults }: Verification) => faults.map(({ seq, kind }) => `${seq} ${kind}`);
const swap = 'UPDATE entry SET seq = -seq WHERE seq IN (57, 58); UPDATE entry SET seq = 115 + seq WHERE seq IN (-57, -58)';

describe('the rows of a ledger', { timeout: 120_000 }, () => {
  it('that nobody touched are whole', () => {
    expect(using(file, (ledger) => brief(ledger.verify()))).toEqual([]);
  });

  it.each([
    ['changed', 'UPDATE entry SET kind = kind WHERE seq = 5'],
    ['removed', 'DELETE FROM entry WHERE seq = 200'],
  ])('are not %s by SQL', (_, sql) => {
    const db = openDatabase(file);
    expect(() => db.script(sql)).toThrow('append-only');
    db.close();
  });

  it.each([
    ['one removed', 'DELETE FROM entry WHERE seq = 57', ['57 missing']],
    ['a run removed', 'DELETE FROM entry WHERE seq BETWEEN 50 AND 60', ['50 missing']],
    ['the last ten removed', 'DELETE FROM entry WHERE seq > 190', ['191 truncated']],
    ['two swapped', swap, ['57 edited', '58 edited', '58 reordered']],
    ['the last number raised', 'UPDATE entry SET seq = 300 WHERE seq = 200', ['200 edited']],
    ['a time changed beside the text', "UPDATE entry SET at = '2026-01-01T00:00:00.000Z' WHERE seq = 9", ['9 edited']],
    ['a kind changed beside the text', "UPDATE entry SET kind = 'note' WHERE seq = 9", ['9 edited']],
    ['a change set taken away beside the text', 'UPDATE entry SET change_set_id = NULL WHERE seq = 9', ['9 edited']],
    ['a change renamed beside the text', "UPDATE entry SET change_id = 'change-0' WHERE seq = 9", ['9 edited']],
    ['a hash cut', 'UPDATE entry SET hash = substr(hash, 1, 70) WHERE seq = 9', ['9 edited']],
    ['a hash in capitals', 'UPDATE entry SET hash = upper(hash) WHERE seq = 9', ['9 edited']],
    [
      'a signature of another',
      'UPDATE entry SET signature = (SELECT signature FROM entry WHERE seq = 10) WHERE seq = 9',
      ['9 bad-signature'],
    ],
    ['a text that is no UTF-8', "UPDATE entry SET text = CAST(x'7bff7d' AS TEXT) WHERE seq = 9", ['9 edited']],
    ['a text with a space more', 'UPDATE entry SET text = replace(text, \'{"at":\', \'{ "at":\') WHERE seq = 9', ['9 edited']],
  ])('%s', (_, sql, expected) => {
    const path = copy();
    tamper(path, (db) => db.script(sql));
    expect(using(path, (ledger) => brief(ledger.verify()))).toEqual(expected);
  });

  it('show the edit of any byte of any column', () => {
    const path = copy();
    const random = seeded(41);
    const wrong: string[] = [];
    for (const column of ['at', 'kind', 'change_set_id', 'change_id', 'text', 'hash', 'signature'])
      for (let run = 0; run < 6; run++) {
        const seq = 2 + random(entries - 1);
        const select = `SELECT CAST(${column} AS BLOB) AS own FROM entry WHERE seq = ?`;
        const own = (db: Database) => Buffer.from(db.get(select, seq)?.own as Uint8Array);
        const set = (db: Database, bytes: Buffer) =>
          db.script(`UPDATE entry SET ${column} = CAST(x'${bytes.toString('hex')}' AS TEXT) WHERE seq = ${seq}`);
        let before: Buffer = Buffer.alloc(0);
        tamper(path, (db) => {
          before = own(db);
          const edited = Buffer.from(before);
          const at = random(edited.length);
          edited[at] = (edited[at] as number) ^ (1 + random(255));
          set(db, edited);
        });
        const { faults } = using(path, (ledger) => ledger.verify());
        if (faults.length !== 1 || faults[0]?.seq !== seq) wrong.push(`${column} of ${seq}: ${JSON.stringify(faults)}`);
        tamper(path, (db) => set(db, before));
      }
    expect(wrong).toEqual([]);
  });
});

describe('a tail that was cut off with care', () => {
  const cut = (from: number) => {
    const path = copy();
    tamper(path, (db) => {
      db.script(`DELETE FROM entry WHERE seq >= ${from}; UPDATE sqlite_sequence SET seq = ${from - 1}`);
    });
    return path;
  };
  const headAt = (seq: number) => ({ seq, hash: written[seq - 1]?.hash as string });

  it.each([
    ['is not seen by the chain alone', 191, undefined, []],
    ['is seen with the head of that time', 191, 200, ['191 truncated']],
    ['is seen with a head in the part that is gone', 191, 191, ['191 truncated']],
    ['is not seen with a head before it', 191, 190, []],
    ['is seen when nothing but the first is left', 2, 200, ['2 truncated']],
  ])('%s', (_, from, noted, expected) => {
    const path = cut(from);
    const options = noted === undefined ? {} : { expectedHead: headAt(noted) };
    expect(using(path, (ledger) => brief(ledger.verify(options)))).toEqual(expected);
  });

  it('and written on differently is seen at the noted head', () => {
    const path = cut(191);
    using(path, (ledger) => {
      for (let count = 0; count < 20; count++) ledger.append('note', { body: { count } });
      expect(brief(ledger.verify())).toEqual([]);
      expect(brief(ledger.verify({ expectedHead: headAt(200) }))).toEqual(['200 edited']);
      expect(brief(ledger.verify({ expectedHead: headAt(200).hash }))).toEqual(['211 truncated']);
    });
  });
});

describe('the file of a ledger', { timeout: 120_000 }, () => {
  it('shows the edit of a byte anywhere, unless the byte holds nothing', () => {
    const path = copy();
    const whole = readFileSync(path);
    const random = seeded(3);
    const expected = JSON.stringify(written);
    const wrong: string[] = [];
    let found = 0;
    for (let run = 0; run < 80; run++) {
      const position = random(whole.length);
      const edited = Buffer.from(whole);
      edited[position] = (edited[position] as number) ^ (1 + random(255));
      const own = join(dirname(path), `${run}.db`);
      writeFileSync(own, edited);
      try {
        const { faults, same } = using(own, (ledger) => ({
          faults: ledger.verify().faults,
          same: JSON.stringify(ledger.entries()) === expected,
        }));
        if (faults.length > 0) found += 1;
        else if (!same) wrong.push(`byte ${position}`);
      } catch (error) {
        if (!(error instanceof InputError || error instanceof StackError)) throw error;
        found += 1;
      }
    }
    expect(wrong).toEqual([]);
    expect(found).toBeGreaterThan(40);
  });
});
