import { defineResourceType } from '../model/resource-type.ts';

const disk = 'ACS::ECS::Disk';

export default defineResourceType({
  type: 'ACS::ECS::Snapshot',
  title: { en: 'Snapshot', 'zh-CN': '快照' },
  product: 'ecs',
  scope: 'regional',
  list: {
    action: 'DescribeSnapshots',
    params: { RegionId: '${region}' },
    paging: { style: 'token', token: 'NextToken', size: 'MaxResults', max: 100 },
    items: 'Snapshots.Snapshot',
  },
  identity: { id: 'SnapshotId', name: 'SnapshotName', created: 'CreationTime', tags: 'Tags.Tag' },
  fields: {
    status: {
      title: { en: 'Status', 'zh-CN': '状态' },
      type: 'string',
      from: 'list',
      path: 'Status',
      values: ['progressing', 'accomplished', 'failed'],
    },
    usage: {
      title: { en: 'Used for', 'zh-CN': '被引用情况' },
      type: 'string',
      from: 'list',
      path: 'Usage',
      values: ['image', 'disk', 'image_disk', 'none'],
    },
    sourceDiskId: { title: { en: 'Source disk', 'zh-CN': '源云盘' }, type: 'string', from: 'list', path: 'SourceDiskId', absent: null },
    sourceSizeGib: {
      title: { en: 'Size of the source disk', 'zh-CN': '源云盘容量' },
      type: 'integer',
      unit: 'gibibyte',
      from: 'list',
      path: 'SourceDiskSize',
    },
    retentionDays: {
      title: { en: 'Retention', 'zh-CN': '保留天数' },
      type: 'integer',
      unit: 'day',
      from: 'list',
      path: 'RetentionDays',
      // A snapshot taken by hand has no retention: it is kept until somebody deletes it.
      absent: 0,
    },
    isKeptOnPurpose: {
      title: { en: 'Kept on purpose', 'zh-CN': '明确要求保留' },
      type: 'boolean',
      from: { derive: ({ tags }) => tags.retention !== undefined },
    },
    hasSourceDisk: {
      title: { en: 'Source disk exists', 'zh-CN': '源云盘仍存在' },
      type: 'boolean',
      from: {
        needs: ['sourceDiskId'],
        types: { [disk]: [] },
        derive: (snapshot, lookup) => {
          const disks = lookup.where(disk, 'id', snapshot.fields.sourceDiskId as string, snapshot.region);
          return disks && disks.length > 0;
        },
      },
    },
  },
  sample: {
    status: 'accomplished',
    usage: 'none',
    sourceDiskId: 'd-bp1plum',
    sourceSizeGib: 200,
    retentionDays: 30,
    hasSourceDisk: true,
    isKeptOnPurpose: false,
    ageDays: 10,
    tags: {},
  },
});
