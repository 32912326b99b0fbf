import type { FieldValue, Resource } from '../../model/documents.ts';
import type { Expression, Leaf, Operand } from './condition.ts';
import { resourceFacts } from './field-table.ts';
import { compareBy, resolveBy } from './operators.ts';

/** Three-valued truth, in this order: `all` is the least of its parts, `any` the greatest. */
export type Truth = 0 | 1 | 2;
export const no: Truth = 0;
export const unknown: Truth = 1;
export const yes: Truth = 2;

/** The value of a fact; undefined when it was not read. */
export type Read = (resource: Resource) => unknown;

/** A condition as functions: its truth for a resource, and its parts for the explanation. */
export type Judged =
  | { readonly kind: 'all' | 'any'; readonly truth: (resource: Resource) => Truth; readonly parts: readonly Judged[] }
  | { readonly kind: 'not'; readonly truth: (resource: Resource) => Truth; readonly part: Judged }
  | JudgedLeaf;

export interface JudgedLeaf {
  readonly kind: 'leaf';
  readonly truth: (resource: Resource) => Truth;
  readonly leaf: Leaf;
  /** Both sides, with their paths followed; for an unread side undefined. */
  readonly left: Read;
  readonly right: Read;
}

/** Compiles a condition to functions. @param params values by name, without `params.` */
export function compileClosures(expression: Expression, params: Readonly<Record<string, FieldValue>>): Judged {
  if (expression.kind === 'leaf') return compileLeaf(expression, params);
  if (expression.kind === 'not') {
    const part = compileClosures(expression.part, params);
    return { kind: 'not', part, truth: (resource) => (2 - part.truth(resource)) as Truth };
  }
  const parts = expression.parts.map((part) => compileClosures(part, params));
  const truths = parts.map((part) => part.truth);
  return { kind: expression.kind, parts, truth: expression.kind === 'all' ? least(truths) : greatest(truths) };
}

function least(truths: readonly ((resource: Resource) => Truth)[]): (resource: Resource) => Truth {
  return (resource) => {
    let result: Truth = yes;
    for (const truth of truths) {
      const value = truth(resource);
      if (value === no) return no;
      if (value === unknown) result = unknown;
    }
    return result;
  };
}

function greatest(truths: readonly ((resource: Resource) => Truth)[]): (resource: Resource) => Truth {
  return (resource) => {
    let result: Truth = no;
    for (const truth of truths) {
      const value = truth(resource);
      if (value === yes) return yes;
      if (value === unknown) result = unknown;
    }
    return result;
  };
}

function compileLeaf(leaf: Leaf, params: Readonly<Record<string, FieldValue>>): JudgedLeaf {
  const compare = compareBy(leaf.operator);
  if (!compare) throw new Error(`Unknown operator: ${leaf.operator}`);
  const [left, right] = [leaf.left, leaf.right].map((operand) => ({ read: reader(operand, params), follow: follower(operand) })) as [
    Side,
    Side,
  ];
  const truth = (resource: Resource): Truth => {
    const fact = left.read(resource);
    const asked = right.read(resource);
    if (fact === undefined || asked === undefined) return unknown;
    return compare(left.follow(fact), right.follow(asked)) ? yes : no;
  };
  const whole =
    ({ read, follow }: Side): Read =>
    (resource) => {
      const value = read(resource);
      return value === undefined ? undefined : follow(value);
    };
  return { kind: 'leaf', leaf, truth, left: whole(left), right: whole(right) };
}

interface Side {
  readonly read: Read;
  readonly follow: (value: unknown) => unknown;
}

function follower(operand: Operand): (value: unknown) => unknown {
  return operand.kind === 'fact' && operand.path !== undefined ? resolveBy(operand.path) : (value) => value;
}

function reader(operand: Operand, params: Readonly<Record<string, FieldValue>>): Read {
  if (operand.kind === 'value') return () => operand.value;
  if (!operand.fact.startsWith('params.')) return factReader(operand.fact);
  const value = params[operand.fact.slice('params.'.length)];
  return () => value;
}

/** Reads a fact of the resource: a common one beside its fields, or one of its fields. */
export function factReader(fact: string): Read {
  if (fact === 'tags') return readTags;
  if (resourceFacts.has(fact)) return (resource) => resource[fact as 'id'];
  // A field may carry a name that every object has, such as "constructor".
  if (fact in Object.prototype) return (resource) => (Object.hasOwn(resource.fields, fact) ? resource.fields[fact] : undefined);
  return (resource) => resource.fields[fact];
}

/** Tags stand on the resource even when they could not be read; then the reader says so. */
export function readTags(resource: Resource): unknown {
  return resource.unread.length > 0 && resource.unread.some(({ field }) => field === 'tags') ? undefined : resource.tags;
}
