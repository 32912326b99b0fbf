import { createHash } from 'node:crypto';
import type { ResourceRef } from '../model/documents.ts';

/** Eight bytes that stand for a resource: enough to tell a million apart. */
function digestOf({ type, id, region, accountId }: ResourceRef): bigint {
  return createHash('sha256').update([accountId, region, type, id].join('\n')).digest().readBigUInt64LE(0);
}

/** The resources of a run in eight bytes each. */
export function packResources(eachResource: (visit: (resource: ResourceRef) => void) => void): Uint8Array {
  let digests = new BigUint64Array(1024);
  let count = 0;
  eachResource((resource) => {
    if (count === digests.length) digests = grown(digests);
    digests[count] = digestOf(resource);
    count += 1;
  });
  return new Uint8Array(digests.buffer, 0, count * digests.BYTES_PER_ELEMENT);
}

/** Tells whether a resource was among the packed ones. */
export function unpackResources(packed: Uint8Array): (resource: ResourceRef) => boolean {
  const bytes = Uint8Array.from(packed);
  const digests = new Set(new BigUint64Array(bytes.buffer, 0, Math.floor(bytes.length / 8)));
  return (resource) => digests.has(digestOf(resource));
}

function grown(digests: BigUint64Array): BigUint64Array<ArrayBuffer> {
  const larger = new BigUint64Array(digests.length * 2);
  larger.set(digests);
  return larger;
}
