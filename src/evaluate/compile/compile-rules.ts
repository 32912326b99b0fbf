import type { FieldValue, LocalizedText, Resource, Severity } from '../../model/documents.ts';
import type { LoadedRule } from '../load/load-rules.ts';
import { no, unknown, yes } from './closures.ts';
import { type CompiledRule, compileRule } from './compile-rule.ts';
import type { FieldTable } from './field-table.ts';
import { compileSource, type JudgeAll } from './source.ts';

/** Which rules are judged, and how: a profile with what it extends, patterns resolved. Plain data. */
export interface ActiveRules {
  readonly name: string;
  readonly title: LocalizedText;
  /** What differs from the rule file, by id of each active rule. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
}

export interface RuleSetting {
  readonly severity?: Severity;
  readonly params?: Readonly<Record<string, FieldValue>>;
}

/** The active rules of one resource type, fused. */
export interface CompiledType {
  readonly rules: readonly CompiledRule[];
  /** Place of each rule among all active rules. */
  readonly indexes: readonly number[];
  readonly judge: JudgeAll;
}

/** All active rules, compiled. */
export interface CompiledRules {
  readonly profile: string;
  readonly rules: readonly CompiledRule[];
  readonly types: ReadonlyMap<string, CompiledType>;
  readonly tables: ReadonlyMap<string, FieldTable>;
}

/** Verdicts as small numbers, for the pass over every resource. */
export const verdicts = { pass: 0, fail: 1, unknown: 2, notApplicable: 3, error: 4 } as const;

/**
 * source: one generated function a type. closures: the same conditions as functions, for processes that forbid code from
 * text. auto: source where it is allowed.
 */
export type BackEnd = 'auto' | 'source' | 'closures';

/** Compiles rules once for any number of resources; rules that the profile leaves out are left out. */
export function compileRules(
  loaded: readonly LoadedRule[],
  tables: ReadonlyMap<string, FieldTable>,
  active: ActiveRules,
  backEnd: BackEnd = 'auto',
): CompiledRules {
  const rules = loaded.flatMap((rule) => {
    const setting = Object.hasOwn(active.rules, rule.id) ? active.rules[rule.id] : undefined;
    const table = tables.get(rule.rule.resource);
    return setting && table ? [compileRule(rule, table, setting.severity ?? rule.rule.severity, setting.params)] : [];
  });
  const names = new Set(rules.map(({ table }) => table.type));
  const types = new Map([...names].map((name) => [name, compileType(rules, name, backEnd)]));
  return { profile: active.name, rules, types, tables };
}

/** Every rule as its file has it, for those who have no profile. */
export function everyRule(loaded: readonly LoadedRule[]): ActiveRules {
  return { name: 'default', title: { en: 'Default', 'zh-CN': '默认' }, rules: Object.fromEntries(loaded.map(({ id }) => [id, {}])) };
}

function compileType(all: readonly CompiledRule[], type: string, backEnd: BackEnd): CompiledType {
  const indexes = all.flatMap((rule, i) => (rule.table.type === type ? [i] : []));
  const rules = indexes.map((i) => all[i] as CompiledRule);
  return { rules, indexes, judge: fuse(rules, backEnd) };
}

function fuse(rules: readonly CompiledRule[], backEnd: BackEnd): JudgeAll {
  const slow = rules.map(verdictOf);
  const closures: JudgeAll = (resource, out) => {
    for (let i = 0; i < slow.length; i++) out[i] = (slow[i] as (resource: Resource) => number)(resource);
  };
  if (backEnd === 'closures') return closures;
  try {
    return compileSource(rules, slow);
  } catch (error) {
    if (backEnd === 'auto' && error instanceof EvalError) return closures;
    throw error;
  }
}

function verdictOf({ applies, expect }: CompiledRule): (resource: Resource) => number {
  const ofExpect = [verdicts.fail, verdicts.unknown, verdicts.pass];
  return (resource) => {
    const scope = applies?.truth(resource) ?? yes;
    if (scope === no) return verdicts.notApplicable;
    if (scope === unknown) return verdicts.unknown;
    return ofExpect[expect.truth(resource)] as number;
  };
}
