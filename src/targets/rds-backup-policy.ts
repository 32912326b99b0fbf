import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:rds/backupPolicy:BackupPolicy',
  title: { en: 'RDS backup policy', 'zh-CN': 'RDS 备份策略' },
  importId: '${id}',
  required: ['instanceId'],
  // Their defaults are 02:00Z-03:00Z and 7 days.
  kept: ['preferredBackupTime', 'backupRetentionPeriod'],
  properties: {
    backupRetentionPeriod: { title: { en: 'Backup retention', 'zh-CN': '备份保留天数' }, unit: 'day', field: 'backup.retentionDays' },
    preferredBackupPeriods: { title: { en: 'Backup days', 'zh-CN': '备份周期' }, field: 'backup.weekdays' },
    enableBackupLog: { title: { en: 'Log backup', 'zh-CN': '日志备份' }, field: 'backup.log.enabled' },
    logBackupRetentionPeriod: {
      title: { en: 'Log backup retention', 'zh-CN': '日志备份保留天数' },
      unit: 'day',
      field: 'backup.log.retentionDays',
    },
    // Our own reading knows only whether any are kept, not which.
    releasedKeepPolicy: { title: { en: 'Backups kept after release', 'zh-CN': '实例释放后的备份保留策略' } },
  },
  permissions: { read: ['rds:DescribeDBInstanceAttribute', 'rds:DescribeBackupPolicy'], write: ['rds:ModifyBackupPolicy'] },
  seconds: 2,
});
