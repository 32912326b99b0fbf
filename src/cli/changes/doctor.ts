import { cacheFolder, findEngine } from '../../apply/engine/index.ts';
import { findKeys } from '../../cloud/index.ts';
import type { LocalizedText } from '../../model/documents.ts';
import type { Options } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { findConfig, text } from '../inspect/settings.ts';
import { plainTable } from '../table.ts';
import type { Terminal } from '../terminal.ts';

interface Check {
  readonly name: LocalizedText;
  readonly isFine: boolean;
  readonly found: string;
  /** The one command that mends it. */
  readonly command?: string;
}

/** Says what applying changes needs, what was found, and the command that gets what is missing. */
export async function doctor(options: Options, terminal: Terminal): Promise<ExitCode> {
  const config = findConfig(text(options.config), terminal);
  const engine = findEngine(terminal.env);
  const checks: Check[] = [
    { name: { en: 'Node.js', 'zh-CN': 'Node.js' }, isFine: isNodeFitting(), found: process.version, command: 'nvm install 22' },
    {
      name: { en: 'pulumi', 'zh-CN': 'pulumi' },
      isFine: engine.cli !== undefined,
      found: engine.cli ? `${engine.cli.version} (${engine.cli.path})` : problemOf(engine, ['no-engine', 'old-engine'], terminal),
      command: 'npm run engine',
    },
    {
      name: { en: 'Plugin alicloud', 'zh-CN': 'alicloud 插件' },
      isFine: engine.plugin !== undefined,
      found: engine.plugin ? `${engine.plugin.version} (${engine.plugin.path})` : terminal.t({ en: 'not found', 'zh-CN': '未找到' }),
      command: engine.problems.find(({ code }) => code === 'no-plugin')?.command ?? `pulumi plugin install resource alicloud`,
    },
    await credentialCheck(options, terminal),
    {
      name: { en: 'State backend', 'zh-CN': '状态后端' },
      isFine: true,
      found: config.changes?.backend ?? terminal.t({ en: 'files beside the runs', 'zh-CN': '运行目录中的文件' }),
    },
    {
      name: { en: 'Persons who may sign', 'zh-CN': '可签署人员' },
      isFine: (config.people ?? []).length > 0,
      found: (config.people ?? []).map(({ name }) => name).join(', ') || '-',
      command: 'xunjian key new "<name>" --role customer --add',
    },
    { name: { en: 'Built engines', 'zh-CN': '本地构建目录' }, isFine: true, found: cacheFolder(terminal.env) },
  ];
  const isWhole = checks.every(({ isFine }) => isFine);
  if (options.json === true) terminal.printJson({ isReady: isWhole, checks });
  else print(checks, terminal);
  return isWhole ? 0 : 3;
}

function print(checks: readonly Check[], terminal: Terminal): void {
  const rows = checks.map(({ name, isFine, found, command }) => [
    isFine ? '✓' : '✗',
    terminal.t(name),
    found,
    isFine || command === undefined ? '' : command,
  ]);
  const heads = terminal.language === 'zh-CN' ? ['', '项目', '结果', '如何获取'] : ['', 'What', 'Found', 'How to get it'];
  terminal.print(plainTable(heads, rows));
}

function problemOf(engine: ReturnType<typeof findEngine>, codes: readonly string[], terminal: Terminal): string {
  const problem = engine.problems.find(({ code }) => codes.includes(code));
  return problem ? terminal.t(problem.sentence) : '';
}

async function credentialCheck(options: Options, terminal: Terminal): Promise<Check> {
  const name = { en: 'Credentials', 'zh-CN': '凭证' };
  const command = 'aliyun configure';
  try {
    const keys = await findKeys({ profile: text(options.profile), env: terminal.env });
    await keys.get();
    return { name, isFine: true, found: sourceText(keys.name, terminal) };
  } catch (error) {
    return { name, isFine: false, found: (error as Error).message.split('\n')[0] as string, command };
  }
}

/** Where the keys come from; what is named after the first word is a name of its own. */
function sourceText(name: string, terminal: Terminal): string {
  const [, kind = name, own = ''] = /^(environment|profile|OIDC role|RAM role of this ECS instance|RAM role|role)(.*)$/s.exec(name) ?? [];
  const word = sourceWords[kind];
  return word === undefined ? name : `${terminal.t(word)}${own}`;
}

const sourceWords: Readonly<Record<string, LocalizedText>> = {
  environment: { en: 'environment', 'zh-CN': '环境变量' },
  profile: { en: 'profile', 'zh-CN': '配置' },
  role: { en: 'role', 'zh-CN': '角色' },
  'RAM role': { en: 'RAM role', 'zh-CN': 'RAM 角色' },
  'RAM role of this ECS instance': { en: 'RAM role of this ECS instance', 'zh-CN': '本 ECS 实例的 RAM 角色' },
  'OIDC role': { en: 'OIDC role', 'zh-CN': 'OIDC 角色' },
};

function isNodeFitting(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 20 || (major === 20 && minor >= 20);
}
