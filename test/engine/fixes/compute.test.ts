import { afterAll, beforeAll, describe, it } from 'vitest';
import { type Grove, openGrove } from '../harness.ts';
import { type Road, walk } from './road.ts';

let grove: Grove;
beforeAll(async () => {
  grove = await openGrove();
}, 120_000);
afterAll(() => grove?.close());

const same = (action: string) => ({ writes: [action], back: [action] });
const protect = { set: { deletionProtection: true }, ...same('DeletionProtection') };
const rule = { ipProtocol: null, securityGroupId: null, type: null, cidrIp: null, portRange: null };

const servers: readonly Road[] = [
  { rule: 'stability/ecs-deletion-protection-off', set: { deletionProtection: true }, ...same('ModifyInstanceAttribute') },
  { rule: 'stability/ecs-auto-release-scheduled', set: { autoReleaseTime: '' }, ...same('ModifyInstanceAutoReleaseTime') },
  {
    rule: 'stability/ecs-subscription-expiring',
    set: { renewalStatus: 'AutoRenewal', autoRenewPeriod: 1 },
    ...same('ModifyInstanceAutoRenewAttribute'),
  },
  { rule: 'security/ecs-instance-imdsv1-allowed', set: { httpTokens: 'required' }, ...same('ModifyInstanceMetadataOptions') },
  {
    rule: 'capacity/ecs-public-bandwidth-saturated',
    set: { internetMaxBandwidthOut: 28 },
    ...same('ModifyInstanceNetworkSpec'),
    isLate: true,
  },
  { rule: 'performance/ecs-burstable-in-production', set: { creditSpecification: 'Unlimited' }, ...same('ModifyInstanceAttribute') },
];

const disks: readonly Road[] = [
  { rule: 'backup/ecs-disk-delete-auto-snapshot', set: { deleteAutoSnapshot: false }, ...same('ModifyDiskAttribute') },
  { rule: 'performance/ecs-disk-burst-off', set: { burstingEnabled: true }, ...same('ModifyDiskAttribute') },
  { rule: 'performance/ecs-disk-iops-saturated', set: { performanceLevel: 'PL2' }, ...same('ModifyDiskSpec') },
  { rule: 'cost/ecs-disk-performance-over-provisioned', set: { performanceLevel: 'PL1' }, ...same('ModifyDiskSpec') },
];

const networks: readonly Road[] = [
  { rule: 'stability/eip-deletion-protection-off', ...protect },
  { rule: 'stability/nat-deletion-protection-off', ...protect },
  { rule: 'stability/cbwp-deletion-protection-off', ...protect },
];

describe.each([
  ['servers', servers],
  ['disks', disks],
  ['networks', networks],
])('fixes of %s', (_, roads) => {
  it.each(roads.map((road) => [road.rule, road] as const))('%s', async (_name, road) => {
    await walk(grove, road);
  });
});
