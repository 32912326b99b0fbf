import { defineResourceType, type Reply } from '../model/resource-type.ts';
import { alarmFields } from './read/alarms.ts';
import { autoRenewField, expiryFields, payTypeField } from './read/expiry.ts';
import { busyWeek, type Use, useField } from './read/metrics.ts';
import { numbersOf, toRows } from './read/rows.ts';
import { weekdayFields } from './read/weekdays.ts';
import { whitelistFields } from './read/whitelist.ts';
import { oneOf } from './read/words.ts';

const architectures = ['standard', 'cluster', 'rwsplit'];
const networkTypes = ['VPC', 'Classic'];
const kinds = ['Redis', 'Tair', 'Memcache'];
const slowMicros = 20_000;

const architectureOf = (item: Reply) => oneOf(architectures, { SplitRW: 'rwsplit' })(item.ArchitectureType);
const ofInstance = { InstanceId: '${item.InstanceId}' };

/** One metric for each architecture; those of a cluster have one series a shard, and the fullest shard counts. */
function useOf(name: string): Use {
  return {
    namespace: 'acs_kvstore',
    dimension: 'instanceId',
    metric: `Standard${name}`,
    others: [
      { when: (item) => architectureOf(item) === 'cluster', metric: `Sharding${name}` },
      { when: (item) => architectureOf(item) === 'rwsplit', metric: `Splitrw${name}` },
    ],
  };
}

/** Tair and the enterprise editions always persist; the community edition does unless its parameters switch it off. */
function isPersistent(kind: unknown, edition: unknown, config: unknown): boolean | undefined {
  if (kind === 'Tair' || edition === 'Enterprise') return true;
  if (typeof kind !== 'string') return undefined;
  return !/\\*"appendonly\\*"\s*:\s*\\*"no/.test(String(config ?? ''));
}

