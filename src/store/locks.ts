import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { StackError } from '../model/errors.ts';

interface Held {
  readonly key: string;
  readonly owner: string;
  readonly pid: number;
  readonly host: string;
  /** Start time of the process in kernel ticks, since a pid is used again. */
  readonly startedTicks: string;
  readonly at: string;
}

/** Locks as files of a folder, one a live thing. Held until released or until the process that holds them is dead. */
export function openLocks(folder: string): {
  take(things: readonly { readonly key: string; readonly name: string }[], owner: string): { release(): void };
} {
  return {
    take(things, owner) {
      mkdirSync(folder, { recursive: true });
      const taken: string[] = [];
      const release = () => {
        for (const path of taken.splice(0)) unlinkSync(path);
      };
      try {
        // In one order, so that two who want the same things cannot block each other half-way.
        const byKey = new Map(things.map(({ key, name }) => [key, name]));
        for (const key of [...byKey.keys()].sort()) taken.push(takeOne(folder, key, byKey.get(key) as string, owner));
      } catch (error) {
        release();
        throw error;
      }
      return { release };
    },
  };
}

function takeOne(folder: string, key: string, name: string, owner: string): string {
  const path = join(folder, `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.json`);
  const own: Held = { key, owner, pid: process.pid, host: hostname(), startedTicks: ticksOf(process.pid), at: new Date().toISOString() };
  for (let tries = 0; tries < 3; tries += 1) {
    if (created(path, own)) return path;
    const holder = readHolder(path);
    if (holder !== undefined && isAlive(holder))
      throw new StackError('locked', {
        en: `${name} is being changed by ${holder.owner} (process ${holder.pid} on ${holder.host}, since ${holder.at}). Wait for it to end, then run again.`,
        'zh-CN': `${name} 正由 ${holder.owner} 变更（${holder.host} 上的进程 ${holder.pid}，自 ${holder.at} 起）。请等其结束后再运行。`,
      });
    removeStale(path);
  }
  throw new StackError('locked', {
    en: `${path}: another program takes this lock again and again. Run again later.`,
    'zh-CN': `${path}：该锁被其他程序反复占用，请稍后再运行。`,
  });
}

function created(path: string, held: Held): boolean {
  try {
    writeFileSync(path, JSON.stringify(held), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(path: string): Held | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Held;
  } catch {
    return undefined;
  }
}

function removeStale(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** A holder on another machine is taken for alive: from here nobody can tell. */
function isAlive({ pid, host, startedTicks }: Held): boolean {
  if (host !== hostname()) return true;
  const ticks = ticksOf(pid);
  if (ticks !== '' && startedTicks !== '') return ticks === startedTicks;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process started, as Linux counts it; empty where that cannot be read. */
function ticksOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
