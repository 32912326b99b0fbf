import { Rule } from 'json-rules-engine';
import type { Example, Param, RuleFile, Text } from '../../model/rule-file.ts';
import { type Expression, factsOf, leavesOf } from '../compile/condition.ts';
import type { FieldTable } from '../compile/field-table.ts';
import { placeholdersOf } from '../compile/message.ts';
import type { Path, Problem } from '../load/json-source.ts';
import { type Facts, leafProblems, unknownFact } from './check-leaf.ts';
import { type Fact, fieldValueProblem, isNumeric, paramProblem } from './check-values.ts';
import { units } from './units.ts';

/** A rule whose form has been checked, with its conditions read. */
export interface ReadRule {
  readonly rule: RuleFile;
  readonly applies?: Expression | undefined;
  readonly expect: Expression;
}

/** What is wrong with the conditions of a rule whose parameters are of the right form, whatever the rest of it is. */
export function conditionProblems({ rule, applies, expect }: ReadRule, table: FieldTable): Problem[] {
  const facts = factsByName(rule, table);
  const leaves = [...(applies ? leavesOf(applies) : []), ...leavesOf(expect)];
  return leaves.flatMap((leaf) => leafProblems(leaf, facts, table.type));
}

/** What is wrong with a rule of the right form: names that do not exist, values that do not fit, texts that are missing. */
export function semanticProblems({ rule, applies, expect }: ReadRule, table: FieldTable): Problem[] {
  const facts = factsByName(rule, table);
  return [
    ...conditionProblems({ rule, applies, expect }, table),
    ...libraryProblems(rule),
    ...paramProblems(rule, usedNames({ rule, applies, expect })),
    ...textProblems(rule),
    ...findingProblems(rule, facts, table.type),
    ...savingProblems(rule, facts, table.type),
    ...rule.examples.flatMap((example, i) => exampleProblems(example, i, rule, facts, table.type)),
  ];
}

function factsByName(rule: RuleFile, table: FieldTable): Facts {
  const params = Object.entries(rule.params ?? {}).map(([name, param]): [string, Fact] => [`params.${name}`, param]);
  return new Map<string, Fact>([...Object.entries(table.fields), ...params]);
}

/** Every fact and parameter that the rule makes use of. */
function usedNames({ rule, applies, expect }: ReadRule): Set<string> {
  const texts = [rule.finding.en, rule.finding['zh-CN']].flatMap((text) => placeholdersOf(text) ?? []);
  return new Set([...(applies ? factsOf(applies) : []), ...factsOf(expect), ...texts]);
}

/** The library must take the conditions as they stand. */
function libraryProblems(rule: RuleFile): Problem[] {
  return (['applies', 'expect'] as const).flatMap((part) => {
    if (!rule[part]) return [];
    try {
      new Rule({ conditions: structuredClone(rule[part]) as never, event: { type: part } });
      return [];
    } catch (error) {
      return [{ path: [part], message: `${part} is refused by json-rules-engine: ${(error as Error).message}.` }];
    }
  });
}

function paramProblems(rule: RuleFile, used: ReadonlySet<string>): Problem[] {
  return Object.entries(rule.params ?? {}).flatMap(([name, param]) => {
    const path = ['params', name];
    const wrongDefault = paramProblem(param, param.default);
    return [
      ...(wrongDefault ? [{ path: [...path, 'default'], message: `params/${name}/default ${wrongDefault}` }] : []),
      ...unitProblem(param, path),
      ...(used.has(`params.${name}`) ? [] : [{ path, isKey: true, message: `params/${name} is used nowhere in the rule.` }]),
    ];
  });
}

function unitProblem(param: Param, path: Path): Problem[] {
  if (param.unit === undefined || (units as readonly string[]).includes(param.unit)) return [];
  return [{ path: [...path, 'unit'], message: `${path.join('/')}/unit is "${param.unit}"; known are ${units.join(', ')}.` }];
}

const han = /\p{Script=Han}/u;

/** Both languages say something, each in its own. */
function textProblems(rule: RuleFile): Problem[] {
  return (['title', 'risk', 'why', 'finding', 'guidance'] as const).flatMap((name) => {
    const text: Text = rule[name];
    return [
      ...(han.test(text.en) ? [{ path: [name, 'en'], message: `${name}/en is not English.` }] : []),
      ...(han.test(text['zh-CN']) ? [] : [{ path: [name, 'zh-CN'], message: `${name}/zh-CN is not Chinese.` }]),
      ...(name !== 'finding' && /\{\{/.test(text.en + text['zh-CN'])
        ? [{ path: [name], message: `${name} has a placeholder; only finding is filled in.` }]
        : []),
    ];
  });
}

function findingProblems(rule: RuleFile, facts: Facts, type: string): Problem[] {
  const names = { en: placeholdersOf(rule.finding.en), 'zh-CN': placeholdersOf(rule.finding['zh-CN']) };
  const problems = (['en', 'zh-CN'] as const).flatMap((language): Problem[] => {
    const path = ['finding', language];
    const found = names[language];
    if (!found) return [{ path, message: `finding/${language} has a placeholder that is not written as {{name}}.` }];
    return found
      .filter((name) => !facts.has(name))
      .map((name) => ({ path, message: `finding/${language} ${unknownFact(name, facts, type)}` }));
  });
  const same = [...new Set(names.en)].sort().join() === [...new Set(names['zh-CN'])].sort().join();
  return same ? problems : [...problems, { path: ['finding'], message: 'finding has other placeholders in en than in zh-CN.' }];
}

function savingProblems(rule: RuleFile, facts: Facts, type: string): Problem[] {
  if (rule.saving === undefined) return [];
  const fact = facts.get(rule.saving);
  if (!fact || rule.saving.startsWith('params.')) return [{ path: ['saving'], message: `saving ${unknownFact(rule.saving, facts, type)}` }];
  if (isNumeric(fact.type) && fact.unit === 'cny-per-month') return [];
  return [
    {
      path: ['saving'],
      message: `saving names "${rule.saving}", which is ${fact.unit ?? fact.type}; it must be a number in cny-per-month.`,
    },
  ];
}

function exampleProblems(example: Example, index: number, rule: RuleFile, facts: Facts, type: string): Problem[] {
  const where = ['examples', index];
  const wrong = (path: Path, message: string, isKey = false): Problem => ({ path, isKey, message: `${path.join('/')} ${message}` });
  const fields = Object.entries(example.fields ?? {}).flatMap(([name, value]) => {
    const path = [...where, 'fields', name];
    const fact = name.startsWith('params.') ? undefined : facts.get(name);
    if (!fact) return [wrong(path, unknownFact(name, facts, type), true)];
    const problem = fieldValueProblem(fact, value);
    return problem ? [wrong(path, problem)] : [];
  });
  const unread = (example.unread ?? []).flatMap((name, i) =>
    facts.has(name) && !name.startsWith('params.') ? [] : [wrong([...where, 'unread', i], unknownFact(name, facts, type))],
  );
  const params = Object.entries(example.params ?? {}).flatMap(([name, value]) => {
    const path = [...where, 'params', name];
    const param = rule.params?.[name];
    if (!param) return [wrong(path, unknownFact(`params.${name}`, facts, type), true)];
    const problem = paramProblem(param, value);
    return problem ? [wrong(path, problem)] : [];
  });
  return [...fields, ...unread, ...params];
}
