import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';

/** Where something stands in a JSON document: names and indexes from its root. */
export type Path = readonly (string | number)[];

/** Something wrong at a place in a file. */
export interface Problem {
  readonly path: Path;
  /** A whole sentence; it says how to mend it where that is known. */
  readonly message: string;
  /** The key of the last step is meant, not its value. */
  readonly isKey?: boolean;
}

/** A JSON text with what it says and where each part of it stands. */
export interface JsonSource {
  /** The parsed value; undefined when `problems` is not empty. */
  readonly value: unknown;
  /** Syntax errors and double keys, as ready lines. */
  readonly problems: readonly string[];
  /** `file:line:column: message` */
  place(problem: Problem): string;
}

/** Parses a JSON text. Positions are looked up only when something is wrong. */
export function parseJson(file: string, text: string): JsonSource {
  const value = parsePlain(text);
  if (value !== undefined) return { value, problems: [], place: (problem) => located(file, text).place(problem) };
  const { problems, place } = located(file, text);
  return { value: undefined, problems: problems.length > 0 ? problems : [notJson(file, text)], place };
}

/** The value; undefined when the text is no JSON or says something twice. */
function parsePlain(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    const written = [...text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)].filter(([, colon]) => colon !== undefined).length;
    return written === countKeys(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const members = Object.values(value).reduce((sum: number, member) => sum + countKeys(member), 0);
  return Array.isArray(value) ? members : members + Object.keys(value).length;
}

/** What YAML's reader, which keeps positions, has to say of the text. */
function located(file: string, text: string) {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const sentence = (message: string) => `${(message.split('\n')[0] ?? '').replace(/ at line .*$/, '')}.`;
  return {
    problems: document.errors.map((error) => `${at(error.pos[0])}: ${sentence(error.message)}`),
    place: ({ path, message, isKey }: Problem) => `${at(offsetOf(document, path, isKey ?? false))}: ${message}`,
  };
}

/** YAML reads more than JSON: comments, bare words. The file must be JSON for every other reader. */
function notJson(file: string, text: string): string {
  try {
    JSON.parse(text);
    return `${file}:1:1: This is not JSON.`;
  } catch (error) {
    const before = text.slice(0, Number(/position (\d+)/.exec((error as Error).message)?.[1] ?? 0)).split('\n');
    return `${file}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}: This is not JSON: ${(error as Error).message}.`;
  }
}

function offsetOf(document: ReturnType<typeof parseDocument>, path: Path, isKey: boolean): number {
  if (isKey) {
    const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
    const key = isMap(parent) ? parent.items.find((pair) => isScalar(pair.key) && pair.key.value === path.at(-1))?.key : undefined;
    if (isNode(key) && key.range) return key.range[0];
  }
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
