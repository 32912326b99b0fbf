import { valueAt } from './fields.ts';

/** Indexes of resources by the values that they were made with at a path; a path is read through once. */
export class ValueIndex {
  readonly #paths = new Map<string, ReadonlyMap<unknown, readonly number[]>>();

  /** `made` gives the state of each index from zero on. */
  find(path: string, value: unknown, made: () => Iterable<unknown>): readonly number[] {
    const known = this.#paths.get(path) ?? indexed(path, made());
    this.#paths.set(path, known);
    return known.get(value) ?? [];
  }
}

function indexed(path: string, states: Iterable<unknown>): ReadonlyMap<unknown, readonly number[]> {
  const found = new Map<unknown, number[]>();
  let index = 0;
  for (const state of states) {
    const value = valueAt(state, path);
    for (const one of Array.isArray(value) ? value : [value]) {
      const same = found.get(one);
      if (same) same.push(index);
      else found.set(one, [index]);
    }
    index++;
  }
  return found;
}
