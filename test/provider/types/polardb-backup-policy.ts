import type { Reply } from '../cloud/client.ts';
import { defineType, id, pick, region, type Value, type Work } from '../type-file.ts';

const body = { DBClusterId: id, RegionId: region };
// One of these changed, all of them are sent that have a value; a zero counts as none.
const together = {
  BackupRetentionPolicyOnClusterDeletion: 'backupRetentionPolicyOnClusterDeletion',
  BackupFrequency: 'backupFrequency',
  DataLevel1BackupFrequency: 'dataLevel1BackupFrequency',
  DataLevel2BackupRetentionPeriod: 'dataLevel2BackupRetentionPeriod',
} as const;
const isTogether = (x: Work) => Object.values(together).some(x.has);

export default defineType({
  token: 'alicloud:polardb/backupPolicy:BackupPolicy',
  product: 'polardb',
  reads: [
    { action: 'DescribeBackupPolicy', body, set: attributes },
    {
      action: 'DescribeLogBackupPolicy',
      body,
      set: (found) => ({ logBackupRetentionPeriod: Number(found['LogBackupRetentionPeriod'] ?? 0) }),
    },
  ],
  updates: [
    {
      action: 'ModifyBackupPolicy',
      on: [
        ...Object.values(together),
        'dataLevel1BackupRetentionPeriod',
        'dataLevel1BackupPeriods',
        'dataLevel1BackupTime',
        'dataLevel2BackupPeriods',
        'preferredBackupPeriods',
        'preferredBackupTime',
      ],
      body: {
        DBClusterId: id,
        ...Object.fromEntries(
          Object.entries(together).map(([name, property]): [string, Value] => [
            name,
            (x) => (isTogether(x) && x.get(property) ? x.get(property) : undefined),
          ]),
        ),
        DataLevel1BackupRetentionPeriod: changed('dataLevel1BackupRetentionPeriod'),
        DataLevel1BackupTime: changed('dataLevel1BackupTime'),
        PreferredBackupTime: changed('preferredBackupTime'),
        DataLevel1BackupPeriod: changed('dataLevel1BackupPeriods'),
        DataLevel2BackupPeriod: changed('dataLevel2BackupPeriods'),
        PreferredBackupPeriod: changed('preferredBackupPeriods'),
      },
    },
  ],
});

/** Sent only when it changes; days as one text. */
function changed(property: string): Value {
  return (x) => {
    if (!x.has(property)) return undefined;
    const value = x.get(property);
    return Array.isArray(value) || value === undefined ? ((value as readonly string[] | undefined) ?? []).join(',') : value;
  };
}

/** Numbers that come as text are not stored: what the state says stays. */
function attributes(found: Reply, x: Work): Record<string, unknown> {
  const numbers = ['DataLevel1BackupRetentionPeriod', 'DataLevel2BackupRetentionPeriod'].filter((name) => typeof found[name] === 'number');
  const days = (name: string) =>
    String(found[name] ?? '')
      .split(',')
      .filter((day) => day !== '');
  return {
    dbClusterId: x.id,
    ...pick(found, 'PreferredBackupTime BackupRetentionPolicyOnClusterDeletion BackupFrequency'),
    ...pick(found, 'DataLevel1BackupFrequency DataLevel1BackupTime DataLevel2BackupAnotherRegionRegion'),
    preferredBackupPeriods: days('PreferredBackupPeriod'),
    dataLevel1BackupPeriods: days('DataLevel1BackupPeriod'),
    dataLevel2BackupPeriods: days('DataLevel2BackupPeriod'),
    ...(numbers.length === 0 ? {} : pick(found, numbers.join(' '))),
  };
}
