const block = /^\d{1,3}(?:\.\d{1,3}){3}\/(\d{1,2})$/;

/** How many IPv4 addresses a block such as 10.0.1.0/24 spans; undefined when it is no block. */
export function addressesIn(cidr: unknown): number | undefined {
  const match = typeof cidr === 'string' ? block.exec(cidr) : null;
  const bits = match ? Number(match[1]) : Number.NaN;
  return bits <= 32 ? 2 ** (32 - bits) : undefined;
}

/** True for a source that is every address of the internet, in IPv4 or IPv6. */
export function isAnywhere(cidr: unknown): boolean {
  return typeof cidr === 'string' && (/^0(\.0){3}\/0$/.test(cidr.trim()) || /^(::|0(:0){7})\/0$/.test(cidr.trim()));
}
