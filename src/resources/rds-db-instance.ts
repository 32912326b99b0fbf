import { defineResourceType, type Reply } from '../model/resource-type.ts';
import { alarmFields } from './read/alarms.ts';
import { autoRenewField, expiryFields, payTypeField } from './read/expiry.ts';
import { backupFields } from './read/rds-backups.ts';
import { rdsUseFields } from './read/rds-use.ts';
import { numbersOf, rowOf, toRows } from './read/rows.ts';
import { whitelistFields } from './read/whitelist.ts';
import { oneOf, toSwitch } from './read/words.ts';

const engines = ['MySQL', 'SQLServer', 'PostgreSQL', 'PPAS', 'MariaDB'];
const categories = [
  'Basic',
  'HighAvailability',
  'AlwaysOn',
  'Finance',
  'cluster',
  'serverless_basic',
  'serverless_standard',
  'serverless_ha',
];
const roles = ['Primary', 'Readonly', 'Guard', 'Temp'];
const lockModes = ['Unlock', 'ManualLock', 'LockByExpiration', 'LockByRestoration', 'LockByDiskQuota', 'Released'];

const isPrepaid = (item: Reply) => String(item.PayType).toLowerCase() === 'prepaid';
const ofInstance = { DBInstanceId: '${item.DBInstanceId}' };

/** Zones that the nodes lie in; an old multi-zone id such as cn-hongkong-MAZ1(b,c) names one zone a letter. */
function zonesOf(zoneIds: unknown): string[] | undefined {
  if (!Array.isArray(zoneIds)) return undefined;
  const named = zoneIds.flatMap((zone) => {
    const [, base, letters] = /^(.*)-MAZ\d+\(([^)]+)\)$/.exec(String(zone)) ?? [];
    return base && letters ? letters.split(',').map((letter) => `${base}-${letter}`) : [String(zone)];
  });
  return [...new Set(named)].sort();
}

function publicAddresses(raw: unknown): string[] | undefined {
  if (!Array.isArray(raw)) return undefined;
  return toRows(raw)
    .filter((row) => row.IPType === 'Public')
    .map((row) => String(row.ConnectionString ?? ''));
}

