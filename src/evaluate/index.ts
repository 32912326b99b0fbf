export { checkRules, type RuleCheck } from './check/check-rules.ts';
export type { ExampleResult } from './check/test-rule.ts';
export { type CompiledRule, fieldsOf } from './compile/compile-rule.ts';
export { type ActiveRules, type CompiledRules, compileRules, everyRule } from './compile/compile-rules.ts';
export { type FieldTable, fieldTables } from './compile/field-table.ts';
export { type EvaluateOptions, evaluate, ruleSummary } from './evaluate.ts';
export { loadProfile, profileNames } from './load/load-profile.ts';
export { type LoadedRule, loadRules } from './load/load-rules.ts';
export { type EvaluateFileOptions, evaluateFile, type FileInspection, withFindings } from './stream/evaluate-file.ts';
