/** How many nonces are kept in each of two generations; older ones are forgotten. */
const GENERATION_SIZE = 50_000;

/** Remembers the nonces of late, so that a request sent twice is seen. */
export class Nonces {
  #young = new Set<string>();
  #old = new Set<string>();

  /** Takes a nonce; false when the key has used it before. */
  use(accessKeyId: string, nonce: string): boolean {
    const entry = `${accessKeyId} ${nonce}`;
    if (this.#young.has(entry) || this.#old.has(entry)) return false;
    if (this.#young.size >= GENERATION_SIZE) {
      this.#old = this.#young;
      this.#young = new Set();
    }
    this.#young.add(entry);
    return true;
  }
}
