import type { FieldValue, Resource } from '../../model/documents.ts';
import { readTags } from './closures.ts';
import type { CompiledRule } from './compile-rule.ts';
import type { Expression, Leaf, Operand } from './condition.ts';
import { resourceFacts } from './field-table.ts';
import { type Compare, compareBy, resolveBy } from './operators.ts';

/** Writes the verdict of every rule of a type on one resource: 0 pass, 1 fail, 2 unknown, 3 not-applicable. */
export type JudgeAll = (resource: Resource, verdicts: Uint8Array) => void;

/**
 * One function for all rules of a type. Where every field is read, conditions are plain comparisons; a rule with an unread
 * field is left to its functions in `slow`.
 * The text is built from the checked condition alone: names and fixed values enter it only through JSON.stringify.
 * @throws EvalError where the process forbids code from text
 */
export function compileSource(rules: readonly CompiledRule[], slow: readonly ((resource: Resource) => number)[]): JudgeAll {
  const writer = new Writer();
  const lines = rules.map((rule, i) => `v[${i}] = ${writer.verdict(rule, i)};`);
  const loads = [...writer.locals].map(([fact, local]) => `const ${local} = ${load(fact)};`);
  const text = `"use strict"; return function (r, v) { const f = r.fields; ${loads.join(' ')} ${lines.join(' ')} };`;
  // oxlint-disable-next-line typescript/no-implied-eval -- the text is the generator's own, never a rule's
  const build = new Function('s', 'o', 'p', 'c', 't', text) as (...parts: readonly unknown[]) => JudgeAll;
  return build(slow, writer.compares, writer.followers, writer.constants, readTags);
}

function load(fact: string): string {
  const name = JSON.stringify(fact);
  if (fact === 'tags') return 't(r)';
  if (resourceFacts.has(fact)) return `r[${name}]`;
  return fact in Object.prototype ? `Object.hasOwn(f, ${name}) ? f[${name}] : undefined` : `f[${name}]`;
}

const orders: Readonly<Record<string, string>> = { lessThan: '<', lessThanInclusive: '<=', greaterThan: '>', greaterThanInclusive: '>=' };
const fewMembers = 8;

class Writer {
  readonly locals = new Map<string, string>();
  readonly compares: Compare[] = [];
  readonly followers: ((value: unknown) => unknown)[] = [];
  readonly constants: unknown[] = [];

  verdict({ loaded, params }: CompiledRule, index: number): string {
    const slow = `s[${index}](r)`;
    const guarded = (expression: Expression, text: string) => {
      const known = this.known(expression);
      return known === '' ? text : `(${known}) ? ${text} : ${slow}`;
    };
    const expect = guarded(loaded.expect, `(${this.truth(loaded.expect, params)} ? 0 : 1)`);
    if (!loaded.applies) return expect;
    return guarded(loaded.applies, `(${this.truth(loaded.applies, params)} ? (${expect}) : 3)`);
  }

  /** That every fact of a condition was read. */
  private known(expression: Expression): string {
    const facts = factOperands(expression).filter(({ fact }) => !fact.startsWith('params.'));
    return [...new Set(facts.map(({ fact }) => this.local(fact)))].map((local) => `${local} !== undefined`).join(' && ');
  }

  private truth(expression: Expression, params: Readonly<Record<string, FieldValue>>): string {
    if (expression.kind === 'leaf') return this.comparison(expression, params);
    if (expression.kind === 'not') return `!${this.truth(expression.part, params)}`;
    return `(${expression.parts.map((part) => this.truth(part, params)).join(expression.kind === 'all' ? ' && ' : ' || ')})`;
  }

  private comparison({ left, operator, right }: Leaf, params: Readonly<Record<string, FieldValue>>): string {
    const fact = this.side(left, params);
    const asked = fixedValue(right, params);
    if (!('value' in asked)) return this.call(operator, fact, this.side(right, params));
    return this.inline(operator, fact, asked.value) ?? this.call(operator, fact, this.constant(asked.value));
  }

  /** The operators of nearly every rule, written out; undefined for the others. */
  private inline(operator: string, fact: string, asked: FieldValue): string | undefined {
    const isScalar = asked === null || typeof asked !== 'object';
    if (operator === 'equal' && isScalar) return `(${fact} === ${JSON.stringify(asked)})`;
    if (operator === 'notEqual' && isScalar) return `(${fact} !== ${JSON.stringify(asked)})`;
    if (
      (operator === 'in' || operator === 'notIn') &&
      Array.isArray(asked) &&
      asked.length <= fewMembers &&
      asked.every((member) => typeof member === 'string')
    ) {
      const members = asked.map((member) => `${fact} === ${JSON.stringify(member)}`).join(' || ');
      return `${operator === 'in' ? '' : '!'}(${members === '' ? 'false' : members})`;
    }
    const order = orders[operator];
    if (order === undefined || typeof asked !== 'number') return undefined;
    // A number needs none of the library's parsing; anything else is left to its own operator.
    return `(typeof ${fact} === "number" ? ${fact} ${order} ${JSON.stringify(asked)} : ${this.call(operator, fact, JSON.stringify(asked))})`;
  }

  private call(operator: string, fact: string, asked: string): string {
    const compare = compareBy(operator);
    if (!compare) throw new Error(`Unknown operator: ${operator}`);
    return `o[${this.compares.push(compare) - 1}](${fact}, ${asked})`;
  }

  private side(operand: Operand, params: Readonly<Record<string, FieldValue>>): string {
    const fixed = fixedValue(operand, params);
    if ('value' in fixed) return this.constant(fixed.value);
    const { fact, path } = operand as Extract<Operand, { kind: 'fact' }>;
    return path === undefined ? this.local(fact) : `p[${this.followers.push(resolveBy(path)) - 1}](${this.local(fact)})`;
  }

  private constant(value: FieldValue): string {
    return value === null || typeof value !== 'object' ? JSON.stringify(value) : `c[${this.constants.push(value) - 1}]`;
  }

  private local(fact: string): string {
    const known = this.locals.get(fact) ?? `a${this.locals.size}`;
    this.locals.set(fact, known);
    return known;
  }
}

/** The value of a side that is the same for every resource. */
function fixedValue(
  operand: Operand,
  params: Readonly<Record<string, FieldValue>>,
): { readonly value: FieldValue } | { readonly fact: string } {
  if (operand.kind === 'value') return { value: operand.value };
  if (!operand.fact.startsWith('params.')) return { fact: operand.fact };
  const value = params[operand.fact.slice('params.'.length)] as FieldValue;
  return { value: operand.path === undefined ? value : (resolveBy(operand.path)(value) as FieldValue) };
}

function factOperands(expression: Expression): Extract<Operand, { kind: 'fact' }>[] {
  if (expression.kind === 'leaf') return [expression.left, expression.right].filter((operand) => operand.kind === 'fact');
  if (expression.kind === 'not') return factOperands(expression.part);
  return expression.parts.flatMap(factOperands);
}
