import { defineType, id, pick, region } from '../type-file.ts';

const query = { InstanceId: id, RegionId: region };
const policy = { action: 'DescribeBackupPolicy', query } as const;

export default defineType({
  token: 'alicloud:kvstore/backupPolicy:BackupPolicy',
  product: 'kvstore',
  reads: [
    {
      ...policy,
      set: (found, x) => ({
        instanceId: x.id,
        ...pick(found, 'PreferredBackupTime:backupTime'),
        backupPeriods: String(found['PreferredBackupPeriod'] ?? '').split(','),
      }),
    },
  ],
  updates: [
    {
      action: 'ModifyBackupPolicy',
      on: ['backupPeriods', 'backupTime'],
      query: {
        ...query,
        PreferredBackupPeriod: (x) => (x.get('backupPeriods') as readonly string[]).join(','),
        PreferredBackupTime: (x) => x.get('backupTime'),
      },
      after: 60,
    },
    { action: 'DescribeInstanceAttribute', on: ['backupPeriods', 'backupTime'], body: query },
    { ...policy, on: ['backupPeriods', 'backupTime'] },
  ],
  // Not neutral: every day is written, at an hour of its own.
  remove: [
    {
      action: 'ModifyBackupPolicy',
      query: {
        ...query,
        PreferredBackupPeriod: 'Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday',
        PreferredBackupTime: '01:00Z-02:00Z',
      },
    },
  ],
});
