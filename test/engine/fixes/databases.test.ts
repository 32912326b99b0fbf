import { describeRoads } from './walk-together.ts';

const week = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const same = (...actions: string[]) => ({ writes: actions, back: actions });
/** A second rule about the same Pulumi resource: its change is that of the first. */
const joined = { writes: [], back: [], touched: 0 };
// Every update of the policy writes both of its halves.
const policy = same('ModifyBackupPolicy', 'ModifyBackupPolicy');

const oftenAndLong = {
  preferredBackupPeriods: ['Monday', 'Wednesday', 'Friday', 'Sunday'],
  backupRetentionPeriod: 7,
  // Kept for three days, and judged from seven days of backups on.
  logBackupRetentionPeriod: 7,
};
const closelyWatched = { monitoringPeriod: 60, sqlCollectorStatus: 'Enabled' };

describeRoads('fixes of RDS', [
  // Three days before can no longer be set.
  { rule: 'backup/rds-backup-infrequent', set: oftenAndLong, ...policy, undo: 'partial' },
  { rule: 'backup/rds-backup-retention-short', set: oftenAndLong, ...joined, undo: 'partial' },
  { rule: 'backup/rds-log-backup-off', set: { enableBackupLog: true, logBackupRetentionPeriod: 14 }, ...policy },
  {
    rule: 'backup/rds-no-cross-region-backup',
    inputs: { targetRegion: 'cn-shanghai' },
    set: { instanceId: 'rm-bp10wegukwos0o2rq', crossBackupRegion: 'cn-shanghai', logBackupEnabled: 'Enable', retention: 7 },
    writes: ['ModifyInstanceCrossBackupPolicy'],
    undo: 'delete',
  },
  { rule: 'backup/rds-released-backup-not-kept', set: { releasedKeepPolicy: 'Lastest' }, ...policy },
  { rule: 'performance/rds-io-burst-off', set: { burstingEnabled: true }, ...same('ModifyDBInstanceSpec') },
  {
    rule: 'performance/rds-monitoring-coarse',
    set: closelyWatched,
    ...same('ModifyDBInstanceMonitor', 'ModifySQLCollectorPolicy'),
    undo: 'partial',
  },
  { rule: 'security/rds-sql-audit-off', set: closelyWatched, ...joined, undo: 'partial' },
  {
    rule: 'security/rds-whitelist-any',
    set: { dbInstanceIpArrayName: 'partner', securityIps: ['203.0.113.18'] },
    ...same('ModifySecurityIps'),
  },
  {
    rule: 'stability/rds-auto-minor-upgrade-off',
    set: { autoUpgradeMinorVersion: 'Auto' },
    ...same('ModifyDBInstanceAutoUpgradeMinorVersion'),
  },
  { rule: 'stability/rds-deletion-protection-off', set: { deletionProtection: true }, ...same('ModifyDBInstanceDeletionProtection') },
  {
    rule: 'stability/rds-subscription-expiring',
    set: { autoRenew: true, autoRenewPeriod: 1 },
    ...same('ModifyInstanceAutoRenewalAttribute'),
  },
]);

const keptLong = { backupRetentionPolicyOnClusterDeletion: 'LATEST', dataLevel1BackupRetentionPeriod: 7 };
const lockedIn = {
  dbClusterIpArrays: [
    { dbClusterIpArrayName: 'default', securityIps: ['10.0.0.0/8'] },
    { dbClusterIpArrayName: 'bi', securityIps: ['127.0.0.1'] },
  ],
  deletionLock: 1,
};

describeRoads('fixes of PolarDB, MongoDB and Redis', [
  { rule: 'backup/polardb-backup-deleted-with-cluster', set: keptLong, ...same('ModifyBackupPolicy') },
  { rule: 'backup/polardb-backup-retention-short', set: keptLong, ...joined },
  {
    rule: 'backup/polardb-no-level2-backup',
    set: { dataLevel2BackupPeriods: ['Sunday'], dataLevel2BackupRetentionPeriod: 30 },
    writes: ['ModifyBackupPolicy'],
    undo: 'none',
  },
  {
    rule: 'security/polardb-whitelist-any',
    set: lockedIn,
    ...same('ModifyDBClusterAccessWhitelist', 'ModifyDBClusterAccessWhitelist', 'ModifyDBClusterDeletion'),
  },
  { rule: 'stability/polardb-deletion-lock-off', set: lockedIn, ...joined },
  {
    rule: 'backup/mongodb-backup-policy-weak',
    set: { backupPeriods: week, backupRetentionPeriod: 7, enableBackupLog: 1 },
    ...same('ModifyBackupPolicy'),
  },
  { rule: 'security/mongodb-whitelist-any', set: { securityIpLists: ['10.0.0.0/8'] }, ...same('ModifySecurityIps') },
  { rule: 'backup/redis-backup-infrequent', set: { backupPeriods: week }, ...same('ModifyBackupPolicy') },
  // Another Pulumi type, but the same instance.
  {
    rule: 'stability/redis-release-protection-off',
    set: { instanceReleaseProtection: true },
    ...same('ModifyInstanceAttribute'),
    touched: 0,
  },
  {
    rule: 'security/redis-whitelist-any',
    set: { securityIpGroupName: 'default', securityIps: ['127.0.0.1'] },
    ...same('ModifySecurityIps'),
  },
  {
    rule: 'stability/redis-subscription-expiring',
    set: { autoRenew: true, autoRenewPeriod: 1 },
    ...same('ModifyInstanceAutoRenewalAttribute'),
  },
]);
