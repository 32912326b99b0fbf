import { expect, it } from 'vitest';
import { mergeProposals } from '../../src/plan/merge-proposals.ts';
import { settleSketch } from '../../src/plan/settle-sketch.ts';
import instance from '../../src/targets/ecs-instance.ts';
import { disk, fruit, proposal } from './orchard.ts';

const live = { imageId: 'm-old', deletionProtection: false };

function settled(set: Record<string, string | boolean>) {
  const wish = proposal(fruit('i-apple', {}), { token: instance.token, set });
  const [sketch] = mergeProposals([wish], new Map([[instance.token, instance]])).sketches;
  if (!sketch) throw new Error('There is no sketch.');
  return settleSketch(sketch, { name: sketch.name, id: 'i-apple', inputs: live, outputs: live }, 'orchard', 1);
}

it('another image is left to a person, since the system disk is lost with it', () => {
  const { change, notFixable } = settled({ imageId: 'm-new', deletionProtection: true });
  expect(change).toBeUndefined();
  expect(notFixable).toMatchObject([{ code: 'needs-decision', reason: { en: expect.stringContaining('replaces the system disk') } }]);
});

it('another property of the same server is planned', () => {
  expect(settled({ deletionProtection: true }).change?.args).toEqual({ deletionProtection: true });
});

it.each([
  ['with its value', { label: 'plum' }, [], [{ field: 'label', value: 'plum' }]],
  ['as nothing where it could not be read', {}, ['label'], [{ field: 'label', value: null }]],
  ['not at all where the type has no such field', {}, [], []],
])('a field that the fix names is guarded %s', (_, fields, unread, expected) => {
  const thing = { ...fruit('d-apple', fields), unread: unread.map((field) => ({ field, reason: 'denied' })) as never };
  const wish = proposal(thing, { kind: 'create', set: {}, args: { size: 20 }, guard: ['label'] });
  const [sketch] = mergeProposals([wish], new Map([[disk.token, disk]])).sketches;
  if (!sketch) throw new Error('There is no sketch.');
  expect(settleSketch(sketch, undefined, 'orchard', 1).change?.guard).toEqual(expected);
});

it.each([
  ['created', 'create', { en: 'Cloud disk', 'zh-CN': '云盘' }],
  ['deleted', 'delete', { en: 'Cloud disk', 'zh-CN': '云盘' }],
  ['changed', 'patch', undefined],
] as const)('what a thing is, is said where one is %s', (_, kind, thing) => {
  const draft = kind === 'patch' ? { set: { size: 40 } } : { kind, set: {}, ...(kind === 'create' && { args: { size: 20 } }) };
  const [sketch] = mergeProposals([proposal(fruit('d-apple', {}), draft)], new Map([[disk.token, disk]])).sketches;
  if (!sketch) throw new Error('There is no sketch.');
  const adopted = { name: sketch.name, id: 'd-apple', inputs: { size: 20 }, outputs: { size: 20 } };
  expect(settleSketch(sketch, kind === 'create' ? undefined : adopted, 'orchard', 1).change?.thing).toEqual(thing);
});
