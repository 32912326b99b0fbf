import type { ResourceType } from '../../model/resource-type.ts';
import type { Example } from '../../model/rule-file.ts';
import { type Expression, factsOf, type Leaf, leavesOf } from '../compile/condition.ts';
import { type FieldTable, resourceFacts } from '../compile/field-table.ts';
import type { Problem } from '../load/json-source.ts';
import type { LoadedRule } from '../load/load-rules.ts';
import { judgeExample, testRule } from './test-rule.ts';

/**
 * What the examples of a rule show to be wrong with it: an outcome that does not follow, no example that passes or
 * fails, an unread field that is not unknown, a comparison that decides nothing.
 */
export function exampleProblems(loaded: LoadedRule, type: ResourceType, table: FieldTable): Problem[] {
  const results = testRule(loaded, type, table);
  const wrong = results.flatMap(({ example, expected, actual, reason, isRight }, i): Problem[] => {
    const because = reason === '' ? '' : ` (${reason})`;
    return isRight
      ? []
      : [{ path: ['examples', i, 'outcome'], message: `examples/${i} "${example}" should be ${expected} and is ${actual}${because}.` }];
  });
  if (wrong.length > 0) return wrong;
  return [...missingOutcomes(loaded), ...unreadProblems(loaded, type, table), ...decisiveProblems(loaded, type, table)];
}

function missingOutcomes({ rule }: LoadedRule): Problem[] {
  const outcomes = new Set(rule.examples.map(({ outcome }) => outcome));
  const missing = (['pass', 'fail'] as const).filter((outcome) => !outcomes.has(outcome));
  return missing.map((outcome) => ({ path: ['examples'], message: `examples has none whose outcome is ${outcome}.` }));
}

/** A resource of which nothing could be read is unknown, whatever the operators. */
function unreadProblems(loaded: LoadedRule, type: ResourceType, table: FieldTable): Problem[] {
  const facts = [...(loaded.applies ? factsOf(loaded.applies) : []), ...factsOf(loaded.expect)];
  const unread = facts.filter((fact) => !fact.startsWith('params.') && !resourceFacts.has(fact));
  if (unread.length === 0) return [];
  const passing = loaded.rule.examples.find(({ outcome }) => outcome === 'pass') as Example;
  const { outcome } = judgeExample(loaded, type, table, { ...passing, unread });
  if (outcome === 'unknown') return [];
  return [{ path: ['expect'], message: `expect is ${outcome} although none of ${unread.join(', ')} was read; it must be unknown.` }];
}

/** A comparison is decisive when its contrary changes the outcome of some example. */
function decisiveProblems(loaded: LoadedRule, type: ResourceType, table: FieldTable): Problem[] {
  return (['applies', 'expect'] as const).flatMap((part) => {
    const expression = loaded[part];
    if (!expression) return [];
    const idle = leavesOf(expression).filter((leaf) => {
      const changed: LoadedRule = { ...loaded, [part]: flip(expression, leaf) };
      return loaded.rule.examples.every((example) => judgeExample(changed, type, table, example).outcome === example.outcome);
    });
    return idle.map(({ where, left }) => ({
      path: where,
      message: `${where.join('/')} on "${left.fact}" decides no example; add one whose outcome hangs on it.`,
    }));
  });
}

function flip(expression: Expression, leaf: Leaf): Expression {
  if (expression === leaf) return { kind: 'not', where: leaf.where, part: leaf };
  if (expression.kind === 'leaf') return expression;
  if (expression.kind === 'not') return { ...expression, part: flip(expression.part, leaf) };
  return { ...expression, parts: expression.parts.map((part) => flip(part, leaf)) };
}
