/** The stages as functions, for programs: each turns one document into the next. */
export {
  type CloudOptions,
  type Credential,
  type CredentialSource,
  openCloud,
  permissionOf,
  type RepliesCloud,
  type Role,
  recordingCloud,
  repliesCloud,
  repliesClouds,
  type Site,
} from './cloud/index.ts';
export { type CollectOptions, collect, type Progress, planReads } from './collect/index.ts';
export {
  type ActiveRules,
  type CompiledRule,
  type CompiledRules,
  checkRules,
  compileRules,
  type EvaluateFileOptions,
  type EvaluateOptions,
  type ExampleResult,
  evaluate,
  evaluateFile,
  everyRule,
  type FieldTable,
  type FileInspection,
  fieldsOf,
  fieldTables,
  type LoadedRule,
  loadProfile,
  loadRules,
  profileNames,
  type RuleCheck,
  withFindings,
} from './evaluate/index.ts';
export type { Cloud, CloudCall, Page } from './model/cloud.ts';
export type * from './model/documents.ts';
export { CloudError, type CloudErrorKind, InputError } from './model/errors.ts';
export { formatValue, type Language } from './model/format.ts';
export { createInventoryWriter, openInventory, readInventory, readResources, writeInventory } from './model/inventory-file.ts';
export type { Field, ResourceType } from './model/resource-type.ts';
export { type Format, firstRun, formatNames, loadFormat, type ReportInput, renderReport } from './render/index.ts';
export { loadResourceTypes } from './resources/index.ts';
export { type History, openHistory, type RunDetails } from './store/index.ts';
