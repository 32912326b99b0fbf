import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:kvstore/backupPolicy:BackupPolicy',
  title: { en: 'Redis backup policy', 'zh-CN': 'Redis 备份策略' },
  importId: '${id}',
  required: ['instanceId'],
  // Its default is 02:00Z-03:00Z.
  kept: ['backupTime'],
  properties: {
    backupPeriods: { title: { en: 'Backup days', 'zh-CN': '备份周期' }, field: 'backup.weekdays' },
  },
  permissions: {
    read: ['kvstore:DescribeBackupPolicy', 'kvstore:DescribeInstanceAttribute'],
    write: ['kvstore:ModifyBackupPolicy'],
  },
  seconds: 63,
});
