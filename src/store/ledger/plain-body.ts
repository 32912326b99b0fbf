const deepest = 1000;

/**
 * A body as JSON holds it: members that are undefined are left out, and half a surrogate pair, such as a text cut in the middle
 * leaves, becomes U+FFFD. A record of what was done must not fail for such a thing. What else JSON cannot hold stays, to be refused.
 */
export function plainBody<T>(value: T, depth = 0): T {
  if (typeof value === 'string') return value.replace(/\p{Surrogate}/gu, '\ufffd') as T;
  if (typeof value !== 'object' || value === null || depth > deepest) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => plainBody(item, depth + 1)) as T;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [plainBody(name), plainBody(member, depth + 1)])) as T;
}
