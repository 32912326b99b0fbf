/** How many addresses an IPv4 block has: 256 of a /24. */
export function addressesIn(block: string): number {
  return 2 ** (32 - Number(block.split('/')[1] ?? 32));
}

function firstOf(block: string): number {
  return (block.split('/')[0] ?? '').split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

/** True for a well-formed IPv4 block that starts where its length says: 10.0.1.0/24. */
export function isBlock(text: string): boolean {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  if (!parts || parts.slice(1, 5).some((part) => Number(part) > 255) || Number(parts[5]) > 32) return false;
  return firstOf(text) % addressesIn(text) === 0;
}

/** True if every address of the inner block is in the outer one. */
export function isWithin(inner: string, outer: string): boolean {
  const start = firstOf(outer);
  return firstOf(inner) >= start && firstOf(inner) + addressesIn(inner) <= start + addressesIn(outer);
}

/** True if two blocks share an address. */
export function overlap(a: string, b: string): boolean {
  return isWithin(a, b) || isWithin(b, a);
}

/** The n-th /24 of a block, counted round. */
export function subnetOf(block: string, n: number): string {
  const at = firstOf(block) + (n % Math.max(1, addressesIn(block) / 256)) * 256;
  return `${[24, 16, 8, 0].map((shift) => Math.floor(at / 2 ** shift) % 256).join('.')}/24`;
}
