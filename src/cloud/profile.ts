import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../model/errors.ts';

/** A profile of the official command line, as its file writes it. */
export interface Profile {
  readonly name: string;
  readonly mode: string;
  readonly access_key_id?: string;
  readonly access_key_secret?: string;
  readonly sts_token?: string;
  readonly ram_role_arn?: string;
  readonly ram_role_name?: string;
  readonly ram_session_name?: string;
  readonly external_id?: string;
  readonly expired_seconds?: number;
  readonly source_profile?: string;
  readonly oidc_provider_arn?: string;
  readonly oidc_token_file?: string;
  readonly region_id?: string;
}

interface Configuration {
  readonly current?: string;
  readonly profiles: readonly Profile[];
}

/** Where the official command line keeps its profiles. */
export function profileFile(): string {
  return join(homedir(), '.aliyun', 'config.json');
}

/**
 * The named profile, or the current one. undefined when no name is asked for and there is no file.
 * Throws InputError for a file that cannot be used and a name that is not in it.
 */
export async function readProfile(name: string | undefined, file = profileFile()): Promise<Profile | undefined> {
  const configuration = await readConfiguration(file, name);
  if (!configuration) return undefined;
  const wanted = name ?? configuration.current ?? configuration.profiles[0]?.name;
  return findProfile(configuration.profiles, wanted, file);
}

/** The profile that another one starts from. */
export async function readSourceProfile(profile: Profile, file = profileFile()): Promise<Profile> {
  if (!profile.source_profile) throw missing(profile, ['source_profile'], file);
  const source = await readProfile(profile.source_profile, file);
  if (!source || source.source_profile === profile.name) {
    throw new InputError(
      'profile-circle',
      `${file}: the profiles ${profile.name} and ${profile.source_profile} start from each other; name one that has keys of its own.`,
    );
  }
  return source;
}

/** The complaint about settings that a profile of its mode needs. */
export function missing(profile: Profile, settings: readonly string[], file = profileFile()): InputError {
  return new InputError(
    'incomplete-profile',
    `${file}: profile ${profile.name} (mode ${profile.mode}) has no ${settings.join(' and no ')}; run: aliyun configure --profile ${profile.name}`,
  );
}

async function readConfiguration(file: string, name: string | undefined): Promise<Configuration | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && name === undefined) return undefined;
    const what = code === 'ENOENT' ? 'is not there' : `cannot be read (${code})`;
    throw new InputError('unreadable-credentials', `${file} ${what}; run: aliyun configure${name ? ` --profile ${name}` : ''}`);
  }
  return parseConfiguration(text, file);
}

function parseConfiguration(text: string, file: string): Configuration {
  let parsed: Partial<Configuration> | null;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // The parser's own message quotes the text around the fault, which may be a secret.
    throw new InputError('damaged-credentials', `${file} is no JSON; mend it, or move it away and run: aliyun configure`);
  }
  if (!Array.isArray(parsed?.profiles) || parsed.profiles.length === 0) {
    throw new InputError('damaged-credentials', `${file} has no profiles; run: aliyun configure`);
  }
  return parsed as Configuration;
}

function findProfile(profiles: readonly Profile[], name: string | undefined, file: string): Profile {
  const profile = profiles.find((one) => one.name === name);
  if (profile) return profile;
  throw new InputError('unknown-profile', `${file} has no profile ${name}; it has ${profiles.map((one) => one.name).join(', ')}.`);
}
