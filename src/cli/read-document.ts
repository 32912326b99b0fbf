import { readFileSync } from 'node:fs';
import { documentProblems, parseJson } from '../evaluate/index.ts';
import type { Config, Exception } from '../model/documents.ts';
import { InputError } from '../model/errors.ts';

/** Reads xunjian.json. @throws InputError with every problem of the file, each with line and column */
export function readConfig(path: string): Config {
  return readDocument<Config>(path, 'Config');
}

/** Reads a file of exceptions: a JSON list. @throws InputError as {@link readConfig} */
export function readExceptions(path: string): readonly Exception[] {
  return readDocument<Exception[]>(path, 'Exceptions');
}

function readDocument<T>(path: string, kind: 'Config' | 'Exceptions'): T {
  const source = parseJson(path, readText(path));
  if (source.problems.length > 0) throw new InputError('bad-file', source.problems);
  const problems = documentProblems(kind, source.value);
  if (problems.length > 0) throw new InputError('bad-file', problems.map(source.place));
  return source.value as T;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError('unreadable-file', `${path}: ${code === 'ENOENT' ? 'there is no such file' : `cannot be read (${code})`}.`);
  }
}
