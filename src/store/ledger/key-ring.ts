import { keyIdOf, verify } from '../../approve/keys/index.ts';
import type { EntryContent, KnownKey } from './types.ts';

/** The keys whose signatures count, in the order in which they were introduced. */
export class KeyRing {
  private readonly known = new Map<string, KnownKey>();

  private root = false;
  /** Whether a signature is of a key. */
  readonly verifies: typeof verify;

  constructor(verifies: typeof verify = verify) {
    this.verifies = verifies;
  }

  /** Whether the key that began the ledger is among them. */
  get hasRoot(): boolean {
    return this.root;
  }

  /** Takes the key of the first entry at its word. */
  learnRoot(content: EntryContent): void {
    this.root = this.learn(content);
  }

  /** @returns false when another key has that id, or the text is no public key */
  add(publicKey: string, name: string): boolean {
    const keyId = idOf(publicKey);
    if (keyId === undefined) return false;
    const before = this.known.get(keyId);
    if (before) return before.publicKey === publicKey;
    this.known.set(keyId, { keyId, publicKey, name });
    return true;
  }

  /** Takes over the key that a `begin` or `key` entry introduces. @returns false as {@link add} does, and for other entries true */
  learn({ kind, body }: EntryContent): boolean {
    if (kind !== 'begin' && kind !== 'key') return true;
    const { publicKey, name } = body;
    return typeof publicKey === 'string' && this.add(publicKey, typeof name === 'string' ? name : '');
  }

  get(keyId: string): KnownKey | undefined {
    return this.known.get(keyId);
  }

  list(): readonly KnownKey[] {
    return [...this.known.values()];
  }
}

function idOf(publicKey: string): string | undefined {
  try {
    return keyIdOf(publicKey);
  } catch {
    return undefined;
  }
}
