import type { Expression, Leaf } from '../../src/evaluate/compile/condition.ts';
import type { LoadedRule } from '../../src/evaluate/load/load-rules.ts';

type Change = (expression: Expression) => Expression;

/** The same faults for `applies` and `expect`. */
function everywhere(change: Change): (rule: LoadedRule) => LoadedRule {
  const walk = (expression: Expression): Expression => {
    if (expression.kind === 'leaf') return change(expression);
    if (expression.kind === 'not') return change({ ...expression, part: walk(expression.part) });
    return change({ ...expression, parts: expression.parts.map(walk) });
  };
  return (rule) => ({ ...rule, expect: walk(rule.expect), ...(rule.applies && { applies: walk(rule.applies) }) });
}

const leaves = (change: (leaf: Leaf) => Leaf) => everywhere((expression) => (expression.kind === 'leaf' ? change(expression) : expression));
const operator = (from: string, to: string) => leaves((leaf) => (leaf.operator === from ? { ...leaf, operator: to } : leaf));
const decorator = (from: string, to: string) => leaves((leaf) => ({ ...leaf, operator: leaf.operator.replace(`${from}:`, to) }));

/** Faults put into the compiled side on purpose; each must be noticed. */
export const mutants: readonly (readonly [string, (rule: LoadedRule) => LoadedRule])[] = [
  ['less takes in equal', operator('lessThan', 'lessThanInclusive')],
  ['at least leaves out equal', operator('greaterThanInclusive', 'greaterThan')],
  ['a missing list contains nothing, and so passes', operator('doesNotContain', 'not:contains')],
  ['not contains fails what is no list', operator('not:contains', 'doesNotContain')],
  ['notIn is in', operator('notIn', 'in')],
  ['notEqual is equal', operator('notEqual', 'equal')],
  ['one member stands for every', decorator('everyFact', 'someFact:')],
  ['every member is asked where one would do', decorator('someFact', 'everyFact:')],
  ['one value stands for every', decorator('everyValue', 'someValue:')],
  ['sides are not swapped', decorator('swap', '')],
  ['the path is not followed', leaves(({ left: { path: _, ...left }, ...leaf }) => ({ ...leaf, left }))],
  [
    'a parameter is read as nothing',
    leaves((leaf) => (leaf.right.kind === 'fact' ? { ...leaf, right: { kind: 'value', value: null } } : leaf)),
  ],
  [
    'the last member of a list is lost',
    leaves((leaf) =>
      leaf.right.kind === 'value' && Array.isArray(leaf.right.value)
        ? { ...leaf, right: { kind: 'value', value: leaf.right.value.slice(0, -1) } }
        : leaf,
    ),
  ],
  [
    'null is no value of its own',
    leaves((leaf) => (leaf.right.kind === 'value' && leaf.right.value === null ? { ...leaf, right: { kind: 'value', value: '' } } : leaf)),
  ],
  ['any is all', everywhere((expression) => (expression.kind === 'any' ? { ...expression, kind: 'all' } : expression))],
  [
    'all forgets its last part',
    everywhere((expression) =>
      expression.kind === 'all' && expression.parts.length > 1 ? { ...expression, parts: expression.parts.slice(0, -1) } : expression,
    ),
  ],
  ['not is forgotten', everywhere((expression) => (expression.kind === 'not' ? expression.part : expression))],
];
