/** A wait after a refusal: when it began, the last try in it that was refused too, and the one that got through. */
export interface Wait {
  readonly from: number;
  readonly failedAt: number | undefined;
  readonly endedAt: number;
}

// The lengths in which quotas are written.
const lengths = [1000, 2000, 5000, 10_000, 30_000, 60_000, 3_600_000];
/** Share of a window in which its quota is spent: early, since the last window of a run ends it. */
const spendShare = 0.2;
/** Every so many windows, one call more than the quota is tried: it may have been raised. */
const tryMoreEvery = 4;
/** Every so many windows, and in the first, a call is tried half-way through: it must be refused, or there are no windows. */
const doubtEvery = 8;
/** Refusals over a shorter time than this may be late replies to calls that were on their way. */
const leastRefusedMs = 150;

/**
 * A quota that opens all at once at the start of each window. Its size is known from a window that was used up, its
 * start lies between a refused try and one that got through, and each window halves that span until it is small.
 */
export class QuotaWindow {
  #quota: number;
  #lengthMs: number;
  /** A window started later than this, and not later than that. */
  #after: number;
  #until: number;
  /** The span as it was before the window opened. */
  #closed = { after: 0, until: 0 };
  #left = 0;
  #spent = 0;
  #opened = 0;
  #isTested = false;
  #lateTries = 0;

  private constructor(quota: number, lengthMs: number, after: number, until: number) {
    this.#quota = quota;
    this.#lengthMs = lengthMs;
    this.#after = after;
    this.#until = until;
  }

  /**
   * Tells windows from a quota that drips: a wait in which several calls' worth should have dripped in, and had not,
   * and then many calls at once.
   * @param count  calls that were let in between the end of the wait and the next refusal, at `refusedAt`
   */
  static detect(wait: Wait, count: number, refusedAt: number): QuotaWindow | undefined {
    const perMs = count / (refusedAt - wait.from);
    const refusedFor = (wait.failedAt ?? wait.from) - wait.from;
    if (count < 4 || refusedFor < leastRefusedMs || refusedFor * perMs < 2) return undefined;
    const least = Math.max(refusedAt - wait.endedAt, refusedFor);
    const lengthMs = lengths.find((length) => length > least);
    return lengthMs === undefined ? undefined : new QuotaWindow(count, lengthMs, wait.failedAt ?? wait.from, wait.endedAt);
  }

  /** Time between two calls of an open window. */
  get gapMs(): number {
    return (this.#lengthMs * spendShare) / this.#quota;
  }

  /** True when a call half-way through this window is due, to see whether it is refused. */
  get isDoubtful(): boolean {
    return this.#left <= 0 && this.#opened % doubtEvery === 1 && !this.#isTested;
  }

  /** When the next call may try its luck: half-way through a window that is in doubt, else at the next one's start. */
  get nextAt(): number {
    if (this.isDoubtful) return this.#until + this.#lengthMs * 0.6;
    const isSharp = this.#until - this.#after <= this.#lengthMs * 0.12;
    return this.#lengthMs + (isSharp ? this.#until : (this.#after + this.#until) / 2);
  }

  get isSpent(): boolean {
    return this.#left <= 0;
  }

  /** A try at `at` got through: a new window is open and that call was its first. */
  open(at: number): void {
    // After a quiet time the window may have begun long ago.
    this.#closed = { after: this.#after, until: this.#until };
    const passed = Math.max(1, Math.floor((at - this.#after) / this.#lengthMs));
    this.#after += passed * this.#lengthMs;
    this.#until = Math.max(Math.min(this.#until + passed * this.#lengthMs, at), this.#after);
    this.#opened += 1;
    this.#isTested = false;
    this.#lateTries = 0;
    this.#left = this.#quota - (this.#opened % tryMoreEvery === 0 ? 0 : 1);
    this.#spent = 1;
  }

  spend(): void {
    this.#left -= 1;
    this.#spent += 1;
  }

  /** The call half-way through was refused, as it should be. */
  tested(): void {
    this.#isTested = true;
  }

  /** A try at `at` was refused: the window starts later. False when no length of a window explains that. */
  tooEarly(at: number): boolean {
    if (at >= this.#until + this.#lengthMs && !this.#wait(at)) return false;
    this.#after = Math.max(this.#after, at - this.#lengthMs);
    return true;
  }

  /** The start that was thought certain has passed. Replies may have been late, so a little more is waited before that means longer windows. */
  #wait(at: number): boolean {
    this.#lateTries += 1;
    if (this.#lateTries > 3) {
      const longer = lengths.find((length) => length > this.#lengthMs && this.#until + length > at);
      if (longer === undefined) return false;
      this.#lengthMs = longer;
      this.#lateTries = 0;
      return true;
    }
    this.#until = at + this.#lengthMs * 0.03 * this.#lateTries - this.#lengthMs;
    return true;
  }

  /** The window that seemed open at `at` was not. */
  cancel(at: number): boolean {
    this.#after = this.#closed.after;
    this.#until = this.#closed.until;
    this.#opened -= 1;
    this.#left = 0;
    return this.tooEarly(at);
  }

  /** The open window was used up before its quota. False when that was so early that there are no such windows. */
  usedUp(): boolean {
    const count = this.#spent - 1;
    this.#left = 0;
    if (count < this.#quota / 2) return false;
    this.#quota = count;
    return true;
  }
}
