import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** A process of this machine. */
export interface ProcessLine {
  readonly pid: number;
  /** The words that it was started with, first the program. */
  readonly command: string;
  /** Value of the variable that was asked for. */
  readonly value: string;
}

/** Processes whose environment has a variable whose value begins so. Only those of this user show it, and this one is left out. */
export function processesWith(variable: string, beginning: string): ProcessLine[] {
  const found = existsSync('/proc/self/environ') ? fromProc(variable) : fromPs(variable);
  return found.filter(({ pid, value }) => pid !== process.pid && value.startsWith(beginning));
}

/** When a process began, in a form that is good for comparing alone; undefined when there is none. Tells a reused number. */
export function startOf(pid: number): string | undefined {
  if (!existsSync('/proc/self/stat'))
    return (
      ps(['-o', 'lstart=', '-p', String(pid)])
        .trim()
        .replaceAll(/\s+/g, '_') || undefined
    );
  const stat = readText(`/proc/${pid}/stat`);
  // The name in parentheses may hold anything, and the 22nd field of all is the 20th after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return stat === '' || fields[0] === 'Z' ? undefined : fields[19];
}

/** Name of the program that a process runs; undefined where that cannot be seen. */
export function programOf(pid: number): string | undefined {
  const name = readText(`/proc/${pid}/comm`) || ps(['-o', 'comm=', '-p', String(pid)]);
  return name.trim() || undefined;
}

/** Sends a signal to what still lives of some processes. */
export function signalAll(processes: readonly ProcessLine[], signal: NodeJS.Signals): void {
  for (const { pid } of processes) {
    try {
      process.kill(pid, signal);
    } catch {
      // It ended by itself.
    }
  }
}

function fromProc(variable: string): ProcessLine[] {
  return readdirSync('/proc').flatMap((name) => {
    const value = /^\d+$/.test(name) ? valueIn(readText(`/proc/${name}/environ`), variable) : undefined;
    if (value === undefined || startOf(Number(name)) === undefined) return [];
    return [{ pid: Number(name), command: readText(`/proc/${name}/cmdline`).replaceAll('\0', ' '), value }];
  });
}

/** Where there is no /proc, `ps e` shows the environment behind the command. */
export function fromPs(variable: string): ProcessLine[] {
  return ps(['axeww', '-o', 'pid=,command='])
    .split('\n')
    .flatMap((line) => {
      const value = valueIn(line, variable);
      const [, pid = '', command = ''] = /^\s*(\d+)\s+(.*)/.exec(line) ?? [];
      return value === undefined || pid === '' ? [] : [{ pid: Number(pid), command, value }];
    });
}

function valueIn(environment: string, variable: string): string | undefined {
  return new RegExp(`(?:^|[\\0 ])${variable}=([^\\0\\s]+)`).exec(environment)?.[1];
}

function ps(words: readonly string[]): string {
  try {
    return execFileSync('ps', words, { encoding: 'utf8', maxBuffer: 64 << 20, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
