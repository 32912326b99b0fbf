import type { Row } from './product.ts';
import { namedRows, type Rows } from './rows.ts';
import type { Shelf } from './shelf.ts';

/** Rows of a shelf, read when they are asked for. */
export class ShelfRows implements Rows {
  readonly tie: string | undefined;
  readonly #shelf: Shelf;
  readonly #account: string;
  readonly #region: string;
  readonly #lively: (row: Row) => Row;

  constructor(shelf: Shelf, account: string, region: string, lively: (row: Row) => Row) {
    this.tie = shelf.kind.of?.as ?? shelf.kind.rolls?.as;
    this.#shelf = shelf;
    this.#account = account;
    this.#region = region;
    this.#lively = lively;
  }

  get count(): number {
    return this.#shelf.count(this.#account, this.#region);
  }

  page(from: number, size: number): readonly Row[] {
    return this.#shelf.indexes(this.#account, this.#region, from, size).flatMap((index) => this.#at(index) ?? []);
  }

  filter(test: (row: Row) => boolean, key?: string): Rows {
    const find = () => {
      const indexes: number[] = [];
      for (const row of this.#all()) if (test(row)) indexes.push(row.index);
      return indexes;
    };
    const { live, rolls } = this.#shelf.kind;
    const lasts = key !== undefined && !live && !rolls;
    const indexes = lasts ? this.#shelf.remembered(`${this.#account}|${this.#region}|${key}`, find) : find();
    return new PickedRows(indexes, (index) => this.#at(index));
  }

  #at(index: number, isKept = true): Row | undefined {
    const row = this.#shelf.at(index, isKept);
    return row && this.#lively(row);
  }

  *#all(): Generator<Row> {
    for (let from = 0; ; from += 1000) {
      const indexes = this.#shelf.indexes(this.#account, this.#region, from, 1000);
      for (const index of indexes) {
        const row = this.#at(index, false);
        if (row) yield row;
      }
      if (indexes.length < 1000) return;
    }
  }

  [Symbol.iterator](): Iterator<Row> {
    return this.#all();
  }
}

/** Rows that passed a filter. */
class PickedRows implements Rows {
  readonly count: number;
  readonly #indexes: readonly number[];
  readonly #at: (index: number) => Row | undefined;

  constructor(indexes: readonly number[], at: (index: number) => Row | undefined) {
    this.count = indexes.length;
    this.#indexes = indexes;
    this.#at = at;
  }

  page(from: number, size: number): readonly Row[] {
    return this.#indexes.slice(from, from + size).flatMap((index) => this.#at(index) ?? []);
  }

  filter(test: (row: Row) => boolean): Rows {
    return namedRows([...this].filter(test));
  }

  [Symbol.iterator](): Iterator<Row> {
    return this.page(0, this.count)[Symbol.iterator]();
  }
}
