import { spawn } from 'node:child_process';
import { InputError } from '../../model/errors.ts';

type Env = Readonly<Record<string, string>>;

/**
 * Serves in a process of its own, which outlives this one; ended by its id, XUNJIAN_SANDBOX_PID.
 * @param words  command line of the one that serves
 * @returns the variables that lead clients there. Throws InputError with what the other process said when it did not start
 */
export function serveInBackground(words: readonly string[]): Promise<Env> {
  const [program = ''] = process.argv.slice(1);
  const child = spawn(process.execPath, [...process.execArgv, program, ...words], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += String(chunk);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new InputError('not-served', said.trim() || 'The simulated cloud did not start.')));
    child.once('message', (env) => {
      child.disconnect();
      child.stderr?.destroy();
      child.unref();
      resolve({ ...(env as Env), XUNJIAN_SANDBOX_PID: String(child.pid) });
    });
  });
}

/** Tells the process that waits for it, if any, that this one serves. */
export function tellStarter(env: Env): void {
  process.send?.(env);
}
