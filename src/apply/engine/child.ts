import type { Answer, Ask } from './messages.ts';
import { redactText } from './redact-text.ts';
import { isBlocked, openWork, type Work } from './work.ts';

/**
 * The process in which the Automation API runs. It takes asks by IPC and answers each; credentials are in its environment.
 * What the Automation API throws past everybody ends this process and not the program that asked.
 */
let work: Promise<Work> | undefined;
const stops = new Map<number, AbortController>();

process.on('message', (message: Ask) => {
  if (message.kind === 'stop') stops.get(message.of)?.abort();
  else void answer(message);
});
process.on('disconnect', () => process.exit(0));

async function answer(ask: Exclude<Ask, { kind: 'stop' }>): Promise<void> {
  try {
    if (ask.kind === 'open') {
      work = openWork(ask.spec);
      await work;
      return send({ of: ask.id, ok: true, value: null });
    }
    if (work === undefined) throw new Error('The session is not open.');
    const stop = new AbortController();
    stops.set(ask.id, stop);
    const value = await (await work).run(ask, (event) => send({ of: ask.id, event }), stop.signal);
    send({ of: ask.id, ok: true, value });
  } catch (error) {
    const { message, name } = error as Error;
    send({ of: ask.id, ok: false, name, isLocked: isBlocked(error), message: redactText(message) });
  } finally {
    stops.delete(ask.id);
  }
}

function send(message: Answer): void {
  process.send?.(message);
}
