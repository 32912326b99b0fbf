import { setTimeout as sleep } from 'node:timers/promises';

/** Time as the module sees it; tests bring their own. */
export interface Clock {
  /** Milliseconds on a scale that never goes back. */
  now(): number;
  sleep(ms: number): Promise<void>;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: async (ms) => {
    await sleep(ms);
  },
};
