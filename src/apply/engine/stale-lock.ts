import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { StackError } from '../../model/errors.ts';
import type { SessionSpec } from './session-spec.ts';

interface Lock {
  readonly pid: number;
  readonly username: string;
  readonly hostname: string;
  readonly timestamp: string;
}

/** Takes away the lock that a killed engine left; a living holder is respected. @throws StackError `locked` */
export async function releaseDeadLock(spec: SessionSpec, cancel: () => Promise<unknown>): Promise<void> {
  const locks = readLocks(spec);
  if (locks.length === 0) return;
  const living = locks.find(isAlive);
  if (living)
    throw new StackError(
      'locked',
      `Change set ${spec.id} is being applied by ${living.username} (process ${living.pid} on ${living.hostname}, since ${living.timestamp}). Wait for it to end, then run again.`,
    );
  await cancel();
}

/** Lock files of a backend in the file system; other backends show theirs only when they refuse. */
function readLocks({ backendUrl, id }: SessionSpec): Lock[] {
  if (!backendUrl.startsWith('file://')) return [];
  const root = join(backendUrl.slice('file://'.length), '.pulumi', 'locks');
  if (!existsSync(root)) return [];
  const files = (readdirSync(root, { recursive: true }) as string[]).filter(
    (file) => file.split(/[\\/]/).includes(id) && file.endsWith('.json'),
  );
  return files
    .map((file) => join(root, file))
    .filter((file) => statSync(file).isFile())
    .map((file) => JSON.parse(readFileSync(file, 'utf8')) as Lock);
}

function isAlive(lock: Lock): boolean {
  // From here nobody can tell whether a process of another machine lives.
  if (lock.hostname !== hostname()) return true;
  try {
    return /pulumi/.test(readFileSync(`/proc/${lock.pid}/comm`, 'utf8'));
  } catch {
    return false;
  }
}
