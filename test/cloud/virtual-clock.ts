import type { Clock } from '../../src/cloud/clock.ts';

/** A clock on which hours pass at once; events of one moment keep their order. */
export class VirtualClock implements Clock {
  #now = 0;
  #order = 0;
  readonly #events: { readonly at: number; readonly order: number; readonly run: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#push(this.#now + Math.max(0, ms), resolve);
    });
  }

  /** Runs until the work is done; fails when nothing is left that could finish it. */
  async run<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const done = work.finally(() => {
      isDone = true;
    });
    done.catch(() => undefined);
    for (;;) {
      // A turn of the event loop lets everything that the last event set off settle.
      await new Promise((resolve) => setImmediate(resolve));
      if (isDone) return done;
      const next = this.#pop();
      if (!next) throw new Error('Nothing is left to happen and the work is not done.');
      this.#now = next.at;
      next.run();
    }
  }

  #push(at: number, run: () => void): void {
    const event = { at, order: this.#order++, run };
    const events = this.#events;
    let index = events.length;
    while (index > 0 && (events[index - 1] as { at: number }).at > at) index -= 1;
    events.splice(index, 0, event);
  }

  #pop() {
    return this.#events.shift();
  }
}
