import { describeRoads } from './walk-together.ts';

const same = (action: string) => ({ writes: [action], back: [action] });
const gone = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, null]));
const permission = gone('cidrIp', 'description', 'ipProtocol', 'nicType', 'securityGroupId', 'type');
const revoked = {
  set: { ...permission, portRange: null },
  writes: ['RevokeSecurityGroup'],
  back: ['AuthorizeSecurityGroup'],
  undo: 'create',
};
const policy = same('ModifyAutoSnapshotPolicyEx');

describeRoads('fixes of servers', [
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
  {
    rule: 'performance/ecs-burstable-in-production',
    set: { creditSpecification: 'Unlimited' },
    ...same('ModifyInstanceAttribute'),
    after: 'not-applicable',
  },
  { rule: 'backup/ecs-disk-delete-auto-snapshot', set: { deleteAutoSnapshot: false }, ...same('ModifyDiskAttribute') },
  { rule: 'performance/ecs-disk-burst-off', set: { burstingEnabled: true }, ...same('ModifyDiskAttribute') },
  { rule: 'performance/ecs-disk-iops-saturated', set: { performanceLevel: 'PL2' }, ...same('ModifyDiskSpec'), isLate: true },
  {
    rule: 'cost/ecs-disk-performance-over-provisioned',
    set: { performanceLevel: 'PL1' },
    ...same('ModifyDiskSpec'),
    after: 'not-applicable',
  },
  {
    rule: 'backup/ecs-disk-no-recent-snapshot',
    id: 'd-2ze3cgynon0zznkj8c9d',
    set: { diskId: 'd-2ze3cgynon0zznkj8c9d', snapshotName: 'xunjian-d-2ze3cgynon0zznkj8c9d', retentionDays: 30 },
    writes: ['CreateSnapshot'],
    back: ['DeleteSnapshot'],
    undo: 'delete',
  },
  {
    rule: 'backup/ecs-disk-no-snapshot-policy',
    id: 'd-bp19x7w3kq70g1909z2k',
    inputs: { snapshotPolicy: 'sp-bp19yfqc4g9vnoixop8x' },
    set: { autoSnapshotPolicyId: 'sp-bp19yfqc4g9vnoixop8x', diskId: 'd-bp19x7w3kq70g1909z2k' },
    writes: ['ApplyAutoSnapshotPolicy'],
    back: ['CancelAutoSnapshotPolicy'],
    undo: 'delete',
  },
  { rule: 'backup/ecs-snapshot-policy-retention-short', set: { retentionDays: 7 }, ...policy },
  { rule: 'backup/ecs-snapshot-policy-infrequent', set: { repeatWeekdays: ['1', '4', '6'] }, ...policy },
  { rule: 'cost/ecs-snapshot-policy-retention-unlimited', set: { retentionDays: 90 }, ...policy },
  {
    rule: 'backup/ecs-snapshot-no-cross-region-copy',
    inputs: { targetRegion: 'cn-shanghai' },
    set: { enableCrossRegionCopy: true, targetCopyRegions: ['cn-shanghai'], copiedSnapshotsRetentionDays: 14 },
    ...policy,
    undo: 'partial',
  },
  { rule: 'security/ecs-security-group-all-ports-open', ...revoked, set: permission },
  { rule: 'security/ecs-security-group-db-ports-open', ...revoked },
  { rule: 'security/ecs-security-group-rdp-open', ...revoked },
  { rule: 'security/ecs-security-group-ssh-open', ...revoked },
]);
