import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Profile } from '../../model/documents.ts';
import { InputError } from '../../model/errors.ts';
import { nearest } from '../check/nearest.ts';
import type { ActiveRules, RuleSetting } from '../compile/compile-rules.ts';
import { pattern } from '../exceptions.ts';
import { profileSettingProblems } from './check-profile.ts';
import { displayPath } from './display-path.ts';
import { type JsonSource, parseJson } from './json-source.ts';
import type { LoadedRule } from './load-rules.ts';
import { profileProblems } from './schemas.ts';

interface ProfileFile {
  readonly profile: Profile;
  readonly source: JsonSource;
}

/**
 * The rules that a profile makes active, what it extends taken in.
 * @param name  name of a file under `profiles` in the folder of rules, or the path of a profile file
 * @throws InputError `unknown-profile` naming the known ones; `bad-profile` with every problem and its place
 */
export async function loadProfile(name: string, dir: string, rules: readonly LoadedRule[]): Promise<ActiveRules> {
  const chain = await readChain(name, dir);
  const problems = chain.flatMap(({ profile, source }) => profileSettingProblems(profile, rules).map(source.place));
  if (problems.length > 0) throw new InputError('bad-profile', [...new Set(problems)]);
  const profiles = chain.map(({ profile }) => profile);
  const settings = rules.filter(({ id }) => isActive(id, profiles)).map(({ id }): [string, RuleSetting] => [id, settingOf(id, profiles)]);
  const { title } = profiles.at(-1) as Profile;
  return { name: basename(name, '.json'), title, rules: Object.fromEntries(settings) };
}

/** Names of the profiles of a folder of rules. */
export async function profileNames(dir: string): Promise<readonly string[]> {
  const folder = join(dir, 'profiles');
  if (!existsSync(folder)) return [];
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name) => basename(name, '.json'))
    .sort();
}

/** The profile and all that it extends, the farthest first. */
async function readChain(name: string, dir: string): Promise<readonly ProfileFile[]> {
  const chain: ProfileFile[] = [];
  const seen: string[] = [];
  for (let next: string | undefined = name; next !== undefined; next = chain[0]?.profile.extends) {
    if (seen.includes(next)) throw new InputError('bad-profile', `The profile ${next} extends itself: ${[...seen, next].join(' -> ')}.`);
    seen.push(next);
    chain.unshift(await readProfile(next, dir));
  }
  return chain;
}

async function readProfile(name: string, dir: string): Promise<ProfileFile> {
  const path = name.endsWith('.json') ? name : join(dir, 'profiles', `${name}.json`);
  if (!existsSync(path)) throw await unknownProfile(name, dir);
  const source = parseJson(displayPath(path), await readFile(path, 'utf8'));
  if (source.problems.length > 0) throw new InputError('bad-profile', source.problems);
  const problems = profileProblems(source.value);
  if (problems.length > 0) throw new InputError('bad-profile', problems.map(source.place));
  return { profile: source.value as Profile, source };
}

async function unknownProfile(name: string, dir: string): Promise<InputError> {
  const known = await profileNames(dir);
  const hint = nearest(name, known);
  const meant = hint ? ` Did you mean ${hint}?` : '';
  return new InputError(
    'unknown-profile',
    `There is no profile "${name}".${meant} Known are ${known.join(', ')}, and any file that ends in .json.`,
  );
}

/** The last profile that says include or exclude of a rule decides; without include all rules are in. */
function isActive(id: string, profiles: readonly Profile[]): boolean {
  return profiles.reduce((active, { include, exclude }) => {
    const isIn = include ? include.some((text) => pattern(text)(id)) : active;
    return isIn && !exclude?.some((text) => pattern(text)(id));
  }, true);
}

function settingOf(id: string, profiles: readonly Profile[]): RuleSetting {
  const params = Object.assign({}, ...profiles.map((profile) => profile.params?.[id] ?? {}));
  const severity = profiles.map((profile) => profile.severities?.[id]).findLast((value) => value !== undefined);
  return { params, ...(severity && { severity }) };
}
