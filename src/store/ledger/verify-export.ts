import { closeSync, openSync, readSync } from 'node:fs';
import { canonicalJson } from '../../approve/canonical-json.ts';
import { InputError } from '../../model/errors.ts';
import { checkEntry } from './check-entry.ts';
import { type ExportFooter, type ExportHeader, headerHash, headerLine } from './export-ledger.ts';
import { sentences } from './fault-sentences.ts';
import { judgeChain } from './judge-chain.ts';
import type { KeyRing } from './key-ring.ts';
import { type Link, linkOf } from './links.ts';
import { hashBytes, hashOf, noHash, type Sealed, unseal } from './seal.ts';
import type { Fault, Verification, VerifyOptions } from './types.ts';
import { ringOf } from './verify-rows.ts';

/** Goes over an exported ledger as somebody does who has nothing but the file. @throws InputError `export-unreadable` */
export function verifyExport(file: string, options: VerifyOptions = {}): Verification {
  return verifyChunks(chunksOf(file), options);
}

/** The same for bytes that come from elsewhere. @param ring the keys that count before the first entry is read */
export function verifyChunks(chunks: Iterable<Buffer>, options: VerifyOptions, ring: KeyRing = ringOf(options)): Verification {
  const lines = linesIn(chunks);
  const header = headerIn(lines.next().value?.bytes);
  // A part of a ledger does not hold the entries that introduced its keys.
  if (header && header.first > 1) for (const { publicKey, name } of header.keys) ring.add(publicKey, name);
  const { links, footer } = readLinks(lines, ring, options);
  const seal = footer && footerIn(footer);
  const { expectedHead } = options;
  const noted = [...(seal ? [seal.content.head] : []), ...(expectedHead === undefined ? [] : [expectedHead])];
  const isKeyless = ring.list().length === 0;
  const first = header?.first ?? 1;
  const previousHash = first === 1 ? noHash : (header?.previousHash ?? noHash);
  const check = { first, previousHash, heads: noted, isKeyless };
  const { faults, head } = judgeChain(links, check);
  const last = head?.seq ?? first - 1;
  const all = [
    ...headerFaults(header, seal?.content, ring, options),
    ...faults,
    ...footerFaults(footer, seal, { last, entries: links.length, ring, isKeyless, isFaulty: faults.length > 0 }),
  ];
  return { ok: all.length === 0, first, entries: links.length, head, faults: all, keys: ring.list() };
}

interface Line {
  readonly bytes: Buffer;
  /** It ends with a line feed, as every line of an export does. */
  readonly isEnded: boolean;
}

const entryStart = Buffer.from('{"entry":');

/** Reads what stands between header and footer. The last line is the footer unless it begins as an entry does. */
function readLinks(lines: Iterable<Line>, ring: KeyRing, { rootKey }: VerifyOptions): { links: Link[]; footer: Line | undefined } {
  const links: Link[] = [];
  let held: Line | undefined;
  const take = ({ bytes }: Line) => {
    const sealed: Sealed = unseal('entry', bytes) ?? { text: bytes, hash: '', signature: '' };
    links.push(linkOf(checkEntry(sealed, ring, rootKey)));
  };
  for (const line of lines) {
    if (held) take(held);
    held = line;
  }
  if (!held?.bytes.subarray(0, entryStart.length).equals(entryStart)) return { links, footer: held };
  take(held);
  return { links, footer: undefined };
}

function headerIn(line: Buffer | undefined): ExportHeader | undefined {
  try {
    const { header } = JSON.parse(line?.toString('utf8') ?? '') as { header: ExportHeader };
    const isOurs = header.format === 'xunjian-ledger' && header.version === 1 && Number.isSafeInteger(header.first) && header.first > 0;
    return isOurs && Array.isArray(header.keys) && line?.equals(Buffer.from(headerLine(header))) ? header : undefined;
  } catch {
    return undefined;
  }
}

interface ReadFooter {
  readonly content: ExportFooter;
  readonly sealed: Sealed;
}