export default defineResourceType({
  type: 'ACS::Redis::DBInstance',
  title: { en: 'Redis instance', 'zh-CN': 'Redis 实例' },
  product: 'r-kvstore',
  scope: 'regional',
  list: {
    action: 'DescribeInstances',
    params: { RegionId: '${region}' },
    paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 50, total: 'TotalCount' },
    items: 'Instances.KVStoreInstance',
  },
  identity: { id: 'InstanceId', name: 'InstanceName', region: 'RegionId', created: 'CreateTime', tags: 'Tags.Tag' },
  details: {
    attribute: { action: 'DescribeInstanceAttribute', params: ofInstance },
    whitelist: { action: 'DescribeSecurityIps', params: ofInstance },
    backupPolicy: { action: 'DescribeBackupPolicy', params: ofInstance },
    // The slowest hundred of a day: the API hands out at most one day, and a hundred tells whether there are too many.
    slowLogs: {
      action: 'DescribeSlowLogRecords',
      params: {
        ...ofInstance,
        StartTime: '${daysAgo.1.minute}',
        EndTime: '${daysAgo.0.minute}',
        OrderBy: 'latency',
        OrderType: 'desc',
        PageSize: '100',
      },
    },
    autoRenewal: {
      action: 'DescribeInstanceAutoRenewalAttribute',
      params: { RegionId: '${region}' },
      paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 100, total: 'TotalRecordCount' },
      items: 'Items.Item',
      once: 'region',
      when: (item) => String(item.ChargeType).toLowerCase() === 'prepaid',
    },
  },
  fields: {
    status: { title: { en: 'Status', 'zh-CN': '状态' }, type: 'string', from: 'list', path: 'InstanceStatus' },
    kind: {
      title: { en: 'Engine', 'zh-CN': '引擎' },
      type: 'string',
      from: 'list',
      path: 'InstanceType',
      read: oneOf(kinds),
      values: kinds,
    },
    class: { title: { en: 'Class', 'zh-CN': '实例规格' }, type: 'string', from: 'list', path: 'InstanceClass', property: 'instanceClass' },
    payType: payTypeField('ChargeType'),
    architecture: {
      title: { en: 'Architecture', 'zh-CN': '架构' },
      type: 'string',
      from: 'list',
      path: 'ArchitectureType',
      read: oneOf(architectures, { SplitRW: 'rwsplit' }),
      values: architectures,
    },
    networkType: {
      title: { en: 'Network', 'zh-CN': '网络类型' },
      type: 'string',
      from: 'list',
      path: 'NetworkType',
      read: oneOf(networkTypes),
      values: networkTypes,
    },
    'memory.capacity': {
      title: { en: 'Memory', 'zh-CN': '内存容量' },
      type: 'integer',
      unit: 'mebibyte',
      from: 'list',
      path: 'Capacity',
    },
    'persistence.isOn': {
      title: { en: 'Persistence', 'zh-CN': '持久化' },
      type: 'boolean',
      from: 'list',
      path: ['InstanceType', 'EditionType', 'Config'],
      read: isPersistent,
    },
    ...expiryFields('EndTime'),
    'autoRenew.enabled': autoRenewField('autoRenewal', 'Items.Item', '${item.InstanceId}'),
    releaseProtection: {
      title: { en: 'Release protection', 'zh-CN': '释放保护' },
      type: 'boolean',
      from: { detail: 'attribute' },
      path: 'Instances.DBInstanceAttribute[0].InstanceReleaseProtection',
      property: 'instanceReleaseProtection',
    },
    'auth.isPasswordFree': {
      title: { en: 'Password-free access in the VPC', 'zh-CN': 'VPC 免密访问' },
      type: 'boolean',
      from: { detail: 'attribute' },
      path: 'Instances.DBInstanceAttribute[0].VpcAuthMode',
      // Open is password authentication switched on, Close is password-free access.
      read: (mode) => (mode === 'Close' ? true : mode === 'Open' ? false : undefined),
      property: 'vpcAuthMode',
    },
    ...whitelistFields('whitelist', {
      path: 'SecurityIpGroups.SecurityIpGroup',
      group: 'SecurityIpGroupName',
      entries: 'SecurityIpList',
      attribute: 'SecurityIpGroupAttribute',
    }),
    ...weekdayFields('backupPolicy', 'PreferredBackupPeriod'),
    'slowLog.commandsOver20MsLastDay': {
      title: { en: 'Commands over 20 ms in a day', 'zh-CN': '近 24 小时超过 20 毫秒的命令数' },
      type: 'integer',
      unit: 'count',
      from: { detail: 'slowLogs' },
      path: 'Items.LogRecords',
      read: (rows) =>
        Array.isArray(rows) ? numbersOf(toRows(rows), 'ElapsedTime').filter((micros) => micros > slowMicros).length : undefined,
    },
    'cpu.p95Last7Days': useField(
      { en: 'CPU use, 95th percentile of 7 days', 'zh-CN': '近 7 天 CPU 使用率 P95' },
      useOf('CpuUsage'),
      busyWeek,
    ),
    ...alarmFields(['acs_kvstore', 'acs_tair']),
    'memory.p95Last7Days': useField(
      { en: 'Memory use, 95th percentile of 7 days', 'zh-CN': '近 7 天内存使用率 P95' },
      useOf('MemoryUsage'),
      busyWeek,
    ),
  },
  sample: {
    status: 'Normal',
    'alarm.metrics': ['StandardMemoryUsage'],
    'alarm.count': 1,
    kind: 'Redis',
    class: 'redis.master.mid.default',
    payType: 'Postpaid',
    architecture: 'standard',
    networkType: 'VPC',
    'memory.capacity': 4096,
    'persistence.isOn': true,
    expiresAt: null,
    expiresInDays: null,
    'autoRenew.enabled': null,
    releaseProtection: true,
    'auth.isPasswordFree': false,
    'whitelist.groups': [{ group: 'default', entries: ['10.0.0.0/8'] }],
    'whitelist.openGroups': [],
    'whitelist.isOpen': false,
    'backup.weekdays': ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    'backup.daysPerWeek': 7,
    'slowLog.commandsOver20MsLastDay': 3,
    'cpu.p95Last7Days': 25,
    'memory.p95Last7Days': 60,
  },
});
