import { loadRuleSet, type RuleSet } from '../../src/cli/inspect/rule-set.ts';

let loading: Promise<RuleSet> | undefined;

/** The built-in rules under the default profile, loaded once for all pages. */
export function defaultRules(): Promise<RuleSet> {
  loading ??= loadRuleSet({ ruleProfile: 'default', patterns: [], types: [], params: {} });
  return loading;
}
