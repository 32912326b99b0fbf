import type { FieldValue, Undo } from '../model/documents.ts';
import { defineTarget } from '../model/target.ts';

/** The API takes seven days or more; instances of earlier times may have fewer. */
const isTooShort = (former: FieldValue | undefined) => typeof former === 'number' && former < 7;
const tooShort: Undo = {
  kind: 'partial',
  text: {
    en: 'A retention of fewer than 7 days can no longer be set: the longer one stays.',
    'zh-CN': '少于 7 天的保留时间已无法设置，将维持新的保留天数。',
  },
};

export default defineTarget({
  token: 'alicloud:rds/backupPolicy:BackupPolicy',
  title: { en: 'RDS backup policy', 'zh-CN': 'RDS 备份策略' },
  importId: '${id}',
  required: ['instanceId'],
  // Their defaults are 02:00Z-03:00Z and 7 days.
  kept: ['preferredBackupTime', 'backupRetentionPeriod'],
  properties: {
    backupRetentionPeriod: {
      title: { en: 'Backup retention', 'zh-CN': '备份保留天数' },
      unit: 'day',
      field: 'backup.retentionDays',
      undo: (former) => (isTooShort(former) ? tooShort : undefined),
      staysBehind: isTooShort,
    },
    preferredBackupPeriods: { title: { en: 'Backup days', 'zh-CN': '备份周期' }, field: 'backup.weekdays' },
    enableBackupLog: { title: { en: 'Log backup', 'zh-CN': '日志备份' }, field: 'backup.log.enabled' },
    logBackupRetentionPeriod: {
      title: { en: 'Log backup retention', 'zh-CN': '日志备份保留天数' },
      unit: 'day',
      field: 'backup.log.retentionDays',
      undo: (former) => (isTooShort(former) ? tooShort : undefined),
      staysBehind: isTooShort,
    },
    // Our own reading knows only whether any are kept, not which.
    releasedKeepPolicy: {
      title: {
        en: 'Backups kept after release (None, Lastest: the last one, All)',
        'zh-CN': '实例释放后保留的备份（None：不保留，Lastest：最后一个，All：全部）',
      },
    },
  },
  permissions: { read: ['rds:DescribeDBInstanceAttribute', 'rds:DescribeBackupPolicy'], write: ['rds:ModifyBackupPolicy'] },
  seconds: 2,
});
