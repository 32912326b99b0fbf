import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMachineKey, verify } from '../../../src/approve/keys/index.ts';
import { machineKeyFile, openLedger, type Verification, verifyExport } from '../../../src/store/ledger/index.ts';
import { KeyRing } from '../../../src/store/ledger/key-ring.ts';
import { lineOf, seal } from '../../../src/store/ledger/seal.ts';
import type { EntryContent } from '../../../src/store/ledger/types.ts';
import { verifyChunks } from '../../../src/store/ledger/verify-export.ts';
import { ledgerOf, newFolder, newSigner, removeFolders, seeded } from './make.ts';

const entries = 200;
let file: string;
let good: Buffer;
/** Header, entries and footer, without line feeds. */
let lines: readonly string[];

beforeAll(() => {
  const folder = newFolder();
  file = join(folder, 'ledger.ndjson');
  good = exportOf(entries, file);
  lines = good.toString('utf8').trimEnd().split('\n');
});
afterAll(removeFolders);

function exportOf(count: number, path: string): Buffer {
  const { ledger } = ledgerOf(count);
  ledger.export(path);
  ledger.close();
  return readFileSync(path);
}

function exportOfFile(ledgerFile: string): string[] {
  const path = join(newFolder(), 'own.ndjson');
  const ledger = openLedger(ledgerFile);
  ledger.export(path);
  ledger.close();
  return readFileSync(path, 'utf8').trimEnd().split('\n');
}

/** Verifies lines in the place of those of the export. */
function verified(own: readonly string[]): Verification {
  return verifyChunks([Buffer.from(`${own.join('\n')}\n`)], {});
}

const brief = ({ faults }: Verification) => faults.map(({ seq, kind }) => `${seq} ${kind}`);

