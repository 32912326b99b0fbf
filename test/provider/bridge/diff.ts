import type { TypeFile, Work } from '../type-file.ts';
import type { Property, ResourceSchema } from './schema.ts';
import { isObject, isSame, isZero, keysOf, type Properties } from './values.ts';

/** What kind of change a path has. */
export type Kind = 'ADD' | 'DELETE' | 'UPDATE';

/** A difference between state and program. */
export interface Difference {
  /** The property at the top. */
  readonly name: string;
  readonly path: string;
  readonly kind: Kind;
  readonly isReplacing: boolean;
}

/** Everything that an operation compares. */
export interface Comparison {
  readonly type: TypeFile;
  readonly schema: ResourceSchema;
  /** Outputs of the state. */
  readonly state: Properties;
  /** Checked inputs. */
  readonly news: Properties;
  readonly ignored: readonly string[];
}

/** Compares the state's outputs with the checked inputs, property by property. */
export function differences({ type, schema, state, news, ignored }: Comparison, view: Work): Difference[] {
  const names = Object.keys(schema.inputs).filter((name) => !isIgnored(name, ignored) && type.suppress?.[name]?.(view) !== true);
  return names.flatMap((name) => differencesOf(name, schema.inputs[name] as Property, state[name], news[name]));
}

function isIgnored(name: string, ignored: readonly string[]): boolean {
  return ignored.includes(name) || ignored.includes('*');
}

function differencesOf(name: string, property: Property, was: unknown, now: unknown): Difference[] {
  if (isQuiet(property, was, now)) return [];
  const isReplacing = property.replace === true;
  return paths(name, was, now).map(({ path, kind }) => ({ name, path, kind, isReplacing }));
}

function isQuiet(property: Property, was: unknown, now: unknown): boolean {
  if (now === undefined) return property.computed === true || isZero(was);
  if (was === undefined || was === null) return now === '' || (typeof now === 'object' && isZero(now));
  return isSame(was, now);
}

function paths(path: string, was: unknown, now: unknown): { path: string; kind: Kind }[] {
  if (was === undefined || was === null) return [{ path, kind: 'ADD' }];
  if (now === undefined || now === null) return [{ path, kind: 'DELETE' }];
  if (Array.isArray(was) && Array.isArray(now)) return listPaths(path, was, now);
  if (!isObject(was) || !isObject(now)) return [{ path, kind: 'UPDATE' }];
  const keys = keysOf(was, now).filter((key) => !isSame(was[key], now[key]) && !(isZero(was[key]) && isZero(now[key])));
  return keys.flatMap((key) => paths(/^\w+$/.test(key) ? `${path}.${key}` : `${path}["${key}"]`, was[key], now[key]));
}

function listPaths(path: string, was: readonly unknown[], now: readonly unknown[]): { path: string; kind: Kind }[] {
  const isPlain = ![...was, ...now].some(isObject);
  const pairs = isPlain ? [without(was, now), without(now, was)] : [was, now];
  const [left = [], right = []] = pairs;
  const count = Math.max(left.length, right.length);
  const found = Array.from({ length: count }, (_, index) => index).filter((index) => !isSame(left[index], right[index]));
  return found.flatMap((index) => paths(`${path}[${index}]`, left[index], right[index]));
}

function without(list: readonly unknown[], others: readonly unknown[]): unknown[] {
  return list.filter((value) => !others.includes(value));
}
