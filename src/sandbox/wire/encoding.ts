/** One pair of a query or a form, decoded; the value is undefined when no equals sign was sent. */
export type Pair = readonly [key: string, value: string | undefined];

const PLAIN = /^[\w.~-]*$/;
const RESERVED = /[!'()*]/g;

/** RFC 3986 percent-encoding, as every Alibaba Cloud signature asks for it. */
export function percentEncode(text: string): string {
  if (PLAIN.test(text)) return text;
  return encodeURIComponent(text).replace(RESERVED, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Decodes a query or form part; text that is no valid encoding stays as it is. */
export function percentDecode(text: string): string {
  if (!text.includes('%') && !text.includes('+')) return text;
  const spaced = text.replaceAll('+', ' ');
  return decodeOr(spaced, spaced);
}

/** Decodes a path, in which a plus sign is a plus sign. */
export function decodePath(path: string): string {
  return path.includes('%') ? decodeOr(path, path) : path;
}

function decodeOr(text: string, fallback: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return fallback;
  }
}

/** A path with every segment decoded and encoded anew. */
export function canonicalPath(path: string): string {
  return decodePath(path).split('/').map(percentEncode).join('/');
}

/** Splits `a=1&b&c=` into decoded pairs, in the order sent. */
export function parsePairs(text: string): Pair[] {
  const pairs: Pair[] = [];
  for (const part of text.split('&')) {
    if (part === '') continue;
    const mark = part.indexOf('=');
    pairs.push(mark < 0 ? [percentDecode(part), undefined] : [percentDecode(part.slice(0, mark)), percentDecode(part.slice(mark + 1))]);
  }
  return pairs;
}

/** Pairs by key in code unit order. */
export function sortPairs(pairs: readonly Pair[]): readonly Pair[] {
  return pairs.length < 2 ? pairs : pairs.toSorted((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
}
