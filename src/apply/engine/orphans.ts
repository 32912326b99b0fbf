import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** Variable that every process of a session carries, with the change set id first. */
export const marker = 'XUNJIAN_SESSION';

const politeMs = 5_000;
const stepMs = 50;

/**
 * Ends what an earlier run of the same change set left: a plugin outlives its killed engine and may still write. Waits until
 * all of it has ended. @param own  mark of the session that asks; its processes stay
 */
export async function endOrphans(changeSetId: string, own: string): Promise<number> {
  const found = orphansOf(changeSetId, own);
  signalAll(found, 'SIGTERM');
  const deadlineMs = Date.now() + politeMs;
  while (Date.now() < deadlineMs && orphansOf(changeSetId, own).length > 0) await wait(stepMs);
  signalAll(orphansOf(changeSetId, own), 'SIGKILL');
  while (orphansOf(changeSetId, own).length > 0) await wait(stepMs);
  return found.length;
}

/** Processes of the change set that belong to another session. Only Linux tells; elsewhere none are found. */
function orphansOf(changeSetId: string, own: string): number[] {
  const wanted = `\0${marker}=${changeSetId} `;
  return processIds().filter((pid) => {
    const text = `\0${readText(`/proc/${pid}/environ`)}`;
    const isZombie = () => /\) Z /.test(readText(`/proc/${pid}/stat`));
    return text.includes(wanted) && !text.includes(`${wanted}${own}\0`) && !isZombie();
  });
}

function processIds(): number[] {
  try {
    return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) && Number(name) !== process.pid ? [Number(name)] : []));
  } catch {
    return [];
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // It ended by itself.
    }
  }
}
