import { describe, expect, it } from 'vitest';
import { brokenLimit, stricterLimits } from '../../src/approve/limits.ts';
import type { Change, ChangeLimits } from '../../src/model/documents.ts';

const changes = (count: number, priceCnyPerMonth?: number | null): Change[] =>
  Array.from({ length: count }, (_, index) => ({
    resource: { accountId: '1', type: 'ACS::ECS::Instance', id: `i-apple-${index}` },
    ...(priceCnyPerMonth !== undefined && { priceCnyPerMonth }),
  })) as unknown as Change[];
const limits: ChangeLimits = { maxChanges: 50, maxSharePercent: 10, maxCnyPerMonth: 100 };

describe('the limits of a change set', () => {
  it.each<[string, Change[], number, RegExp | undefined]>([
    ['as many as one set may hold', changes(50), 1000, undefined],
    ['one more', changes(51), 1000, /51 changes are more than the 50/],
    ['just the share of the estate', changes(40), 400, undefined],
    ['one above the share', changes(41), 400, /41 of 400 resources \(10\.3 %\), more than the 10 %/],
    ['two changes of one resource touch one', [...changes(1), ...changes(1)], 10, undefined],
    ['an estate of which nothing was read', changes(1), 0, /100\.0 %/],
    ['just the spend', changes(10, 10), 1000, undefined],
    ['above the spend', changes(10, 10.01), 1000, /¥100\.10 a month more, above the ¥100\.00/],
    ['what is saved pays for nothing else', [...changes(10, 10.01), ...changes(1, -50)], 1000, /above the ¥100\.00/],
    ['a price that nobody knows', changes(10, null), 1000, undefined],
  ])('%s', (_, given, resources, sentence) => {
    const broken = brokenLimit(given, limits, resources);
    if (sentence) expect(broken?.en).toMatch(sentence);
    else expect(broken).toBeUndefined();
  });
});

describe('the share of one type', () => {
  const type = 'ACS::ECS::Instance';
  it.each<[string, number, Record<string, number> | undefined, RegExp | undefined]>([
    ['may be the whole of a few', 4, { [type]: 4 }, undefined],
    ['may be five of any', 5, { [type]: 6 }, undefined],
    ['may not be six of few', 6, { [type]: 59 }, /touch 6 of 59 resources of ACS::ECS::Instance, more than 5 and more than the 10 %/],
    ['may be six of enough', 6, { [type]: 60 }, undefined],
    ['may be five of a type that was not listed whole', 5, {}, undefined],
    [
      'may not be six of a type that was not listed whole',
      6,
      {},
      /touch 6 resources of ACS::ECS::Instance, and the inspection could not list/,
    ],
    ['is not asked of a plan that says nothing of types', 6, undefined, undefined],
  ])('%s', (_, count, ofTypes, sentence) => {
    const broken = brokenLimit(changes(count), limits, 1000, ofTypes);
    if (sentence) expect(broken?.en).toMatch(sentence);
    else expect(broken).toBeUndefined();
  });

  it('counts each type by itself', () => {
    const disks = changes(5).map((one) => ({ ...one, resource: { ...one.resource, type: 'ACS::ECS::Disk' } }));
    expect(brokenLimit([...changes(5), ...disks], limits, 1000, { [type]: 6, 'ACS::ECS::Disk': 6 })).toBeUndefined();
  });
});

it.each<[string, ChangeLimits | undefined, ChangeLimits]>([
  ['those of the plan, where the project has none', undefined, limits],
  [
    'each by itself',
    { maxChanges: 5, maxSharePercent: 20, maxCnyPerMonth: 99 },
    { maxChanges: 5, maxSharePercent: 10, maxCnyPerMonth: 99 },
  ],
  ['a sum that one of them names', { maxChanges: 60, maxSharePercent: 9 }, { maxChanges: 50, maxSharePercent: 9, maxCnyPerMonth: 100 }],
])('the stricter limits are %s', (_, present, expected) => {
  expect(stricterLimits(limits, present)).toEqual(expected);
});
