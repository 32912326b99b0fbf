export { checkRules, type RuleCheck } from './check-rules.ts';
export { loadRules, type LoadedRule } from './load-rules.ts';
export { fieldsOf } from './compile-rule.ts';
export type { ExampleResult } from './test-rule.ts';
