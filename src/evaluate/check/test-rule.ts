import type { FieldValue } from '../../model/documents.ts';
import type { ResourceType } from '../../model/resource-type.ts';
import type { Example } from '../../model/rule-file.ts';
import { compileRule, judge, type Verdict } from '../compile/compile-rule.ts';
import type { FieldTable } from '../compile/field-table.ts';
import type { LoadedRule } from '../load/load-rules.ts';
import { exampleResource } from './sample.ts';

/** One example of a rule, judged. */
export interface ExampleResult {
  readonly ruleId: string;
  readonly example: string;
  readonly expected: Example['outcome'];
  readonly actual: Verdict['outcome'];
  readonly isRight: boolean;
  /** What the verdict stands on: the false comparisons, the unread fields or the error. */
  readonly reason: string;
}

/** Judges every example of a rule over the sample of its type. */
export function testRule(loaded: LoadedRule, type: ResourceType, table: FieldTable): readonly ExampleResult[] {
  return loaded.rule.examples.map((example) => {
    const verdict = judgeExample(loaded, type, table, example);
    const isRight = verdict.outcome === example.outcome;
    return {
      ruleId: loaded.id,
      example: example.name,
      expected: example.outcome,
      actual: verdict.outcome,
      isRight,
      reason: reasonOf(verdict),
    };
  });
}

/** The verdict of a rule on one of its examples. */
export function judgeExample(
  loaded: LoadedRule,
  type: ResourceType,
  table: FieldTable,
  example: Omit<Example, 'name' | 'outcome'>,
): Verdict {
  const rule = compileRule(loaded, table, loaded.rule.severity, (example.params ?? {}) as Record<string, FieldValue>);
  return judge(rule, exampleResource(type, example));
}

function reasonOf(verdict: Verdict): string {
  if (verdict.outcome === 'error') return verdict.error;
  if (verdict.outcome === 'unknown') return `not read: ${verdict.unread.map(({ field }) => field).join(', ')}`;
  if (verdict.outcome !== 'fail') return '';
  return verdict.evidence
    .map(({ field, actual, operator, expected }) => `${field} ${JSON.stringify(actual)} ${operator} ${JSON.stringify(expected)}`)
    .join('; ');
}
