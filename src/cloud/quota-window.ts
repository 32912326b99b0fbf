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
/** Every so many windows, a few calls more are tried: a quota may have been raised. */
const tryMoreEvery = 4;

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
  #left = 0;
  #spent = 0;
  #opened = 0;

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
    if (count < 4 || refusedFor * perMs < 2) return undefined;
    const least = Math.max(refusedAt - wait.endedAt, refusedFor);
    const lengthMs = lengths.find((length) => length > least);
    return lengthMs === undefined ? undefined : new QuotaWindow(count, lengthMs, wait.failedAt ?? wait.from, wait.endedAt);
  }

  /** Time between two calls of an open window. */
  get gapMs(): number {
    return (this.#lengthMs * spendShare) / this.#quota;
  }

  /** Average pace of the quota, for when it turns out to have no windows. */
  get perMs(): number {
    return this.#quota / this.#lengthMs;
  }

  /** When to try whether the next window is open. */
  get nextAt(): number {
    const isSharp = this.#until - this.#after <= this.#lengthMs * 0.05;
    return this.#lengthMs + (isSharp ? this.#until : (this.#after + this.#until) / 2);
  }

  get isSpent(): boolean {
    return this.#left <= 0;
  }

  /** A try at `at` got through: a new window is open and that call was its first. */
  open(at: number): void {
    // After a quiet time the window may have begun long ago.
    const passed = Math.max(1, Math.floor((at - this.#after) / this.#lengthMs));
    this.#after += passed * this.#lengthMs;
    this.#until = Math.max(Math.min(this.#until + passed * this.#lengthMs, at), this.#after);
    this.#opened += 1;
    const more = this.#opened % tryMoreEvery === 0 ? Math.ceil(this.#quota * 0.05) : 0;
    this.#left = this.#quota + more - 1;
    this.#spent = 1;
  }

  spend(): void {
    this.#left -= 1;
    this.#spent += 1;
  }

  /** A try at `at` was refused: the window starts later. False when no length of a window explains that. */
  tooEarly(at: number): boolean {
    const longer = at < this.#until + this.#lengthMs ? this.#lengthMs : lengths.find((length) => this.#until + length > at);
    if (longer === undefined) return false;
    this.#lengthMs = longer;
    this.#after = Math.max(this.#after, at - longer);
    return true;
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
