import { describe, expect, it } from 'vitest';
import { tooOld, usualPlanHours } from '../../src/approve/plan-age.ts';

const createdAt = '2026-11-18T04:00:00.000Z';
const sentenceAt = (now: string, hours = usualPlanHours, made = createdAt) =>
  tooOld({ id: 'cs-apple', createdAt: made }, hours, new Date(now));

describe('a plan', () => {
  it.each([
    ['holds to the end of a week', '2026-11-25T04:00:00.000Z', usualPlanHours, undefined],
    ['does not hold a moment longer', '2026-11-25T04:00:00.001Z', usualPlanHours, 'Plan cs-apple is 168 hours old, more than the 168 that'],
    ['holds as long as the config says', '2026-11-18T05:00:00.000Z', 1, undefined],
    ['is measured against what the config says', '2026-11-18T06:30:00.000Z', 1, 'Plan cs-apple is 2 hours old, more than the 1 that'],
    ['of a clock that runs ahead holds', '2026-11-18T03:59:00.000Z', usualPlanHours, undefined],
  ])('%s', (_, now, hours, expected) => {
    const { en } = sentenceAt(now, hours) ?? {};
    expect(en?.slice(0, expected?.length)).toBe(expected);
  });

  it('without a date that can be read does not hold', () => {
    expect(sentenceAt('2026-11-18T05:00:00.000Z', 168, 'soon')?.['zh-CN']).toContain('有效期 168 小时');
  });
});
