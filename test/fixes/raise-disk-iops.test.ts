import { describe, expect, it } from 'vitest';
import raiseDiskIops from '../../src/fixes/raise-disk-iops.ts';
import { askAbout } from './ask.ts';

describe('a disk at its IOPS', () => {
  it.each([
    ['goes up a level', { performanceLevel: 'PL0', sizeGib: 20 }, { performanceLevel: 'PL1' }],
    ['goes to the highest level when it is large enough', { performanceLevel: 'PL2', sizeGib: 1261 }, { performanceLevel: 'PL3' }],
    ['stays when the next level asks for a larger disk', { performanceLevel: 'PL1', sizeGib: 460 }, 'needs-decision'],
    ['stays at the highest level', { performanceLevel: 'PL3' }, 'not-possible'],
    ['stays when its level is unknown', { performanceLevel: 'PL9' }, 'not-possible'],
    [
      'gets half of its limit more',
      { category: 'cloud_auto', sizeGib: 100, provisionedIops: 1000, 'iops.limit': 7850 },
      { provisionedIops: 5000 },
    ],
    [
      'gets no more than its size allows',
      { category: 'cloud_auto', sizeGib: 40, provisionedIops: 36_000, 'iops.limit': 39_800 },
      { provisionedIops: 36_200 },
    ],
    [
      'has all that its size allows',
      { category: 'cloud_auto', sizeGib: 40, provisionedIops: 36_200, 'iops.limit': 40_000 },
      'not-possible',
    ],
  ])('%s', (_, fields, expected) => {
    const answer = raiseDiskIops.propose(askAbout('performance/ecs-disk-iops-saturated', fields));
    expect('code' in answer ? answer.code : answer[0]?.set).toEqual(expected);
  });
});
