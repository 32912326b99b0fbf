import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/index.ts';
import { providerDir } from './harness.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const loader = join(root, 'node_modules/tsx/dist/esm/index.mjs');
export const main = join(root, 'src/cli/main.ts');

/** What one command line left behind. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A command line that runs. */
export interface Running {
  /** Waits until it has written this to standard error. */
  says(words: string): Promise<void>;
  /** Sends what Ctrl-C sends, to the program alone. */
  interrupt(): void;
  readonly ended: Promise<Ran>;
}

/** A folder of a project and a simulated cloud, with the command line as a person or a pipeline has it: no terminal. */
export interface Shell {
  readonly sandbox: Sandbox;
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  run(...words: string[]): Promise<Ran>;
  runIn(env: Readonly<Record<string, string>>, ...words: string[]): Promise<Ran>;
  /** Begins a command line that goes on meanwhile. */
  start(...words: string[]): Running;
  /** Fails the test when the command does not end with 0. */
  must(...words: string[]): Promise<Ran>;
  /** Any program in the folder. */
  exec(program: string, words: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran>;
  close(): Promise<void>;
}

/** @param estate  the sample estate where left out */
export async function openShell(estate?: SandboxOptions['estate']): Promise<Shell> {
  const sandbox = await startSandbox({ clock: Date.now(), ...(estate !== undefined && { estate }) });
  sandbox.control.pace(0);
  const folder = mkdtempSync(join(tmpdir(), 'xunjian-shell-'));
  const { PATH = '', HOME = '' } = process.env;
  const own = { XUNJIAN_PROVIDER_DIR: providerDir, PROVIDER_WAIT_FACTOR: '0', XDG_CONFIG_HOME: join(folder, 'config') };
  const env = { PATH, HOME, ...sandbox.env, ...own, XUNJIAN_KEY_PASSPHRASE: 'orchard orchard', XUNJIAN_USER: 'Wang' };
  writeFileSync(
    join(folder, 'xunjian.json'),
    JSON.stringify({ customer: { en: 'Orchard', 'zh-CN': '果园' }, tier: 'onsite-5x8', regions: ['cn-hangzhou', 'cn-shanghai'] }),
  );
  const exec: Shell['exec'] = (program, words, given) =>
    collect(spawn(program, words, { cwd: folder, env: { ...given }, stdio: ['ignore', 'pipe', 'pipe'] }));
  const lineOf = (words: readonly string[]) => ['--import', loader, main, ...words, '--lang', 'en'];
  const runIn: Shell['runIn'] = (more, ...words) => exec(process.execPath, lineOf(words), { ...env, ...more });
  const run: Shell['run'] = (...words) => runIn({}, ...words);
  return {
    sandbox,
    folder,
    env,
    run,
    runIn,
    exec,
    start(...words) {
      const child = spawn(process.execPath, lineOf(words), { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
      return { says: listener(child), interrupt: () => void child.kill('SIGINT'), ended: collect(child) };
    },
    async must(...words) {
      const ran = await run(...words);
      if (ran.code !== 0) throw new Error(`xunjian ${words.join(' ')} ended with ${ran.code}: ${ran.err}${ran.out}`);
      return ran;
    },
    async close() {
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Fails when the program ends without having said it. */
function listener(child: ReturnType<typeof spawn>): Running['says'] {
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += String(chunk);
  });
  return (words) =>
    new Promise((resolve, reject) => {
      const look = () => said.includes(words) && resolve();
      look();
      child.stderr?.on('data', look);
      child.once('close', () => reject(new Error(`It ended without "${words}": ${said}`)));
    });
}

function collect(child: ReturnType<typeof spawn>): Promise<Ran> {
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk) => {
    out += String(chunk);
  });
  child.stderr?.on('data', (chunk) => {
    err += String(chunk);
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code: code ?? -1, out, err })));
}