export default defineResourceType({
  type: 'ACS::RDS::DBInstance',
  title: { en: 'RDS instance', 'zh-CN': 'RDS 实例' },
  product: 'rds',
  scope: 'regional',
  list: {
    action: 'DescribeDBInstances',
    // Level 1 adds the edition (Category) to each row.
    params: { RegionId: '${region}', InstanceLevel: '1' },
    paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 100, total: 'TotalRecordCount' },
    items: 'Items.DBInstance',
  },
  identity: { id: 'DBInstanceId', name: 'DBInstanceDescription', region: 'RegionId', created: 'CreateTime' },
  details: {
    attribute: { action: 'DescribeDBInstanceAttribute', params: ofInstance },
    whitelist: { action: 'DescribeDBInstanceIPArrayList', params: ofInstance },
    network: { action: 'DescribeDBInstanceNetInfo', params: ofInstance },
    backupPolicy: { action: 'DescribeBackupPolicy', params: ofInstance },
    crossBackup: { action: 'DescribeInstanceCrossBackupPolicy', params: { RegionId: '${region}', ...ofInstance } },
    backups: {
      action: 'DescribeBackups',
      params: { ...ofInstance, StartTime: '${daysAgo.15.minute}', EndTime: '${daysAgo.0.minute}' },
      paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 100, total: 'TotalRecordCount' },
      items: 'Items.Backup',
    },
    sqlAudit: { action: 'DescribeSQLCollectorPolicy', params: ofInstance },
    sqlAuditRetention: { action: 'DescribeSQLCollectorRetention', params: ofInstance },
    monitor: { action: 'DescribeDBInstanceMonitor', params: ofInstance },
    // A Basic edition has one node and no high-availability settings to ask for.
    ha: { action: 'DescribeDBInstanceHAConfig', params: ofInstance, when: (item) => item.Category !== 'Basic' },
    slowLogs: {
      action: 'DescribeSlowLogs',
      params: { ...ofInstance, StartTime: '${daysAgo.7.day}', EndTime: '${daysAgo.0.day}' },
      paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 100, total: 'TotalRecordCount' },
      items: 'Items.SQLSlowLog',
      when: (item) => item.Engine === 'MySQL',
    },
    autoRenewal: {
      action: 'DescribeInstanceAutoRenewalAttribute',
      params: { RegionId: '${region}' },
      paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 100, total: 'TotalRecordCount' },
      items: 'Items.Item',
      once: 'region',
      when: isPrepaid,
    },
    tags: {
      action: 'DescribeDBInstanceByTags',
      params: { RegionId: '${region}' },
      paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 100, total: 'TotalRecordCount' },
      items: 'Items.DBInstanceTag',
      once: 'region',
    },
  },
  fields: {
    status: { title: { en: 'Status', 'zh-CN': '状态' }, type: 'string', from: 'list', path: 'DBInstanceStatus' },
    engine: {
      title: { en: 'Engine', 'zh-CN': '数据库引擎' },
      type: 'string',
      from: 'list',
      path: 'Engine',
      read: oneOf(engines),
      values: engines,
    },
    engineRelease: {
      title: { en: 'Engine and version', 'zh-CN': '引擎版本' },
      type: 'string',
      from: 'list',
      path: ['Engine', 'EngineVersion'],
      read: (engine, version) => (engine && version ? `${oneOf(engines)(engine)} ${version}` : undefined),
      property: 'engineVersion',
    },
    category: {
      title: { en: 'Edition', 'zh-CN': '产品系列' },
      type: 'string',
      from: 'list',
      path: 'Category',
      read: oneOf(categories),
      values: categories,
      property: 'category',
    },
    role: {
      title: { en: 'Role', 'zh-CN': '实例类型' },
      type: 'string',
      from: 'list',
      path: 'DBInstanceType',
      read: oneOf(roles),
      values: roles,
    },
    class: {
      title: { en: 'Class', 'zh-CN': '实例规格' },
      type: 'string',
      from: 'list',
      path: 'DBInstanceClass',
      property: 'instanceType',
    },
    payType: payTypeField('PayType'),
    lockMode: {
      title: { en: 'Lock', 'zh-CN': '锁定状态' },
      type: 'string',
      from: 'list',
      path: 'LockMode',
      read: oneOf(lockModes),
      values: lockModes,
    },
    deletionProtection: {
      title: { en: 'Release protection', 'zh-CN': '释放保护' },
      type: 'boolean',
      from: 'list',
      path: 'DeletionProtection',
      property: 'deletionProtection',
    },
    'storage.type': { title: { en: 'Storage type', 'zh-CN': '存储类型' }, type: 'string', from: 'list', path: 'DBInstanceStorageType' },
    'storage.burstingEnabled': {
      title: { en: 'I/O bursting', 'zh-CN': 'IO 突发' },
      type: 'boolean',
      from: 'list',
      path: 'BurstingEnabled',
      property: 'burstingEnabled',
    },
    ...expiryFields('ExpireTime'),
    'autoRenew.enabled': autoRenewField('autoRenewal', 'Items.Item', '${item.DBInstanceId}'),
    tags: {
      title: { en: 'Tags', 'zh-CN': '标签' },
      type: 'object',
      from: { detail: 'tags' },
      path: ['Items.DBInstanceTag', '${item.DBInstanceId}'],
      // The listing names every tagged instance, so one that it leaves out has no tag.
      read: (rows, id) => Object.fromEntries(tagsOf(rows, id)),
      absent: {},
    },
    'minorUpgrade.isAutomatic': {
      title: { en: 'Minor version upgrades', 'zh-CN': '小版本自动升级' },
      type: 'boolean',
      from: { detail: 'attribute' },
      path: 'Items.DBInstanceAttribute[0].AutoUpgradeMinorVersion',
      read: (mode) => (mode === 'Auto' ? true : mode === 'Manual' ? false : undefined),
      absent: null,
      property: 'autoUpgradeMinorVersion',
    },
    'connections.max': {
      title: { en: 'Connection limit', 'zh-CN': '最大连接数' },
      type: 'integer',
      unit: 'count',
      from: { detail: 'attribute' },
      path: 'Items.DBInstanceAttribute[0].MaxConnections',
    },
    'iops.max': {
      title: { en: 'IOPS limit', 'zh-CN': '最大 IOPS' },
      type: 'integer',
      unit: 'iops',
      from: { detail: 'attribute' },
      path: 'Items.DBInstanceAttribute[0].MaxIOPS',
    },
    ...whitelistFields('whitelist', {
      path: 'Items.DBInstanceIPArray',
      group: 'DBInstanceIPArrayName',
      entries: 'SecurityIPList',
      attribute: 'DBInstanceIPArrayAttribute',
    }),
    'network.publicAddresses': {
      title: { en: 'Public addresses', 'zh-CN': '公网连接地址' },
      type: 'list',
      from: { detail: 'network' },
      path: 'DBInstanceNetInfos.DBInstanceNetInfo',
      read: publicAddresses,
    },
    'network.isPublic': {
      title: { en: 'Has a public address', 'zh-CN': '开通公网地址' },
      type: 'boolean',
      from: { detail: 'network' },
      path: 'DBInstanceNetInfos.DBInstanceNetInfo',
      read: (rows) => publicAddresses(rows)?.some(() => true),
    },
    ...backupFields,
    'sqlAudit.enabled': {
      title: { en: 'SQL audit', 'zh-CN': 'SQL 审计' },
      type: 'boolean',
      from: { detail: 'sqlAudit' },
      path: 'SQLCollectorStatus',
      read: toSwitch,
      property: 'sqlCollectorStatus',
    },
    'sqlAudit.retentionDays': {
      title: { en: 'SQL audit retention', 'zh-CN': 'SQL 审计日志保留时间' },
      type: 'integer',
      unit: 'day',
      from: { detail: 'sqlAuditRetention' },
      path: 'ConfigValue',
      property: 'sqlCollectorConfigValue',
    },
    'monitoring.periodSeconds': {
      title: { en: 'Monitoring period', 'zh-CN': '监控周期' },
      type: 'integer',
      unit: 'second',
      from: { detail: 'monitor' },
      path: 'Period',
      property: 'monitoringPeriod',
    },
    'ha.zones': {
      title: { en: 'Zones', 'zh-CN': '节点可用区' },
      type: 'list',
      from: { detail: 'ha' },
      path: 'HostInstanceInfos.NodeInfo[].ZoneId',
      read: zonesOf,
    },
    'ha.zoneCount': {
      title: { en: 'Number of zones', 'zh-CN': '可用区数量' },
      type: 'integer',
      unit: 'count',
      from: { detail: 'ha' },
      path: 'HostInstanceInfos.NodeInfo[].ZoneId',
      read: (zones) => zonesOf(zones)?.length,
    },
    'slowLog.executionsLast7Days': {
      title: { en: 'Slow queries of 7 days', 'zh-CN': '近 7 天慢 SQL 次数' },
      type: 'integer',
      unit: 'count',
      from: { detail: 'slowLogs' },
      path: 'Items.SQLSlowLog',
      read: (rows) => numbersOf(toRows(rows), 'MySQLTotalExecutionCounts').reduce((sum, count) => sum + count, 0),
    },
    'slowLog.longestSecondsLast7Days': {
      title: { en: 'Longest query of 7 days', 'zh-CN': '近 7 天最长执行时间' },
      type: 'number',
      unit: 'second',
      from: { detail: 'slowLogs' },
      path: 'Items.SQLSlowLog',
      read: (rows) => numbersOf(toRows(rows), 'MaxExecutionTime').reduce((longest, seconds) => Math.max(longest, seconds), 0),
    },
    ...rdsUseFields,
    ...alarmFields(['acs_rds_dashboard']),
  },
  sample: {
    status: 'Running',
    'alarm.metrics': ['CpuUsage'],
    'alarm.count': 1,
    engine: 'MySQL',
    engineRelease: 'MySQL 8.0',
    category: 'HighAvailability',
    role: 'Primary',
    class: 'mysql.x4.large.2c',
    payType: 'Postpaid',
    lockMode: 'Unlock',
    deletionProtection: true,
    'storage.type': 'cloud_essd',
    'storage.burstingEnabled': false,
    expiresAt: null,
    expiresInDays: null,
    'autoRenew.enabled': null,
    tags: {},
    'minorUpgrade.isAutomatic': true,
    'connections.max': 4000,
    'iops.max': 10000,
    'whitelist.groups': [{ group: 'default', entries: ['10.0.0.0/8'] }],
    'whitelist.openGroups': [],
    'whitelist.isOpen': false,
    'network.publicAddresses': [],
    'network.isPublic': false,
    'backup.retentionDays': 14,
    'backup.weekdays': ['Monday', 'Wednesday', 'Friday'],
    'backup.daysPerWeek': 3,
    'backup.log.enabled': true,
    'backup.log.retentionDays': 14,
    'backup.canKeepAfterRelease': true,
    'backup.isKeptAfterRelease': true,
    'backup.lastStatus': 'Success',
    'backup.lastSuccessAt': '2026-01-01T02:20:00.000Z',
    'backup.lastSuccessAgeDays': 0.5,
    'backup.crossRegion.enabled': true,
    'sqlAudit.enabled': true,
    'sqlAudit.retentionDays': 180,
    'monitoring.periodSeconds': 60,
    'ha.zones': ['cn-hangzhou-h', 'cn-hangzhou-i'],
    'ha.zoneCount': 2,
    'slowLog.executionsLast7Days': 12,
    'slowLog.longestSecondsLast7Days': 2,
    'cpu.p95Last7Days': 40,
    'cpu.p95Last14Days': 38,
    'cpu.maxLast7Days': 62,
    'memory.p95Last7Days': 70,
    'memory.p95Last14Days': 68,
    'connections.p95Last7Days': 20,
    'connections.maxLast7Days': 28,
    'iops.p95Last7Days': 25,
    'disk.usedPercent': 55,
    'replication.lagSecondsP95LastDay': null,
  },
});

function tagsOf(rows: unknown, id: unknown): [string, string][] {
  const tags = rowOf(rows, 'DBInstanceId', id)?.Tags as { Tag?: unknown } | undefined;
  return toRows(tags?.Tag).map((tag) => [String(tag.TagKey), String(tag.TagValue ?? '')]);
}
