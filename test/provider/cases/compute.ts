import type { Case } from './case.ts';
import { idOf } from './help.ts';

const disk = 'alicloud:ecs/ecsDisk:EcsDisk';
const instance = 'alicloud:ecs/instance:Instance';
const policy = 'alicloud:ecs/autoSnapshotPolicy:AutoSnapshotPolicy';
const eip = 'alicloud:ecs/eipAddress:EipAddress';
const group = 'alicloud:ecs/securityGroup:SecurityGroup';
const rule = 'alicloud:ecs/securityGroupRule:SecurityGroupRule';

const aDisk = { token: disk, recordedId: 'd-bp100000000000000', id: idOf('ecs.disk', 'fig'), keep: ['category'] };
const anInstance = {
  token: instance,
  recordedId: 'i-bp100000000000000',
  id: idOf('ecs.instance', 'apple'),
  keep: ['imageId', 'instanceType'],
};
const prepaid = { ...anInstance, id: idOf('ecs.instance', 'pear') };
const anEip = { token: eip, recordedId: 'eip-bp100000000000000', id: idOf('vpc.eip', 'lime') };
const aPolicy = {
  token: policy,
  recordedId: 'sp-bp100000000000000',
  id: idOf('ecs.auto-snapshot-policy', 'kiwi'),
  keep: ['repeatWeekdays', 'timePoints', 'retentionDays'],
};
const ruleId =
  (source: string): Case['id'] =>
  (sandbox) =>
    `${idOf('ecs.security-group', 'plum')(sandbox)}:ingress:tcp:22/22:intranet:${source}:accept:1`;
const aRule = {
  token: rule,
  recordedId: 'sg-bp100000000000000:ingress:tcp:22/22:intranet:0.0.0.0/0:accept:1',
  id: ruleId('0.0.0.0/0'),
  keep: ['securityGroupId', 'type', 'ipProtocol', 'cidrIp'],
};

/** Servers, disks, addresses, groups and snapshot policies. */
export default [
  { ...anInstance, seq: 'ecs-deletionProtection', set: { deletionProtection: true } },
  { ...anInstance, seq: 'ecsBw', set: { internetMaxBandwidthOut: 20 }, back: { internetMaxBandwidthOut: 5 } },
  { ...anInstance, seq: 'ecsCredit', set: { creditSpecification: 'Unlimited' }, back: { creditSpecification: 'Standard' } },
  { ...anInstance, seq: 'ecsImds', set: { httpTokens: 'required' }, back: { httpTokens: 'optional' } },
  {
    ...anInstance,
    seq: 'ecsRel',
    id: idOf('ecs.instance', 'apple', { AutoReleaseTime: '2026-12-31T15:59:00Z' }),
    set: { autoReleaseTime: '' },
    back: { autoReleaseTime: '2026-12-31T15:59:00Z' },
  },
  {
    ...prepaid,
    seq: 'ecsRenew',
    keep: [...anInstance.keep, 'instanceChargeType'],
    set: { renewalStatus: 'AutoRenewal', autoRenewPeriod: 1 },
    back: { renewalStatus: 'Normal', autoRenewPeriod: 1 },
  },
  { ...aDisk, seq: 'disk-enableAutoSnapshot', set: { enableAutoSnapshot: true } },
  { ...aDisk, seq: 'diskDelSnap', set: { deleteAutoSnapshot: false }, back: { deleteAutoSnapshot: true } },
  { ...aDisk, seq: 'diskPlC', set: { performanceLevel: 'PL2' }, back: { performanceLevel: 'PL1' } },
  {
    ...aDisk,
    seq: 'diskPl1C',
    id: idOf('ecs.disk', 'fig', { PerformanceLevel: 'PL3' }),
    set: { performanceLevel: 'PL1' },
    back: { performanceLevel: 'PL3' },
  },
  {
    ...aDisk,
    seq: 'diskAttC',
    id: idOf('ecs.disk', 'fig', { PerformanceLevel: 'PL1' }),
    set: { performanceLevel: 'PL2' },
    back: { performanceLevel: 'PL1' },
  },
  { ...aDisk, seq: 'diskBurst', id: idOf('ecs.disk', 'date'), set: { burstingEnabled: true }, back: { burstingEnabled: false } },
  { ...aDisk, seq: 'diskIops', id: idOf('ecs.disk', 'date'), set: { provisionedIops: 2000 }, back: { provisionedIops: 100 } },
  { ...aPolicy, seq: 'sp', set: { retentionDays: 30 } },
  {
    ...aPolicy,
    seq: 'spCopy',
    set: { enableCrossRegionCopy: true, targetCopyRegions: ['cn-beijing'], copiedSnapshotsRetentionDays: 14 },
    back: { enableCrossRegionCopy: false, targetCopyRegions: [], copiedSnapshotsRetentionDays: -1 },
  },
  {
    seq: 'snapAtt',
    token: 'alicloud:ecs/ecsAutoSnapshotPolicyAttachment:EcsAutoSnapshotPolicyAttachment',
    recordedId: 'sp-bp100000000000000:d-bp100000000000000',
    id: () => '',
    args: (sandbox) => ({ autoSnapshotPolicyId: aPolicy.id(sandbox), diskId: aDisk.id(sandbox) }),
  },
  { ...anEip, seq: 'eip', set: { deletionProtection: true } },
  { ...anEip, seq: 'eipBw', set: { bandwidth: '10' }, back: { bandwidth: '5' } },
  { ...anEip, seq: 'eip-release', id: idOf('vpc.eip', 'lemon'), isDelete: true },
  {
    token: group,
    seq: 'sg',
    recordedId: 'sg-bp100000000000000',
    id: idOf('ecs.security-group', 'plum'),
    set: { innerAccessPolicy: 'Drop' },
  },
  { ...aRule, seq: 'sgr', set: { description: 'x' } },
  {
    ...aRule,
    seq: 'sgrule-narrow',
    isDelete: true,
    args: (sandbox) => ({
      securityGroupId: idOf('ecs.security-group', 'plum')(sandbox),
      type: 'ingress',
      ipProtocol: 'tcp',
      portRange: '22/22',
      nicType: 'intranet',
      cidrIp: '10.0.0.0/8',
    }),
  },
] satisfies Case[];