/** The footer as it was written; undefined when it was edited. */
function footerIn({ bytes, isEnded }: Line): ReadFooter | undefined {
  const sealed = unseal('footer', bytes);
  if (!sealed || !isEnded || hashOf(sealed.text) !== sealed.hash) return undefined;
  try {
    const content = JSON.parse(Buffer.from(sealed.text).toString('utf8')) as ExportFooter;
    const isWhole = Number.isSafeInteger(content.head.seq) && typeof content.head.hash === 'string';
    return isWhole && Buffer.from(canonicalJson(content)).equals(sealed.text) ? { content, sealed } : undefined;
  } catch {
    return undefined;
  }
}

function headerFaults(
  header: ExportHeader | undefined,
  footer: ExportFooter | undefined,
  ring: KeyRing,
  { rootKey }: VerifyOptions,
): Fault[] {
  const root = header?.keys[0];
  if (header && rootKey !== undefined && root?.publicKey !== rootKey)
    return [{ seq: 0, kind: 'foreign', sentence: sentences.otherRoot(String(root?.keyId), rootKey) }];
  const isBound = header !== undefined && (footer === undefined || footer.headerHash === headerHash(header));
  const isKnown = header?.keys.every(({ keyId, publicKey }) => ring.get(keyId)?.publicKey === publicKey) ?? false;
  return isBound && (isKnown || ring.list().length === 0) ? [] : [{ seq: 0, kind: 'edited', sentence: sentences.noHeader() }];
}

interface FooterCheck {
  readonly last: number;
  readonly entries: number;
  readonly ring: KeyRing;
  readonly isKeyless: boolean;
  /** The entries have faults, which explain a wrong count. */
  readonly isFaulty: boolean;
}

function footerFaults(
  line: Line | undefined,
  footer: ReadFooter | undefined,
  { last, entries, ring, isKeyless, isFaulty }: FooterCheck,
): Fault[] {
  const seq = last + 1;
  if (line === undefined) return [{ seq, kind: 'truncated', sentence: sentences.noFooter() }];
  if (footer === undefined) return [{ seq, kind: 'edited', sentence: sentences.footer() }];
  const { keyId, head, count } = footer.content;
  const key = ring.get(keyId);
  if (key ? !ring.verifies(key.publicKey, hashBytes(footer.sealed.hash), footer.sealed.signature) : !isKeyless)
    return [{ seq, kind: key ? 'bad-signature' : 'foreign', sentence: sentences.footerKey(keyId) }];
  if (head.seq < last) return [{ seq: head.seq + 1, kind: 'inserted', sentence: sentences.afterFooter(last, head.seq) }];
  return count === entries || isFaulty ? [] : [{ seq, kind: 'edited', sentence: sentences.count(entries, count) }];
}

/** The lines of a file, a part of it in memory at a time. */
function* linesIn(chunks: Iterable<Buffer>): Generator<Line, undefined> {
  let rest: Buffer = Buffer.alloc(0);
  for (const chunk of chunks) {
    rest = Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10, start)) {
      yield { bytes: rest.subarray(start, end), isEnded: true };
      start = end + 1;
    }
    rest = rest.subarray(start);
  }
  if (rest.length > 0) yield { bytes: rest, isEnded: false };
  return undefined;
}

const chunkBytes = 1 << 20;

function* chunksOf(path: string): Generator<Buffer> {
  const file = open(path);
  try {
    const chunk = Buffer.alloc(chunkBytes);
    for (let size = readSync(file, chunk); size > 0; size = readSync(file, chunk)) yield chunk.subarray(0, size);
  } catch (cause) {
    throw unreadable(path, cause);
  } finally {
    closeSync(file);
  }
}

function open(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function unreadable(path: string, cause: unknown): InputError {
  const { code } = cause as NodeJS.ErrnoException;
  return new InputError('export-unreadable', `${path}: cannot be read (${code}). Check the path.`, { cause });
}
