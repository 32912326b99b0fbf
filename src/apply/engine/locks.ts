import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StackError } from '../../model/errors.ts';
import { programOf, startOf } from './process-table.ts';
import type { SessionSpec } from './session-spec.ts';

/** Who holds the stack of a change set. */
export interface StackLock {
  readonly pid: number;
  readonly username: string;
  readonly hostname: string;
  readonly timestamp: string;
}

/** Takes away the lock that a killed engine left; a living holder is respected. Gives whether there was one. @throws StackError `locked` naming the holder */
export async function releaseDeadLock(spec: SessionSpec, cancel: () => Promise<unknown>): Promise<boolean> {
  const locks = locksOf(spec);
  if (locks.length === 0) return false;
  const living = locks.find(isAlive);
  if (living) throw heldBy(spec.id, living);
  await cancel();
  return true;
}

/** The refusal that names who holds the change set, as far as that is known. */
export function heldBy(id: string, lock: StackLock | undefined): StackError {
  const who = lock && `${lock.username} (process ${lock.pid} on ${lock.hostname}, since ${lock.timestamp})`;
  const unlock = lock && lock.hostname !== hostname() ? ' If that run is known to be dead, take its lock away with: pulumi cancel' : '';
  return new StackError('locked', `Change set ${id} is held by ${who ?? 'another run'}. Wait for it to end, then run again.${unlock}`);
}

/** Locks of a backend in the file system; other backends show theirs only when they refuse. */
export function locksOf({ backendUrl, id }: Pick<SessionSpec, 'backendUrl' | 'id'>): StackLock[] {
  if (!backendUrl.startsWith('file:///')) return [];
  const root = join(fileURLToPath(backendUrl), '.pulumi', 'locks');
  if (!existsSync(root)) return [];
  return (readdirSync(root, { recursive: true }) as string[])
    .filter((file) => file.split(/[\\/]/).includes(id) && file.endsWith('.json'))
    .flatMap((file) => readLock(join(root, file)));
}

/** The holder that the engine's refusal names: "created by fruit@orchard (pid 12) at 2026-…". */
export function lockIn(message: string): StackLock | undefined {
  const [, username, host, pid, timestamp] = /created by (\S+)@(\S+) \(pid (\d+)\) at (\S+)/.exec(message) ?? [];
  return username === undefined ? undefined : { pid: Number(pid), username, hostname: host ?? '', timestamp: timestamp ?? '' };
}

/** Whether the holder of a lock may still work. From here nobody can tell that of a process of another machine. */
export function isAlive({ pid, hostname: host }: StackLock): boolean {
  if (host !== hostname()) return true;
  // The number may have been given to another program since.
  return startOf(pid) !== undefined && /pulumi/.test(programOf(pid) ?? 'pulumi');
}

/** A lock that was released while it was read, or is half written, is none that could be dead. */
function readLock(path: string): StackLock[] {
  try {
    return [JSON.parse(readFileSync(path, 'utf8')) as StackLock];
  } catch {
    return [];
  }
}
