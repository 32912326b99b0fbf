import { defineResourceType, type Reply } from '../model/resource-type.ts';
import { payTypeField } from './read/expiry.ts';
import { busyWeek, newest, type Use, useField } from './read/metrics.ts';
import { weekdayFields } from './read/weekdays.ts';
import { whitelistFields } from './read/whitelist.ts';
import { oneOf, toSwitch } from './read/words.ts';

const kinds = ['replicate', 'sharding', 'serverless'];
const lockModes = ['Unlock', 'ManualLock', 'LockByExpiration', 'LockByRestoration', 'LockByDiskQuota', 'Released'];

const isSharding = (item: Reply) => item.DBInstanceType === 'sharding';
const ofInstance = { DBInstanceId: '${item.DBInstanceId}' };

/** Series come one a node, and for a sharded cluster one a node of each shard; the highest counts. */
function useOf(name: string): Use {
  return {
    namespace: 'acs_mongodb',
    dimension: 'instanceId',
    metric: name,
    others: [{ when: isSharding, metric: `Sharding${name}` }],
  };
}

export default defineResourceType({
  type: 'ACS::MongoDB::DBInstance',
  title: { en: 'MongoDB instance', 'zh-CN': 'MongoDB 实例' },
  product: 'dds',
  scope: 'regional',
  list: {
    action: 'DescribeDBInstances',
    params: { RegionId: '${region}' },
    each: { param: 'DBInstanceType', values: kinds },
    paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 100, total: 'TotalCount' },
    items: 'DBInstances.DBInstance',
  },
  identity: { id: 'DBInstanceId', name: 'DBInstanceDescription', region: 'RegionId', created: 'CreationTime', tags: 'Tags.Tag' },
  details: {
    whitelist: { action: 'DescribeSecurityIps', params: ofInstance },
    backupPolicy: { action: 'DescribeBackupPolicy', params: ofInstance },
  },
  fields: {
    status: { title: { en: 'Status', 'zh-CN': '状态' }, type: 'string', from: 'list', path: 'DBInstanceStatus' },
    kind: {
      title: { en: 'Architecture', 'zh-CN': '架构' },
      type: 'string',
      from: 'list',
      path: 'DBInstanceType',
      read: oneOf(kinds),
      values: kinds,
    },
    class: {
      title: { en: 'Class', 'zh-CN': '实例规格' },
      type: 'string',
      from: 'list',
      path: 'DBInstanceClass',
      property: 'dbInstanceClass',
    },
    payType: payTypeField('ChargeType'),
    lockMode: {
      title: { en: 'Lock', 'zh-CN': '锁定状态' },
      type: 'string',
      from: 'list',
      path: 'LockMode',
      read: oneOf(lockModes),
      values: lockModes,
    },
    // A sharded cluster has no number of copies of its own; each of its shards has three.
    replicas: {
      title: { en: 'Copies', 'zh-CN': '副本数' },
      type: 'integer',
      unit: 'count',
      from: 'list',
      path: ['ReplicationFactor', 'DBInstanceType'],
      read: (copies, kind) => toCopies(copies) ?? (kind === 'sharding' ? 3 : undefined),
    },
    ...whitelistFields('whitelist', {
      path: 'SecurityIpGroups.SecurityIpGroup',
      group: 'SecurityIpGroupName',
      entries: 'SecurityIpList',
      attribute: 'SecurityIpGroupAttribute',
    }),
    'backup.retentionDays': {
      title: { en: 'Backup retention', 'zh-CN': '备份保留时间' },
      type: 'integer',
      unit: 'day',
      from: { detail: 'backupPolicy' },
      path: 'BackupRetentionPeriod',
      property: 'backupRetentionPeriod',
    },
    ...weekdayFields('backupPolicy', 'PreferredBackupPeriod'),
    'backup.log.enabled': {
      title: { en: 'Log backup', 'zh-CN': '日志备份' },
      type: 'boolean',
      from: { detail: 'backupPolicy' },
      path: 'EnableBackupLog',
      read: toSwitch,
      property: 'enableBackupLog',
    },
    'disk.usedPercent': useField({ en: 'Storage in use', 'zh-CN': '磁盘使用率' }, useOf('DiskUtilization'), newest),
    'iops.p95Last7Days': useField(
      { en: 'IOPS use, 95th percentile of 7 days', 'zh-CN': '近 7 天 IOPS 使用率 P95' },
      useOf('IOPSUtilization'),
      busyWeek,
    ),
    'cpu.p95Last7Days': useField(
      { en: 'CPU use, 95th percentile of 7 days', 'zh-CN': '近 7 天 CPU 使用率 P95' },
      useOf('CPUUtilization'),
      busyWeek,
    ),
  },
  sample: {
    status: 'Running',
    kind: 'replicate',
    class: 'dds.mongo.mid',
    payType: 'Postpaid',
    lockMode: 'Unlock',
    replicas: 3,
    'whitelist.groups': [{ group: 'default', entries: ['10.0.0.0/8'] }],
    'whitelist.openGroups': [],
    'whitelist.isOpen': false,
    'backup.retentionDays': 14,
    'backup.weekdays': ['Monday', 'Wednesday', 'Friday'],
    'backup.daysPerWeek': 3,
    'backup.log.enabled': true,
    'disk.usedPercent': 55,
    'iops.p95Last7Days': 30,
    'cpu.p95Last7Days': 35,
  },
});

function toCopies(raw: unknown): number | undefined {
  const copies = raw === undefined || raw === null || raw === '' ? Number.NaN : Number(raw);
  return Number.isInteger(copies) ? copies : undefined;
}
