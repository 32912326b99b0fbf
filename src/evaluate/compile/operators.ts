import { Almanac, Engine } from 'json-rules-engine';

/** Compares the value of a fact with the value that the rule asks for. Throws where json-rules-engine throws. */
export type Compare = (fact: unknown, asked: unknown) => boolean;

/** What an operator does with its sides, read from its name: decorators first, the operator last. */
export interface OperatorParts {
  readonly decorators: readonly string[];
  readonly operator: string;
}

interface LibraryOperator {
  evaluate(fact: unknown, asked: unknown): boolean;
}

// The library keeps its operators and its path resolver on objects that its type declarations leave out.
const library = new Engine() as unknown as { readonly operators: { get(name: string): LibraryOperator | null } };
const paths = new Almanac() as unknown as { pathResolver(value: object, path: string): unknown };

/** json-rules-engine's own operator of this name, decorators applied; undefined when it has none. */
export function compareBy(name: string): Compare | undefined {
  const operator = library.operators.get(name);
  return operator ? (fact, asked) => operator.evaluate(fact, asked) : undefined;
}

/** json-rules-engine's own path resolver: anything but an object is its own answer. */
export function resolveBy(path: string): (value: unknown) => unknown {
  return simplePath(path) ?? ((value) => (isObject(value) ? paths.pathResolver(value, path) : value));
}

export const operatorNames = [
  'equal',
  'notEqual',
  'in',
  'notIn',
  'contains',
  'doesNotContain',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
] as const;

export const decoratorNames = ['someFact', 'everyFact', 'someValue', 'everyValue', 'swap', 'not'] as const;

export function partsOf(name: string): OperatorParts {
  const parts = name.split(':');
  return { decorators: parts.slice(0, -1), operator: parts.at(-1) as string };
}

const onePlainName = /^\$(?:\.([\w-]+)|\['([\w.:/-]+)'\])$/;

/** One plain name, the usual case, without the library's parser; undefined for every other path. */
function simplePath(path: string): ((value: unknown) => unknown) | undefined {
  const match = onePlainName.exec(path);
  const name = match?.[1] ?? match?.[2];
  if (name === undefined || name in Object.prototype || name === 'length') return undefined;
  return (value) => (isObject(value) ? (Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined) : value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
