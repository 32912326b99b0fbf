import { documented, type Estimate, estimateOf, type Mark, rateOf } from './quota-estimate.ts';
import { QuotaWindow } from './quota-window.ts';

/** A call that was let go. */
export interface Launch {
  readonly sequence: number;
  readonly at: number;
}

/** The wait after a refusal: when it began, and the last try in it that was refused as well. */
interface Pause {
  readonly from: number;
  waitMs: number;
  failedAt: number | undefined;
  probe: Launch | undefined;
  isOver: boolean;
  /** The try is one that a quota with windows must refuse. */
  readonly isDoubt: boolean;
  /** The reply to the try has come, and it was let in. */
  isLetIn: boolean;
  /** A call after the try was refused while the try itself had no answer yet: whether it got through decides what that means. */
  isPending: boolean;
}

const firstRate = 0.15;
const firstWaitMs = 50;
const longestWaitMs = 5000;
/** Waits grow this much from one refused try to the next, and not beyond `shortWaitMs` within the first seconds. */
const waitGrowth = 1.6;
const shortWaitMs = 400;
const soonMs = 2500;
/** How near a quota that was hit while the rate rose is to that rate. */
const nearRate = 0.85;
const memoryMs = 30_000;

/**
 * Finds out how fast calls may go, from refusals alone, and keeps close to that.
 *
 * Until the first refusal the rate doubles with every round trip. From then on the calls that were let in between two
 * refusals, over the time between them, are the quota: both refusals mean "nothing left", so the estimate sharpens as
 * they move apart. The rate runs a cubic curve through the estimate, so it lingers near it and feels for more later.
 * Where waiting does not help in small doses, the quota opens in windows: it is then used up at once, window by window.
 */
export class RateControl {
  #rate = firstRate;
  /** Average rate until the first refusal. */
  #firstRate = firstRate;
  #nextAt = 0;
  #startedAt: number | undefined;
  #launched = 0;
  #refused = 0;
  #cutAt = Number.NEGATIVE_INFINITY;
  #marks: Mark[] = [];
  #estimate: Estimate | undefined;
  #pause: Pause | undefined;
  #window: QuotaWindow | undefined;
  #roundTripMs = firstWaitMs;
  #refusalMs = 5;

  /** @param perSecond  a quota that is documented, to start from */
  constructor(perSecond?: number) {
    if (perSecond !== undefined) this.#estimate = documented(perSecond);
  }

  /** When the next call may go, in milliseconds. */
  readyAt(): number {
    return this.#nextAt;
  }