/** The same signature over the same bytes is verified once: only time is saved. */
function memory(): typeof verify {
  const known = new Map<string, boolean>();
  return (publicKey, bytes, signature) => {
    const key = `${publicKey} ${Buffer.from(bytes).toString('hex')} ${String(signature)}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const now = verify(publicKey, bytes, signature);
    known.set(key, now);
    return now;
  };
}

/** The number of the line that each byte belongs to; a line feed belongs to its line. */
function linesAt(bytes: Buffer): readonly number[] {
  let line = 0;
  return Array.from(bytes, (byte) => (byte === 10 ? line++ : line));
}

describe('an export', { timeout: 120_000 }, () => {
  it('that was not touched is whole', () => {
    const { ok, entries: count, first, head, faults, keys } = verifyExport(file);
    expect({ ok, count, first, faults }).toEqual({ ok: true, count: entries, first: 1, faults: [] });
    expect(head?.seq).toBe(entries);
    expect(keys.map(({ name }) => name)).toEqual(['gardener']);
  });

  it('shows the edit of any of its bytes, and where it is', () => {
    const small = exportOf(5, join(newFolder(), 'small.ndjson'));
    const at = linesAt(small);
    const verifies = memory();
    const wrong: string[] = [];
    for (let position = 0; position < small.length; position++) {
      const edited = Buffer.from(small);
      // The lowest bit keeps most characters readable, the highest breaks UTF-8.
      edited[position] = (edited[position] as number) ^ (position % 2 === 0 ? 0x01 : 0x80);
      const { ok, faults } = verifyChunks([edited], {}, new KeyRing(verifies));
      if (ok || faults[0]?.seq !== at[position]) wrong.push(`${position}: ${faults[0]?.seq}`);
    }
    expect(wrong).toEqual([]);
  });

  it('of 200 entries shows the edit of 2,000 bytes chosen at random, and where each is', () => {
    const random = seeded(200);
    const at = linesAt(good);
    const verifies = memory();
    const wrong: string[] = [];
    for (let run = 0; run < 2000; run++) {
      const position = random(good.length);
      const edited = Buffer.from(good);
      edited[position] = (edited[position] as number) ^ (1 + random(255));
      const { ok, faults } = verifyChunks([edited], {}, new KeyRing(verifies));
      if (ok || faults[0]?.seq !== at[position]) wrong.push(`${position} = ${edited[position]}: ${faults[0]?.seq}`);
    }
    expect(wrong).toEqual([]);
  });

  it('shows a byte more or less', () => {
    const random = seeded(7);
    for (let run = 0; run < 100; run++) {
      const position = random(good.length);
      const longer = Buffer.concat([good.subarray(0, position), Buffer.from([random(256)]), good.subarray(position)]);
      const shorter = Buffer.concat([good.subarray(0, position), good.subarray(position + 1)]);
      const verifies = memory();
      expect(verifyChunks([longer], {}, new KeyRing(verifies)).ok, `more at ${position}`).toBe(false);
      expect(verifyChunks([shorter], {}, new KeyRing(verifies)).ok, `less at ${position}`).toBe(false);
    }
  });
});

describe('an export that somebody wrote anew', () => {
  const stranger = () => newSigner(newFolder(), 'stranger');
  const contentAt = (seq: number) => (JSON.parse(lines[seq] as string) as { entry: EntryContent }).entry;
  const sealedLine = (content: object, signer = stranger()) => lineOf('entry', seal(content, signer)).toString('utf8').trimEnd();
  const withAt = (seq: number, line: string) => lines.map((own, index) => (index === seq ? line : own));

  it('shows an entry put in with another key, beside the one of its number', () => {
    const signer = stranger();
    const line = sealedLine({ ...contentAt(58), body: { to: 'plum' }, keyId: signer.keyId }, signer);
    const found = verified([...lines.slice(0, 58), line, ...lines.slice(58)]);
    expect(brief(found)).toEqual(['58 inserted', '58 foreign']);
  });

  it('shows an entry that was replaced and signed with another key', () => {
    const signer = stranger();
    expect(brief(verified(withAt(58, sealedLine({ ...contentAt(58), keyId: signer.keyId }, signer))))).toEqual(['58 foreign']);
  });

  it('shows an entry that was replaced and signed with another key under the name of the right one', () => {
    expect(brief(verified(withAt(58, sealedLine({ ...contentAt(58), body: {} }))))).toEqual(['58 bad-signature']);
  });

  it('shows a key that introduces itself', () => {
    const signer = stranger();
    const content = { ...contentAt(200), kind: 'key', keyId: signer.keyId, body: { publicKey: signer.publicKey, name: 'stranger' } };
    expect(brief(verified(withAt(200, sealedLine(content, signer))))).toEqual(['200 foreign', '200 edited']);
  });

  it('shows a second beginning', () => {
    const signer = stranger();
    const content = { ...contentAt(1), keyId: signer.keyId, body: { publicKey: signer.publicKey, name: 'stranger' } };
    expect(brief(verified([...lines.slice(0, 101), sealedLine(content, signer), ...lines.slice(101)]))).toEqual([
      '1 inserted',
      '1 foreign',
    ]);
  });

  it('shows an entry that the right key signed at another place of the chain', () => {
    const { file: twin, ledger } = ledgerOf(3);
    const key = openMachineKey(machineKeyFile(twin));
    ledger.close();
    const own = exportOfFile(twin);
    const content = { ...(JSON.parse(own[2] as string) as { entry: EntryContent }).entry, body: { to: 'plum' } };
    const found = verified(own.map((line, index) => (index === 2 ? sealedLine(content, key) : line)));
    expect(brief(found)).toEqual(['2 edited']);
  });

  it('as a whole, with a key of its own, is shown by the key that should have begun it and by a noted head', () => {
    const other = exportOf(entries, join(newFolder(), 'other.ndjson'));
    const rootKey = verifyExport(file).keys[0]?.publicKey as string;
    const noted = { seq: 100, hash: (JSON.parse(lines[100] as string) as { hash: string }).hash };
    expect(verifyChunks([other], {}).ok).toBe(true);
    expect(brief(verifyChunks([other], { rootKey }))[0]).toBe('0 foreign');
    expect(brief(verifyChunks([other], { expectedHead: noted }))).toEqual(['100 edited']);
    expect(brief(verifyChunks([other], { expectedHead: noted.hash }))).toEqual(['201 truncated']);
    expect(verifyChunks([good], { rootKey, expectedHead: noted }).ok).toBe(true);
    expect(verifyChunks([good], { expectedHead: noted.hash }).ok).toBe(true);
  });
});

describe('lines of an export', () => {
  const without = (from: number, to = from) => lines.filter((_, index) => index < from || index > to);
  const swapped = (one: number, other: number) =>
    lines.map((line, index) => (index === one ? lines[other] : index === other ? lines[one] : line) as string);
  const moved = (from: number, to: number) => {
    const rest = without(from);
    return [...rest.slice(0, to), lines[from] as string, ...rest.slice(to)];
  };
  const withLine = (line: string, at: number) => [...lines.slice(0, at), line, ...lines.slice(at)];
  it.each([
    ['one removed', () => without(57), ['57 missing']],
    ['a run removed', () => without(50, 60), ['50 missing']],
    ['two runs removed', () => without(50, 60).filter((_, index) => index !== 5), ['5 missing', '50 missing']],
    ['two neighbours swapped', () => swapped(57, 58), ['58 reordered']],
    ['two far ones swapped', () => swapped(20, 150), ['20 reordered', '150 reordered']],
    ['one moved far back', () => moved(20, 150), ['20 reordered']],
    ['one moved far forward', () => moved(150, 20), ['150 reordered']],
    ['one there twice', () => withLine(lines[57] as string, 57), ['57 inserted']],
    ['one there twice, far away', () => withLine(lines[57] as string, 150), ['57 inserted']],
    ['something foreign between', () => withLine('{"note":"I was here"}', 57), ['57 inserted']],
    ['an empty one between', () => withLine('', 57), ['57 inserted']],
    ['the last one cut off', () => without(entries), ['200 truncated']],
    ['the last ten cut off', () => without(191, entries), ['191 truncated']],
    ['the footer cut off', () => without(entries + 1), ['201 truncated']],
    ['tail and footer cut off', () => lines.slice(0, 100), ['100 truncated']],
    ['everything but header and footer cut off', () => [lines[0] as string, lines[entries + 1] as string], ['1 truncated']],
    ['the first one removed', () => without(1), ['1 missing', '2 foreign']],
  ])('%s', (_, damage, expected) => {
    const found = verified(damage());
    expect(found.ok).toBe(false);
    expect(brief(found)).toEqual(expected);
  });
});
