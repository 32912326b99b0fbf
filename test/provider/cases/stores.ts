import type { Case } from './case.ts';
import { idOf } from './help.ts';

const polar = {
  token: 'alicloud:polardb/backupPolicy:BackupPolicy',
  recordedId: 'pc-bp100000000000',
  id: idOf('polardb.cluster', 'melon'),
  keep: ['dbClusterId'],
};
const group = {
  token: 'alicloud:ess/scalingGroup:ScalingGroup',
  recordedId: 'asg-1',
  id: idOf('ess.scaling-group', 'ivy', { HealthCheckType: 'NONE' }),
  keep: ['minSize', 'maxSize'],
};

/** File systems, queues, groups of servers and snapshots. */
export default [
  { ...polar, seq: 'pcbp1', set: { dataLevel1BackupRetentionPeriod: 8 } },
  { ...group, seq: 'asgMax', set: { maxSize: 20 }, back: { maxSize: 12 } },
  { ...group, seq: 'asgHc', set: { healthCheckType: 'ECS' }, back: { healthCheckType: 'NONE' } },
  {
    seq: 'kafka',
    token: 'alicloud:alikafka/instance:Instance',
    recordedId: 'alikafka_1',
    id: idOf('alikafka.instance', 'brook', { AutoCreateTopicEnable: true }),
    keep: ['deployType'],
    set: { enableAutoTopic: 'disable' },
    back: { enableAutoTopic: 'enable' },
  },
  {
    seq: 'snap',
    token: 'alicloud:ecs/ecsSnapshot:EcsSnapshot',
    recordedId: 's-bp1new',
    id: () => '',
    args: (sandbox) => ({ diskId: idOf('ecs.disk', 'fig')(sandbox), retentionDays: 30, snapshotName: 'nut' }),
  },
  {
    seq: 'nasRule2',
    token: 'alicloud:nas/accessRule:AccessRule',
    recordedId: 'ag:1:standard',
    id: () => 'stone:1:standard',
    keep: ['accessGroupName'],
    set: { sourceCidrIp: '10.0.0.0/8' },
    back: { sourceCidrIp: '0.0.0.0/0' },
  },
  {
    seq: 'nasBin',
    token: 'alicloud:nas/recycleBin:RecycleBin',
    recordedId: '31a8e4',
    id: idOf('nas.file-system', 'slate'),
    args: (sandbox) => ({ fileSystemId: idOf('nas.file-system', 'slate')(sandbox), reservedDays: 3 }),
  },
  {
    seq: 'nasLife',
    token: 'alicloud:nas/lifecyclePolicy:LifecyclePolicy',
    recordedId: '31a8e4',
    id: idOf('nas.file-system', 'slate'),
    args: (sandbox) => ({
      fileSystemId: idOf('nas.file-system', 'slate')(sandbox),
      lifecyclePolicyName: 'nutmeg',
      lifecycleRuleName: 'DEFAULT_ATIME_30',
      paths: ['/'],
      storageType: 'InfrequentAccess',
    }),
  },
] satisfies Case[];
