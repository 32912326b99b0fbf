import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LoadedRule } from '../../src/evaluate/load/load-rules.ts';
import { mutants } from './mutants.ts';
import { judgeBy, judgeByLibrary, randomRule, resourceOf } from './oracle.ts';
import { anyValue, fieldNames, type RandomCase, randomCase } from './random-cases.ts';

const seed = Number(process.env.FUZZ_SEED ?? 20261121);
const numRuns = Number(process.env.FUZZ_RUNS ?? 5000);

/** The compiled rule may skip a comparison that throws when the others decide; where it does answer, the library must too. */
async function isAgreed(random: RandomCase, change: (rule: LoadedRule) => LoadedRule = (rule) => rule): Promise<boolean> {
  const rule = change(randomRule(random));
  const resource = resourceOf(random);
  const [source, closures, library] = [
    judgeBy('source', rule, resource),
    judgeBy('closures', rule, resource),
    await judgeByLibrary(random),
  ];
  return source === closures && (library === 'error' || closures === library);
}

describe(`compiled rules against json-rules-engine (FUZZ_SEED=${seed}, FUZZ_RUNS=${numRuns})`, () => {
  it('agree on every fully read resource, from source and from closures', async () => {
    const property = fc.asyncProperty(randomCase, (random) => isAgreed(random));
    await fc.assert(property, { seed, numRuns });
  }, 60_000);

  it.each(mutants)(
    'would notice that %s',
    async (_, change) => {
      const result = await fc.check(
        fc.asyncProperty(randomCase, (random) => isAgreed(random, change)),
        { seed, numRuns: 3000, endOnFailure: true },
      );
      expect(result.failed).toBe(true);
    },
    60_000,
  );
});

describe('three-valued truth', () => {
  it('reaches no verdict without a field that some value of the field would change', () => {
    const holes = fc.tuple(
      randomCase,
      fc.subarray([...fieldNames], { minLength: 1 }),
      fc.array(fc.array(anyValue, { minLength: 7, maxLength: 7 }), { minLength: 4, maxLength: 4 }),
    );
    const property = fc.property(holes, ([random, unread, fillings]) => {
      const rule = randomRule(random);
      const left = Object.fromEntries(Object.entries(random.fields).filter(([name]) => !unread.includes(name as never)));
      const [verdict, other] = (['source', 'closures'] as const).map((backEnd) =>
        judgeBy(backEnd, rule, resourceOf({ ...random, fields: left })),
      );
      expect(verdict).toBe(other);
      if (verdict === 'unknown' || verdict === 'error') return;
      for (const values of fillings) {
        const filled = { ...left, ...Object.fromEntries(unread.map((name, i) => [name, values[i] ?? null])) };
        expect([verdict, 'error']).toContain(judgeBy('closures', rule, resourceOf({ ...random, fields: filled })));
      }
    });
    fc.assert(property, { seed, numRuns });
  }, 60_000);
});
