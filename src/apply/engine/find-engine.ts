import { realpathSync } from 'node:fs';
import type { LocalizedText } from '../../model/documents.ts';
import { StackError } from '../../model/errors.ts';
import { fileDigest } from './file-digest.ts';
import { type Env, type FoundCli, findCli, oldestVersion, rootOf } from './find-cli.ts';
import { type FoundPlugin, findPlugin } from './find-plugin.ts';

/** The binaries that apply changes. */
export interface Engine {
  readonly cli:
    | {
        readonly path: string /** The folder that holds bin/pulumi. */;
        readonly root: string;
        readonly version: string;
        readonly sha256: string;
      }
    | undefined;
  readonly plugin: { readonly path: string; readonly version: string; readonly sha256: string } | undefined;
  readonly pulumiHome: string;
  /** The plugin is the one of XUNJIAN_PROVIDER_DIR. */
  readonly hasOwnPlugin: boolean;
  /** Version of Node.js. */
  readonly node: string;
  readonly problems: readonly EngineProblem[];
}

/** An engine of which nothing is missing. */
export type WholeEngine = Engine & { readonly cli: NonNullable<Engine['cli']>; readonly plugin: NonNullable<Engine['plugin']> };

/** What is missing, and the one command that gets it. */
export interface EngineProblem {
  readonly code: 'no-engine' | 'old-engine' | 'no-plugin';
  readonly sentence: LocalizedText;
  readonly command: string;
}

/** Looks for the CLI (XUNJIAN_PULUMI, PATH, the built one) and the plugin (XUNJIAN_PROVIDER_DIR, Pulumi's own folder). */
export function findEngine(env: Env): Engine {
  const { fitting, first } = findCli(env);
  const plugin = findPlugin(env);
  const { path, version } = plugin;
  return {
    cli: fitting && { ...fitting, root: rootOf(fitting, env), sha256: digestOf(fitting.path) },
    plugin: path === undefined ? undefined : { path, version, sha256: digestOf(path) },
    pulumiHome: plugin.pulumiHome,
    hasOwnPlugin: plugin.isOwn,
    node: process.version,
    problems: [...(fitting ? [] : [noCli(first, env)]), ...(path === undefined ? [noPlugin(plugin, fitting, env)] : [])],
  };
}

/** The engine, or the first thing that is missing. @throws StackError `no-engine`, `old-engine`, `no-plugin` */
export function requireEngine(env: Env): WholeEngine {
  const engine = findEngine(env);
  const [problem] = engine.problems;
  if (problem)
    throw new StackError(problem.code, {
      en: `${problem.sentence.en} Run: ${problem.command}`,
      'zh-CN': `${problem.sentence['zh-CN']}请运行：${problem.command}`,
    });
  return engine as WholeEngine;
}

const digestOf = (path: string) => fileDigest(realpathSync(path));

function noCli(found: FoundCli | undefined, { XUNJIAN_PULUMI: named }: Env): EngineProblem {
  const command = 'npm run engine';
  if (found)
    return {
      code: 'old-engine',
      sentence: {
        en: `${found.path} is pulumi ${found.version}; version 3 from ${oldestVersion} on is needed.`,
        'zh-CN': `${found.path} 的版本为 ${found.version}，需要 ${oldestVersion} 及以上的 3.x 版本。`,
      },
      command,
    };
  return {
    code: 'no-engine',
    sentence: {
      en: `${named ? `XUNJIAN_PULUMI names ${named}, which is no pulumi program` : 'There is no pulumi program here'}; version 3 from ${oldestVersion} on is needed.`,
      'zh-CN': `${named ? `XUNJIAN_PULUMI 指定的 ${named} 不是 pulumi 程序` : '未找到 pulumi 程序'}，需要 ${oldestVersion} 及以上的 3.x 版本。`,
    },
    command,
  };
}

function noPlugin({ version }: FoundPlugin, cli: FoundCli | undefined, { XUNJIAN_PROVIDER_DIR: own }: Env): EngineProblem {
  return {
    code: 'no-plugin',
    sentence: {
      en: `${own ? `${own} (XUNJIAN_PROVIDER_DIR) holds no pulumi-resource-alicloud` : `The Pulumi plugin alicloud ${version} is not installed`}.`,
      'zh-CN': `${own ? `XUNJIAN_PROVIDER_DIR 指定的 ${own} 中没有 pulumi-resource-alicloud` : `未安装 Pulumi 插件 alicloud ${version}`}。`,
    },
    command: `${own ? 'unset XUNJIAN_PROVIDER_DIR && ' : ''}${cli?.path ?? 'pulumi'} plugin install resource alicloud v${version}`,
  };
}
