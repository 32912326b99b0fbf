import { createHash } from 'node:crypto';
import { canonicalJson } from '../../approve/canonical-json.ts';
import type { KeySigner } from '../../approve/keys/index.ts';

/** A text with its hash and a signature over that hash: an entry, or the footer of an export. */
export interface Sealed {
  /** UTF-8 bytes of canonical JSON. */
  readonly text: Uint8Array;
  readonly hash: string;
  readonly signature: string;
}

/** What stands before the first entry. */
export const noHash = `sha256:${'0'.repeat(64)}`;

/** `sha256:` and 64 hex digits. */
export function hashOf(text: Uint8Array): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

/** The 32 bytes that a signature covers. */
export function hashBytes(hash: string): Buffer {
  return Buffer.from(hash.slice('sha256:'.length), 'hex');
}

/** Writes a value as canonical JSON, hashes it and signs the hash. @throws InputError `not-json` */
export function seal(content: unknown, signer: KeySigner): Sealed {
  const text = Buffer.from(canonicalJson(content));
  const hash = hashOf(text);
  return { text, hash, signature: Buffer.from(signer.sign(hashBytes(hash))).toString('base64') };
}

/** One line of an export, its line feed included: what was hashed stands in it byte by byte. */
export function lineOf(kind: 'entry' | 'footer', { text, hash, signature }: Sealed): Buffer {
  return Buffer.concat([Buffer.from(`{"${kind}":`), text, Buffer.from(`,"hash":"${hash}","signature":"${signature}"}\n`)]);
}

// The tail has one length, so that nothing in the text can be taken for it.
const tailPattern = /^,"hash":"([^"]*)","signature":"([^"]*)"\}$/;
const tailLength = `,"hash":"${noHash}","signature":"${'A'.repeat(88)}"}`.length;

/** Takes a line of an export apart; undefined when it is not formed as {@link lineOf} forms it. @param line without its line feed */
export function unseal(kind: 'entry' | 'footer', line: Buffer): Sealed | undefined {
  const start = `{"${kind}":`;
  const end = line.length - tailLength;
  const tail = tailPattern.exec(line.toString('latin1', Math.max(end, 0)));
  if (end < start.length || tail === null || line.toString('latin1', 0, start.length) !== start) return undefined;
  return { text: line.subarray(start.length, end), hash: tail[1] as string, signature: tail[2] as string };
}
