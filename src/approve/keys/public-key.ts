import { createHash, createPublicKey, type KeyObject, verify as verifyBytes } from 'node:crypto';
import { InputError } from '../../model/errors.ts';

const prefix = 'ed25519:';
const rawLength = 32;
const signatureLength = 64;
// What stands before the 32 bytes in a SubjectPublicKeyInfo of ed25519 (RFC 8410).
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex');

/** A public key as configuration and records write it: `ed25519:` and the base64 of its 32 bytes. */
export function publicKeyText(key: KeyObject): string {
  const der = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return prefix + der.subarray(-rawLength).toString('base64');
}

/** The short name of a key: the first 16 hex digits of the sha256 of its 32 bytes. @throws InputError `bad-public-key` */
export function keyIdOf(publicKey: string): string {
  const raw = rawOf(publicKey);
  if (raw === undefined)
    throw new InputError(
      'bad-public-key',
      `"${publicKey}" is no public key: write ed25519: and the 44 characters that "xunjian key new" printed.`,
    );
  return createHash('sha256').update(raw).digest('hex').slice(0, 16);
}

/**
 * Whether a signature over the bytes is of this key. False for keys and signatures that are none.
 * @param signature 64 bytes, or their base64; base64 that does not read back as it is written is no signature
 */
export function verify(publicKey: string, bytes: Uint8Array, signature: Uint8Array | string): boolean {
  const key = keyObjectOf(publicKey);
  const own = typeof signature === 'string' ? fromBase64(signature) : signature;
  return key !== undefined && own?.length === signatureLength && verifyBytes(null, bytes, key, own);
}

const known = new Map<string, KeyObject>();
const mostKnown = 256;

function keyObjectOf(publicKey: string): KeyObject | undefined {
  const before = known.get(publicKey);
  const raw = before ? undefined : rawOf(publicKey);
  if (raw === undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const key = createPublicKey({ key: Buffer.concat([spkiHead, raw]), format: 'der', type: 'spki' });
  known.set(publicKey, key);
  return key;
}

function rawOf(publicKey: string): Buffer | undefined {
  if (!publicKey.startsWith(prefix)) return undefined;
  const raw = fromBase64(publicKey.slice(prefix.length));
  return raw?.length === rawLength ? raw : undefined;
}

/** Several texts decode to the same bytes; only the one that these bytes are written as is taken, so that every change shows. */
function fromBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
