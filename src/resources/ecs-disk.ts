import { defineResourceType, type Reply } from '../model/resource-type.ts';
import { ecsDiskUseFields } from './read/ecs-disk-use.ts';
import { payTypeField } from './read/expiry.ts';

const snapshot = 'ACS::ECS::Snapshot';
const binding = 'ACS::HBR::PolicyBinding';
const isInUse = (item: Reply) => item.Status === 'In_use';
const dayMs = 86_400_000;

export default defineResourceType({
  type: 'ACS::ECS::Disk',
  title: { en: 'Disk', 'zh-CN': '云盘' },
  product: 'ecs',
  scope: 'regional',
  list: {
    action: 'DescribeDisks',
    params: { RegionId: '${region}' },
    paging: { style: 'token', token: 'NextToken', size: 'MaxResults', max: 500 },
    items: 'Disks.Disk',
  },
  identity: { id: 'DiskId', name: 'DiskName', region: 'RegionId', created: 'CreationTime', tags: 'Tags.Tag' },
  details: {
    // At most 400 points a call: ten minutes over a day, an hour over two weeks.
    monitorDay: {
      action: 'DescribeDiskMonitorData',
      params: { DiskId: '${item.DiskId}', StartTime: '${daysAgo.1.second}', EndTime: '${daysAgo.0.second}', Period: '600' },
      when: isInUse,
    },
    monitorFortnight: {
      action: 'DescribeDiskMonitorData',
      params: { DiskId: '${item.DiskId}', StartTime: '${daysAgo.14.second}', EndTime: '${daysAgo.0.second}', Period: '3600' },
      when: (item) => isInUse(item) && (item.PerformanceLevel === 'PL2' || item.PerformanceLevel === 'PL3'),
    },
  },
  fields: {
    status: {
      title: { en: 'Status', 'zh-CN': '状态' },
      type: 'string',
      from: 'list',
      path: 'Status',
      values: ['In_use', 'Available', 'Attaching', 'Detaching', 'Creating', 'ReIniting', 'Migrating'],
    },
    category: { title: { en: 'Category', 'zh-CN': '云盘类型' }, type: 'string', from: 'list', path: 'Category', property: 'category' },
    isCloudDisk: {
      title: { en: 'Cloud disk', 'zh-CN': '是否云盘' },
      type: 'boolean',
      from: 'list',
      path: 'Category',
      read: (word) => (typeof word === 'string' ? word === 'cloud' || word.startsWith('cloud_') : undefined),
    },
    performanceLevel: {
      title: { en: 'Performance level', 'zh-CN': '性能等级' },
      type: 'string',
      from: 'list',
      path: 'PerformanceLevel',
      absent: null,
      property: 'performanceLevel',
    },
    provisionedIops: {
      title: { en: 'Provisioned IOPS', 'zh-CN': '预配置 IOPS' },
      type: 'integer',
      unit: 'iops',
      from: 'list',
      path: 'ProvisionedIops',
      absent: null,
    },
    sizeGib: { title: { en: 'Size', 'zh-CN': '容量' }, type: 'integer', unit: 'gibibyte', from: 'list', path: 'Size', property: 'size' },
    payType: payTypeField('DiskChargeType'),
    instanceId: { title: { en: 'Instance', 'zh-CN': '所属实例' }, type: 'string', from: 'list', path: 'InstanceId', absent: null },
    isEncrypted: { title: { en: 'Encrypted', 'zh-CN': '已加密' }, type: 'boolean', from: 'list', path: 'Encrypted' },
    snapshotPolicyId: {
      title: { en: 'Automatic snapshot policy', 'zh-CN': '自动快照策略' },
      type: 'string',
      from: 'list',
      path: 'AutoSnapshotPolicyId',
      absent: null,
    },
    deletesAutoSnapshots: {
      title: { en: 'Automatic snapshots go with the disk', 'zh-CN': '自动快照随云盘释放' },
      type: 'boolean',
      from: 'list',
      path: 'DeleteAutoSnapshot',
      property: 'deleteAutoSnapshot',
    },
    isBurstable: {
      title: { en: 'Performance burst', 'zh-CN': '性能突发' },
      type: 'boolean',
      from: 'list',
      path: 'BurstingEnabled',
      absent: false,
      property: 'burstingEnabled',
    },
    detachedDays: {
      title: { en: 'Days since it was detached', 'zh-CN': '已卸载天数' },
      type: 'integer',
      unit: 'day',
      from: {
        needs: ['detachedAt'],
        // A disk that was never attached has lain idle since it was created.
        derive: ({ fields }, { nowMs }) =>
          typeof fields.detachedAt === 'string'
            ? Math.floor((nowMs - Date.parse(fields.detachedAt)) / dayMs)
            : (fields.ageDays ?? undefined),
      },
    },
    detachedAt: { title: { en: 'Detached at', 'zh-CN': '卸载时间' }, type: 'timestamp', from: 'list', path: 'DetachedTime', absent: null },
    'backup.isBound': {
      title: { en: 'Covered by Cloud Backup', 'zh-CN': '已纳入云备份' },
      type: 'boolean',
      from: {
        needs: ['instanceId'],
        types: { [binding]: ['dataSourceId', 'isDisabled'] },
        derive: (disk, lookup) => {
          const bindings = [disk.id, disk.fields.instanceId as string].map((id) => lookup.where(binding, 'dataSourceId', id, disk.region));
          if (bindings.includes(undefined)) return undefined;
          return bindings.flatMap((list) => list ?? []).some((one) => one.fields.isDisabled === false);
        },
      },
    },
    'snapshot.newestAgeDays': {
      title: { en: 'Age of the newest snapshot', 'zh-CN': '最近快照天数' },
      type: 'integer',
      unit: 'day',
      from: {
        types: { [snapshot]: ['sourceDiskId', 'status'] },
        derive: (disk, lookup) => {
          const done = lookup.where(snapshot, 'sourceDiskId', disk.id, disk.region)?.filter((one) => one.fields.status === 'accomplished');
          if (!done) return undefined;
          const ages = done.map((one) => Number(one.fields.ageDays));
          return ages.length > 0 ? Math.min(...ages) : null;
        },
      },
    },
    ...ecsDiskUseFields,
  },
  sample: {
    status: 'In_use',
    category: 'cloud_essd',
    isCloudDisk: true,
    performanceLevel: 'PL1',
    provisionedIops: null,
    sizeGib: 200,
    payType: 'Postpaid',
    instanceId: 'i-bp1plum',
    isEncrypted: true,
    snapshotPolicyId: 'sp-bp1plum',
    deletesAutoSnapshots: false,
    isBurstable: false,
    detachedAt: null,
    detachedDays: 90,
    'backup.isBound': false,
    'snapshot.newestAgeDays': 1,
    'iops.p95LastDay': 1200,
    'iops.p95Last14Days': 1200,
    'iops.limit': 11_800,
    'iops.limitOneLevelLower': null,
    'iops.usedPercent': 10.2,
    'iops.usedPercentOneLevelLower': null,
    'filesystem.usedPercent': 45,
    managedBy: null,
    ageDays: 90,
    tags: {},
  },
});
