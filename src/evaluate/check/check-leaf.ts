import type { Leaf, Operand } from '../compile/condition.ts';
import { compareBy, decoratorNames, operatorNames, partsOf, resolveBy } from '../compile/operators.ts';
import type { Problem } from '../load/json-source.ts';
import { areComparable, type Fact, isNumeric, isOfType, type ValueType } from './check-values.ts';
import { nearest } from './nearest.ts';

/** The facts that a rule may name, by name: fields of its type and its parameters as params.<name>. */
export type Facts = ReadonlyMap<string, Fact>;

/** What is wrong with one comparison: unknown names, and sides that do not fit the operator. */
export function leafProblems(leaf: Leaf, facts: Facts, type: string): Problem[] {
  const problems: Problem[] = [];
  const name = leaf.where.join('/');
  const report = (key: string, message: string) => problems.push({ path: [...leaf.where, key], message: `${name} ${message}` });
  const left = operandFact(leaf.left, facts, type, (message) => report('fact', message));
  const right = leaf.right.kind === 'fact' ? operandFact(leaf.right, facts, type, (message) => report('value', message)) : undefined;
  if (!compareBy(leaf.operator)) report('operator', operatorMessage(leaf.operator));
  if (problems.length > 0 || !left || (leaf.right.kind === 'fact' && !right)) return problems;

  const message = fitMessage(leaf, left, right);
  if (message) report('value', message);
  if (right?.unit && left.unit && right.unit !== left.unit) report('value', `compares ${left.unit} with ${right.unit}.`);
  return problems;
}

function operandFact(
  operand: Extract<Operand, { kind: 'fact' }>,
  facts: Facts,
  type: string,
  report: (message: string) => void,
): Fact | undefined {
  const fact = facts.get(operand.fact);
  if (!fact) {
    report(unknownFact(operand.fact, facts, type));
    return undefined;
  }
  if (operand.path === undefined) return fact;
  if (fact.type !== 'list' && fact.type !== 'object' && fact.type !== 'any') {
    report(`has the path ${operand.path} into "${operand.fact}", which is of type ${fact.type}; only lists and objects have paths.`);
    return undefined;
  }
  try {
    resolveBy(operand.path)({});
    return { type: 'any' };
  } catch (error) {
    report(`has a path that cannot be read: ${(error as Error).message}.`);
    return undefined;
  }
}

/** "names the field …": with the name that was probably meant. */
export function unknownFact(name: string, facts: Facts, type: string): string {
  const isParam = name.startsWith('params.');
  const known = [...facts.keys()].filter((fact) => fact.startsWith('params.') === isParam);
  const hint = nearest(name, known);
  const owner = isParam ? 'the rule' : type;
  const has = hint ? `${owner} has ${hint}.` : `${owner} has ${known.length > 0 ? known.join(', ') : 'none'}.`;
  return `names the ${isParam ? 'parameter' : 'field'} "${name}"; ${has}`;
}

function operatorMessage(operator: string): string {
  const { decorators, operator: bare } = partsOf(operator);
  const decorator = decorators.find((name) => !(decoratorNames as readonly string[]).includes(name));
  const [kind, wrong, known] = decorator === undefined ? ['operator', bare, operatorNames] : ['decorator', decorator, decoratorNames];
  const hint = nearest(wrong, known);
  return `names the ${kind} "${wrong}"; ${hint ? `did you mean ${hint}?` : `known are ${known.join(', ')}.`}`;
}

interface Side {
  readonly type: ValueType;
  readonly values?: readonly string[] | undefined;
  /** The fixed values, when it is not a fact: one, or the members of a list under a decorator. */
  readonly literals?: readonly unknown[] | undefined;
}

/** Follows the decorators from the left and asks whether what is left fits the operator. */
function fitMessage(leaf: Leaf, left: Fact, right: Fact | undefined): string | undefined {
  const { decorators, operator } = partsOf(leaf.operator);
  let fact: Side = left;
  let asked: Side = right ?? { type: 'any', literals: leaf.right.kind === 'value' ? [leaf.right.value] : [] };
  for (const decorator of decorators) {
    if (decorator === 'swap') [fact, asked] = [asked, fact];
    else if (decorator.endsWith('Fact')) {
      if (!isList(fact)) return `puts ${decorator} on something that is no list.`;
      fact = members(fact);
    } else if (decorator.endsWith('Value')) {
      if (!isList(asked)) return `puts ${decorator} on a value that is no list.`;
      asked = members(asked);
    }
  }
  return operatorFit(operator, fact, asked);
}

function operatorFit(operator: string, fact: Side, asked: Side): string | undefined {
  if (operator === 'in' || operator === 'notIn')
    return isList(asked) ? sameFit(fact, members(asked)) : `needs a list as the value of "${operator}".`;
  if (operator === 'contains' || operator === 'doesNotContain')
    return isList(fact) ? sameFit(members(fact), asked) : `asks what a ${fact.type} contains; only a list contains.`;
  if (operator === 'equal' || operator === 'notEqual') return sameFit(fact, asked);
  return orderFit(operator, fact, asked);
}

/** Equality: the fixed values must be ones that the field can have. */
function sameFit(fact: Side, asked: Side): string | undefined {
  const [typed, literals] = fact.literals ? [asked, fact.literals] : [fact, asked.literals];
  if (!literals) return areComparable(fact.type, asked.type) ? undefined : `compares ${fact.type} with ${asked.type}.`;
  for (const literal of literals) {
    if (typeof literal === 'object' && literal !== null)
      return `compares with ${JSON.stringify(literal)}; only single values can be equal.`;
    if (literal === null) continue;
    if (typed.type === 'list' || typed.type === 'object')
      return `compares a ${typed.type} with ${JSON.stringify(literal)}; only null can be equal to one.`;
    if (!isOfType(literal, typed.type === 'integer' ? 'number' : typed.type))
      return `compares ${typed.type} with ${JSON.stringify(literal)}.`;
    if (typed.values && !typed.values.includes(literal as string)) {
      const hint = nearest(String(literal), typed.values);
      return `compares with "${String(literal)}"; the field knows ${typed.values.join(', ')}${hint ? ` (did you mean ${hint}?)` : ''}.`;
    }
  }
  return undefined;
}

/** Order: numbers with numbers, times with times. */
function orderFit(operator: string, fact: Side, asked: Side): string | undefined {
  const [typed, literals] = fact.literals ? [asked, fact.literals] : [fact, asked.literals];
  const type = typed.type;
  if (!isNumeric(type) && type !== 'timestamp') return `puts ${operator} on a ${type}; it orders numbers and times.`;
  if (!literals) return areComparable(fact.type, asked.type) ? undefined : `compares ${fact.type} with ${asked.type}.`;
  const isFit = (literal: unknown) =>
    type === 'timestamp' ? typeof literal === 'string' && !Number.isNaN(Date.parse(literal)) : typeof literal === 'number';
  const odd = literals.find((literal) => !isFit(literal));
  return odd === undefined ? undefined : `compares ${type === 'any' ? 'a number' : type} with ${JSON.stringify(odd)}.`;
}

function isList(side: Side): boolean {
  return side.literals ? side.literals.length === 1 && Array.isArray(side.literals[0]) : side.type === 'list' || side.type === 'any';
}

function members(side: Side): Side {
  return side.literals ? { type: 'any', literals: side.literals.flat(1) } : { type: 'any' };
}
