export { checkRules, type RuleCheck } from './check/check-rules.ts';
export type { ExampleResult } from './check/test-rule.ts';
export { fieldsOf } from './compile/compile-rule.ts';
export { type LoadedRule, loadRules } from './load/load-rules.ts';
