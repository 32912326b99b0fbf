import type { Profile } from '../../model/documents.ts';
import { paramProblem } from '../check/check-values.ts';
import { nearest } from '../check/nearest.ts';
import { pattern } from '../exceptions.ts';
import type { Path, Problem } from './json-source.ts';
import type { LoadedRule } from './load-rules.ts';

/** What is wrong with a profile of the right form: rules and parameters that do not exist, values that do not fit. */
export function profileSettingProblems(profile: Profile, rules: readonly LoadedRule[]): Problem[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return [
    ...(['include', 'exclude'] as const).flatMap((list) =>
      (profile[list] ?? []).flatMap((text, i) => patternProblem(text, [list, i], byId)),
    ),
    ...Object.keys(profile.severities ?? {}).flatMap((id) => ruleProblem(id, ['severities', id], byId)),
    ...Object.entries(profile.params ?? {}).flatMap(([id, values]) => paramsProblems(id, values, byId)),
  ];
}

function patternProblem(text: string, path: Path, rules: ReadonlyMap<string, LoadedRule>): Problem[] {
  if ([...rules.keys()].some(pattern(text))) return [];
  const hint = nearest(text, rules.keys());
  return [{ path, message: `${path.join('/')} is "${text}", which matches no rule${hint ? `; did you mean ${hint}?` : '.'}` }];
}

function ruleProblem(id: string, path: Path, rules: ReadonlyMap<string, LoadedRule>): Problem[] {
  if (rules.has(id)) return [];
  const hint = nearest(id, rules.keys());
  return [
    { path, isKey: true, message: `${path[0]} names the rule "${id}", which does not exist${hint ? `; did you mean ${hint}?` : '.'}` },
  ];
}

function paramsProblems(id: string, values: Readonly<Record<string, unknown>>, rules: ReadonlyMap<string, LoadedRule>): Problem[] {
  const rule = rules.get(id);
  if (!rule) return ruleProblem(id, ['params', id], rules);
  const params = rule.rule.params ?? {};
  return Object.entries(values).flatMap(([name, value]): Problem[] => {
    const path = ['params', id, name];
    const param = Object.hasOwn(params, name) ? params[name] : undefined;
    const known = Object.keys(params);
    if (!param)
      return [{ path, isKey: true, message: `${id} has no parameter "${name}"; it has ${known.length > 0 ? known.join(', ') : 'none'}.` }];
    const problem = paramProblem(param, value);
    return problem ? [{ path, message: `The parameter ${name} of ${id} ${problem}` }] : [];
  });
}
