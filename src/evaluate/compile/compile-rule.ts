import type { Category, Evidence, FieldValue, LocalizedText, Resource, Severity, Unread } from '../../model/documents.ts';
import { formatValue, type Language } from '../../model/format.ts';
import type { LoadedRule } from '../load/load-rules.ts';
import { compileClosures, factReader, type Judged, no, unknown } from './closures.ts';
import { type Expression, factsOf } from './condition.ts';
import { evidenceOf, unreadOf } from './explain.ts';
import type { FieldTable } from './field-table.ts';
import { compileText, placeholdersOf } from './message.ts';

/** What one rule says of one resource. */
export type Verdict =
  | { readonly outcome: 'pass' | 'not-applicable' }
  | { readonly outcome: 'fail'; readonly evidence: Evidence[] }
  | { readonly outcome: 'unknown'; readonly unread: Unread[] }
  | { readonly outcome: 'error'; readonly error: string };

/** A rule with the parameters of a profile, compiled to functions. */
export interface CompiledRule {
  readonly id: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly loaded: LoadedRule;
  readonly table: FieldTable;
  readonly params: Readonly<Record<string, FieldValue>>;
  readonly applies?: Judged;
  readonly expect: Judged;
  /** The sentence of a finding, with the values of the resource filled in. */
  readonly message: (resource: Resource) => LocalizedText;
  /** What mending saves, in CNY a month, where the rule can tell. */
  readonly saving: (resource: Resource) => number | undefined;
}

/** @param changed parameters that differ from the rule's defaults */
export function compileRule(
  loaded: LoadedRule,
  table: FieldTable,
  severity: Severity,
  changed: Readonly<Record<string, FieldValue>> = {},
): CompiledRule {
  const defaults = Object.entries(loaded.rule.params ?? {}).map(([name, param]) => [name, param.default as FieldValue]);
  const params: Record<string, FieldValue> = { ...Object.fromEntries(defaults), ...changed };
  const compile = (expression: Expression) => compileClosures(expression, params);
  return {
    id: loaded.id,
    category: loaded.category,
    severity,
    loaded,
    table,
    params,
    ...(loaded.applies && { applies: compile(loaded.applies) }),
    expect: compile(loaded.expect),
    message: compileMessage(loaded, table, params),
    saving: compileSaving(loaded.rule.saving),
  };
}

/** The verdict of one rule on one resource. Reads only memory. */
export function judge(rule: CompiledRule, resource: Resource): Verdict {
  try {
    const scope = rule.applies?.truth(resource);
    if (scope === no) return { outcome: 'not-applicable' };
    if (scope === unknown) return { outcome: 'unknown', unread: unreadOf(rule.applies as Judged, resource, rule.table) };
    const truth = rule.expect.truth(resource);
    if (truth === unknown) return { outcome: 'unknown', unread: unreadOf(rule.expect, resource, rule.table) };
    return truth === no ? failure(rule, resource) : { outcome: 'pass' };
  } catch (error) {
    return { outcome: 'error', error: (error as Error).message };
  }
}

/** Why a rule fails on a resource on which it is known to fail; an error where one of its other comparisons throws. */
export function failure(rule: CompiledRule, resource: Resource): Verdict {
  try {
    return { outcome: 'fail', evidence: evidenceOf(rule.expect, resource, rule.table) };
  } catch (error) {
    return { outcome: 'error', error: (error as Error).message };
  }
}

/** The fields that a rule reads: for its verdict, its message and its saving. */
export function fieldsOf({ rule, applies, expect }: LoadedRule): string[] {
  const texts = placeholdersOf(rule.finding.en) ?? [];
  const names = [...(applies ? factsOf(applies) : []), ...factsOf(expect), ...texts, ...(rule.saving ? [rule.saving] : [])];
  return [...new Set(names)].filter((name) => !name.startsWith('params.'));
}

/** The fields that the fix of a rule looks at: those of its values, and those that `reads` names. */
export function fixFieldsOf({ rule }: LoadedRule): string[] {
  return rule.fix.use === undefined ? [] : [...new Set(factsIn(rule.fix.with))].filter((name) => !/^(params|input)\./.test(name));
}

function factsIn(value: unknown): string[] {
  if (typeof value === 'string') return [...value.matchAll(/\$\{([\w.]+)\}/g)].map(([, name]) => name as string);
  if (Array.isArray(value)) return value.flatMap(factsIn);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) => {
    if (key === 'reads') return part as string[];
    return (key === 'fact' || key === 'of') && typeof part === 'string' ? [part] : factsIn(part);
  });
}

function compileMessage(loaded: LoadedRule, table: FieldTable, params: Readonly<Record<string, FieldValue>>) {
  const { finding } = loaded.rule;
  const compile = (language: Language) => compileText(finding[language], (name) => placeholder(name, language, loaded, table, params));
  const [english, chinese] = [compile('en'), compile('zh-CN')];
  return (resource: Resource): LocalizedText => ({ en: english(resource), 'zh-CN': chinese(resource) });
}

/** How the value of a placeholder is written for a resource. */
function placeholder(
  name: string,
  language: Language,
  loaded: LoadedRule,
  table: FieldTable,
  params: Readonly<Record<string, FieldValue>>,
): (resource: Resource) => string {
  if (name.startsWith('params.')) {
    const param = name.slice('params.'.length);
    const text = formatValue(params[param], loaded.rule.params?.[param]?.unit, language);
    return () => text;
  }
  const read = factReader(name);
  const unit = table.fields[name]?.unit;
  return (resource) => formatValue(read(resource) as FieldValue | undefined, unit, language);
}

function compileSaving(field: string | undefined): (resource: Resource) => number | undefined {
  if (field === undefined) return () => undefined;
  const read = factReader(field);
  return (resource) => {
    const value = read(resource);
    return typeof value === 'number' ? value : undefined;
  };
}
