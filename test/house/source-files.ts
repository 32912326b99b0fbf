import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Paths of the files under a folder of the repository, relative to it, with one of the endings. */
export function filesIn(folder: string, ...endings: readonly string[]): string[] {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

export interface ImportLine {
  /** As the line writes it. */
  readonly specifier: string;
  readonly isTypeOnly: boolean;
}

const importLine = /^(?:import|export)\s(type\s)?[^;]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gms;

/** Every import and re-export of a source text. */
export function importsOf(text: string): readonly ImportLine[] {
  return [...text.matchAll(importLine)].map(([, type, from, bare, dynamic]) => ({
    specifier: (from ?? bare ?? dynamic) as string,
    isTypeOnly: type !== undefined,
  }));
}

/** Where a relative import leads, as a path of the repository. */
export function target(file: string, specifier: string): string {
  return join(file, '..', specifier);
}
