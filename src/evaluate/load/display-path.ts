import { relative } from 'node:path';

/** A path as a person writes it: from the working folder where it lies under it. */
export function displayPath(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere === '' || fromHere.startsWith('..') ? path : fromHere;
}
