import type { Clock } from './clock.ts';

/** One call's turn: exactly one of the three tells how it went. */
export interface Turn {
  accepted(): void;
  /** The quota was used up. @param retryAfterMs  when the cloud said how long to wait */
  refused(retryAfterMs?: number): void;
  /** The service could not cope: too much at once, or a fault of its own. */
  overloaded(): void;
}

/** Lets calls go as fast as a quota allows. */
export interface Limiter {
  turn(): Promise<Turn>;
}

export interface LimiterOptions {
  readonly clock: Clock;
  /** Documented quota, where there is one. */
  readonly callsPerSecond?: number | undefined;
}

export function createLimiter({ clock }: LimiterOptions): Limiter {
  let inFlight = 0;
  let pausedUntil = 0;
  let pauseMs = 50;
  return {
    async turn() {
      while (inFlight >= 10 || clock.now() < pausedUntil) await clock.sleep(Math.max(5, pausedUntil - clock.now()));
      inFlight += 1;
      return {
        accepted() {
          inFlight -= 1;
          pauseMs = 50;
        },
        refused(retryAfterMs) {
          inFlight -= 1;
          pausedUntil = clock.now() + (retryAfterMs ?? pauseMs);
          pauseMs = Math.min(pauseMs * 2, 5000);
        },
        overloaded() {
          inFlight -= 1;
        },
      };
    },
  };
}
