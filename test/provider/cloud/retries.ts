import { CallError, type FailureKind } from './errors.ts';
import { pause, waitFactor } from './pace.ts';

/** Pauses in seconds before each repeat, the last one again and again; a kind that is left out fails at once. */
interface RetryProfile {
  readonly pauses: Partial<Record<FailureKind, readonly number[]>>;
  readonly limitSeconds: number;
}

/** Without any pauses at all there is still time for repeats. */
const LEAST_FACTOR = 0.01;
const MINUTES_10 = 600;
const MINUTES_15 = 900;

/** How the families of clients repeat a call, as measured. */
export const RETRIES = {
  /** Nearly every generic call: disks, addresses, and reads. */
  rpc: { pauses: { throttling: [3.5, 6, 7], unavailable: [0], internal: [0], page: [0], reset: [0] }, limitSeconds: MINUTES_15 },
  /** Attributes of an instance: steps of a minute. */
  instance: { pauses: { throttling: [60], unavailable: [60], internal: [60], reset: [60] }, limitSeconds: MINUTES_10 },
  rds: { pauses: { throttling: [0.5, 1], unavailable: [0.5, 1], internal: [0.5, 1], reset: [0.5, 1] }, limitSeconds: MINUTES_15 },
  rdsPolicy: { pauses: { internal: [0.5, 1] }, limitSeconds: MINUTES_15 },
  slb: { pauses: { throttling: [3.5, 4], unavailable: [3.5, 4], internal: [3.5, 4], reset: [3.5, 4] }, limitSeconds: MINUTES_15 },
  ram: { pauses: { throttling: [3.5, 4], unavailable: [3.5, 4], reset: [3.5, 4] }, limitSeconds: MINUTES_15 },
  oss: { pauses: { throttling: [3.5, 6], unavailable: [3.5, 6] }, limitSeconds: MINUTES_15 },
  none: { pauses: {}, limitSeconds: 0 },
} as const satisfies Record<string, RetryProfile>;

/** Name of a profile. */
export type Retry = keyof typeof RETRIES;

/** Repeats `call` by the profile; rejects with the last failure. */
export async function repeated<T>(profile: Retry, call: () => Promise<T>): Promise<T> {
  const { pauses, limitSeconds }: RetryProfile = RETRIES[profile];
  const endMs = Date.now() + limitSeconds * 1000 * Math.max(waitFactor(), LEAST_FACTOR);
  for (let attempt = 0; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      const steps = error instanceof CallError ? pauses[error.kind] : undefined;
      const seconds = steps?.[Math.min(attempt, steps.length - 1)];
      if (seconds === undefined || Date.now() + seconds * 1000 * waitFactor() > endMs) throw error;
      await pause(seconds);
    }
  }
}
