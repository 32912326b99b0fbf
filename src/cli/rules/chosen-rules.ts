import { ruleSummary } from '../../evaluate/index.ts';
import type { RuleSummary } from '../../model/documents.ts';
import type { Options } from '../command.ts';
import { loadRuleSet } from '../inspect/rule-set.ts';
import { text } from '../inspect/settings.ts';

/** The rules of a profile with its parameters, narrowed by patterns. */
export async function chosenRules(patterns: readonly string[], options: Options): Promise<readonly RuleSummary[]> {
  const ruleProfile = text(options.ruleProfile) ?? 'default';
  const { compiled } = await loadRuleSet({ rulesDir: text(options.rulesDir), ruleProfile, patterns, types: [], params: {} });
  return compiled.rules.map(ruleSummary);
}
