import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:polardb/backupPolicy:BackupPolicy',
  title: { en: 'PolarDB backup policy', 'zh-CN': 'PolarDB 备份策略' },
  importId: '${id}',
  required: ['dbClusterId'],
  properties: {
    dataLevel1BackupRetentionPeriod: {
      title: { en: 'Level-1 backup retention', 'zh-CN': '一级备份保留天数' },
      unit: 'day',
      field: 'backup.retentionDays',
    },
    backupRetentionPolicyOnClusterDeletion: {
      title: {
        en: 'Backups kept when the cluster is deleted (NONE, LATEST: the last one, ALL)',
        'zh-CN': '删除集群时保留的备份（NONE：不保留，LATEST：最后一个，ALL：全部）',
      },
      field: 'backup.onClusterDeletion',
    },
    dataLevel2BackupPeriods: { title: { en: 'Level-2 backup days', 'zh-CN': '二级备份周期' } },
    dataLevel2BackupRetentionPeriod: {
      title: { en: 'Level-2 backup retention', 'zh-CN': '二级备份保留天数' },
      unit: 'day',
      field: 'backup.level2.retentionDays',
      undo: (former) =>
        former === 0 || former === undefined
          ? {
              kind: 'none',
              text: {
                en: 'A retention of 0 is never sent by the plugin: level-2 backups are switched off in the console.',
                'zh-CN': '插件不会下发保留天数 0：如需关闭二级备份，请在控制台操作。',
              },
            }
          : undefined,
    },
  },
  permissions: {
    read: ['polardb:DescribeBackupPolicy', 'polardb:DescribeLogBackupPolicy'],
    write: ['polardb:ModifyBackupPolicy'],
  },
  seconds: 2,
});
