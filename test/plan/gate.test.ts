import { describe, expect, it } from 'vitest';
import type { Step } from '../../src/model/documents.ts';
import { checkPreview, type Guarded } from '../../src/plan/gate.ts';

const urn = (name: string) => `urn:pulumi:s::xunjian::alicloud:ecs/ecsDisk:EcsDisk::${name}`;
const step = (over: Partial<Step> = {}): Step => ({
  op: 'update',
  urn: urn('apple'),
  name: 'apple',
  diff: [{ path: 'performanceLevel', kind: 'update', from: 'PL0', to: 'PL1' }],
  ...over,
});
const guarded = (over: Partial<Guarded> = {}): Guarded => ({
  change: {
    id: 'C001',
    name: 'apple',
    kind: 'patch',
    set: [{ property: 'performanceLevel', title: { en: '', 'zh-CN': '' }, to: 'PL1' }],
    args: { performanceLevel: 'PL1' },
  },
  writesWhole: false,
  adopted: { performanceLevel: 'PL0', category: 'cloud_essd' },
  ...over,
});

describe('the gate', () => {
  it.each<[string, readonly Step[], readonly string[]]>([
    ['one update of the one property passes', [step()], []],
    ['a replace is refused', [step({ op: 'replace' })], ['replace']],
    [
      'a path that forces a replace is refused',
      [step({ diff: [{ path: 'performanceLevel', kind: 'update-replace', to: 'PL1' }] })],
      ['replace'],
    ],
    ['a preview of nothing is refused', [step({ op: 'same', diff: [] })], ['no-effect']],
    ['an update of nothing is refused', [step({ diff: [] })], ['no-effect']],
    ['another property is refused', [step({ diff: [...step().diff, { path: 'diskName', kind: 'update', to: 'x' }] })], ['other-path']],
    ['a property that would go is refused', [step({ diff: [...step().diff, { path: 'policy', kind: 'delete' }] })], ['other-path']],
    ['a member of the property passes', [step({ diff: [{ path: 'performanceLevel[0]', kind: 'update', to: 'PL1' }] })], []],
    ['another value is refused', [step({ diff: [{ path: 'performanceLevel', kind: 'update', to: 'PL3' }] })], ['other-value']],
    ['a delete in its place is refused', [step({ op: 'delete' })], ['other-op']],
    ['a step of nobody is refused', [step(), step({ name: 'pear', urn: urn('pear') })], ['foreign']],
    [
      'the stack itself may be made',
      [step(), { op: 'create', urn: 'urn:pulumi:s::xunjian::pulumi:pulumi:Stack::xunjian-s', name: 'xunjian-s', diff: [] }],
      [],
    ],
    ['a change without a step is refused', [], ['missing']],
    ['a default over another live value is refused', [step({ inputAdds: { category: 'cloud_efficiency' } })], ['default-travels']],
    ['a default equal to the live value passes', [step({ inputAdds: { category: 'cloud_essd' } })], []],
    ['a default of an unread name passes on a narrow writer', [step({ inputAdds: { dryRun: false } })], []],
    [
      'an unknown value is refused',
      [step({ diff: [{ path: 'performanceLevel', kind: 'update', to: '04da6b54-80e4-46f7-96ec-b56ff0331ba9' }] })],
      ['other-value', 'unknown-value'],
    ],
  ])('%s', (_, steps, codes) => {
    expect(checkPreview([guarded()], steps).map(({ code }) => code)).toEqual(codes);
  });

  it('refuses an unread default on a writer of the whole set', () => {
    const refusals = checkPreview([guarded({ writesWhole: true })], [step({ inputAdds: { period: 300 } })]);
    expect(refusals).toMatchObject([{ code: 'default-travels', keep: ['period'] }]);
  });

  it('names the input to keep when a preview of nothing comes of a default', () => {
    const refusals = checkPreview([guarded()], [step({ op: 'same', diff: [], inputAdds: { category: 'cloud_efficiency' } })]);
    expect(refusals).toMatchObject([{ code: 'no-effect', keep: ['category'] }]);
  });

  it('refuses what Pulumi reports as an error', () => {
    expect(checkPreview([guarded()], [step()], ['quota']).map(({ code }) => code)).toEqual(['error']);
  });
});
