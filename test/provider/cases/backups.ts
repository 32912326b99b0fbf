import type { Case } from './case.ts';
import { idOf } from './help.ts';

const week = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const mongo = {
  token: 'alicloud:mongodb/instance:Instance',
  recordedId: 'dds-bp10000000000000',
  id: idOf('dds.instance', 'guava'),
  keep: ['dbInstanceClass', 'dbInstanceStorage', 'engineVersion', 'name'],
};
const polar = {
  token: 'alicloud:polardb/backupPolicy:BackupPolicy',
  recordedId: 'pc-bp100000000000',
  keep: ['dbClusterId'],
};
const cluster = (fields: Record<string, unknown> = {}) => idOf('polardb.cluster', 'melon', fields);
const longer = {
  id: cluster({ 'backup.DataLevel1BackupRetentionPeriod': '3' }),
  set: { dataLevel1BackupRetentionPeriod: 7 },
  back: { dataLevel1BackupRetentionPeriod: 3 },
};
const weekly = { dataLevel2BackupPeriods: ['Monday'], dataLevel2BackupRetentionPeriod: 30 };
const noSecond = cluster({ 'backup.DataLevel2BackupPeriod': '', 'backup.DataLevel2BackupRetentionPeriod': '0' });

/** MongoDB instances, and the backup policies of PolarDB, Redis and RDS. */
export default [
  {
    ...mongo,
    seq: 'mgBp',
    id: idOf('dds.instance', 'guava', { 'backup.PreferredBackupPeriod': 'Tuesday,Thursday' }),
    set: { backupPeriods: week.slice(0, 5) },
    back: { backupPeriods: ['Thursday', 'Tuesday'] },
  },
  { ...mongo, seq: 'mgIps', set: { securityIpLists: ['10.1.0.0/16'] }, back: { securityIpLists: ['0.0.0.0/0', '10.1.0.0/16'] } },
  { ...mongo, seq: 'mgIpsMulti', set: { securityIpLists: ['10.2.0.0/16'] }, back: { securityIpLists: ['0.0.0.0/0', '10.2.0.0/16'] } },
  // However the retention comes, the calls are the same.
  { ...polar, ...longer, seq: 'pcbp1n' },
  { ...polar, ...longer, seq: 'pcbp1s' },
  { ...polar, ...longer, seq: 'pcbp1' },
  {
    ...polar,
    seq: 'pcbpDel',
    id: cluster({ 'backup.BackupRetentionPolicyOnClusterDeletion': 'NONE' }),
    set: { backupRetentionPolicyOnClusterDeletion: 'LATEST' },
    back: { backupRetentionPolicyOnClusterDeletion: 'NONE' },
  },
  { ...polar, seq: 'pcbp2', id: noSecond, set: weekly, back: { dataLevel2BackupPeriods: [] } },
  { ...polar, seq: 'pcbp2z', id: noSecond, set: weekly, back: { dataLevel2BackupPeriods: [], dataLevel2BackupRetentionPeriod: 0 } },
  {
    seq: 'kvbp',
    token: 'alicloud:kvstore/backupPolicy:BackupPolicy',
    recordedId: 'r-bp100000000000',
    id: idOf('r-kvstore.instance', 'mango', { 'backup.PreferredBackupPeriod': 'Monday,Wednesday' }),
    keep: ['instanceId'],
    set: { backupPeriods: week },
    back: { backupPeriods: ['Monday', 'Wednesday'] },
  },
  {
    seq: 'xbak',
    token: 'alicloud:rds/rdsInstanceCrossBackupPolicy:RdsInstanceCrossBackupPolicy',
    recordedId: 'rm-bp100000000000',
    id: idOf('rds.instance', 'cherry'),
    args: (sandbox) => ({
      instanceId: idOf('rds.instance', 'cherry')(sandbox),
      crossBackupRegion: 'cn-shanghai',
      logBackupEnabled: 'Enable',
      retention: 7,
    }),
  },
] satisfies Case[];
