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
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, keepSourceTokens: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const place = ({ path, message, isKey }: Problem) => `${at(offsetOf(document, path, isKey ?? false))}: ${message}`;

  const problems = document.errors.map(
    (error) => `${at(error.pos[0])}: ${(error.message.split('\n')[0] ?? '').replace(/ at line .*$/, '')}.`,
  );
  if (problems.length > 0) return { value: undefined, problems, place };
  try {
    return { value: JSON.parse(text), problems: [], place };
  } catch (error) {
    // YAML reads more than JSON: comments, bare words. The file must be JSON for every other reader.
    const offset = Number(/position (\d+)/.exec((error as Error).message)?.[1] ?? 0);
    return { value: undefined, problems: [`${at(offset)}: This is not JSON: ${(error as Error).message}.`], place };
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
