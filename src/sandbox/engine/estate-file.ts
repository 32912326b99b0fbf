import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { LineCounter, parseDocument } from 'yaml';
import { InputError } from '../../model/errors.ts';
import type { Account } from './estate.ts';
import type { MetricOverrides } from './metrics.ts';
import type { Fields } from './product.ts';

/** One entry of an estate file. */
export interface Entry {
  readonly kind: string;
  readonly id?: string;
  readonly name?: string;
  readonly count?: number;
  readonly region?: string;
  readonly account?: string;
  readonly ageDays?: number;
  readonly tags?: Readonly<Record<string, string>>;
  readonly set?: Fields;
  readonly metrics?: MetricOverrides;
}

/** An estate file as it is written, or several of them as one. */
export interface EstateFile {
  readonly seed?: string;
  readonly clock?: string;
  readonly accounts?: readonly (Pick<Account, 'id' | 'alias' | 'name'> & Partial<Account>)[];
  readonly regions?: readonly string[];
  readonly resources: readonly Entry[];
}

/** An entry and where it stands: `estate.json:12:5`. */
export interface PlacedEntry {
  readonly entry: Entry;
  /** Place of a value of the entry, by its path; the entry's own place for what is not in it. */
  place(path?: readonly string[]): string;
}

/** An estate file that has the right form. */
export interface ReadEstate {
  readonly file: Omit<EstateFile, 'resources'>;
  readonly entries: readonly PlacedEntry[];
}

/**
 * Reads an estate file, or all `.json` files of a folder as one estate.
 * Throws {@link InputError} with a line for each problem: file, line, column, what is wrong.
 */
export function readEstate(path: string): ReadEstate {
  const parts = filesOf(path).map(readOne);
  const problems = parts.flatMap((part) => part.problems);
  if (problems.length > 0) throw new InputError('estate-file', problems);
  const file = Object.assign({}, ...parts.map(({ file: { resources: _, ...rest } }) => rest));
  return { file, entries: parts.flatMap((part) => part.entries) };
}

function filesOf(path: string): readonly string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    const names = readdirSync(path).filter((name) => name.endsWith('.json'));
    if (names.length === 0) throw new InputError('estate-file', `${path}: the folder holds no .json file.`);
    return names.sort().map((name) => join(path, name));
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw unreadable(path, cause);
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function unreadable(path: string, cause: unknown): InputError {
  return new InputError('estate-file', `${path}: cannot be read; name an estate file, or sample.`, { cause });
}

const validate = addFormats
  .default(new Ajv({ allErrors: true, strict: true }))
  .compile<EstateFile>(JSON.parse(readFileSync(new URL('./estate.schema.json', import.meta.url), 'utf8')));

function readOne(path: string): {
  readonly file: EstateFile;
  readonly entries: readonly PlacedEntry[];
  readonly problems: readonly string[];
} {
  const name = basename(path);
  const lines = new LineCounter();
  const document = parseDocument(textOf(path), { lineCounter: lines, uniqueKeys: true });
  const at = (offset: number) => `${name}:${lines.linePos(offset).line}:${lines.linePos(offset).col}`;
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => `${at(error.pos[0])}: ${firstLine(error.message)}`);
    return { file: { resources: [] }, entries: [], problems };
  }
  const place = (keys: readonly (string | number)[]): string => {
    for (let depth = keys.length; depth > 0; depth--) {
      const node = document.getIn(keys.slice(0, depth), true) as { range?: readonly number[] } | undefined;
      if (node?.range) return at(node.range[0] as number);
    }
    return at(0);
  };
  const file = document.toJS() as EstateFile;
  const problems = validate(file) ? [] : formProblems(place);
  const entries =
    problems.length > 0
      ? []
      : file.resources.map((entry, index) => ({ entry, place: (keys: readonly string[] = []) => place(['resources', index, ...keys]) }));
  return { file, entries, problems };
}

function formProblems(place: (keys: readonly (string | number)[]) => string): readonly string[] {
  const errors = (validate.errors ?? []).filter((error) => error.keyword !== 'anyOf');
  return errors.map((error) => {
    const keys = error.instancePath
      .split('/')
      .slice(1)
      .map((key) => (/^\d+$/.test(key) ? Number(key) : key.replaceAll('~1', '/').replaceAll('~0', '~')));
    const extra = error.params['additionalProperty'] as string | undefined;
    const what =
      extra === undefined
        ? `${keys.join('/') || 'the file'} ${error.message}`
        : `${keys.join('/') || 'the file'} has the unknown name ${extra}`;
    return `${place(extra === undefined ? keys : [...keys, extra])}: ${what}${allowed(error.params)}.`;
  });
}

function allowed(params: Record<string, unknown>): string {
  const values = params['allowedValues'];
  return Array.isArray(values) ? `: ${values.join(', ')}` : '';
}

function firstLine(text: string): string {
  return (text.split('\n')[0] as string).replace(/ at line \d+, column \d+:?$/, '').replace(/:$/, '');
}
