import type { Engine } from '../call.ts';

/** One call that reached the sandbox, refused ones too. */
export type AuditEntry = Parameters<Engine['record']>[0] & {
  /** ARN of the caller; empty for an unknown key. */
  readonly who: string;
};

const mostEntries = 100_000;

/** Who called what, when, and what came of it. The oldest entries go when there are more than 100,000. */
export class Audit {
  #entries: AuditEntry[] = [];
  readonly #whoOf: (accessKeyId: string) => string;

  constructor(whoOf: (accessKeyId: string) => string) {
    this.#whoOf = whoOf;
  }

  add(entry: Parameters<Engine['record']>[0]): void {
    if (this.#entries.length >= mostEntries) this.#entries = this.#entries.slice(mostEntries / 10);
    const { at, host, product, action, accessKeyId, params, status, code, requestId } = entry;
    this.#entries.push({ at, host, product, action, accessKeyId, params, status, code, requestId, who: this.#whoOf(accessKeyId) });
  }

  /** Entries in the order of the calls; those of a product or an action only, where one is named. */
  list(only: { readonly product?: string; readonly action?: string } = {}): readonly AuditEntry[] {
    const { product, action } = only;
    return this.#entries.filter((entry) => (product ?? entry.product) === entry.product && (action ?? entry.action) === entry.action);
  }

  clear(): void {
    this.#entries = [];
  }
}
