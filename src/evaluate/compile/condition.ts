import type { FieldValue } from '../../model/documents.ts';
import { nearest } from '../check/nearest.ts';
import type { Path, Problem } from '../load/json-source.ts';

/** A side of a comparison: a fact of the resource or of the parameters, or a fixed value. */
export type Operand =
  | { readonly kind: 'fact'; readonly fact: string; readonly path?: string }
  | { readonly kind: 'value'; readonly value: FieldValue };

/** One comparison. `where` is its place in the file. */
export interface Leaf {
  readonly kind: 'leaf';
  readonly where: Path;
  readonly left: Extract<Operand, { readonly kind: 'fact' }>;
  readonly operator: string;
  readonly right: Operand;
}

/** A checked condition of json-rules-engine. */
export type Expression =
  | { readonly kind: 'all' | 'any'; readonly where: Path; readonly parts: readonly Expression[] }
  | { readonly kind: 'not'; readonly where: Path; readonly part: Expression }
  | Leaf;

const leafKeys = ['fact', 'path', 'operator', 'value'];
const keys = ['all', 'any', 'not', ...leafKeys];

/** Reads a condition; what is wrong with its form is added to `problems`, and undefined comes back. */
export function readCondition(node: unknown, where: Path, problems: Problem[]): Expression | undefined {
  const name = where.join('/');
  const wrong = (message: string, key?: string) => {
    problems.push(
      key === undefined
        ? { path: where, message: `${name} ${message}` }
        : { path: [...where, key], isKey: true, message: `${name} ${message}` },
    );
    return undefined;
  };
  if (!isRecord(node)) return wrong('is no condition: write "all", "any" or "not", or "fact", "operator" and "value".');
  const names = Object.keys(node);
  for (const key of names.filter((key) => !keys.includes(key))) {
    const hint = nearest(key, keys);
    wrong(`has no property "${key}"${hint ? `; did you mean "${hint}"?` : `; known are ${keys.join(', ')}.`}`, key);
  }
  if (names.some((key) => !keys.includes(key))) return undefined;
  const grouping = names.filter((key) => key === 'all' || key === 'any' || key === 'not');
  if (grouping.length > 0 && names.length > 1)
    return wrong(
      `has "${grouping[0]}" beside ${names
        .filter((key) => key !== grouping[0])
        .map((key) => `"${key}"`)
        .join(', ')}; a condition says one thing.`,
    );
  if (grouping[0] === 'not') return negation(node.not, where, problems);
  if (grouping[0] !== undefined) return group(grouping[0] as 'all' | 'any', node, where, problems, wrong);
  return leaf(node, where, wrong);
}

type Wrong = (message: string, key?: string) => undefined;

function group(kind: 'all' | 'any', node: Record<string, unknown>, where: Path, problems: Problem[], wrong: Wrong): Expression | undefined {
  const nodes = node[kind];
  if (!Array.isArray(nodes) || nodes.length === 0) return wrong(`needs a list of at least one condition in "${kind}".`, kind);
  const parts = nodes.map((part, i) => readCondition(part, [...where, kind, i], problems));
  return parts.every((part) => part !== undefined) ? { kind, where, parts } : undefined;
}

function negation(node: unknown, where: Path, problems: Problem[]): Expression | undefined {
  const part = readCondition(node, [...where, 'not'], problems);
  return part && { kind: 'not', where, part };
}

function leaf(node: Record<string, unknown>, where: Path, wrong: Wrong): Leaf | undefined {
  const missing = ['fact', 'operator', 'value'].filter((key) => !Object.hasOwn(node, key));
  if (missing.length > 0) return wrong(`lacks ${missing.map((key) => `"${key}"`).join(' and ')}.`);
  const { fact, path, operator, value } = node;
  if (typeof fact !== 'string') return wrong('names no fact: "fact" is a text.', 'fact');
  if (typeof operator !== 'string') return wrong('names no operator: "operator" is a text.', 'operator');
  if (path !== undefined && !isPath(path)) return wrong('has a "path" that does not begin with "$".', 'path');
  const right = operand(value);
  if (!right) return wrong('has a "value" with "fact" that is no text, or other properties than "fact" and "path".', 'value');
  return { kind: 'leaf', where, left: { kind: 'fact', fact, ...(isPath(path) && { path }) }, operator, right };
}

function operand(value: unknown): Operand | undefined {
  if (!isRecord(value) || !Object.hasOwn(value, 'fact')) return { kind: 'value', value: value as FieldValue };
  const { fact, path, ...rest } = value;
  if (typeof fact !== 'string' || Object.keys(rest).length > 0 || (path !== undefined && !isPath(path))) return undefined;
  return { kind: 'fact', fact, ...(isPath(path) && { path }) };
}

/** Every comparison of a condition, in the order of the file. */
export function leavesOf(expression: Expression): Leaf[] {
  if (expression.kind === 'leaf') return [expression];
  if (expression.kind === 'not') return leavesOf(expression.part);
  return expression.parts.flatMap(leavesOf);
}

/** Names of the facts that a condition reads, parameters among them. */
export function factsOf(expression: Expression): string[] {
  const names = leavesOf(expression).flatMap((leaf) => (leaf.right.kind === 'fact' ? [leaf.left.fact, leaf.right.fact] : [leaf.left.fact]));
  return [...new Set(names)];
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPath(path: unknown): path is string {
  return typeof path === 'string' && path.startsWith('$');
}
