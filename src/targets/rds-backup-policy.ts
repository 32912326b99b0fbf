import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:rds/backupPolicy:BackupPolicy',
  title: { en: 'RDS backup policy', 'zh-CN': 'RDS 备份策略' },
  importId: '${id}',
  required: ['instanceId'],
  properties: {
    backupRetentionPeriod: { title: { en: 'Backup retention', 'zh-CN': '备份保留天数' }, unit: 'day', field: 'backup.retentionDays' },
    enableBackupLog: { title: { en: 'Log backup', 'zh-CN': '日志备份' }, field: 'backup.log.enabled' },
    logBackupRetentionPeriod: {
      title: { en: 'Log backup retention', 'zh-CN': '日志备份保留天数' },
      unit: 'day',
      field: 'backup.log.retentionDays',
    },
  },
  permissions: { read: ['rds:DescribeDBInstanceAttribute', 'rds:DescribeBackupPolicy'], write: ['rds:ModifyBackupPolicy'] },
  seconds: 2,
});
