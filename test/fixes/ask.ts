import { fileURLToPath } from 'node:url';
import { exampleResource } from '../../src/evaluate/check/sample.ts';
import { compileRule } from '../../src/evaluate/compile/compile-rule.ts';
import { prepareExceptions } from '../../src/evaluate/exceptions.ts';
import { findingOf } from '../../src/evaluate/finding.ts';
import { fieldsOf, fieldTables, fixFieldsOf, type LoadedRule, loadRules, ruleSummary } from '../../src/evaluate/index.ts';
import type { FieldValue, Resource } from '../../src/model/documents.ts';
import type { Ask } from '../../src/model/fix.ts';
import { commonFields } from '../../src/model/resource-type.ts';
import type { Example } from '../../src/model/rule-file.ts';
import { loadResourceTypes } from '../../src/resources/index.ts';
import { loadTargets } from '../../src/targets/index.ts';

/** Folder of the rules that ship. */
export const rulesDir = fileURLToPath(new URL('../../rules', import.meta.url));
export const types = await loadResourceTypes();
export const rules = await loadRules(rulesDir, types);
export const targets = await loadTargets();
const tables = fieldTables(types);
const nowMs = Date.UTC(2026, 0, 1);
const noExceptions = prepareExceptions([], new Date(nowMs));

/** What a test may change of an ask. */
export interface AskOptions {
  /** Values of the project's config; any other name gives `my-<name>`, but for blocks of addresses, and null takes a name away. */
  readonly inputs?: Readonly<Record<string, string | null>>;
  /** Other resources of the account by type; a type that is absent has none, null is a listing with a gap. */
  readonly others?: Readonly<Record<string, readonly Resource[] | null>>;
  /** Rules that the profile leaves out; every other one stands with its usual parameters. */
  readonly without?: readonly string[];
  /** Told the name of every field that the fix looks at. */
  readonly onRead?: (field: string) => void;
}

/** The rule of an id such as backup/rds-log-backup-off. @throws Error when there is none */
export function ruleOf(id: string): LoadedRule {
  const rule = rules.find((one) => one.id === id);
  if (!rule) throw new Error(`There is no rule ${id}.`);
  return rule;
}

/** The example of a name of a rule. @throws Error when there is none */
export function exampleOf(rule: LoadedRule, name: string): Example {
  const example = rule.rule.examples.find((one) => one.name === name);
  if (!example) throw new Error(`${rule.id} has no example "${name}".`);
  return example;
}

/** What a fix is asked when the rule fails on the example: the sample of the type with the fields and tags of the example. */
export function askOf(loaded: LoadedRule, example: Omit<Example, 'name' | 'outcome'>, options: AskOptions = {}): Ask {
  const { resource: typeName, severity } = loaded.rule;
  const type = types.get(typeName);
  const table = tables.get(typeName);
  if (!type || !table) throw new Error(`There is no type ${typeName}.`);
  const compiled = compileRule(loaded, table, severity, (example.params ?? {}) as Record<string, FieldValue>);
  const made = exampleResource(type, example);
  const resource = options.onRead ? { ...made, fields: watched(made.fields, options.onRead) } : made;
  return {
    finding: findingOf(compiled, made, noExceptions, false),
    rule: ruleSummary(compiled),
    resource,
    others: (wanted, region) => othersOf(options.others?.[wanted], region),
    ruleOf: (id) => (options.without?.includes(id) ? undefined : summaryOf(id)),
    input: (name) => options.inputs?.[name] ?? (name === 'trustedSources' || options.inputs?.[name] === null ? undefined : `my-${name}`),
    target: (token) => {
      const target = targets.get(token);
      if (!target) throw new Error(`No target file describes ${token}.`);
      return target;
    },
    nowMs,
  };
}

function summaryOf(id: string): Ask['rule'] {
  const loaded = ruleOf(id);
  const table = tables.get(loaded.rule.resource);
  if (!table) throw new Error(`There is no type ${loaded.rule.resource}.`);
  return ruleSummary(compileRule(loaded, table, loaded.rule.severity, {}));
}

/** What a fix is asked about fields laid over the sample of the type of a rule. */
export function askAbout(ruleId: string, fields: Example['fields'], options: AskOptions = {}): Ask {
  return askOf(ruleOf(ruleId), fields === undefined ? {} : { fields }, options);
}

/** The fields that an inspection reads for a rule and its fix; the common ones are always there. */
export function readFields(loaded: LoadedRule): ReadonlySet<string> {
  return new Set([...fieldsOf(loaded), ...fixFieldsOf(loaded), ...Object.keys(commonFields)]);
}

function watched(fields: Resource['fields'], onRead: (field: string) => void): Resource['fields'] {
  return new Proxy(fields, {
    get(target, name) {
      if (typeof name === 'string') onRead(name);
      return Reflect.get(target, name);
    },
    has(target, name) {
      if (typeof name === 'string') onRead(name);
      return Reflect.has(target, name);
    },
  });
}

function othersOf(found: readonly Resource[] | null | undefined, region: string | undefined): readonly Resource[] | undefined {
  if (found === null) return undefined;
  return (found ?? []).filter((one) => region === undefined || one.region === region);
}
