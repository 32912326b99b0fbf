import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, digestOf } from '../../../src/approve/canonical-json.ts';

/** The same rules written the long way, one character after another. */
function slowly(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return `"${Array.from({ length: value.length }, (_, at) => escaped(value.charCodeAt(at))).join('')}"`;
  if (Array.isArray(value)) return `[${value.map(slowly).join(',')}]`;
  const sorted: [string, unknown][] = [];
  for (const entry of Object.entries(value as object)) {
    const at = sorted.findIndex(([key]) => isBefore(entry[0], key));
    sorted.splice(at === -1 ? sorted.length : at, 0, entry);
  }
  return `{${sorted.map(([key, item]) => `${slowly(key)}:${slowly(item)}`).join(',')}}`;
}

function escaped(code: number): string {
  const short: Record<number, string> = { 8: '\\b', 9: '\\t', 10: '\\n', 12: '\\f', 13: '\\r', 34: '\\"', 92: '\\\\' };
  return short[code] ?? (code < 0x20 ? `\\u${code.toString(16).padStart(4, '0')}` : String.fromCharCode(code));
}

function isBefore(one: string, other: string): boolean {
  for (let at = 0; at < Math.min(one.length, other.length); at++) {
    const difference = one.charCodeAt(at) - other.charCodeAt(at);
    if (difference !== 0) return difference < 0;
  }
  return one.length < other.length;
}

const text = fc.string({ unit: 'grapheme' });
const json = fc.jsonValue({ stringUnit: 'grapheme', maxDepth: 5 });

describe('canonical JSON', () => {
  it.each([
    [
      'the numbers of RFC 8785',
      JSON.parse('[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001,-0]'),
      '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
    ],
    ['the text of RFC 8785', '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'],
    [
      'the names of RFC 8785, by UTF-16 units',
      { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 },
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    ],
    ['nothing in it', { b: [], a: {} }, '{"a":{},"b":[]}'],
    ['a name that objects treat apart', JSON.parse('{"__proto__":1,"a":2}'), '{"__proto__":1,"a":2}'],
  ])('%s', (_, value, expected) => {
    expect(canonicalJson(value)).toBe(expected);
  });

  it('is what the long way gives, and reads back as the same value', () => {
    fc.assert(
      fc.property(json, (value) => {
        const written = canonicalJson(value);
        expect(written).toBe(slowly(value));
        expect(canonicalJson(JSON.parse(written))).toBe(written);
      }),
      { numRuns: 2000, seed: 8785 },
    );
  });

  it('does not see in which order members were given', () => {
    fc.assert(
      fc.property(fc.dictionary(text, json, { maxKeys: 8 }), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(digestOf(turned)).toBe(digestOf(value));
      }),
      { seed: 8785 },
    );
  });

  it.each([
    ['undefined', { pear: undefined }, '/pear holds undefined'],
    ['a hole', { pear: new Array(2) }, '/pear/0 holds undefined'],
    ['NaN', [Number.NaN], '/0 holds NaN'],
    ['infinity', [Number.POSITIVE_INFINITY], '/0 holds Infinity'],
    ['BigInt', { a: { b: 1n } }, '/a/b holds bigint'],
    ['a date', { at: new Date(0) }, '/at holds a Date'],
    ['a map', new Map(), 'The value holds a Map'],
    ['a function', [() => 1], '/0 holds function'],
    ['half a pair in a text', ['\ud83d'], '/0 holds half a surrogate pair'],
    ['half a pair in a name', { '\udc00': 1 }, 'half a surrogate pair'],
  ])('refuses %s and names the place', (_, value, sentence) => {
    expect(() => canonicalJson(value)).toThrow(sentence);
  });

  it('takes 1,000 levels and refuses one more, and circles', () => {
    const nested = (levels: number) => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as unknown;
    expect(canonicalJson(nested(1000))).toHaveLength(2000);
    expect(() => canonicalJson(nested(1001))).toThrow('nested deeper than 1000');
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(() => canonicalJson(circle)).toThrow('nested deeper');
  });

  it('digests as sha256sum does', () => {
    expect(digestOf({ b: 1, a: '苹果' })).toBe('sha256:6a4c30ca6850d4724acc0ab1fffe7b87e5a290a4cdf2d655e1870a272d18dd72');
  });
});
