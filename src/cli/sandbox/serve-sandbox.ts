import { InputError } from '../../model/errors.ts';
import { type EstateChoice, type Sandbox, startSandbox } from '../../sandbox/index.ts';
import type { Options } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { text } from '../inspect/settings.ts';
import type { Terminal } from '../terminal.ts';
import { serveInBackground, tellStarter } from './serve-in-background.ts';

/** Serves a simulated cloud until Ctrl-C, and prints the lines that lead clients to it. */
export async function serveSandbox(options: Options, terminal: Terminal): Promise<ExitCode> {
  const settings = { estate: estateOf(options), ...clockOf(options), ...portsOf(options) };
  if (options.printEnv) {
    terminal.print(exportLines(await serveInBackground(wordsOf(options, terminal))));
    return 0;
  }
  const sandbox = await startSandbox(settings);
  tell(sandbox, terminal);
  tellStarter(sandbox.env);
  await stopped(terminal.stopSignal());
  await sandbox.close();
  return 0;
}

function estateOf({ estate, resources, seed }: Options): EstateChoice {
  if (resources === undefined) {
    if (seed !== undefined) throw new InputError('idle-seed', '--seed goes with --resources; an estate file names its own seed.');
    return text(estate) ?? 'sample';
  }
  if (estate !== undefined) throw new InputError('two-estates', '--estate and --resources exclude each other; give one of them.');
  if ((resources as number) < 1) throw new InputError('bad-size', `--resources ${resources}: write a number from 1.`);
  return { resources: resources as number, ...(seed !== undefined && { seed: String(seed) }) };
}

/** The same command line, to serve in the foreground of another process. */
function wordsOf({ estate, resources, seed, clock, port, controlPort }: Options, { language }: Terminal): readonly string[] {
  const given = { estate, resources, seed, clock, port, 'control-port': controlPort, lang: language };
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  return ['sandbox', ...set.map(([name, value]) => `--${name}=${value}`)];
}

function clockOf({ clock }: Options): { readonly clock?: number } {
  if (clock === undefined) return {};
  const ms = Date.parse(String(clock));
  if (Number.isNaN(ms)) throw new InputError('bad-time', `--clock ${clock} is no time; write it as 2026-12-01T00:00:00Z.`);
  return { clock: ms };
}

function portsOf({ port, controlPort }: Options): { readonly port?: number; readonly controlPort?: number } {
  return { ...portOf('port', port), ...portOf('control-port', controlPort, 'controlPort') };
}

function portOf(flag: string, port: Options[string], name = flag): Readonly<Record<string, number>> {
  if (port === undefined) return {};
  const number = port as number;
  if (number < 0 || number > 65_535) throw new InputError('bad-port', `--${flag} ${number}: ports run from 1 to 65535.`);
  return { [name]: number };
}

function tell({ url, env, controlPort }: Sandbox, terminal: Terminal): void {
  terminal.print(exportLines(env));
  const control =
    controlPort === undefined ? '' : terminal.t({ en: `, control on port ${controlPort}`, 'zh-CN': `，控制接口端口 ${controlPort}` });
  terminal.log(
    terminal.t({ en: `Serving on ${url}${control}. Ctrl-C ends it.`, 'zh-CN': `正在 ${url} 提供服务${control}，按 Ctrl-C 结束。` }),
  );
}

/** Lines for a shell; a value is quoted so that nothing in it is run. */
export function exportLines(env: Readonly<Record<string, string>>): string {
  return Object.entries(env)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'`)
    .join('\n');
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
