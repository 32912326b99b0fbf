import type { FieldValue } from '../model/documents.ts';

/** Whether two values mean the same to the plugin: numbers may stand as text, and empty, false and absent are one to it. */
export function isSame(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (isEmpty(a) && isEmpty(b)) return true;
  if (typeof a === 'string' && typeof b === 'string' && a !== b) return isSameText(a, b);
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  if (isObject(a) && isObject(b)) return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => isSame(a[name], b[name]));
  return a !== null && b !== null && typeof a !== 'object' && typeof b !== 'object' && String(a) === String(b);
}

/** Policy documents come back with their keys sorted. */
function isSameText(a: string, b: string): boolean {
  if (!/^[[{]/.test(a) || !/^[[{]/.test(b)) return false;
  try {
    return isSame(JSON.parse(a) as FieldValue, JSON.parse(b) as FieldValue);
  } catch {
    return false;
  }
}

/** Lists whose order means nothing. */
export function isSameSet(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return isSame(a, b);
  if (![...a, ...b].some(isObject)) return isSame(sorted(a), sorted(b));
  const rest: FieldValue[] = [...b];
  return a.length === b.length && a.every((item) => takeSame(item, rest));
}

const sorted = (list: readonly FieldValue[]) => list.map((item) => JSON.stringify(item)).sort();

/** Takes the first that means the same out of a list; false where there is none. */
function takeSame(item: FieldValue, rest: FieldValue[]): boolean {
  const place = rest.findIndex((other) => isSame(item, other));
  if (place >= 0) rest.splice(place, 1);
  return place >= 0;
}

const isObject = (value: FieldValue | undefined): value is { readonly [key: string]: FieldValue } =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Absent, empty, false and zero: what the plugin takes for nothing. */
export function isEmpty(value: FieldValue | undefined): boolean {
  if (value === undefined || value === null || value === '' || value === false || value === 0) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).filter((name) => !name.startsWith('__')).length === 0;
}
