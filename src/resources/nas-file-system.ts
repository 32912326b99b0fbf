import { defineResourceType, type Reply } from '../model/resource-type.ts';
import { toRows } from './read/rows.ts';

const plan = 'ACS::HBR::BackupPlan';
const binding = 'ACS::HBR::PolicyBinding';
const gib = 1024 ** 3;
const hasRecycleBin = (item: Reply) => item.FileSystemType === 'standard' && item.ProtocolType === 'NFS';

export default defineResourceType({
  type: 'ACS::NAS::FileSystem',
  title: { en: 'NAS file system', 'zh-CN': 'NAS 文件系统' },
  product: 'nas',
  scope: 'regional',
  list: {
    action: 'DescribeFileSystems',
    paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 100, total: 'TotalCount' },
    items: 'FileSystems.FileSystem',
  },
  identity: { id: 'FileSystemId', name: 'Description', region: 'RegionId', created: 'CreateTime', tags: 'Tags.Tag' },
  details: {
    recycleBin: { action: 'GetRecycleBinAttribute', method: 'GET', params: { FileSystemId: '${item.FileSystemId}' }, when: hasRecycleBin },
    lifecycle: {
      action: 'DescribeLifecyclePolicies',
      method: 'GET',
      paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 100, total: 'TotalCount' },
      items: 'LifecyclePolicies',
      once: 'region',
    },
  },
  fields: {
    kind: {
      title: { en: 'Kind', 'zh-CN': '文件系统类型' },
      type: 'string',
      from: 'list',
      path: 'FileSystemType',
      values: ['standard', 'extreme', 'cpfs', 'agentic'],
    },
    status: { title: { en: 'Status', 'zh-CN': '状态' }, type: 'string', from: 'list', path: 'Status', absent: null },
    protocol: { title: { en: 'Protocol', 'zh-CN': '协议类型' }, type: 'string', from: 'list', path: 'ProtocolType' },
    storageType: { title: { en: 'Storage type', 'zh-CN': '存储规格' }, type: 'string', from: 'list', path: 'StorageType' },
    chargeType: { title: { en: 'Billing', 'zh-CN': '付费类型' }, type: 'string', from: 'list', path: 'ChargeType' },
    usedGib: {
      title: { en: 'Used', 'zh-CN': '已用容量' },
      type: 'number',
      unit: 'gibibyte',
      from: 'list',
      path: 'MeteredSize',
      read: (bytes) => (bytes === undefined ? undefined : Math.round((Number(bytes) / gib) * 10) / 10),
    },
    coldBytes: {
      title: { en: 'In cold storage', 'zh-CN': '低频容量' },
      type: 'integer',
      unit: 'byte',
      from: 'list',
      path: 'MeteredIASize',
      absent: 0,
    },
    capacityGib: {
      title: { en: 'Capacity', 'zh-CN': '总容量' },
      type: 'integer',
      unit: 'gibibyte',
      from: 'list',
      path: 'Capacity',
      absent: null,
      property: 'capacity',
    },
    usedPercent: {
      title: { en: 'Use', 'zh-CN': '使用率' },
      type: 'number',
      unit: 'percent',
      from: 'list',
      path: ['MeteredSize', 'Capacity'],
      // A standard file system grows without end and names no capacity.
      read: (bytes, capacity) => (Number(capacity) > 0 ? Math.round((Number(bytes) / gib / Number(capacity)) * 1000) / 10 : null),
    },
    mountTargets: {
      title: { en: 'Mount targets', 'zh-CN': '挂载点数' },
      type: 'integer',
      unit: 'count',
      from: 'list',
      path: 'MountTargets.MountTarget[]',
      read: (rows) => toRows(rows).length,
    },
    mounts: {
      title: { en: 'Access groups and VPCs of its mount targets', 'zh-CN': '挂载点的权限组与专有网络' },
      type: 'list',
      from: 'list',
      path: 'MountTargets.MountTarget[]',
      read: (rows) => toRows(rows).map((row) => ({ group: String(row.AccessGroupName ?? ''), vpcId: String(row.VpcId ?? '') })),
    },
    snapshotPolicyId: {
      title: { en: 'Snapshot policy', 'zh-CN': '自动快照策略' },
      type: 'string',
      from: 'list',
      path: 'AutoSnapshotPolicyId',
      absent: null,
    },
    'recycleBin.keptDays': {
      title: { en: 'Recycle bin keeps files for', 'zh-CN': '回收站保留时间' },
      type: 'integer',
      unit: 'day',
      from: { detail: 'recycleBin' },
      path: ['RecycleBinAttribute.Status', 'RecycleBinAttribute.ReservedDays'],
      read: (status, days) => (status === 'Enable' ? Number(days) : status === 'Disable' ? 0 : undefined),
      property: 'reservedDays',
    },
    lifecyclePolicies: {
      title: { en: 'Lifecycle policies', 'zh-CN': '生命周期策略数' },
      type: 'integer',
      unit: 'count',
      from: { detail: 'lifecycle' },
      path: ['LifecyclePolicies[]', '${item.FileSystemId}'],
      read: (rows, id) => toRows(rows).filter((row) => row.FileSystemId === id).length,
    },
    'backup.isPlanned': {
      title: { en: 'Covered by Cloud Backup', 'zh-CN': '已纳入云备份' },
      type: 'boolean',
      from: {
        types: { [plan]: ['fileSystemId', 'isDisabled'], [binding]: ['dataSourceId', 'isDisabled'] },
        derive: (self, lookup) => {
          const plans = lookup.where(plan, 'fileSystemId', self.id, self.region);
          const bindings = lookup.where(binding, 'dataSourceId', self.id, self.region);
          return plans && bindings && [...plans, ...bindings].some((one) => one.fields.isDisabled === false);
        },
      },
    },
  },
  sample: {
    kind: 'standard',
    status: 'Running',
    protocol: 'NFS',
    storageType: 'Performance',
    chargeType: 'PayAsYouGo',
    usedGib: 300,
    coldBytes: 0,
    capacityGib: null,
    usedPercent: null,
    mountTargets: 1,
    mounts: [{ group: 'DEFAULT_VPC_GROUP_NAME', vpcId: 'vpc-bp1plum' }],
    snapshotPolicyId: null,
    'recycleBin.keptDays': 3,
    lifecyclePolicies: 1,
    'backup.isPlanned': true,
    ageDays: 90,
    tags: {},
  },
});
