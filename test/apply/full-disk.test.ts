import { describe, expect, it } from 'vitest';
import { applyPlan } from '../../src/apply/apply-plan.ts';
import type { Recorder } from '../../src/apply/types.ts';
import { StackError } from '../../src/model/errors.ts';
import { fakeStack } from './fake-stack.ts';
import { job, memoryRecorder, orchard, planFor } from './orchard.ts';

/** A record on a disk that is full from the nth entry on. */
function fullAfter(recorder: Recorder, entries: number): Recorder {
  return {
    entries: () => recorder.entries(),
    append(...entry) {
      if (recorder.entries().length >= entries) throw new StackError('ledger-full', 'ledger.db: the disk is full.');
      recorder.append(...entry);
    },
  };
}

async function whole() {
  const world = orchard();
  const { apply, recorder } = job(await planFor(world), world);
  await applyPlan(apply);
  return recorder.entries().length;
}

describe('a disk that is full while a change set is recorded', async () => {
  const total = await whole();

  it.each(Array.from({ length: total }, (_, entries) => entries))(
    'at entry %i: one error, and the rerun writes nothing twice',
    async (entries) => {
      const world = orchard();
      const plan = await planFor(world);
      const recorder = memoryRecorder();
      const first = job(plan, world, {}, { recorder: fullAfter(recorder, entries) });
      await expect(applyPlan(first.apply)).rejects.toMatchObject({ name: 'StackError', code: 'ledger-full' });
      const second = job(plan, world, {}, { recorder });
      expect((await applyPlan(second.apply)).entries.map(({ outcome }) => outcome)).toEqual(['applied', 'applied']);
      const written = [...first.writes, ...second.writes].map(({ name }) => name).sort();
      expect(written).toEqual(plan.changes.map(({ name }) => name).sort());
    },
  );

  it('does not break into the engine, which is told to stop and is waited for', async () => {
    const world = orchard();
    const plan = await planFor(world);
    const { stack } = fakeStack(world);
    const seen: boolean[] = [];
    const watched: typeof stack = {
      ...stack,
      async up(resources, planFile, options) {
        const answer = await stack.up(resources, planFile, options);
        seen.push(options.signal?.aborted ?? false);
        return answer;
      },
    };
    // start, two intents, and no room for the first step
    const { apply } = job(plan, world, {}, { recorder: fullAfter(memoryRecorder(), 3), stack: watched });
    await expect(applyPlan(apply)).rejects.toThrow('Then run apply again');
    expect(seen).toEqual([true]);
  });
});
