import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { InputError, StackError } from '../../../src/model/errors.ts';
import { openDatabase } from '../../../src/store/driver.ts';
import { openHistory } from '../../../src/store/history.ts';
import {
  anchor,
  anchorLine,
  type Ledger,
  machineKeyFile,
  openLedger,
  readAnchor,
  verifyExport,
  writeAnchor,
} from '../../../src/store/ledger/index.ts';
import { openTable } from '../../../src/store/ledger/ledger-table.ts';
import { guarded } from '../../../src/store/ledger/sqlite-errors.ts';
import { EntryWriter } from '../../../src/store/ledger/write-entry.ts';
import { clock, fill, ledgerOf, newFolder, newSigner, removeFolders } from './make.ts';

afterAll(removeFolders);

const newFile = () => join(newFolder(), 'ledger.db');

/** Class, code and text of what a call throws. */
function refusalOf(work: () => unknown): { name: string; code: string; message: string } {
  try {
    work();
  } catch (error) {
    if (error instanceof InputError || error instanceof StackError) return { name: error.name, code: error.code, message: error.message };
    throw error;
  }
  throw new Error('nothing was refused');
}

function closing<T>(ledger: Ledger, work: (ledger: Ledger) => T): T {
  try {
    return work(ledger);
  } finally {
    ledger.close();
  }
}

describe('a new ledger', () => {
  it('begins with an entry that holds its key, which lies beside it for its owner alone', () => {
    const file = newFile();
    closing(openLedger(file, { by: 'gardener', now: clock() }), (ledger) => {
      const [first, ...rest] = ledger.entries();
      expect(rest).toEqual([]);
      expect(first).toMatchObject({ seq: 1, kind: 'begin', previousHash: `sha256:${'0'.repeat(64)}` });
      expect(ledger.verify().keys).toEqual([{ keyId: first?.keyId, publicKey: first?.body.publicKey, name: 'gardener' }]);
    });
    expect(statSync(machineKeyFile(file)).mode & 0o777).toBe(0o600);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is made in a folder that is not there yet', () => {
    const file = join(newFolder(), 'a', 'b', 'ledger.db');
    closing(openLedger(file), (ledger) => expect(ledger.head()?.seq).toBe(1));
  });

  it('is not made for those who only look', () => {
    const file = newFile();
    expect(refusalOf(() => openLedger(file, { mustExist: true })).code).toBe('no-ledger');
    expect(existsSync(file)).toBe(false);
  });
});

describe('an entry', () => {
  it('holds what was said of it, who said it and with what', () => {
    const options = { now: clock(), by: 'gardener', host: 'orchard', pid: 7, versions: { xunjian: '1.0.0', node: 'v20' } };
    closing(openLedger(newFile(), options), (ledger) => {
      const [begun] = ledger.entries();
      const entry = ledger.append('outcome', { changeSetId: 'set', changeId: 'pear', body: { outcome: 'applied' } });
      expect(entry).toEqual({
        seq: 2,
        at: '2026-11-25T08:00:01.000Z',
        kind: 'outcome',
        changeSetId: 'set',
        changeId: 'pear',
        by: { name: 'gardener', keyId: begun?.keyId },
        host: 'orchard',
        pid: 7,
        versions: { xunjian: '1.0.0', node: 'v20' },
        body: { outcome: 'applied' },
        previousHash: begun?.hash,
        keyId: begun?.keyId,
        hash: entry.hash,
        signature: entry.signature,
      });
      expect(ledger.entries().at(-1)).toEqual(entry);
      expect(ledger.head()).toEqual({ seq: 2, hash: entry.hash, at: entry.at });
    });
  });

  it('carries the person and the versions that are named for it alone', () => {
    closing(openLedger(newFile()), (ledger) => {
      const by = { name: '王敏', keyId: '0011223344556677' };
      expect(ledger.append('approval', { by, versions: { cli: '3.274.1' }, body: {} })).toMatchObject({ by, versions: { cli: '3.274.1' } });
    });
  });

  it.each([
    ['undefined members left out', { a: undefined, b: [{ c: undefined }] }, { b: [{}] }],
    ['a text cut within a character mended', { note: '梨🍐'.slice(0, 2) }, { note: '梨\ufffd' }],
    ['whole characters left alone', { note: '🍐' }, { note: '🍐' }],
  ])('is kept with %s', (_, body, expected) => {
    closing(openLedger(newFile()), (ledger) => {
      expect(ledger.append('note', { changeSetId: undefined as never, body }).body).toEqual(expected);
      expect(ledger.verify().faults).toEqual([]);
    });
  });

  const circle: Record<string, unknown> = {};
  circle.self = circle;
  it.each([
    ['NaN', 'note', { share: Number.NaN }, 'not-json'],
    ['a big integer', 'note', { id: 1n }, 'not-json'],
    ['a date', 'note', { at: new Date(0) }, 'not-json'],
    ['a circle', 'note', circle, 'not-json'],
    ['the kind begin', 'begin', {}, 'bad-entry-kind'],
    ['the kind key', 'key', {}, 'bad-entry-kind'],
    ['no kind', '', {}, 'bad-entry-kind'],
    ['a kind in capitals', 'Note', {}, 'bad-entry-kind'],
  ])('with %s is refused and leaves nothing', (_, kind, body, code) => {
    closing(openLedger(newFile()), (ledger) => {
      expect(refusalOf(() => ledger.append(kind, { body })).code).toBe(code);
      expect(ledger.head()?.seq).toBe(1);
      expect(ledger.append('note', { body: {} }).seq).toBe(2);
      expect(ledger.verify().ok).toBe(true);
    });
  });
});

