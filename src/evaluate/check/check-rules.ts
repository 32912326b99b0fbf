import type { ResourceType } from '../../model/resource-type.ts';
import { type FieldTable, fieldTables } from '../compile/field-table.ts';
import { type LoadedRule, type RuleFileResult, readRuleFiles } from '../load/load-rules.ts';
import { exampleProblems } from './check-examples.ts';
import { type ExampleResult, testRule } from './test-rule.ts';

/** A rule file and everything that is wrong with it, its examples judged. */
export interface RuleCheck {
  readonly id: string;
  readonly file: string;
  readonly rule?: LoadedRule;
  /** `file:line:column: sentence`; empty when the rule is sound. */
  readonly problems: readonly string[];
  /** Its examples; empty when the file cannot be read as a rule. */
  readonly examples: readonly ExampleResult[];
}

/**
 * Checks every rule file of a folder: form, names, types, texts and examples.
 * @throws InputError `no-rules` when there is no such folder, or no rule in it
 */
export async function checkRules(dir: string, types: ReadonlyMap<string, ResourceType>): Promise<readonly RuleCheck[]> {
  const tables = fieldTables(types);
  const files = await readRuleFiles(dir, tables);
  return files.map((file) => checkRule(file, types, tables));
}

function checkRule(file: RuleFileResult, types: ReadonlyMap<string, ResourceType>, tables: ReadonlyMap<string, FieldTable>): RuleCheck {
  const type = file.rule && types.get(file.rule.rule.resource);
  const table = type && tables.get(type.type);
  if (!file.rule || !type || !table) return { id: file.id, file: file.file, problems: file.problems, examples: [] };
  const problems = exampleProblems(file.rule, type, table).map(file.place);
  return { id: file.id, file: file.file, rule: file.rule, problems, examples: testRule(file.rule, type, table) };
}
