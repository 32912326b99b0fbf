/** The time of an estate. It runs with the real one until it is set; a set clock stands until it is advanced. */
export class Clock {
  #fixed: number | undefined;
  #offset = 0;

  constructor(start?: number) {
    this.#fixed = start;
  }

  /** Epoch milliseconds. */
  now(): number {
    return this.#fixed ?? Date.now() + this.#offset;
  }

  set(ms: number): void {
    this.#fixed = ms;
  }

  advance(ms: number): void {
    if (this.#fixed === undefined) this.#offset += ms;
    else this.#fixed += ms;
  }

  /** Lets a set clock run on from where it stands. */
  run(): void {
    this.#offset = this.now() - Date.now();
    this.#fixed = undefined;
  }
}
