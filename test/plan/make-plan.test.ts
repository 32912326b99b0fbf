import { describe, expect, it } from 'vitest';
import { planDigest } from '../../src/approve/plan-digest.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { fakeStack, type Lies, type World } from '../apply/fake-stack.ts';
import { fruit, proposal, request } from './orchard.ts';

const world = (): World =>
  new Map([
    ['d-apple', { performanceLevel: 'PL0', category: 'cloud_essd' }],
    ['d-pear', { performanceLevel: 'PL0', category: 'cloud_essd' }],
  ]);
const apple = () => proposal(fruit('d-apple'), { set: { performanceLevel: 'PL1' } });
const pear = () => proposal(fruit('d-pear'), { set: { performanceLevel: 'PL1' } });
const planOf = async (proposals = [apple(), pear()], lies: Lies = {}, over = {}) =>
  (await makePlan(request(proposals, over), fakeStack(world(), lies).stack)).plan;

describe('a plan', () => {
  it('holds one change for each thing, with both values', async () => {
    const plan = await planOf();
    expect(plan.changes.map(({ id, importId, set, args, former }) => [id, importId, set[0]?.from, set[0]?.to, args, former])).toEqual([
      ['C001', 'd-apple', 'PL0', 'PL1', { performanceLevel: 'PL1' }, { performanceLevel: 'PL0' }],
      ['C002', 'd-pear', 'PL0', 'PL1', { performanceLevel: 'PL1' }, { performanceLevel: 'PL0' }],
    ]);
    expect(plan.preview).toHaveLength(2);
  });

  it('says which kind of change it was called, and the digest binds it', async () => {
    const [haste, usual] = [await planOf(undefined, {}, { type: 'emergency' }), await planOf()];
    expect([haste.type, usual.type, planDigest(haste) === planDigest({ ...haste, type: 'normal' })]).toEqual([
      'emergency',
      undefined,
      false,
    ]);
  });

  it('takes out what Pulumi would replace, and keeps the rest', async () => {
    const plan = await planOf(undefined, {
      preview: (steps) => steps.map((step) => (step.name.includes('apple') ? { ...step, op: 'replace' } : step)),
    });
    expect(plan.changes.map(({ importId }) => importId)).toEqual(['d-pear']);
    expect(plan.notFixable).toMatchObject([{ code: 'needs-replacement', resource: { id: 'd-apple' } }]);
  });

  it('is empty when Pulumi would touch something of nobody', async () => {
    const plan = await planOf(undefined, { preview: (steps) => [...steps, { op: 'delete', urn: 'urn:x', name: 'plum', diff: [] }] });
    expect(plan.changes).toEqual([]);
    expect(plan.notFixable).toHaveLength(2);
  });

  it('keeps a live value that a default would have taken the place of', async () => {
    const kept: string[][] = [];
    const { stack } = fakeStack(world());
    const lying = {
      ...stack,
      preview: async (resources: Parameters<typeof stack.preview>[0], file: string) => {
        kept.push(resources.flatMap((resource) => [...resource.kept]));
        const preview = await stack.preview(resources, file);
        if (resources.some((resource) => resource.kept.includes('size'))) return preview;
        return { ...preview, steps: preview.steps.map((step) => ({ ...step, inputAdds: { category: 'cloud_efficiency' } })) };
      },
    };
    const { plan } = await makePlan(request([apple()]), lying);
    expect(kept[1]).toContain('category');
    expect(plan.changes).toEqual([]);
  });

  it('says that a resource is gone', async () => {
    const plan = await planOf([proposal(fruit('d-plum'), { set: { performanceLevel: 'PL1' } })]);
    expect(plan.notFixable).toMatchObject([{ code: 'gone' }]);
  });

  it('says that a value changed since the inspection', async () => {
    const plan = await planOf([proposal(fruit('d-apple', { performanceLevel: 'PL2' }), { set: { performanceLevel: 'PL3' } })]);
    expect(plan.notFixable[0]?.reason.en).toBe('performanceLevel was "PL2" when it was inspected and is "PL0" now. Inspect again.');
  });

  it.each([
    ['just within the limit', 2, undefined],
    ['one above it is shown whole, and says so', 1, '2 changes are more than the 1'],
  ])('%s', async (_, maxChanges, sentence) => {
    const plan = await planOf(undefined, {}, { limits: { maxChanges, maxSharePercent: 100 } });
    expect([plan.changes.length, plan.preview.length, plan.overLimit?.en.slice(0, 29)]).toEqual([2, 2, sentence]);
  });

  it('brings two findings on one property together when one value fulfils both', async () => {
    const size = (to: number, rule: string) => proposal(fruit('d-apple', {}), { set: { size: to }, from: { size: 40 } }, rule);
    const plan = await planOf([size(60, 'capacity/a'), size(100, 'capacity/b')]);
    expect(plan.changes).toMatchObject([{ args: { size: 100 }, findingIds: ['capacity/a-d-apple', 'capacity/b-d-apple'] }]);
    expect(plan.conflicts).toEqual([]);
  });

  it('says when two findings cannot both be fulfilled', async () => {
    const size = (to: number, rule: string) => proposal(fruit('d-apple', {}), { set: { size: to }, from: { size: 60 } }, rule);
    const plan = await planOf([size(40, 'capacity/a'), size(100, 'capacity/b')]);
    expect(plan.changes).toMatchObject([{ args: { size: 40 } }]);
    expect(plan.conflicts).toMatchObject([{ property: 'size', values: [40, 100] }]);
  });

  it('changes its digest with every word of it', async () => {
    const plan = await planOf();
    const other = await planOf([apple(), proposal(fruit('d-pear'), { set: { performanceLevel: 'PL2' } })]);
    expect(plan.digest).not.toBe(other.digest);
  });
});
