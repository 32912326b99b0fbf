import { relative } from 'node:path';

/** A path as a person would write it from where they are. */
export function shortPath(path: string, cwd: string): string {
  const near = relative(cwd, path);
  return near.startsWith('..') || near === '' ? path : near;
}
