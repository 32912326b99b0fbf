import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:rds/rdsInstanceCrossBackupPolicy:RdsInstanceCrossBackupPolicy',
  title: { en: 'Cross-region backup of an RDS instance', 'zh-CN': 'RDS 跨地域备份' },
  importId: '${id}',
  required: ['instanceId', 'crossBackupRegion'],
  properties: {
    instanceId: { title: { en: 'RDS instance', 'zh-CN': 'RDS 实例' } },
    crossBackupRegion: { title: { en: 'Region of the copies', 'zh-CN': '备份目标地域' } },
    logBackupEnabled: { title: { en: 'Copies of log backups', 'zh-CN': '跨地域日志备份' } },
    retention: { title: { en: 'Retention of the copies', 'zh-CN': '跨地域备份保留天数' }, unit: 'day' },
  },
  trace: {
    id: '${instanceId}',
    shows: ({ fields: { 'backup.crossRegion.enabled': isOn } }) => (typeof isOn === 'boolean' ? isOn : undefined),
  },
  permissions: {
    read: ['rds:DescribeDBInstanceAttribute', 'rds:DescribeInstanceCrossBackupPolicy'],
    write: ['rds:ModifyInstanceCrossBackupPolicy'],
  },
  seconds: 11,
  deletion: {
    kind: 'delete',
    text: {
      en: 'Cross-region backup is switched off; copies that exist stay until they expire.',
      'zh-CN': '关闭跨地域备份；已生成的异地备份保留至到期。',
    },
  },
});
