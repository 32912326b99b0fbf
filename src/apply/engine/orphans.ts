import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type ProcessLine, processesWith, signalAll, startOf } from './process-table.ts';
import type { SessionSpec } from './session-spec.ts';

/** Variable that every process of a session carries: the change set, who began the session, and the session itself. */
export const marker = 'XUNJIAN_SESSION';

/** How long the engine may take to end what it runs after one interrupt, and after a second one. */
const politeMs = 20_000;
const hurriedMs = 6_000;
const endMs = 5_000;
const stepMs = 50;
/** A request that was on its way when its sender ended may still take effect; what is read before may be old. */
const onTheWayMs = 2_000;

/** The mark of a new session of this process. */
export function newMark(spec: Pick<SessionSpec, 'id' | 'backendUrl'>): string {
  return `${changeSetMark(spec)}:${process.pid}:${startOf(process.pid)}:${randomUUID()}`;
}

function changeSetMark({ id, backendUrl }: Pick<SessionSpec, 'id' | 'backendUrl'>): string {
  return createHash('sha256').update(`${backendUrl} ${id}`).digest('hex').slice(0, 16);
}

/**
 * Waits for or ends what earlier runs of a change set left behind whose owner has died: a plugin outlives its killed engine
 * for five minutes and may still write. Sessions of living owners are not touched. Gives how many there were.
 */
export function endAbandoned(spec: Pick<SessionSpec, 'id' | 'backendUrl'>): Promise<number> {
  return endAll(() => processesWith(marker, `${changeSetMark(spec)}:`).filter(isAbandoned));
}

/** Ends what a session of our own left after its child died or its engine was killed. @param living  the child that goes on */
export function endLeftovers(mark: string, living: number | undefined): Promise<number> {
  return endAll(() => processesWith(marker, mark).filter(({ pid }) => pid !== living));
}

/** The engine's own processes of a session, for a second interrupt. */
export function enginesOf(mark: string): ProcessLine[] {
  return processesWith(marker, mark).filter(isEngine);
}

const isEngine = ({ command }: ProcessLine) => /^(\S*\/)?pulumi /.test(command);
const isChild = ({ command }: ProcessLine) => /\/engine\/child\.[jt]s\b/.test(command);

/** Whether the process that began the session has died. Its number may have been given again. */
function isAbandoned({ value }: ProcessLine): boolean {
  const [, owner, ...start] = value.split(':');
  return startOf(Number(owner)) !== start.slice(0, -1).join(':');
}

async function endAll(find: () => readonly ProcessLine[]): Promise<number> {
  const found = find();
  if (found.length === 0) return 0;
  const hadEngine = found.some(isEngine);
  // While its own child lives, that one has interrupted the engine already; a second interrupt would cut the running write.
  if (hadEngine && !found.some(isChild)) signalAll(found.filter(isEngine), 'SIGINT');
  if (hadEngine && !(await ended(() => find().filter(isEngine), politeMs))) {
    signalAll(find().filter(isEngine), 'SIGINT');
    await ended(() => find().filter(isEngine), hurriedMs);
  }
  if (await ended(find, hadEngine ? endMs : 0)) return found.length;
  signalAll(find(), 'SIGTERM');
  if (!(await ended(find, endMs))) signalAll(find(), 'SIGKILL');
  await ended(find, endMs);
  await wait(onTheWayMs);
  return found.length;
}

async function ended(find: () => readonly ProcessLine[], patienceMs: number): Promise<boolean> {
  for (const deadlineMs = Date.now() + patienceMs; Date.now() < deadlineMs; await wait(stepMs)) if (find().length === 0) return true;
  return find().length === 0;
}
