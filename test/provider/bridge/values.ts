/** A property value of the engine: JSON. */
export type Properties = Record<string, unknown>;

const SIGNATURE = '4dabf18193072939515e22adb298388d';
const SECRET = '1b47061264138c4ac30d75fd1eb44270';

/** Whether a value is what its type has when nothing is set. */
export function isZero(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === 0 || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** Whether two values are the same; lists of plain values are compared as sets. */
export function isSame(left: unknown, right: unknown): boolean {
  if (Array.isArray(left) && Array.isArray(right)) return isSameList(left, right);
  if (isObject(left) && isObject(right)) return keysOf(left, right).every((key) => isSameMember(left[key], right[key]));
  return left === right;
}

function isSameMember(left: unknown, right: unknown): boolean {
  return isSame(left, right) || (isZero(left) && isZero(right));
}

function isSameList(left: readonly unknown[], right: readonly unknown[]): boolean {
  if (left.length !== right.length) return false;
  if (left.every((value) => isObject(value))) return left.every((value, index) => isSame(value, right[index]));
  const rest = right.map(String).sort();
  return left
    .map(String)
    .sort()
    .every((value, index) => value === rest[index]);
}

/** Whether a value is a record. */
export function isObject(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every key of either. */
export function keysOf(left: Properties, right: Properties): string[] {
  return [...new Set([...Object.keys(left), ...Object.keys(right)])];
}

/** The value without the marks of secrets and outputs. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!isObject(value)) return value;
  if (typeof value[SIGNATURE] === 'string') return plain(value['value']);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
}

/** Marks a value as secret, so that the engine encrypts it. */
export function asSecret(value: unknown): unknown {
  return { [SIGNATURE]: SECRET, value };
}

/** A property name as the plugin's own messages write it: `autoRenewPeriod` is auto_renew_period. */
export function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
