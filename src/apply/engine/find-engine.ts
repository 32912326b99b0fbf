import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, realpathSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { LocalizedText } from '../../model/documents.ts';
import { StackError } from '../../model/errors.ts';
import { fileDigest } from './file-digest.ts';
import { pluginVersion } from './program.ts';

/** Version that `npm run engine` builds. */
export const builtVersion = 'v3.274.1';
const oldest = [3, 258, 0] as const;
const pluginFile = 'pulumi-resource-alicloud';

/** The binaries that apply changes. */
export interface Engine {
  readonly cli: { readonly path: string; readonly root: string; readonly version: string; readonly sha256: string } | undefined;
  readonly plugin: { readonly path: string; readonly version: string; readonly sha256: string } | undefined;
  readonly pulumiHome: string;
  /** The plugin stands in a folder that was laid out from XUNJIAN_PROVIDER_DIR. */
  readonly hasOwnPlugin: boolean;
  readonly problems: readonly EngineProblem[];
}

/** What is missing, and the one command that gets it. */
export interface EngineProblem {
  readonly code: 'no-engine' | 'old-engine' | 'no-plugin';
  readonly sentence: LocalizedText;
  readonly command: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Looks for the CLI (XUNJIAN_PULUMI, PATH, the built one) and the plugin (XUNJIAN_PROVIDER_DIR, Pulumi's own folder). */
export function findEngine(env: Env): Engine {
  const found = candidates(env)
    .map((path) => ({ path, version: versionOf(path) }))
    .filter(({ version }) => version !== undefined);
  const fitting = found.find(({ version }) => isFitting(version as string));
  const plugin = findPlugin(env);
  const problems = [
    ...(fitting ? [] : [noEngine(found[0])]),
    ...(plugin.path === undefined && !plugin.canBeFetched ? [noPlugin(plugin.wanted)] : []),
  ];
  return {
    cli: fitting && {
      path: fitting.path,
      root: dirname(dirname(fitting.path)),
      version: fitting.version as string,
      sha256: fileDigest(realpathSync(fitting.path)),
    },
    plugin:
      plugin.path === undefined
        ? undefined
        : { path: plugin.path, version: pluginVersion(), sha256: fileDigest(realpathSync(plugin.path)) },
    pulumiHome: plugin.home,
    hasOwnPlugin: plugin.isOwn,
    problems,
  };
}

/** The engine, or the first thing that is missing. @throws StackError `no-engine`, `old-engine`, `no-plugin` */
export function requireEngine(
  env: Env,
): Engine & { readonly cli: NonNullable<Engine['cli']>; readonly plugin: NonNullable<Engine['plugin']> } {
  const engine = findEngine(env);
  const [problem] = engine.problems;
  if (problem) throw new StackError(problem.code, `${problem.sentence.en} Run: ${problem.command}`);
  if (!engine.cli || !engine.plugin) {
    const wanted = pluginVersion();
    throw new StackError(
      'no-plugin',
      `The plugin alicloud ${wanted} is not installed. Run: pulumi plugin install resource alicloud v${wanted}`,
    );
  }
  return engine as ReturnType<typeof requireEngine>;
}

/** Folder that holds what this program builds for itself. */
export function cacheFolder(env: Env): string {
  return join(env.XDG_CACHE_HOME ?? join(env.HOME ?? homedir(), '.cache'), 'xunjian', 'engine');
}

function candidates(env: Env): string[] {
  const named = env.XUNJIAN_PULUMI;
  const onPath = (env.PATH ?? '').split(':').map((folder) => join(folder, 'pulumi'));
  const built = join(cacheFolder(env), builtVersion, 'bin', 'pulumi');
  return [...(named === undefined ? [] : [named]), ...onPath, built].filter((path) => existsSync(path) && statSync(path).isFile());
}

function versionOf(path: string): string | undefined {
  try {
    return execFileSync(path, ['version'], {
      encoding: 'utf8',
      env: { PULUMI_SKIP_UPDATE_CHECK: 'true', HOME: homedir(), PATH: process.env.PATH ?? '' },
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}

function isFitting(version: string): boolean {
  const parts = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version)?.slice(1).map(Number);
  if (!parts || parts[0] !== oldest[0]) return false;
  const [, minor = 0, patch = 0] = parts;
  return minor > oldest[1] || (minor === oldest[1] && patch >= oldest[2]);
}

function findPlugin(env: Env): { path: string | undefined; home: string; isOwn: boolean; canBeFetched: boolean; wanted: string } {
  const wanted = pluginVersion();
  const own = env.XUNJIAN_PROVIDER_DIR;
  if (own !== undefined) {
    const path = join(own, pluginFile);
    const isThere = existsSync(path);
    return { path: isThere ? path : undefined, home: isThere ? layOut(env, own, wanted) : '', isOwn: true, canBeFetched: false, wanted };
  }
  const home = env.PULUMI_HOME ?? join(env.HOME ?? homedir(), '.pulumi');
  const path = join(home, 'plugins', `resource-alicloud-v${wanted}`, pluginFile);
  return { path: existsSync(path) ? path : undefined, home, isOwn: false, canBeFetched: false, wanted };
}

/** A Pulumi home of its own, in which the wanted version is the plugin of that folder. Pulumi does not look into linked folders, so its file is linked. */
function layOut(env: Env, folder: string, version: string): string {
  const file = realpathSync(join(folder, pluginFile));
  const home = join(cacheFolder(env), 'homes', createHash('sha256').update(file).digest('hex').slice(0, 16));
  const link = join(home, 'plugins', `resource-alicloud-v${version}`, pluginFile);
  mkdirSync(dirname(link), { recursive: true });
  if (existsSync(link) && realpathSync(link) === file) return home;
  rmSync(link, { force: true });
  symlinkSync(file, link);
  return home;
}

function noEngine(found: { readonly path: string; readonly version: string | undefined } | undefined): EngineProblem {
  const least = oldest.join('.');
  if (found)
    return {
      code: 'old-engine',
      sentence: {
        en: `${found.path} is pulumi ${found.version}; ${least} or newer of version 3 is needed.`,
        'zh-CN': `${found.path} 的版本为 ${found.version}，需要 3.x 的 ${least} 或更新版本。`,
      },
      command: 'npm run engine',
    };
  return {
    code: 'no-engine',
    sentence: {
      en: `There is no pulumi program here; ${least} or newer of version 3 is needed.`,
      'zh-CN': `未找到 pulumi 程序，需要 3.x 的 ${least} 或更新版本。`,
    },
    command: 'npm run engine',
  };
}

function noPlugin(version: string): EngineProblem {
  return {
    code: 'no-plugin',
    sentence: {
      en: `XUNJIAN_PROVIDER_DIR holds no pulumi-resource-alicloud (version ${version}).`,
      'zh-CN': `XUNJIAN_PROVIDER_DIR 中没有 pulumi-resource-alicloud（版本 ${version}）。`,
    },
    command: `pulumi plugin install resource alicloud v${version}`,
  };
}
