import { fileURLToPath } from 'node:url';
import {
  type ActiveRules,
  type CompiledRules,
  compileRules,
  everyRule,
  fieldsOf,
  fieldTables,
  fixFieldsOf,
  type LoadedRule,
  loadProfile,
  loadRules,
  pattern,
  profileNames,
  profileSettingProblems,
} from '../../evaluate/index.ts';
import { InputError } from '../../model/errors.ts';
import type { ResourceType } from '../../model/resource-type.ts';
import { loadResourceTypes } from '../../resources/index.ts';
import type { RuleSettings } from './settings.ts';

/** Rules ready to judge, and what has to be read for them. */
export interface RuleSet {
  readonly types: ReadonlyMap<string, ResourceType>;
  readonly compiled: CompiledRules;
  /** Field names that the active rules need, by type code. */
  readonly wanted: ReadonlyMap<string, readonly string[]>;
  /** Narrowed by hand to some rules or types of the profile. */
  readonly isPartial: boolean;
}

/** Folder of the rules that come with the program. */
export const ownRulesDir = fileURLToPath(new URL('../../../rules', import.meta.url));

/** Loads the types and rules that the settings choose. Throws InputError for anything in them that does not exist or fit. */
export async function loadRuleSet(settings: RuleSettings): Promise<RuleSet> {
  const rulesDir = settings.rulesDir ?? ownRulesDir;
  const types = await loadResourceTypes();
  const loaded = await loadRules(rulesDir, types);
  const active = await activeRules(settings.ruleProfile, rulesDir, loaded);
  checkSettings(settings, loaded, types);
  const chosen = loaded.filter((rule) => isChosen(rule, settings));
  const compiled = compileRules(chosen, fieldTables(types), withParams(active, settings.params));
  if (compiled.rules.length === 0)
    throw new InputError('no-rules', 'No rule of the profile is left: --rules and --types leave out all of them.');
  return { types, compiled, wanted: wantedFields(compiled), isPartial: settings.patterns.length + settings.types.length > 0 };
}

/** A folder of a person's own rules needs no profile: all its rules are active then. */
async function activeRules(profile: string, rulesDir: string, loaded: readonly LoadedRule[]): Promise<ActiveRules> {
  const isPlain = profile === 'default' && !(await profileNames(rulesDir)).includes(profile);
  return isPlain ? everyRule(loaded) : loadProfile(profile, rulesDir, loaded);
}

function checkSettings(
  { patterns, types: wanted, params }: RuleSettings,
  loaded: readonly LoadedRule[],
  types: ReadonlyMap<string, ResourceType>,
): void {
  const title = { en: '', 'zh-CN': '' };
  const problems = profileSettingProblems({ title, include: [...patterns], params: structuredClone(params) as never }, loaded).map(
    ({ message }) => message.replace(/^include\/\d+ is ("[^"]*"), which matches no rule/, 'No rule matches $1'),
  );
  const unknown = wanted.filter((type) => ![...types.keys()].some(pattern(type)));
  const lines = unknown.map((type) => `--types "${type}" matches no resource type; xunjian resources lists them.`);
  if (problems.length + lines.length > 0) throw new InputError('unknown-rule', [...problems, ...lines]);
}

function isChosen({ id, rule }: LoadedRule, { patterns, types }: RuleSettings): boolean {
  const isRule = patterns.length === 0 || patterns.some((text) => pattern(text)(id));
  return isRule && (types.length === 0 || types.some((text) => pattern(text)(rule.resource)));
}

function withParams(active: ActiveRules, params: RuleSettings['params']): ActiveRules {
  const rules = Object.entries(active.rules).map(([id, setting]) => [id, { ...setting, params: { ...setting.params, ...params[id] } }]);
  return { ...active, rules: Object.fromEntries(rules) };
}

function wantedFields({ rules }: CompiledRules): ReadonlyMap<string, readonly string[]> {
  const wanted = new Map<string, string[]>();
  for (const { table, loaded } of rules)
    wanted.set(table.type, [...(wanted.get(table.type) ?? []), ...fieldsOf(loaded), ...fixFieldsOf(loaded)]);
  return wanted;
}
