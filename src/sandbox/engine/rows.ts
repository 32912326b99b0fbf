import type { Fields, Row } from './product.ts';

/** Resources in their order, made only when looked at. */
export interface Rows<S extends Fields = Fields> extends Iterable<Row<S>> {
  readonly count: number;
  /** Path that ties the kind to its parent, for which a look-up is quick. */
  readonly tie?: string | undefined;
  page(from: number, size: number): readonly Row<S>[];
  /** Those that pass. With a key, the result is kept until something of the kind is written. */
  filter(test: (row: Row<S>) => boolean, key?: string): Rows<S>;
}

/** Rows at hand. */
export function namedRows<S extends Fields>(rows: readonly Row<S>[]): Rows<S> {
  return {
    count: rows.length,
    page: (from, size) => rows.slice(from, from + size),
    filter: (test) => namedRows(rows.filter(test)),
    [Symbol.iterator]: () => rows[Symbol.iterator](),
  };
}

/** States that belong to no kind, as rows. */
export function looseRows<S extends Fields>(states: readonly S[]): Rows<S> {
  return namedRows(states.map((state, index) => ({ kind: '', id: '', account: '', region: '', index, createdAt: 0, tags: {}, state })));
}

/** Several lists one after the other. */
export function chainedRows<S extends Fields>(parts: readonly Rows<S>[]): Rows<S> {
  return {
    count: parts.reduce((sum, part) => sum + part.count, 0),
    page(from, size) {
      const found: Row<S>[] = [];
      let skip = from;
      for (const part of parts) {
        if (found.length >= size) break;
        found.push(...part.page(skip, size - found.length));
        skip = Math.max(0, skip - part.count);
      }
      return found;
    },
    filter: (test, key) => chainedRows(parts.map((part) => part.filter(test, key))),
    *[Symbol.iterator]() {
      for (const part of parts) yield* part;
    },
  };
}

/** Rows as what a function makes of each, only when looked at. */
export function mappedRows<S extends Fields, T extends Fields>(rows: Rows<S>, map: (row: Row<S>) => T): Rows<T> {
  return {
    count: rows.count,
    page: (from, size) => [...looseRows(rows.page(from, size).map(map))],
    filter: (test) => looseRows([...rows].map(map)).filter(test),
    [Symbol.iterator]: () => looseRows([...rows].map(map))[Symbol.iterator](),
  };
}
