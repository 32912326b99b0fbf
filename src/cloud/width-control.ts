const widest = 64;
const firstHoldMs = 500;
const longestHoldMs = 30_000;

/** Finds out how many calls may run at once, from calls that the service could not cope with. */
export class WidthControl {
  #running = 0;
  #width = widest;
  #holdMs = firstHoldMs;
  #growAt = 0;
  #cutAt = Number.NEGATIVE_INFINITY;

  hasRoom(): boolean {
    return this.#running < this.#width;
  }

  enter(now: number): void {
    this.#grow(now);
    this.#running += 1;
  }

  leave(now: number): void {
    this.#running -= 1;
    this.#grow(now);
  }

  /** A call was turned away; those that still run are what the service bears. */
  overloaded(now: number): void {
    this.#running -= 1;
    const width = Math.max(1, this.#running);
    // The same width again and again is a limit; any other one was a fault of the moment.
    const isLimit = Math.abs(width - this.#width) <= 1;
    if (now - this.#cutAt > 20) this.#holdMs = isLimit ? Math.min(this.#holdMs * 2, longestHoldMs) : firstHoldMs;
    this.#width = Math.min(this.#width, width);
    this.#cutAt = now;
    this.#growAt = now + this.#holdMs;
  }

  #grow(now: number): void {
    if (this.#width >= widest || now < this.#growAt) return;
    this.#width += 1;
    this.#growAt = now + 100;
  }
}
