import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundMs, createQuota, pageMs, type QuotaShape, scenarios } from '../../bench/collection/quota.ts';
import { createLimiter, type Turn } from '../../src/cloud/limiter.ts';
import { VirtualClock } from './virtual-clock.ts';

interface Setting {
  readonly callsPerSecond?: number;
  /** How long a refusal takes to come back. */
  readonly networkMs?: number;
  /** How late each request arrives, one after the other, over and over. */
  readonly lateMs?: readonly number[];
}

/** Reads so many pages under a quota in virtual time; ratio to the bound, and refused calls a page. */
async function collect(pages: number, shape: QuotaShape, { callsPerSecond, networkMs = 2, lateMs = [0] }: Setting = {}) {
  const clock = new VirtualClock();
  const limiter = createLimiter({ clock, callsPerSecond });
  const quota = createQuota(shape);
  let calls = 0;
  const readPage = async () => {
    for (let isAgain = false; ; isAgain = true) {
      const turn = (await limiter.turn(isAgain)) as Turn;
      await clock.sleep(networkMs / 2 + (lateMs[calls++ % lateMs.length] ?? 0));
      const refusal = quota.admit(clock.now());
      if (refusal === undefined) await clock.sleep(pageMs).then(() => quota.release());
      await clock.sleep(networkMs / 2);
      if (refusal === undefined) return turn.accepted();
      if (refusal === 'rate') turn.refused();
      else turn.overloaded();
    }
  };
  await clock.run(Promise.all(Array.from({ length: pages }, readPage)));
  return { ratio: clock.now() / boundMs(pages, shape), wasted: (calls - pages) / pages, elapsedMs: clock.now() };
}

describe('a quota that nobody told', () => {
  it.each(scenarios)('$name: 1.15 of the bound and 5 in 100 calls wasted, at most', async ({ pages, shape }) => {
    const { ratio, wasted } = await collect(pages, shape);
    expect(ratio).toBeLessThanOrEqual(1.15);
    expect(wasted).toBeLessThanOrEqual(0.05);
  });

  it.each(scenarios)('$name: late and disordered arrivals do not lead it astray', async ({ pages, shape }) => {
    const { ratio, wasted } = await collect(pages, shape, { lateMs: [1, 3, 0, 2, 1, 45, 2, 0, 3, 1, 2, 28, 0, 2, 1] });
    expect(ratio).toBeLessThanOrEqual(1.35);
    expect(wasted).toBeLessThanOrEqual(0.1);
  });

  it('that drips is found whatever its rate and depth', async () => {
    const rates = fc.record({ perSecond: fc.integer({ min: 10, max: 400 }), burst: fc.integer({ min: 3, max: 60 }) });
    await fc.assert(
      fc.asyncProperty(rates, async (shape) => {
        const { ratio, wasted } = await collect(Math.max(shape.perSecond * 6, shape.burst * 3), shape);
        expect(ratio).toBeLessThanOrEqual(1.4);
        expect(wasted).toBeLessThanOrEqual(0.2);
      }),
      { numRuns: 30, seed: 7 },
    );
  });

  it('that drips and saves up nothing is used to half and more', async () => {
    expect((await collect(120, { perSecond: 20, burst: 1 })).ratio).toBeLessThanOrEqual(1.6);
  });

  it.each([
    ['200 in a minute', { perWindow: 200, windowMs: 60_000 }, 1000],
    ['5 in a second', { perWindow: 5, windowMs: 1000 }, 60],
    ['50 in a second, begun 0.3 s ago', { perWindow: 50, windowMs: 1000, windowPhaseMs: 300 }, 300],
    ['50 in a second, begun 0.7 s ago', { perWindow: 50, windowMs: 1000, windowPhaseMs: 700 }, 300],
  ])('that opens in windows is used window by window: %s', async (_, shape, pages) => {
    expect((await collect(pages, shape)).ratio).toBeLessThanOrEqual(1.15);
  });
});

describe('a quota that is documented', () => {
  it('is kept to from the first call', async () => {
    const { ratio, wasted } = await collect(300, { perSecond: 50, burst: 10 }, { callsPerSecond: 50 });
    expect(ratio).toBeLessThanOrEqual(1.1);
    expect(wasted).toBeLessThanOrEqual(0.02);
  });

  it('and is half of that in truth is found out', async () => {
    const { ratio, wasted } = await collect(300, { perSecond: 25, burst: 5 }, { callsPerSecond: 50 });
    expect(ratio).toBeLessThanOrEqual(1.1);
    expect(wasted).toBeLessThanOrEqual(0.05);
  });
});

describe('turns', () => {
  it('come in the order in which they were asked for, a refused call first', async () => {
    const clock = new VirtualClock();
    const limiter = createLimiter({ clock });
    const order: string[] = [];
    const ask = async (name: string, isAgain = false) => {
      const turn = (await limiter.turn(isAgain)) as Turn;
      order.push(name);
      return turn;
    };
    const apple = ask('apple');
    const pear = ask('pear');
    const plum = ask('plum');
    (await clock.run(apple)).refused();
    const again = ask('apple again', true);
    await clock.run(Promise.all([pear, plum, again]));
    expect(order).toEqual(['apple', 'apple again', 'pear', 'plum']);
  });

  it('after an hour of silence are paced as before it', async () => {
    const clock = new VirtualClock();
    await clock.run(clock.sleep(3_600_000));
    const limiter = createLimiter({ clock, callsPerSecond: 50 });
    await clock.run(Promise.all(Array.from({ length: 51 }, () => limiter.turn().then((turn) => (turn as Turn).accepted()))));
    expect(clock.now() - 3_600_000).toBeGreaterThan(900);
  });

  it('wait as long as the cloud says', async () => {
    const clock = new VirtualClock();
    const limiter = createLimiter({ clock });
    ((await clock.run(limiter.turn())) as Turn).refused(7000);
    await clock.run(limiter.turn(true));
    expect(clock.now()).toBe(7000);
  });

  it('are given up for all when nothing was let in for longer than one is patient', async () => {
    const clock = new VirtualClock();
    const limiter = createLimiter({ clock, patienceMs: 10_000 });
    const waiting = Array.from({ length: 50 }, () => limiter.turn());
    const first = (await waiting[0]) as Turn;
    let isNoUse = first.refused();
    while (!isNoUse) isNoUse = ((await clock.run(limiter.turn(true))) as Turn).refused();
    expect(await Promise.all(waiting.slice(1))).toEqual(Array.from({ length: 49 }, () => 'no use'));
    expect(clock.now()).toBeGreaterThan(10_000);
    expect(clock.now()).toBeLessThan(20_000);
  });

  it('of a service that breaks down come one at a time, and more again once it is well', async () => {
    const clock = new VirtualClock();
    const limiter = createLimiter({ clock });
    const first = (await clock.run(Promise.all([limiter.turn(), limiter.turn(), limiter.turn()]))) as Turn[];
    for (const turn of first) turn.overloaded();
    const { elapsedMs } = await collectFrom(limiter, clock, 200);
    expect(elapsedMs).toBeLessThan(60 * pageMs);
  });
});

async function collectFrom(limiter: ReturnType<typeof createLimiter>, clock: VirtualClock, pages: number) {
  const startedAt = clock.now();
  const readPage = async () => {
    const turn = (await limiter.turn()) as Turn;
    await clock.sleep(pageMs);
    turn.accepted();
  };
  await clock.run(Promise.all(Array.from({ length: pages }, readPage)));
  return { elapsedMs: clock.now() - startedAt };
}