describe('entries', () => {
  it.each([
    ['all', {}, [1, 2, 3, 4, 5, 6, 7]],
    ['of a change set', { changeSetId: 'set-0' }, [2, 4, 6]],
    ['of a kind', { kind: 'intent' }, [2, 5]],
    ['of both', { changeSetId: 'set-1', kind: 'intent' }, [5]],
    ['since a number', { since: 6 }, [6, 7]],
    ['since one more than the last', { since: 8 }, []],
    ['of a change set that is not there', { changeSetId: 'set' }, []],
  ])('%s', (_, filter, expected) => {
    const { ledger } = ledgerOf(7);
    closing(ledger, () => expect(ledger.entries(filter).map(({ seq }) => seq)).toEqual(expected));
  });

  it('come whole over the pages in which they are read', () => {
    const { ledger } = ledgerOf(1001);
    closing(ledger, () => expect(ledger.entries().map(({ seq }) => seq)).toEqual(Array.from({ length: 1001 }, (_, index) => index + 1)));
  });
});

describe('a person who signs', () => {
  it('is introduced by the key of the ledger, once, in whatever program', () => {
    const { file, ledger } = ledgerOf(2);
    ledger.close();
    const signer = newSigner(dirname(file), 'wang');
    for (const count of [1, 2])
      closing(openLedger(file, { signer, by: '王敏' }), (own) => {
        const entry = own.append('approval', { body: { count } });
        expect(entry).toMatchObject({ keyId: signer.keyId, by: { name: '王敏', keyId: signer.keyId } });
      });
    closing(openLedger(file), (own) => {
      expect(own.entries().map(({ kind }) => kind)).toEqual(['begin', 'intent', 'key', 'approval', 'approval']);
      const { faults, keys } = own.verify();
      expect(faults).toEqual([]);
      expect(keys.map(({ name }) => name)).toEqual(['gardener', '王敏']);
    });
  });

  it('whom the people of the project know needs no introduction to be believed', () => {
    const { file, ledger } = ledgerOf(2);
    ledger.close();
    const signer = newSigner(dirname(file), 'wang');
    closing(openLedger(file, { signer, by: '王敏' }), (own) => own.append('approval', { body: {} }));
    const db = openDatabase(file);
    db.script('DROP TRIGGER entry_is_never_removed; DELETE FROM entry WHERE seq = 3');
    db.close();
    closing(openLedger(file), (own) => {
      expect(own.verify().faults.map(({ seq, kind }) => `${seq} ${kind}`)).toEqual(['3 missing', '4 foreign']);
      expect(own.verify({ publicKeys: [signer.publicKey] }).faults.map(({ kind }) => kind)).toEqual(['missing']);
    });
  });

  it('goes on without the key of the ledger once introduced, and a new one does not', () => {
    const { file, ledger } = ledgerOf(2);
    ledger.close();
    const [wang, li] = [newSigner(dirname(file), 'wang'), newSigner(dirname(file), 'li')];
    closing(openLedger(file, { signer: wang }), (own) => own.append('approval', { body: {} }));
    rmSync(machineKeyFile(file));
    closing(openLedger(file, { signer: wang }), (own) => expect(own.append('approval', { body: {} }).seq).toBe(5));
    for (const signer of [li, undefined])
      closing(openLedger(file, { ...(signer && { signer }) }), (own) => {
        expect(refusalOf(() => own.append('note', { body: {} }))).toMatchObject({ name: 'StackError', code: 'ledger-key-missing' });
        expect(own.head()?.seq).toBe(5);
      });
    newSigner(dirname(file), 'ledger-key');
    closing(openLedger(file), (own) => expect(refusalOf(() => own.append('note', { body: {} })).code).toBe('ledger-key-other'));
  });
});

