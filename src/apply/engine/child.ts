import type { Move } from '../../model/stack.ts';
import { secretNames } from './engine-env.ts';
import type { Answer, Ask } from './messages.ts';
import { redactText } from './redact-text.ts';
import { work } from './work.ts';
import { isLocked, type OpenWorkspace, openWorkspace } from './workspace.ts';

/**
 * The process in which the Automation API runs. It takes asks by IPC and answers each; credentials are in its environment.
 * What the Automation API throws past everybody ends this process and not the program that asked.
 */
const secrets = secretNames.flatMap((name) => process.env[name] ?? []);
const redact = (text: string) => redactText(text, secrets);

let workspace: Promise<OpenWorkspace> | undefined;
const stops = new Map<number, AbortController>();
/** Updates that wait for leave to write. */
const gates = new Map<number, (mayWrite: boolean) => void>();

process.on('message', (message: Ask) => {
  if (message.kind === 'stop') stops.get(message.of)?.abort();
  else if (message.kind === 'go') gates.get(message.of)?.(message.mayWrite);
  else void answer(message);
});

// Whoever asked is gone. What runs is asked to end as by one Ctrl-C, so that it is still recorded in the state.
process.on('disconnect', () => {
  for (const stop of stops.values()) stop.abort();
  for (const open of gates.values()) open(false);
  void workspace?.then((open) => open.close()).catch(() => {});
});

type Work = Exclude<Ask, { kind: 'stop' | 'go' }>;

async function answer(ask: Work): Promise<void> {
  const stop = new AbortController();
  stops.set(ask.id, stop);
  try {
    send({ of: ask.id, ok: true, value: await answerTo(ask, stop.signal) });
  } catch (error) {
    send({ of: ask.id, ok: false, isLocked: isLocked(error), message: redact((error as Error).message) });
  } finally {
    stops.delete(ask.id);
    gates.delete(ask.id);
  }
}

async function answerTo(ask: Work, signal: AbortSignal): Promise<unknown> {
  if (ask.kind === 'open') {
    workspace = openWorkspace(ask.spec);
    await workspace;
    return null;
  }
  if (workspace === undefined) throw new Error('The session is not open.');
  return work(ask.task, await workspace, redact, {
    signal,
    onEvent: (event) => send({ of: ask.id, event }),
    mayWrite: (moves) => leaveFor(ask.id, moves),
  });
}

/** Tells how things moved and waits for the answer; a parent that is gone gives none. */
function leaveFor(id: number, moves: readonly Move[]): Promise<boolean> {
  return new Promise((resolve) => {
    if (!process.connected) return resolve(false);
    gates.set(id, resolve);
    send({ of: id, moves });
  });
}

function send(message: Answer): void {
  if (process.connected) process.send?.(message);
}