  launch(now: number): Launch {
    this.#startedAt ??= now;
    this.#skipIdle(now);
    const launch = { sequence: this.#launched++, at: now };
    const pause = this.#pause;
    if (pause && pause.probe === undefined) {
      pause.probe = launch;
      // The try's own refusal must be able to come back before the next call goes.
      this.#nextAt = now + Math.max(this.#gapMs(now), this.#refusalMs * 1.5);
      return launch;
    }
    // A timer that fires late may be made up for, a little.
    this.#nextAt = Math.max(this.#nextAt, now - 10) + this.#gapMs(now);
    this.#confirm();
    this.#window?.spend();
    if (this.#window?.isSpent) this.#wait(now, this.#window.nextAt - now);
    return launch;
  }

  /** Time in which nobody called says nothing about the quota. */
  #skipIdle(now: number): void {
    const idleMs = now - this.#nextAt;
    if (this.#estimate && idleMs > 100) this.#estimate = { ...this.#estimate, at: this.#estimate.at + idleMs };
  }

  accepted(launch: Launch, now: number): void {
    if (launch === this.#pause?.probe) this.#letIn(this.#pause, now);
    this.#roundTripMs += 0.2 * (now - launch.at - this.#roundTripMs);
    // A wait that did not help at once says that the quota is far below; no need to feel for more.
    if (this.#estimate || this.#window || launch.at <= this.#cutAt || this.#pause?.failedAt !== undefined) return;
    this.#rate += 1 / Math.max(this.#roundTripMs, 1);
  }

  refused(launch: Launch, now: number, retryAfterMs?: number): void {
    this.#refused += 1;
    this.#refusalMs += 0.3 * (now - launch.at - this.#refusalMs);
    if (launch.at <= this.#cutAt && !(this.#pause?.isPending && launch === this.#pause.probe)) {
      // On its way when the quota ran out: it had been counted as let in.
      const mark = this.#marks.at(-1);
      if (mark) mark.accepted -= 1;
      return;
    }
    this.#cutAt = now;
    const pause = this.#pause;
    if (pause?.probe && pause.probe !== launch && !pause.isLetIn) {
      pause.isPending = true;
      this.#nextAt = Number.POSITIVE_INFINITY;
    } else if (this.#pause?.probe === launch) this.#probeFailed(this.#pause, launch, now, retryAfterMs);
    else this.#cut(now, retryAfterMs);
  }

  /** A call that came to nothing for another reason than the quota. */
  lost(launch: Launch, now: number): void {
    if (launch === this.#pause?.probe) this.#letIn(this.#pause, now);
  }

  #letIn(pause: Pause, now: number): void {
    this.#confirm();
    pause.isLetIn = true;
    if (!pause.isPending) return;
    pause.isPending = false;
    this.#cut(now, undefined);
  }

  /** The try after a wait has got through, or would have been refused by now. */
  #confirm(): void {
    const pause = this.#pause;
    if (!pause?.probe || pause.isOver) return;
    pause.isOver = true;
    if (pause.isDoubt) this.#window = undefined;
    else this.#window?.open(pause.probe.at);
  }

  #gapMs(now: number): number {
    return this.#window?.gapMs ?? 1 / this.#rateAt(now);
  }

  #rateAt(now: number): number {
    return this.#estimate ? rateOf(this.#estimate, now) : this.#rate;
  }

  /**
   * A quota that saves up little loses what is not asked for at once, and is then more than what was let in. It lies near
   * the rate at which it was hit, when the rate had to be raised for that.
   */
  #feltFor(now: number): number {
    const estimate = this.#estimate;
    return estimate && estimate.below <= 0.1 && now - estimate.at > estimate.spanMs ? this.#rateAt(now) * nearRate : 0;
  }

  #wait(now: number, waitMs: number): void {
    this.#pause = {
      from: now,
      waitMs,
      failedAt: undefined,
      probe: undefined,
      isOver: false,
      isDoubt: this.#window?.isDoubtful ?? false,
      isLetIn: false,
      isPending: false,
    };
    this.#nextAt = now + waitMs;
  }

  #cut(now: number, retryAfterMs: number | undefined): void {
    const mark = { at: now, accepted: this.#launched - this.#refused };
    if (!this.#window) {
      this.#window = this.#findWindow(mark);
      this.#learn(mark, now);
    } else {
      if (!this.#window.usedUp()) this.#window = undefined;
      this.#marks = [mark];
    }
    const dripMs = this.#estimate ? Math.min(1.2 / this.#estimate.perMs, longestWaitMs) : firstWaitMs;
    this.#wait(now, retryAfterMs ?? (this.#window ? this.#window.nextAt - now : dripMs));
  }

  #findWindow(mark: Mark): QuotaWindow | undefined {
    const last = this.#marks.at(-1);
    const { from, failedAt, probe } = this.#pause ?? {};
    if (!last || from === undefined || probe === undefined) return undefined;
    return QuotaWindow.detect({ from, failedAt, endedAt: probe.at }, mark.accepted - last.accepted, mark.at);
  }

  #probeFailed(pause: Pause, launch: Launch, now: number, retryAfterMs: number | undefined): void {
    if (pause.isDoubt && this.#window) {
      this.#window.tested();
      this.#wait(now, this.#window.nextAt - now);
      return;
    }
    const holds = pause.isOver ? this.#window?.cancel(launch.at) : this.#window?.tooEarly(launch.at);
    if (!holds) this.#window = undefined;
    pause.failedAt = launch.at;
    pause.probe = undefined;
    pause.isOver = false;
    pause.isPending = false;
    pause.waitMs = Math.min(pause.waitMs * waitGrowth, now - pause.from < soonMs ? shortWaitMs : longestWaitMs);
    if (!this.#estimate) this.#rate = this.#firstRate;
    this.#nextAt = now + (retryAfterMs ?? (this.#window ? this.#window.nextAt - now : pause.waitMs));
  }

  #learn(mark: Mark, now: number): void {
    const last = this.#marks.at(-1);
    if (!last) {
      this.#firstRate = Math.max(mark.accepted / Math.max(mark.at - (this.#startedAt ?? 0), 1), 0.002);
      this.#rate = this.#firstRate / 2;
      this.#marks = [mark];
      return;
    }
    const recent = this.#marks.filter(({ at }) => mark.at - at < memoryMs);
    const whole = estimateOf(recent[0] ?? last, mark, now);
    const short = estimateOf(last, mark, now);
    // What the last stretch rules out is no longer true: the quota has changed, or somebody else shares it.
    const isStale = Math.abs(short.perMs - whole.perMs) - 1 / Math.max(mark.at - last.at, 1) > 0.2 * whole.perMs;
    this.#marks = isStale ? [last, mark] : [...recent, mark];
    const estimate = isStale ? short : whole;
    const felt = this.#feltFor(now);
    this.#estimate = felt > estimate.perMs * 1.3 ? { ...estimate, perMs: felt } : estimate;
  }
}
