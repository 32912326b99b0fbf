import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPlan } from '../../src/apply/apply-plan.ts';
import type { Step } from '../../src/model/documents.ts';
import { checkPreview, type Guarded } from '../../src/plan/gate.ts';
import type { Lies } from './fake-stack.ts';
import { job, orchard, planFor } from './orchard.ts';

const generated = Number(process.env.XUNJIAN_LIES ?? 10_000);

const names = ['apple', 'pear', 'plum'] as const;
const guardedOf = (name: string): Guarded => ({
  change: { id: name, name, kind: 'patch', set: [{ property: 'size', title: { en: '', 'zh-CN': '' }, to: 9 }], args: { size: 9 } },
  writesWhole: false,
  adopted: { size: 3, category: 'cloud_essd', enabled: true },
});
const honest = (name: string): Step => ({
  op: 'update',
  urn: `urn:pulumi:s::p::t::${name}`,
  name,
  diff: [{ path: 'size', kind: 'update', from: 3, to: 9 }],
});

const word = fc
  .string({ minLength: 1, maxLength: 8 })
  .filter((text) => !['size', '__defaults'].includes(text) && !/^size[.[]|^__/.test(text));
const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.integer(), { maxLength: 2 }));

/** Every way to say something else than what was asked. */
const lie = fc.oneof(
  word.chain((path) =>
    value.map((to) => ({
      what: 'another path',
      tell: (step: Step): Step => ({ ...step, diff: [...step.diff, { path, kind: 'update', to }] }),
    })),
  ),
  fc
    .constantFrom('replace', 'create-replacement', 'delete-replaced', 'delete', 'create', 'import', 'discard', 'same')
    .map((op) => ({ what: 'another op', tell: (step: Step): Step => ({ ...step, op }) })),
  fc.constantFrom('update-replace', 'add-replace', 'delete-replace').map((kind) => ({
    what: 'a path that replaces',
    tell: (step: Step): Step => ({ ...step, diff: step.diff.map((one) => ({ ...one, kind })) }),
  })),
  fc
    .integer({ min: 10 })
    .map((to) => ({ what: 'another value', tell: (step: Step): Step => ({ ...step, diff: [{ path: 'size', kind: 'update', to }] }) })),
  fc.constant({ what: 'no path', tell: (step: Step): Step => ({ ...step, diff: [] }) }),
  fc
    .constantFrom({ category: 'cloud_efficiency' }, { enabled: false })
    .map((inputAdds) => ({ what: 'a default', tell: (step: Step): Step => ({ ...step, inputAdds }) })),
  fc.constant({ what: 'the step is missing', tell: (): Step | undefined => undefined }),
);

describe('a preview that lies', () => {
  it('is never accepted', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), lie, fc.boolean(), (liar, { tell }, isFirst) => {
        const steps = names.flatMap((name) => (name === liar ? (tell(honest(name)) ?? []) : honest(name)));
        const refusals = checkPreview(names.map(guardedOf), isFirst ? steps : [...steps].reverse());
        expect(refusals.some(({ name }) => name === liar || name === undefined)).toBe(true);
      }),
      { numRuns: generated },
    );
  });

  it('is never accepted with a step of nobody in it', () => {
    fc.assert(
      fc.property(word, fc.constantFrom('create', 'update', 'delete', 'replace', 'import'), (name, op) => {
        const steps = [...names.map(honest), { op, urn: `urn:pulumi:s::p::t::${name}`, name: `x-${name}`, diff: [] }];
        expect(checkPreview(names.map(guardedOf), steps).some(({ code }) => code === 'foreign')).toBe(true);
      }),
      { numRuns: generated / 10 },
    );
  });

  it('and an honest one is accepted', () => {
    expect(checkPreview(names.map(guardedOf), names.map(honest))).toEqual([]);
  });
});

const deceit = fc.record(
  {
    swallows: fc.boolean(),
    losesAnswer: fc.boolean(),
    previewErrors: fc.constantFrom([], ['quota']),
    before: fc.constantFrom(
      (world: Map<string, Record<string, unknown>>) => void world.set('d-apple', { performanceLevel: 'PL3' }),
      (world: Map<string, Record<string, unknown>>) => void world.delete('d-pear'),
      () => {},
    ),
    preview: fc.constantFrom(
      (steps: Step[]) => [...steps, { op: 'delete', urn: 'urn:x::t::plum', name: 'plum', diff: [] }],
      (steps: Step[]) => steps.map((step) => ({ ...step, op: 'replace' })),
      (steps: Step[]) => steps,
    ),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Lies>;

describe('a result that lies', () => {
  it('is never recorded as applied while the cloud says otherwise, and nothing unapproved is written', async () => {
    await fc.assert(
      fc.asyncProperty(deceit, async (lies) => {
        const world = orchard();
        const plan = await planFor(world);
        const { apply, writes } = job(plan, world, lies);
        const { entries } = await applyPlan(apply);
        for (const [index, id] of ['d-apple', 'd-pear'].entries())
          if (entries[index]?.outcome === 'applied') expect(world.get(id)?.performanceLevel).toBe('PL1');
        expect(writes.every(({ set }) => JSON.stringify(set) === '{"performanceLevel":"PL1"}')).toBe(true);
      }),
      { numRuns: Math.max(generated / 20, 100) },
    );
  });
});
