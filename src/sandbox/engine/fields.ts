import type { Fields } from './product.ts';

type Mutable = Record<string, unknown>;

/** What stands at a dotted path. */
export function valueAt(fields: unknown, path: string): unknown {
  if (!path.includes('.')) return (fields as Fields | undefined)?.[path];
  let value = fields;
  for (const part of path.split('.')) value = (value as Fields | null | undefined)?.[part];
  return value;
}

/** Puts a value at a dotted path, making what is missing on the way. */
export function putAt(fields: Mutable, path: string, value: unknown): void {
  const parts = path.split('.');
  const last = parts.pop() as string;
  let at = fields;
  for (const part of parts) {
    const deeper: Mutable = { ...(at[part] as Mutable | undefined) };
    at[part] = deeper;
    at = deeper;
  }
  at[last] = value;
}

/** A copy with other fields laid over it; names with dots go into the depth and leave their neighbours alone. */
export function laidOver<S extends Fields>(state: S, set: Fields): S {
  const copy: Mutable = { ...state };
  for (const [path, value] of Object.entries(set)) if (value !== undefined) putAt(copy, path, value);
  return copy as S;
}

/** Names that stand for themselves: `{ ...same('Status', 'ZoneId'), VpcId: 'VpcAttributes.VpcId' }`. */
export function same(...names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, name]));
}

const clock = new Date(0);

/** `2026-01-31T08:00:00Z`. */
export function second(ms: number): string {
  clock.setTime(ms);
  return `${clock.toISOString().slice(0, 19)}Z`;
}

/** `2026-01-31T08:00Z`, as ECS writes most of its times. */
export function minute(ms: number): string {
  clock.setTime(ms);
  return `${clock.toISOString().slice(0, 16)}Z`;
}

/** Tags in a list of pairs under the names that the product uses. */
export function tagPairs(tags: Readonly<Record<string, string>>, key = 'Key', value = 'Value'): readonly Fields[] {
  return Object.entries(tags).map(([name, text]) => ({ [key]: name, [value]: text }));
}

/** Texts out of `["a"]`, `a,b`, a list or a single value. */
export function asTexts(value: unknown): readonly string[] {
  if (value === undefined || value === null || value === '') return [];
  if (Array.isArray(value)) return value.map(String);
  const text = String(value).trim();
  if (text.startsWith('[')) {
    try {
      return asTexts(JSON.parse(text));
    } catch {
      return [text];
    }
  }
  return text.split(',').map((part) => part.trim());
}

/** True if a value of the state answers a filter: equal as text, one of a list, or fitting a pattern with `*`. */
export function fits(have: unknown, want: unknown): boolean {
  if (Array.isArray(want)) return want.some((one) => fits(have, one));
  if (Array.isArray(have)) return have.some((one) => fits(one, want));
  const text = String(have ?? '');
  const pattern = String(want);
  if (!pattern.includes('*')) return text === pattern;
  return new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`, 's').test(text);
}

function escaped(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}