describe('an append', () => {
  const damage = (file: string, sql: string) => {
    const db = openDatabase(file);
    db.script(`DROP TRIGGER entry_is_never_removed; DROP TRIGGER entry_is_never_changed; ${sql}`);
    db.close();
  };
  it.each([
    ['the last entry was removed', 'DELETE FROM entry WHERE seq = 5'],
    ['the last entry was edited', "UPDATE entry SET text = replace(text, 'long', 'lone') WHERE seq = 5"],
    ['the last hash was edited', "UPDATE entry SET hash = replace(hash, 'a', 'b') WHERE seq = 5"],
    ['everything was removed', 'DELETE FROM entry'],
  ])('is refused when %s, by the program that wrote it and by another', (_, sql) => {
    const { file, ledger } = ledgerOf(5);
    damage(file, sql);
    const stored = () => ledger.entries().length;
    const before = stored();
    for (const own of [ledger, openLedger(file)])
      expect(refusalOf(() => own.append('note', { body: {} }))).toMatchObject({ name: 'StackError', code: 'ledger-broken' });
    expect(stored()).toBe(before);
    ledger.close();
  });

  it('is refused when the end was replaced by a sound one that is not the one seen', () => {
    const { file, ledger } = ledgerOf(5);
    damage(file, 'DELETE FROM entry WHERE seq = 5; UPDATE sqlite_sequence SET seq = 4');
    closing(openLedger(file), (other) => fill(other, 3));
    expect(refusalOf(() => ledger.append('note', { body: {} })).code).toBe('ledger-broken');
    ledger.close();
  });

  it('follows what another program wrote meanwhile', () => {
    const { file, ledger } = ledgerOf(5);
    closing(openLedger(file), (other) => fill(other, 3));
    closing(ledger, () => {
      expect(ledger.append('note', { body: {} }).seq).toBe(9);
      expect(ledger.verify().ok).toBe(true);
    });
  });

  it('on a full disk says so, leaves nothing, and goes on when there is space', () => {
    const file = newFile();
    openLedger(file).close();
    const db = openTable(file, true);
    const key = () => newSigner(dirname(file), 'ledger-key');
    const writer = new EntryWriter(db, { file, host: 'orchard', pid: 7, now: clock(), machineKey: key, makeMachineKey: key });
    const signer = key();
    const draft = { kind: 'note', by: { name: 'gardener', keyId: signer.keyId }, versions: {}, body: { fill: 'pear'.repeat(20_000) } };
    db.script(`PRAGMA max_page_count = ${Number(db.get('PRAGMA page_count')?.page_count) + 2}`);
    const refusal = refusalOf(() => guarded(file, () => writer.append(draft, signer)));
    expect(refusal).toMatchObject({ name: 'StackError', code: 'ledger-full' });
    expect(refusal.message).toContain(file);
    expect(writer.append({ ...draft, body: {} }, signer).seq).toBe(2);
    db.script('PRAGMA max_page_count = 1000000');
    expect(writer.append(draft, signer).seq).toBe(3);
    db.close();
    closing(openLedger(file), (ledger) => expect(ledger.verify().ok).toBe(true));
  });

  it.each([
    ['SQLITE_FULL', 'ledger-full'],
    ['SQLITE_READONLY_DBMOVED', 'ledger-unwritable'],
    ['SQLITE_CANTOPEN', 'ledger-unwritable'],
    ['SQLITE_BUSY_SNAPSHOT', 'ledger-busy'],
    ['SQLITE_CORRUPT_INDEX', 'ledger-damaged'],
    ['SQLITE_NOTADB', 'ledger-damaged'],
    ['SQLITE_IOERR_WRITE', 'ledger-io'],
    ['SQLITE_ERROR', 'ledger-failed'],
  ])('that meets %s says %s and the file', (code, expected) => {
    const work = () => guarded('apple.db', () => void raise(Object.assign(new Error('as SQLite says'), { code })));
    const refusal = refusalOf(work);
    expect(refusal).toMatchObject({ name: 'StackError', code: expected });
    expect(refusal.message).toMatch(/^apple\.db: /);
  });
});

function raise(error: Error): never {
  throw error;
}

