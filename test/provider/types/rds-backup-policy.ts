import type { Reply } from '../cloud/client.ts';
import { type Attributes, defineType, id, pick, region, type Values, type Work } from '../type-file.ts';

const instance = { DBInstanceId: id, RegionId: region, SourceIp: '' };
const attribute = { action: 'DescribeDBInstanceAttribute', body: instance, at: 'Items.DBInstanceAttribute', keep: 'instance' };
const write = { action: 'ModifyBackupPolicy', retry: 'rdsPolicy' } as const;
const said = (name: string) => (x: Work) => x.get(name) || undefined;

const dataPolicy: Values = {
  ...instance,
  BackupPolicyMode: 'DataBackupPolicy',
  PreferredBackupPeriod: (x) => (x.get('preferredBackupPeriods') as string[] | undefined)?.join(','),
  PreferredBackupTime: said('preferredBackupTime'),
  BackupRetentionPeriod: said('backupRetentionPeriod'),
  BackupInterval: said('backupInterval'),
  BackupPriority: said('backupPriority'),
  Category: said('category'),
  CompressType: said('compressType'),
  ReleasedKeepPolicy: said('releasedKeepPolicy'),
  EnableIncrementDataBackup: said('enableIncrementDataBackup'),
};

const logPolicy: Values = {
  ...instance,
  BackupPolicyMode: 'LogBackupPolicy',
  EnableBackupLog: (x) => (x.get('enableBackupLog') === true ? '1' : '0'),
  HighSpaceUsageProtection: said('highSpaceUsageProtection'),
  LocalLogRetentionHours: said('localLogRetentionHours'),
  LocalLogRetentionSpace: said('localLogRetentionSpace'),
  LogBackupLocalRetentionNumber: said('logBackupLocalRetentionNumber'),
  LogBackupRetentionPeriod: clamped,
  // Only SQL Server has it.
  LogBackupFrequency: (x) => (x.kept['instance']?.['Engine'] === 'SQLServer' ? x.get('logBackupFrequency') || undefined : undefined),
};

/** What is left after a delete. */
const reset: Values = {
  ...instance,
  PreferredBackupPeriod: 'Tuesday,Thursday,Saturday',
  PreferredBackupTime: '02:00Z-03:00Z',
  BackupRetentionPeriod: '7',
  EnableBackupLog: '1',
  LogBackupRetentionPeriod: '7',
};

export default defineType({
  token: 'alicloud:rds/backupPolicy:BackupPolicy',
  product: 'rds',
  reads: [
    { action: 'DescribeBackupPolicy', body: instance, needs: 'PreferredBackupPeriod EnableIncrementDataBackup', set: attributes },
    attribute,
  ],
  // Every change sends both halves, the unchanged one too.
  updates: [attribute, attribute, { ...write, body: dataPolicy }, attribute, { ...write, body: logPolicy }, attribute],
  remove: [
    { ...write, body: reset },
    { ...attribute, before: 60, until: (found) => found['DBInstanceStatus'] === 'Running' },
  ],
});

/** The log is never kept longer than the backups: the plugin cuts it in silence. */
function clamped(x: Work): unknown {
  const [log, data] = [Number(x.get('logBackupRetentionPeriod') ?? 0), Number(x.get('backupRetentionPeriod') ?? 0)];
  return log === 0 ? undefined : Math.min(log, data);
}

function attributes(found: Reply, x: Work): Attributes {
  return {
    instanceId: x.id,
    ...pick(
      found,
      `PreferredBackupTime PreferredBackupTime:backupTime BackupRetentionPeriod BackupRetentionPeriod:retentionPeriod
       LogBackupRetentionPeriod LogBackupRetentionPeriod:logRetentionPeriod LocalLogRetentionHours ReleasedKeepPolicy Category
       EnableIncrementDataBackup LogBackupLocalRetentionNumber BackupMethod HighSpaceUsageProtection BackupInterval BackupPriority
       LogBackupFrequency CompressType ArchiveBackupKeepPolicy`,
    ),
    preferredBackupPeriods: days(found),
    backupPeriods: days(found),
    enableBackupLog: found['EnableBackupLog'] === '1' || found['EnableBackupLog'] === 1,
    logBackup: found['BackupLog'] === 'Enable',
    localLogRetentionSpace: number(found['LocalLogRetentionSpace']),
    archiveBackupRetentionPeriod: number(found['ArchiveBackupRetentionPeriod']),
    archiveBackupKeepCount: number(found['ArchiveBackupKeepCount']),
  };
}

function days(found: Reply): string[] {
  return String(found['PreferredBackupPeriod'] ?? '')
    .split(',')
    .filter((day) => day !== '');
}

function number(value: unknown): number | undefined {
  return value === undefined || value === '' ? undefined : Number(value);
}
