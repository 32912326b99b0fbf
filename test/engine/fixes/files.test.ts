import { describeRoads } from './walk-together.ts';

const same = (action: string) => ({ writes: [action], back: [action] });

describeRoads('fixes of file systems and groups', [
  { rule: 'capacity/nas-capacity-near-limit', set: { capacity: 3000 }, writes: ['UpgradeFileSystem'], undo: 'none' },
  { rule: 'security/nas-access-group-any', set: { sourceCidrIp: '10.0.0.0/16' }, ...same('ModifyAccessRule') },
  {
    rule: 'backup/nas-recycle-bin-off',
    set: { fileSystemId: 'e90d813525', reservedDays: 3 },
    writes: ['EnableRecycleBin'],
    back: ['DisableAndCleanRecycleBin'],
    undo: 'delete',
    leaves: 'nas.file-system/e90d813525',
  },
  {
    rule: 'cost/nas-no-tiering',
    set: {
      fileSystemId: 'e3a84d1f9a',
      lifecyclePolicyName: 'xunjian-cold-30-days',
      lifecycleRuleName: 'DEFAULT_ATIME_30',
      storageType: 'InfrequentAccess',
      paths: ['/'],
    },
    writes: ['CreateLifecyclePolicy'],
    back: ['DeleteLifecyclePolicy'],
    undo: 'delete',
  },
  {
    rule: 'backup/nas-no-backup',
    inputs: { backupPolicy: 'po-0001sjt1z4xdl2sayvao' },
    set: { policyId: 'po-0001sjt1z4xdl2sayvao', sourceType: 'NAS', dataSourceId: 'c1a1abca19' },
    writes: ['CreatePolicyBindings'],
    back: ['DeletePolicyBinding'],
    undo: 'partial',
  },
  { rule: 'capacity/ess-group-at-max', id: 'asg-bp1da3z6srsbwswogl50', set: { maxSize: 9 }, ...same('ModifyScalingGroup') },
  {
    rule: 'stability/ess-health-check-off',
    id: 'asg-bp19z5d5ueu9bkab5oil',
    set: { healthCheckType: 'ECS' },
    ...same('ModifyScalingGroup'),
  },
  {
    rule: 'stability/ess-single-vswitch',
    id: 'asg-bp11ihgk23aubvvobjd3',
    set: { vswitchIds: ['vsw-bp12ozgiiw0jshuo58y2m', 'vsw-bp12qmvazsfadov3du0q2'] },
    ...same('ModifyScalingGroup'),
    // Its VPC has no further zone.
    after: 'not-applicable',
  },
  { rule: 'stability/kafka-auto-create-topic', set: { enableAutoTopic: 'disable' }, ...same('EnableAutoTopicCreation') },
  { rule: 'security/acr-repo-public', set: { repoType: 'PRIVATE' }, ...same('UpdateRepository'), leaves: 'cr.repository/' },
]);
