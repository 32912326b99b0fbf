import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

const blockBytes = 1 << 20;

/** sha256:… over the bytes of a file, read in blocks. */
export function fileDigest(path: string): string {
  const hash = createHash('sha256');
  const file = openSync(path, 'r');
  try {
    const block = Buffer.alloc(blockBytes);
    for (let read = readSync(file, block); read > 0; read = readSync(file, block)) hash.update(block.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return `sha256:${hash.digest('hex')}`;
}
