import { defineType, part, region, type Work, wanted } from '../type-file.ts';

const diskOf = (x: Work) => JSON.stringify([x.id === '' ? x.get('diskId') : x.part(1)]);

export default defineType({
  token: 'alicloud:ecs/ecsAutoSnapshotPolicyAttachment:EcsAutoSnapshotPolicyAttachment',
  product: 'ecs',
  reads: [
    {
      action: 'DescribeDisks',
      body: { AutoSnapshotPolicyId: part(0), DiskIds: diskOf, RegionId: region },
      at: 'Disks.Disk',
      set: (found, x) => ({ autoSnapshotPolicyId: x.part(0), diskId: x.part(1), regionId: found['RegionId'] }),
    },
  ],
  create: [
    {
      action: 'ApplyAutoSnapshotPolicy',
      body: { autoSnapshotPolicyId: wanted('autoSnapshotPolicyId'), diskIds: diskOf, regionId: region },
    },
  ],
  newId: (x) => `${String(x.get('autoSnapshotPolicyId'))}:${String(x.get('diskId'))}`,
  // The policy is not named: whichever the disk has now is cancelled.
  remove: [{ action: 'CancelAutoSnapshotPolicy', body: { diskIds: diskOf, regionId: region } }],
});
