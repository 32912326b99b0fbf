import type { Clock } from './clock.ts';
import { type Launch, RateControl } from './rate-control.ts';
import { WidthControl } from './width-control.ts';

/** One call's turn: exactly one of the three tells how it went. */
export interface Turn {
  accepted(): void;
  /**
   * The quota was used up.
   * @param retryAfterMs  when the cloud said how long to wait
   * @returns true when nothing has been let in for so long that it is no use to wait on
   */
  refused(retryAfterMs?: number): boolean;
  /** The service could not cope: too much at once, or a fault of its own. */
  overloaded(): void;
}

/** Lets calls go as fast as a quota allows, in the order in which they ask. */
export interface Limiter {
  /** @param isAgain  a call that was refused goes before those that wait for their first turn */
  turn(isAgain?: boolean): Promise<Turn | 'no use'>;
}

/** What a limiter starts from. */
export interface LimiterOptions {
  readonly clock: Clock;
  /** Documented quota, where there is one. */
  readonly callsPerSecond?: number | undefined;
  /** How long refusals alone are borne; default two minutes, longer than the longest usual window of a quota. */
  readonly patienceMs?: number | undefined;
}

const defaultPatienceMs = 120_000;

/** A limiter for one quota: {@link RateControl} paces its calls, {@link WidthControl} bounds how many run at once. */
export function createLimiter(options: LimiterOptions): Limiter {
  return new QuotaLimiter(options);
}

class QuotaLimiter implements Limiter {
  readonly #clock: Clock;
  readonly #patienceMs: number;
  readonly #rate: RateControl;
  readonly #width = new WidthControl();
  #queue: ((turn: Turn | 'no use') => void)[] = [];
  #wakeAt = Number.POSITIVE_INFINITY;
  #refusedSince: number | undefined;

  constructor({ clock, callsPerSecond, patienceMs }: LimiterOptions) {
    this.#clock = clock;
    this.#patienceMs = patienceMs ?? defaultPatienceMs;
    this.#rate = new RateControl(callsPerSecond);
  }

  turn(isAgain = false): Promise<Turn | 'no use'> {
    return new Promise((resolve) => {
      if (isAgain) this.#queue.unshift(resolve);
      else this.#queue.push(resolve);
      this.#pump();
    });
  }

  #pump(): void {
    while (this.#queue.length > 0 && this.#width.hasRoom()) {
      const now = this.#clock.now();
      if (this.#rate.readyAt() > now) {
        this.#wake(this.#rate.readyAt(), now);
        return;
      }
      this.#queue.shift()?.(this.#start(now));
    }
  }

  #wake(at: number, now: number): void {
    // Never: then a reply that is still out decides.
    if (at >= this.#wakeAt) return;
    this.#wakeAt = at;
    void this.#clock.sleep(at - now).then(() => {
      if (this.#wakeAt === at) this.#wakeAt = Number.POSITIVE_INFINITY;
      this.#pump();
    });
  }

  #start(now: number): Turn {
    const launch = this.#rate.launch(now);
    this.#width.enter(now);
    return {
      accepted: () => this.#accepted(launch),
      refused: (retryAfterMs) => this.#refused(launch, retryAfterMs),
      overloaded: () => {
        this.#width.overloaded(this.#clock.now());
        this.#rate.lost(launch, this.#clock.now());
        this.#pump();
      },
    };
  }

  #accepted(launch: Launch): void {
    const now = this.#clock.now();
    this.#refusedSince = undefined;
    this.#width.leave(now);
    this.#rate.accepted(launch, now);
    this.#pump();
  }

  #refused(launch: Launch, retryAfterMs: number | undefined): boolean {
    const now = this.#clock.now();
    this.#refusedSince ??= now;
    this.#width.leave(now);
    this.#rate.refused(launch, now, retryAfterMs);
    const isNoUse = now - this.#refusedSince > this.#patienceMs;
    // Each of those that wait would find out the same, one long wait after the other.
    if (isNoUse) for (const resolve of this.#queue.splice(0)) resolve('no use');
    this.#pump();
    return isNoUse;
  }
}
