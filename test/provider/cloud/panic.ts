import { settled } from './send.ts';

/**
 * PROVIDER_PANIC_ON=<Action>: once that action has taken effect, and everything else under way with it, the process dies
 * as a Go plugin does, without an answer to any operation.
 */
export async function panicAfter(action: string): Promise<void> {
  if (process.env['PROVIDER_PANIC_ON'] === action) await panic(`panicking after ${action}`);
}

/** Dies after everything under way has been answered. */
export async function panic(why: string): Promise<never> {
  await settled();
  process.stderr.write(`panic: ${why}\n\ngoroutine 1 [running]:\n`);
  process.exit(2);
}
