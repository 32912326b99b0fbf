import { createHash } from 'node:crypto';
import { InputError } from '../model/errors.ts';

const deepest = 1000;
const loneSurrogate = /\p{Surrogate}/u;

/**
 * The one text that a JSON value has under RFC 8785: members sorted by UTF-16 code units, no white space, numbers and strings as
 * JSON.stringify writes them. Equal values give equal bytes.
 * @throws InputError `not-json` for what JSON cannot hold (undefined, NaN, infinity, BigInt, a function, a Date, half a surrogate
 * pair) and for values nested deeper than 1,000, circles among them; it names the place
 */
export function canonicalJson(value: unknown): string {
  return write(value, []);
}

/** `sha256:` and 64 hex digits over the UTF-8 bytes of the canonical JSON. @throws InputError as {@link canonicalJson} does */
export function digestOf(value: unknown): string {
  return `sha256:${createHash('sha256').update(canonicalJson(value)).digest('hex')}`;
}

type Place = (string | number)[];

function write(value: unknown, place: Place): string {
  switch (typeof value) {
    case 'string':
      return writeString(value, place);
    case 'number':
      return Number.isFinite(value) ? JSON.stringify(value) : refuse(String(value), place);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : writeNested(value, place);
    default:
      return refuse(typeof value, place);
  }
}

function writeString(value: string, place: Place): string {
  return loneSurrogate.test(value) ? refuse('half a surrogate pair', place) : JSON.stringify(value);
}

function writeNested(value: object, place: Place): string {
  if (place.length >= deepest) refuse(`something nested deeper than ${deepest}`, []);
  if (Array.isArray(value)) return `[${Array.from(value, (item: unknown, index) => writeAt(item, place, index)).join(',')}]`;
  if (!isPlain(value)) refuse(`a ${value.constructor?.name ?? 'special object'}`, place);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${writeString(key, place)}:${writeAt((value as Record<string, unknown>)[key], place, key)}`);
  return `{${members.join(',')}}`;
}

function writeAt(value: unknown, place: Place, key: string | number): string {
  place.push(key);
  const text = write(value, place);
  place.pop();
  return text;
}

/** Objects of another realm are plain too: what they inherit from inherits nothing. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function refuse(what: string, place: Place): never {
  const where = place.length === 0 ? 'The value' : `The value at /${place.join('/')}`;
  throw new InputError('not-json', `${where} holds ${what}, which JSON cannot; leave it out or write it as text.`);
}
