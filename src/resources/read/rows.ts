import type { Reply } from '../../model/resource-type.ts';

/** The rows of a list in a reply; none where it is no list. */
export function toRows(raw: unknown): readonly Reply[] {
  return Array.isArray(raw) ? raw.filter((row): row is Reply => row !== null && typeof row === 'object') : [];
}

const indexes = new WeakMap<object, Map<string, Map<unknown, Reply>>>();

/** The row of a shared reply that belongs to one resource; undefined when the list has none. Indexed once a list. */
export function rowOf(raw: unknown, key: string, id: unknown): Reply | undefined {
  if (!Array.isArray(raw)) return undefined;
  const byKey = indexes.get(raw) ?? new Map<string, Map<unknown, Reply>>();
  indexes.set(raw, byKey);
  const index = byKey.get(key) ?? new Map(toRows(raw).map((row) => [row[key], row]));
  byKey.set(key, index);
  return index.get(id);
}

/** Number fields of rows, those that carry none left out. */
export function numbersOf(rows: readonly Reply[], key: string): number[] {
  return rows.map((row) => Number(row[key] ?? Number.NaN)).filter(Number.isFinite);
}
