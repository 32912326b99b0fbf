import { describe, expect, it } from 'vitest';
import type { Profile } from '../../../src/sandbox/engine/metrics.ts';
import { type Series, seriesOf } from '../../../src/sandbox/engine/metrics.ts';
import { dayMs, noon, openOrchard } from './orchard.ts';

function sap(profile: Profile | undefined, name = 'Sap', seed?: string): readonly Series[] {
  const { estate } = openOrchard([
    { kind: 'orchard.tree', name: 'quince', ageDays: 60, ...(profile !== undefined && { metrics: { [name]: profile } }) },
  ]);
  const row = estate.where('orchard.tree', estate.accounts[0].id, 'TreeName', 'quince')[0];
  const family = estate.kinds.get('orchard.tree')?.metrics?.[0];
  if (!row || !family) throw new Error('The orchard has no quince.');
  return seriesOf(seed === undefined ? estate : { seed, openedAt: estate.openedAt }, row, family, name);
}

const points = (profile: Profile, period: number, days = 7, name = 'Sap') =>
  sap(profile, name)[0]?.points(noon - days * dayMs, noon, period) ?? [];
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const profiles = ['idle', 'steady', 'busy', 'bursting', 'filling', 'growing'] as const;

describe.each(profiles)('a %s series', (profile) => {
  it('has minimum ≤ average ≤ maximum, within bounds, at every period', () => {
    for (const period of [60, 300, 900, 3600, 86_400]) {
      for (const { Minimum, Average, Maximum } of points(profile, period, period < 3600 ? 1 : 7)) {
        expect(Minimum).toBeGreaterThanOrEqual(0);
        expect(Average).toBeGreaterThanOrEqual(Minimum);
        expect(Maximum).toBeGreaterThanOrEqual(Average);
        expect(Maximum).toBeLessThanOrEqual(100);
      }
    }
  });

  it('says the same by minutes, hours and days', () => {
    const [day] = points(profile, 86_400, 1);
    const end = day?.timestamp ?? 0;
    for (const period of [60, 3600]) {
      const parts = sap(profile)[0]?.points(end - dayMs, end, period) ?? [];
      expect(parts).toHaveLength(86_400 / period);
      expect(mean(parts.map((one) => one.Average))).toBeCloseTo(day?.Average ?? Number.NaN, 1);
      expect(Math.max(...parts.map((one) => one.Maximum))).toBeCloseTo(day?.Maximum ?? Number.NaN, 1);
      expect(Math.min(...parts.map((one) => one.Minimum))).toBeCloseTo(day?.Minimum ?? Number.NaN, 1);
    }
  });

  it('is the same every time, whatever window is asked for', () => {
    expect(points(profile, 3600, 1)).toEqual(points(profile, 3600, 7).slice(-24));
  });
});

it('profiles are told apart by their numbers', () => {
  const average = (profile: Profile) => mean(points(profile, 3600).map((one) => one.Average));
  expect(average('idle')).toBeLessThan(4);
  expect(average('steady')).toBeGreaterThan(25);
  expect(average('steady')).toBeLessThan(55);
  expect(average('busy')).toBeGreaterThan(70);
  expect(average('bursting')).toBeLessThan(60);
  expect(Math.max(...points('bursting', 3600).map((one) => one.Maximum))).toBeGreaterThan(85);
  const filling = points('filling', 86_400);
  expect(filling.at(-1)?.Average).toBeGreaterThan((filling[0]?.Average ?? 100) + 5);
});

it.each([
  ['a number is a flat line', 12.5, [12.5, 12.5, 12.5]],
  ['a number over the usual most is kept', 140, [140, 140, 140]],
])('%s', (_, profile, expected) => {
  const [{ Minimum, Average, Maximum } = { Minimum: 0, Average: 0, Maximum: 0 }] = points(profile, 3600);
  expect([Minimum, Average, Maximum]).toEqual(expected);
});

it('a series that is none, and a metric that the kind has not, have no points', () => {
  expect(sap('none')).toEqual([]);
  expect(sap('steady', 'Juice')).toEqual([]);
});

it('a window is open at its start and closed at its end, and begins with the resource', () => {
  const stamps = sap('steady')[0]
    ?.points(noon - 7_200_000, noon, 3600)
    .map((one) => one.timestamp);
  expect(stamps).toEqual([noon - 3_600_000, noon]);
  const young = sap('steady')[0]?.points(noon - 90 * dayMs, noon, 86_400) ?? [];
  expect(young).toHaveLength(60);
});

it('a metric without a most grows beyond a hundred', () => {
  expect(points('busy', 3600, 1, 'Weight')[0]?.Average).toBeGreaterThan(20);
});

it('another seed goes another way', () => {
  const one = sap('steady')[0]?.points(noon - dayMs, noon, 3600);
  expect(sap('steady', 'Sap', 'plum')[0]?.points(noon - dayMs, noon, 3600)).not.toEqual(one);
});
