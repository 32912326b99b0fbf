import type { Row } from './product.ts';

/** A row as it was before a write; undefined if the write made it. */
export interface Before {
  readonly at: number;
  readonly row: Row | undefined;
}

const keptWrites = 8;

/** What the resources of one kind were before their newest writes, for reads that see the estate as it was. */
export class RowHistory {
  readonly #befores = new Map<string, Before[]>();

  remember(key: string, row: Row | undefined, at: number): void {
    this.#befores.set(key, [...(this.#befores.get(key) ?? []).slice(1 - keptWrites), { at, row }]);
  }

  /** What stood before the first write after a moment. */
  after(key: string, at: number): Before | undefined {
    return this.#befores.get(key)?.find((before) => before.at > at);
  }

  /** Rows that stood at a moment and were written since. */
  since(at: number): Row[] {
    return [...this.#befores.keys()].flatMap((key) => this.after(key, at)?.row ?? []);
  }
}
