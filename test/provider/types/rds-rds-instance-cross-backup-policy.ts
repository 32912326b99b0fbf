import { defineType, id, pick, region, type Work } from '../type-file.ts';

const instance = { DBInstanceId: id, RegionId: region, SourceIp: '' };
const attribute = { action: 'DescribeDBInstanceAttribute', body: instance, retry: 'rds' } as const;
const policy = { action: 'DescribeInstanceCrossBackupPolicy', body: instance, retry: 'rds' } as const;
const onOff = (name: string) => (x: Work) => (x.get(name) === 'Enable' ? '1' : '0');

export default defineType({
  token: 'alicloud:rds/rdsInstanceCrossBackupPolicy:RdsInstanceCrossBackupPolicy',
  product: 'rds',
  reads: [
    {
      ...policy,
      set: (found, x) => ({
        instanceId: x.id,
        ...pick(found, 'CrossBackupRegion LogBackupEnabled BackupEnabled:backupEnabled BackupEnabledTime LogBackupEnabledTime'),
        retention: Number(found['Retention'] ?? 0),
      }),
    },
  ],
  create: [
    {
      action: 'ModifyInstanceCrossBackupPolicy',
      body: {
        ...instance,
        DBInstanceId: (x) => x.get('instanceId'),
        BackupEnabled: '1',
        CrossBackupRegion: (x) => x.get('crossBackupRegion'),
        CrossBackupType: '1',
        // The real plugin fills this parameter with the region, by a slip.
        DBProxyEndpointId: (x) => x.get('crossBackupRegion'),
        LogBackupEnabled: onOff('logBackupEnabled'),
        RetentType: '1',
        Retention: (x) => x.get('retention'),
      },
      retry: 'rds',
    },
  ],
  newId: (x) => String(x.get('instanceId')),
  updates: [
    {
      action: 'ModifyInstanceCrossBackupPolicy',
      on: ['crossBackupRegion', 'logBackupEnabled', 'retention'],
      body: {
        ...instance,
        BackupEnabled: '1',
        CrossBackupRegion: (x) => x.get('crossBackupRegion'),
        LogBackupEnabled: onOff('logBackupEnabled'),
        RetentType: '1',
        Retention: (x) => x.get('retention'),
      },
      retry: 'rds',
    },
  ],
  remove: [
    attribute,
    { ...policy, keep: 'policy', after: 10 },
    attribute,
    {
      action: 'ModifyInstanceCrossBackupPolicy',
      body: { ...instance, BackupEnabled: '0', CrossBackupRegion: (x) => x.was('crossBackupRegion'), LogBackupEnabled: '0' },
      retry: 'rds',
    },
  ],
});
