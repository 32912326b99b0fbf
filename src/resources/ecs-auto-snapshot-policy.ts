import { defineResourceType } from '../model/resource-type.ts';

const disk = 'ACS::ECS::Disk';

/** Days and hours come as the text of a JSON list: `["1","3"]`. */
function listIn(text: unknown): string[] | undefined {
  if (text === undefined || text === '') return [];
  const list: unknown = JSON.parse(String(text));
  return Array.isArray(list) ? list.map(String) : undefined;
}

export default defineResourceType({
  type: 'ACS::ECS::AutoSnapshotPolicy',
  title: { en: 'Automatic snapshot policy', 'zh-CN': '自动快照策略' },
  product: 'ecs',
  scope: 'regional',
  list: {
    action: 'DescribeAutoSnapshotPolicyEx',
    params: { RegionId: '${region}' },
    paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 100, total: 'TotalCount' },
    items: 'AutoSnapshotPolicies.AutoSnapshotPolicy',
  },
  identity: { id: 'AutoSnapshotPolicyId', name: 'AutoSnapshotPolicyName', region: 'RegionId', created: 'CreationTime', tags: 'Tags.Tag' },
  fields: {
    status: {
      title: { en: 'Status', 'zh-CN': '状态' },
      type: 'string',
      from: 'list',
      path: 'Status',
      values: ['Normal', 'Expire', 'Available'],
    },
    disks: { title: { en: 'Bound disks', 'zh-CN': '关联云盘数' }, type: 'integer', unit: 'count', from: 'list', path: 'DiskNums' },
    retentionDays: {
      title: { en: 'Retention', 'zh-CN': '保留天数' },
      type: 'integer',
      unit: 'day',
      from: 'list',
      path: 'RetentionDays',
      property: 'retentionDays',
    },
    daysPerWeek: {
      title: { en: 'Snapshots a week', 'zh-CN': '每周快照次数' },
      type: 'integer',
      unit: 'count',
      from: 'list',
      path: 'RepeatWeekdays',
      read: (text) => listIn(text)?.length,
      property: 'repeatWeekdays',
    },
    weekdays: {
      title: { en: 'Days of snapshots', 'zh-CN': '快照执行日' },
      type: 'list',
      from: 'list',
      path: 'RepeatWeekdays',
      read: listIn,
    },
    copiesToOtherRegion: {
      title: { en: 'Copy to another region', 'zh-CN': '跨地域复制' },
      type: 'boolean',
      from: 'list',
      path: 'EnableCrossRegionCopy',
      property: 'enableCrossRegionCopy',
    },
    copyRetentionDays: {
      title: { en: 'Retention of the copies', 'zh-CN': '复制快照保留天数' },
      type: 'integer',
      unit: 'day',
      from: 'list',
      path: 'CopiedSnapshotsRetentionDays',
      absent: null,
    },
    isKeptOnPurpose: {
      title: { en: 'Kept on purpose', 'zh-CN': '明确要求保留' },
      type: 'boolean',
      from: { derive: ({ tags }) => tags.retention !== undefined },
    },
    criticalDisks: {
      title: { en: 'Bound disks of tier critical', 'zh-CN': '关联的关键云盘数' },
      type: 'integer',
      unit: 'count',
      from: {
        types: { [disk]: ['snapshotPolicyId'] },
        derive: (policy, lookup) => {
          const bound = lookup.where(disk, 'snapshotPolicyId', policy.id, policy.region);
          return bound?.filter((one) => one.tags.tier === 'critical').length;
        },
      },
    },
  },
  sample: {
    status: 'Normal',
    disks: 4,
    retentionDays: 30,
    daysPerWeek: 7,
    weekdays: ['1', '2', '3', '4', '5', '6', '7'],
    copiesToOtherRegion: true,
    copyRetentionDays: 30,
    criticalDisks: 1,
    isKeptOnPurpose: false,
    tags: {},
  },
});
