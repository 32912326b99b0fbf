import { canonicalJson } from '../../approve/canonical-json.ts';
import { keyIdOf } from '../../approve/keys/index.ts';
import { type Finding, sentences } from './fault-sentences.ts';
import type { KeyRing } from './key-ring.ts';
import { hashBytes, hashOf, type Sealed } from './seal.ts';
import type { EntryContent } from './types.ts';

/** What checking one stored entry by itself found; its place in the chain is another matter. */
export interface Checked {
  /** Undefined when the text cannot be read as an entry. */
  readonly content: EntryContent | undefined;
  /** Of the text as it is now. */
  readonly hash: string;
  /** The hash that stands beside the text fits it: the number in it is the one that was written. */
  readonly fits: boolean;
  readonly finding: Finding | undefined;
}

/** Checks text, hash, form and signature of an entry, and learns the key that it introduces when all is well. */
export function checkEntry(sealed: Sealed, ring: KeyRing, rootKey?: string): Checked {
  const hash = hashOf(sealed.text);
  const content = contentOf(sealed.text);
  if (hash !== sealed.hash || content === undefined)
    return { content, hash, fits: false, finding: { kind: 'edited', say: sentences.hash } };
  const finding = isCanonical(content, sealed.text)
    ? (rootFinding(content, ring, rootKey) ?? signatureFinding(content, sealed, ring))
    : { kind: 'edited' as const, say: sentences.form };
  if (finding === undefined && !ring.learn(content))
    return { content, hash, fits: true, finding: { kind: 'foreign', say: (seq) => sentences.clash(seq, content.keyId) } };
  return { content, hash, fits: true, finding };
}

/** The first entry vouches for its own key, unless that key is to be another one. */
function rootFinding(content: EntryContent, ring: KeyRing, rootKey: string | undefined): Finding | undefined {
  if (content.seq !== 1 || content.kind !== 'begin' || ring.hasRoot) return undefined;
  if (rootKey !== undefined && content.body.publicKey !== rootKey)
    return { kind: 'foreign', say: () => sentences.otherRoot(content.keyId, keyIdOf(rootKey)) };
  ring.learnRoot(content);
  return undefined;
}

function signatureFinding({ keyId }: EntryContent, { hash, signature }: Sealed, ring: KeyRing): Finding | undefined {
  const key = ring.get(keyId);
  if (key === undefined) return { kind: 'foreign', say: (seq) => sentences.foreignKey(seq, keyId) };
  if (ring.verifies(key.publicKey, hashBytes(hash), signature)) return undefined;
  return { kind: 'bad-signature', say: (seq) => sentences.signature(seq, keyId) };
}

function isCanonical(content: EntryContent, text: Uint8Array): boolean {
  try {
    return Buffer.from(canonicalJson(content)).equals(text);
  } catch {
    return false;
  }
}

/** Reads the text of an entry; undefined when what the chain needs is not in it. */
export function contentOf(text: Uint8Array): EntryContent | undefined {
  try {
    const value = JSON.parse(Buffer.from(text).toString('utf8')) as EntryContent;
    const { seq, at, kind, keyId, previousHash, body } = value;
    const isEntry =
      Number.isSafeInteger(seq) &&
      seq > 0 &&
      [at, kind, keyId, previousHash].every((word) => typeof word === 'string') &&
      typeof body === 'object' &&
      body !== null;
    return isEntry ? value : undefined;
  } catch {
    return undefined;
  }
}
