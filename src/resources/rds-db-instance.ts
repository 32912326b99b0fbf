import { defineResourceType } from '../model/resource-type.ts';

export default defineResourceType({
  type: 'ACS::RDS::DBInstance',
  title: { en: 'RDS instance', 'zh-CN': 'RDS 实例' },
  product: 'rds',
  scope: 'regional',
  list: {
    action: 'DescribeDBInstances',
    params: { RegionId: '${region}' },
    paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 100, total: 'TotalRecordCount' },
    items: 'Items.DBInstance',
  },
  identity: { id: 'DBInstanceId', name: 'DBInstanceDescription', region: 'RegionId', created: 'CreateTime' },
  details: {
    backupPolicy: { action: 'DescribeBackupPolicy', params: { DBInstanceId: '${item.DBInstanceId}' } },
  },
  fields: {
    status: {
      title: { en: 'Status', 'zh-CN': '状态' },
      type: 'string',
      from: 'list',
      path: 'DBInstanceStatus',
    },
    'backup.retentionDays': {
      title: { en: 'Backup retention', 'zh-CN': '备份保留时间' },
      type: 'integer',
      unit: 'day',
      from: { detail: 'backupPolicy' },
      path: 'BackupRetentionPeriod',
      property: 'backupRetentionPeriod',
    },
    'cpu.p95Last7Days': {
      title: { en: 'CPU use, 95th percentile of 7 days', 'zh-CN': '近 7 天 CPU 使用率 P95' },
      type: 'number',
      unit: 'percent',
      from: {
        metric: {
          namespace: 'acs_rds_dashboard',
          metric: 'CpuUsage',
          dimension: 'instanceId',
          statistic: 'Average',
          periodSeconds: 300,
          windowDays: 7,
          reduce: 'p95',
        },
      },
    },
  },
  sample: { status: 'Running', 'backup.retentionDays': 7, 'cpu.p95Last7Days': 40 },
});
