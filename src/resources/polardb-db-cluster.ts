import { defineResourceType, type Reply } from '../model/resource-type.ts';
import { payTypeField } from './read/expiry.ts';
import { busyWeek, type Use, useField } from './read/metrics.ts';
import { whitelistFields } from './read/whitelist.ts';
import { oneOf, toSwitch } from './read/words.ts';

const engines = ['MySQL', 'PostgreSQL', 'Oracle'];
const deletionPolicies = ['ALL', 'LATEST', 'NONE'];

const isEngine = (engine: string) => (item: Reply) => item.DBType === engine;
const ofCluster = { DBClusterId: '${item.DBClusterId}' };
const polardb = { namespace: 'acs_polardb', dimension: 'clusterId' };

// Series come one a node; the busiest node counts.
const cpu: Use = {
  ...polardb,
  metric: 'cluster_cpu_utilization',
  others: [
    { when: isEngine('PostgreSQL'), metric: 'pg_cpu_total' },
    { when: isEngine('Oracle'), metric: 'oracle_cpu_total' },
  ],
};
const memory: Use = {
  ...polardb,
  metric: 'cluster_memory_utilization',
  others: [{ when: isEngine('PostgreSQL'), metric: 'pg_mem_usage' }],
  when: (item) => item.DBType !== 'Oracle',
};

export default defineResourceType({
  type: 'ACS::PolarDB::DBCluster',
  title: { en: 'PolarDB cluster', 'zh-CN': 'PolarDB 集群' },
  product: 'polardb',
  scope: 'regional',
  list: {
    action: 'DescribeDBClusters',
    params: { RegionId: '${region}' },
    paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 100, total: 'TotalRecordCount' },
    items: 'Items.DBCluster',
  },
  identity: { id: 'DBClusterId', name: 'DBClusterDescription', region: 'RegionId', created: 'CreateTime', tags: 'Tags.Tag' },
  details: {
    whitelist: { action: 'DescribeDBClusterAccessWhitelist', params: ofCluster },
    backupPolicy: { action: 'DescribeBackupPolicy', params: ofCluster },
  },
  fields: {
    status: { title: { en: 'Status', 'zh-CN': '状态' }, type: 'string', from: 'list', path: 'DBClusterStatus' },
    engine: {
      title: { en: 'Engine', 'zh-CN': '数据库引擎' },
      type: 'string',
      from: 'list',
      path: 'DBType',
      read: oneOf(engines),
      values: engines,
    },
    class: { title: { en: 'Node class', 'zh-CN': '节点规格' }, type: 'string', from: 'list', path: 'DBNodeClass', property: 'dbNodeClass' },
    payType: payTypeField('PayType'),
    isServerless: {
      title: { en: 'Serverless', 'zh-CN': 'Serverless' },
      type: 'boolean',
      from: 'list',
      path: 'ServerlessType',
      read: (kind) => typeof kind === 'string' && kind !== '',
      absent: false,
    },
    deletionLock: {
      title: { en: 'Deletion lock', 'zh-CN': '集群锁' },
      type: 'boolean',
      from: 'list',
      path: 'DeletionLock',
      read: toSwitch,
      property: 'deletionLock',
    },
    ...whitelistFields('whitelist', {
      path: 'Items.DBClusterIPArray',
      group: 'DBClusterIPArrayName',
      entries: 'SecurityIps',
      attribute: 'DBClusterIPArrayAttribute',
    }),
    'backup.retentionDays': {
      title: { en: 'Level-1 backup retention', 'zh-CN': '一级备份保留时间' },
      type: 'integer',
      unit: 'day',
      from: { detail: 'backupPolicy' },
      path: 'DataLevel1BackupRetentionPeriod',
      property: 'dataLevel1BackupRetentionPeriod',
    },
    'backup.onClusterDeletion': {
      title: { en: 'Backups kept when the cluster is deleted', 'zh-CN': '删除集群时的备份保留策略' },
      type: 'string',
      from: { detail: 'backupPolicy' },
      path: 'BackupRetentionPolicyOnClusterDeletion',
      read: oneOf(deletionPolicies),
      values: deletionPolicies,
      property: 'backupRetentionPolicyOnClusterDeletion',
    },
    // -1 keeps them until the cluster goes, 0 makes none.
    'backup.level2.retentionDays': {
      title: { en: 'Level-2 backup retention', 'zh-CN': '二级备份保留时间' },
      type: 'integer',
      unit: 'day',
      from: { detail: 'backupPolicy' },
      path: 'DataLevel2BackupRetentionPeriod',
      property: 'dataLevel2BackupRetentionPeriod',
    },
    'backup.level2.otherRegion': {
      title: { en: 'Level-2 backup in another region', 'zh-CN': '二级备份跨地域目标' },
      type: 'string',
      from: { detail: 'backupPolicy' },
      path: 'DataLevel2BackupAnotherRegionRegion',
      absent: null,
      property: 'dataLevel2BackupAnotherRegionRegion',
    },
    'cpu.p95Last7Days': useField({ en: 'CPU use, 95th percentile of 7 days', 'zh-CN': '近 7 天 CPU 使用率 P95' }, cpu, busyWeek),
    'memory.p95Last7Days': useField({ en: 'Memory use, 95th percentile of 7 days', 'zh-CN': '近 7 天内存使用率 P95' }, memory, busyWeek),
  },
  sample: {
    status: 'Running',
    engine: 'MySQL',
    class: 'polar.mysql.x4.large',
    payType: 'Postpaid',
    isServerless: false,
    deletionLock: true,
    'whitelist.groups': [{ group: 'default', entries: ['10.0.0.0/8'] }],
    'whitelist.openGroups': [],
    'whitelist.isOpen': false,
    'backup.retentionDays': 14,
    'backup.onClusterDeletion': 'LATEST',
    'backup.level2.retentionDays': 30,
    'backup.level2.otherRegion': null,
    'cpu.p95Last7Days': 35,
    'memory.p95Last7Days': 65,
  },
});
