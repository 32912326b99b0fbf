import { describe, expect, it } from 'vitest';
import { brokenLimit } from '../../src/approve/limits.ts';
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
