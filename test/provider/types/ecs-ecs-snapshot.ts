import { defineType, id, pick, region, tags, type Work, wanted } from '../type-file.ts';
import { clientToken } from './help/client-token.ts';

const snapshots = {
  action: 'DescribeSnapshots',
  body: { RegionId: region, SnapshotIds: (x: Work) => JSON.stringify([x.kept['made']?.['SnapshotId'] ?? x.id]) },
  at: 'Snapshots.Snapshot',
} as const;

export default defineType({
  token: 'alicloud:ecs/ecsSnapshot:EcsSnapshot',
  product: 'ecs',
  reads: [
    {
      ...snapshots,
      set: (found) => ({
        ...pick(found, 'Category CreationTime:createTime Description SourceDiskId:diskId RegionId ResourceGroupId RetentionDays'),
        ...pick(found, 'SnapshotName SnapshotName:name Status'),
        tags: tags(found, 'Tags.Tag'),
      }),
    },
  ],
  create: [
    {
      action: 'CreateSnapshot',
      body: {
        ClientToken: clientToken('CreateSnapshot'),
        Description: wanted('description'),
        DiskId: wanted('diskId'),
        RetentionDays: wanted('retentionDays'),
        SnapshotName: (x) => x.get('snapshotName') ?? x.get('name'),
      },
      keep: 'made',
    },
    // A real disk takes minutes until then.
    { ...snapshots, before: 5, until: (found) => found['Status'] === 'accomplished' },
  ],
  newId: (x) => String(x.kept['made']?.['SnapshotId']),
  remove: [{ action: 'DeleteSnapshot', body: { SnapshotId: id } }],
});