describe('a file that is no ledger', () => {
  it.each([
    ['some text', (file: string) => writeFileSync(file, 'plums and pears '.repeat(100)), 'ledger-unreadable'],
    ['a history', (file: string) => openHistory(file).close(), 'ledger-foreign'],
    ['of a newer program', (file: string) => asNewer(file), 'ledger-newer'],
    ['a folder', (file: string) => openLedger(join(file, 'ledger.db')).close(), 'ledger-unwritable'],
  ])('but %s is named and left alone', (_, make, code) => {
    const file = newFile();
    make(file);
    const before = statSync(file).isFile() ? readFileSync(file) : undefined;
    const refusal = refusalOf(() => openLedger(file));
    expect(refusal).toMatchObject({ name: 'InputError', code });
    expect(refusal.message).toContain(file);
    if (before) expect(readFileSync(file)).toEqual(before);
  });

  function asNewer(file: string): void {
    openLedger(file).close();
    const db = openDatabase(file);
    db.script('PRAGMA user_version = 2');
    db.get('PRAGMA wal_checkpoint(TRUNCATE)');
    db.close();
  }
});

describe('an export', () => {
  it('is written in place of an older one, or not at all', () => {
    const { ledger } = ledgerOf(3);
    const path = join(newFolder(), 'out.ndjson');
    closing(ledger, () => {
      expect(ledger.export(path)).toMatchObject({ entries: 3, head: { seq: 3 } });
      fill(ledger, 2);
      ledger.export(path);
      expect(verifyExport(path)).toMatchObject({ ok: true, entries: 5 });
      const { name, code, message } = refusalOf(() => ledger.export(join(path, 'x.ndjson')));
      expect({ name, code }).toEqual({ name: 'InputError', code: 'export-unwritable' });
      expect(message).toContain(join(path, 'x.ndjson'));
    });
  });

  it('of a part proves that part and hangs on the head before it', () => {
    const { ledger } = ledgerOf(10);
    const path = join(newFolder(), 'part.ndjson');
    closing(ledger, () => {
      expect(ledger.export(path, { since: 8 }).entries).toBe(3);
      const hashes = ledger.entries().map(({ hash }) => hash);
      const faultsAt = (seq: number, hash: string | undefined) =>
        verifyExport(path, { expectedHead: { seq, hash: hash as string } }).faults.map(({ seq: at, kind }) => `${at} ${kind}`);
      expect(verifyExport(path)).toMatchObject({ ok: true, first: 8, entries: 3 });
      expect(faultsAt(9, hashes[8])).toEqual([]);
      expect(faultsAt(9, hashes[0])).toEqual(['9 edited']);
      expect(faultsAt(7, hashes[6])).toEqual([]);
      expect(faultsAt(7, hashes[0])).toEqual(['8 truncated']);
      expect(faultsAt(6, hashes[5])).toEqual(['8 truncated']);
      expect(refusalOf(() => ledger.export(path, { since: 11 })).code).toBe('nothing-to-export');
    });
  });

  it('that is missing is named', () => {
    expect(refusalOf(() => verifyExport('/no/such/export')).message).toContain('/no/such/export');
  });

  it('that is empty is not whole', () => {
    const path = join(newFolder(), 'empty');
    writeFileSync(path, '');
    expect(verifyExport(path).faults.map(({ seq, kind }) => `${seq} ${kind}`)).toEqual(['0 edited', '1 truncated']);
  });
});

describe('an anchor', () => {
  it('reads back as it was written, and says when', () => {
    const { ledger } = ledgerOf(3);
    const file = join(newFolder(), 'anchor.json');
    closing(ledger, () => {
      const head = ledger.head();
      if (!head) throw new Error('no head');
      const own = anchor(head, new Date('2026-11-25T09:00:00Z'));
      writeAnchor(file, own);
      expect(readAnchor(file)).toEqual({ seq: 3, hash: head.hash, at: '2026-11-25T09:00:00.000Z' });
      expect(readFileSync(file, 'utf8')).toBe(`${anchorLine(own)}\n`);
      expect(ledger.verify({ expectedHead: readAnchor(file) }).ok).toBe(true);
    });
  });

  it.each([
    ['nothing', ''],
    ['no object', 'null'],
    ['no number', '{"hash":"sha256:00"}'],
    ['half a hash', `{"seq":3,"hash":"sha256:${'0'.repeat(63)}"}`],
    ['the number 0', `{"seq":0,"hash":"sha256:${'0'.repeat(64)}"}`],
  ])('is none with %s', (_, text) => {
    const file = join(newFolder(), 'anchor.json');
    writeFileSync(file, text);
    const { code, message } = refusalOf(() => readAnchor(file));
    expect(code).toBe('bad-anchor');
    expect(message).toContain(file);
  });
});
