import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { canonicalJson } from '../../approve/canonical-json.ts';
import type { KeySigner } from '../../approve/keys/index.ts';
import { InputError } from '../../model/errors.ts';
import { hashOf, lineOf, type Sealed, seal } from './seal.ts';
import type { Head, KnownKey } from './types.ts';

/** First line of an export. */
export interface ExportHeader {
  readonly format: 'xunjian-ledger';
  readonly version: 1;
  readonly algorithm: { readonly hash: 'sha256'; readonly signature: 'ed25519'; readonly text: 'RFC 8785' };
  /** Number of the first entry in the file. */
  readonly first: number;
  /** Hash of the entry before it. */
  readonly previousHash: string;
  /** The keys of the ledger; the first one began it. */
  readonly keys: readonly KnownKey[];
}

/** Last line of an export, signed. */
export interface ExportFooter {
  readonly at: string;
  /** Entries in the file. */
  readonly count: number;
  readonly head: Head;
  /** sha256 of the header's canonical JSON. */
  readonly headerHash: string;
  readonly keyId: string;
}

/** What an export is made of. */
export interface ExportSource {
  readonly header: ExportHeader;
  readonly entries: Iterable<Sealed>;
  readonly head: Head;
  readonly at: string;
  readonly signer: KeySigner;
}

/** Writes an export, whole or not at all, in place of a file of that name. @throws InputError `export-unwritable` */
export function writeExport(file: string, source: ExportSource): void {
  const draft = `${file}.${randomBytes(6).toString('hex')}.new`;
  try {
    writeLines(draft, linesOf(source));
    renameSync(draft, file);
  } catch (cause) {
    if (existsSync(draft)) rmSync(draft);
    const { code } = cause as NodeJS.ErrnoException;
    // What the ledger itself says comes with a code of its own.
    if (code === undefined || !/^E[A-Z]+$/.test(code)) throw cause;
    throw new InputError('export-unwritable', `${file}: cannot be written (${code}). Name a file in a folder that you may write.`, {
      cause,
    });
  }
}

/** The text of a header, without its line feed. */
export function headerLine(header: ExportHeader): string {
  return `{"header":${canonicalJson(header)}}`;
}

/** What a footer says of a header. */
export function headerHash(header: ExportHeader): string {
  return hashOf(Buffer.from(canonicalJson(header)));
}

function* linesOf({ header, entries, head, at, signer }: ExportSource): Generator<Buffer> {
  yield Buffer.from(`${headerLine(header)}\n`);
  let count = 0;
  for (const entry of entries) {
    yield lineOf('entry', entry);
    count += 1;
  }
  const footer: ExportFooter = { at, count, head, headerHash: headerHash(header), keyId: signer.keyId };
  yield lineOf('footer', seal(footer, signer));
}

const chunkBytes = 1 << 20;

function writeLines(path: string, lines: Iterable<Buffer>): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    let chunk: Buffer[] = [];
    let size = 0;
    for (const line of lines) {
      chunk.push(line);
      size += line.length;
      if (size < chunkBytes) continue;
      writeAll(file, Buffer.concat(chunk));
      [chunk, size] = [[], 0];
    }
    writeAll(file, Buffer.concat(chunk));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A nearly full disk takes a part first and says why only at the next try. */
function writeAll(file: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
}
