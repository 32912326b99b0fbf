import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, realpathSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';

/** Version that `npm run engine` builds. */
export const builtVersion = 'v3.274.1';
/** Older ones delete what they imported, or cannot use an S3-like store of states. */
export const oldestVersion = '3.258.0';

export type Env = Readonly<Record<string, string | undefined>>;

/** A pulumi program of this machine. */
export interface FoundCli {
  readonly path: string;
  readonly version: string;
}

/** Folder that holds what this program builds and lays out for itself. */
export function cacheFolder(env: Env): string {
  return join(env.XDG_CACHE_HOME ?? join(env.HOME ?? homedir(), '.cache'), 'xunjian', 'engine');
}

/** The first fitting pulumi of XUNJIAN_PULUMI, PATH and the built one; and the first of all, for telling what does not fit. */
export function findCli(env: Env): { readonly fitting: FoundCli | undefined; readonly first: FoundCli | undefined } {
  let first: FoundCli | undefined;
  for (const path of candidates(env)) {
    const version = versionOf(path);
    if (version === undefined) continue;
    if (isFitting(version)) return { fitting: { path, version }, first: first ?? { path, version } };
    first ??= { path, version };
  }
  return { fitting: undefined, first };
}

/** Whether a version of pulumi is new enough, and not of a later generation. */
export function isFitting(version: string): boolean {
  const numbers = (text: string) => /^v?(\d+)\.(\d+)\.(\d+)/.exec(text)?.slice(1).map(Number);
  const [major, minor = 0, patch = 0] = numbers(version) ?? [];
  const [wantedMajor, wantedMinor = 0, wantedPatch = 0] = numbers(oldestVersion) ?? [];
  return major === wantedMajor && (minor > wantedMinor || (minor === wantedMinor && patch >= wantedPatch));
}

/** The folder whose bin/pulumi is that program: Pulumi's own library finds it no other way. */
export function rootOf({ path }: FoundCli, env: Env): string {
  if (basename(path) === 'pulumi' && basename(dirname(path)) === 'bin') return dirname(dirname(path));
  const file = realpathSync(path);
  const root = join(cacheFolder(env), 'links', createHash('sha256').update(file).digest('hex').slice(0, 16));
  linkFile(file, join(root, 'bin', 'pulumi'));
  return root;
}

/** Makes or mends a link; another process may be doing the same. */
export function linkFile(file: string, link: string): void {
  mkdirSync(dirname(link), { recursive: true });
  if (existsSync(link) && realpathSync(link) === file) return;
  rmSync(link, { force: true });
  try {
    symlinkSync(file, link);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** A program that is named is the only one that counts. */
function candidates(env: Env): string[] {
  if (env.XUNJIAN_PULUMI) return [env.XUNJIAN_PULUMI].filter(isFile);
  const onPath = (env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'pulumi'));
  return [...onPath, join(cacheFolder(env), builtVersion, 'bin', 'pulumi')].filter(isFile);
}

const isFile = (path: string) => existsSync(path) && statSync(path).isFile();

function versionOf(path: string): string | undefined {
  try {
    const env = { PULUMI_SKIP_UPDATE_CHECK: 'true', HOME: homedir(), PATH: process.env.PATH ?? '' };
    return execFileSync(path, ['version'], { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'ignore'], timeout: 20_000 }).trim();
  } catch {
    return undefined;
  }
}
