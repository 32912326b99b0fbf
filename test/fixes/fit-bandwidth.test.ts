import { describe, expect, it } from 'vitest';
import fitBandwidth from '../../src/fixes/fit-bandwidth.ts';
import type { FieldValue } from '../../src/model/documents.ts';
import { askAbout } from './ask.ts';

function wanted(rule: string, fields: Record<string, FieldValue>): unknown {
  const answer = fitBandwidth.propose(askAbout(rule, fields));
  return 'code' in answer ? answer.code : Object.values(answer[0]?.set ?? {})[0];
}

const saturated = 'capacity/eip-bandwidth-saturated';
const idle = 'cost/eip-bandwidth-over-provisioned';

describe('a bandwidth', () => {
  it.each([
    ['one and a half times the peak', { bandwidthMbps: 20, 'bandwidth.p95Last7Days': 90 }, '27'],
    ['at least one more', { bandwidthMbps: 3, 'bandwidth.p95Last7Days': 20 }, '4'],
    ['at most what a fixed bandwidth can be', { bandwidthMbps: 400, 'bandwidth.p95Last7Days': 100 }, '500'],
    [
      'at most what metering by traffic allows',
      { bandwidthMbps: 190, 'bandwidth.p95Last7Days': 100, internetChargeType: 'PayByTraffic' },
      '200',
    ],
    ['no more once it is at the limit', { bandwidthMbps: 500, 'bandwidth.p95Last7Days': 100 }, 'not-possible'],
    [
      'unknown for a metering whose limit is not known',
      { 'bandwidth.p95Last7Days': 90, internetChargeType: 'PayByDominantTraffic' },
      'not-possible',
    ],
    ['left alone where it is a subscription', { 'bandwidth.p95Last7Days': 90, payType: 'Prepaid' }, 'needs-decision'],
  ])('raised is %s', (_, fields, expected) => expect(wanted(saturated, fields)).toBe(expected));

  it.each([
    ['one and a half times the peak', { bandwidthMbps: 100, 'bandwidth.p99Last14Days': 10 }, '15'],
    ['at least one', { bandwidthMbps: 2, 'bandwidth.p99Last14Days': 0 }, '1'],
    ['never more than it was', { bandwidthMbps: 100, 'bandwidth.p99Last14Days': 70 }, 'not-possible'],
  ])('lowered is %s', (_, fields, expected) => expect(wanted(idle, fields)).toBe(expected));

  it('of an instance is a number and ends at 100', () => {
    const fields = { publicBandwidthMbps: 90, 'publicBandwidth.p95Last7Days': 95 };
    expect(wanted('capacity/ecs-public-bandwidth-saturated', fields)).toBe(100);
  });

  it('that is metered by traffic costs nothing of itself', () => {
    const answer = fitBandwidth.propose(askAbout(saturated, { 'bandwidth.p95Last7Days': 90, internetChargeType: 'PayByTraffic' }));
    expect('code' in answer ? answer : answer[0]?.priceCnyPerMonth).toBe(0);
    const fixed = fitBandwidth.propose(askAbout(saturated, { 'bandwidth.p95Last7Days': 90 }));
    expect('code' in fixed ? fixed : fixed[0]).not.toHaveProperty('priceCnyPerMonth');
  });
});
