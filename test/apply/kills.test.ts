import { describe, expect, it } from 'vitest';
import { type ApplyRequest, applyPlan } from '../../src/apply/apply-plan.ts';
import type { Recorder } from '../../src/apply/types.ts';
import { job, memoryRecorder, orchard, planFor } from './orchard.ts';

class Killed extends Error {}

/** Counts every step that touches the world or the record, and dies before or after the nth. */
function dying(nth: number, when: 'before' | 'after') {
  let count = 0;
  return {
    seen: () => count,
    wrap<T extends object>(target: T, names: readonly string[]): T {
      const wrapped = Object.fromEntries(
        names.map((name) => [
          name,
          (...args: unknown[]) => {
            count += 1;
            if (count === nth && when === 'before') throw new Killed(name);
            const isLast = count === nth;
            const value = (target as Record<string, (...given: unknown[]) => unknown>)[name]?.(...args);
            if (!isLast) return value;
            if (value instanceof Promise)
              return value.then(() => {
                throw new Killed(name);
              });
            throw new Killed(name);
          },
        ]),
      );
      return { ...target, ...wrapped };
    },
  };
}

const stackSteps = ['settle', 'importState', 'trim', 'preview', 'up'];

/** One apply that dies at a point, then as many as it takes to finish. */
async function lifeAfter(nth: number, when: 'before' | 'after') {
  const world = orchard();
  const plan = await planFor(world);
  const recorder: Recorder = memoryRecorder();
  const killer = dying(nth, when);
  const first = job(plan, world, {}, { recorder });
  const doomed: ApplyRequest = {
    ...first.apply,
    stack: killer.wrap(first.apply.stack, stackSteps),
    recorder: killer.wrap(recorder, ['append']),
    ...killer.wrap({ read: first.apply.read }, ['read']),
  };
  const died = await applyPlan(doomed).then(
    () => false,
    (error: unknown) => error instanceof Killed,
  );
  const second = job(plan, world, {}, { recorder });
  const record = await applyPlan(second.apply);
  return { died, record, world, recorder, writes: [...first.writes, ...second.writes], steps: killer.seen() };
}

describe('a run that is killed at any point', async () => {
  const { steps } = await lifeAfter(Number.POSITIVE_INFINITY, 'before');

  it('has points to be killed at', () => {
    expect(steps).toBeGreaterThan(15);
  });

  it.each(Array.from({ length: steps }, (_, index) => index + 1).flatMap((nth) => [[nth, 'before'] as const, [nth, 'after'] as const]))(
    'is finished by the next one, and nothing is written twice: step %i, killed %s it',
    async (nth, when) => {
      const { died, record, world, writes, recorder } = await lifeAfter(nth, when);
      expect(died).toBe(true);
      expect(record.entries.map(({ outcome }) => outcome)).toEqual(['applied', 'applied']);
      expect([...world.values()].map(({ performanceLevel }) => performanceLevel)).toEqual(['PL1', 'PL1']);
      expect(writes.map(({ name }) => name).sort()).toEqual([...new Set(writes.map(({ name }) => name))].sort());
      // What may have been written stands in the record before it was written.
      const kinds = recorder.entries().map(({ kind }) => kind);
      expect(kinds.indexOf('intent')).toBeGreaterThan(-1);
    },
  );
});
