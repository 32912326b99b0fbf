import { changed, defineType, id, idList, pick, region, tags, type Work } from '../type-file.ts';

const disks = { action: 'DescribeDisks', body: { DiskIds: idList, RegionId: region }, at: 'Disks.Disk' };

/** Flags that one call writes; the plugin leaves it out when the live disk has the value already. */
const flags = ['deleteAutoSnapshot', 'deleteWithInstance', 'description', 'diskName', 'enableAutoSnapshot', 'burstingEnabled'];
const field = (name: string) => name.slice(0, 1).toUpperCase() + name.slice(1);
const differsLive = (x: Work) => flags.some((name) => x.has(name) && x.kept['live']?.[field(name)] !== x.get(name));

export default defineType({
  token: 'alicloud:ecs/ecsDisk:EcsDisk',
  product: 'ecs',
  reads: [
    {
      ...disks,
      set: (disk) => ({
        ...pick(
          disk,
          `BurstingEnabled Category CreationTime:createTime DeleteAutoSnapshot DeleteWithInstance Description DiskName DiskName:name
           EnableAutoSnapshot Encrypted InstanceId KMSKeyId:kmsKeyId MultiAttach PerformanceLevel ProvisionedIops RegionId
           ResourceGroupId Size SourceSnapshotId:snapshotId Status StorageSetId StorageSetPartitionNumber ZoneId ZoneId:availabilityZone`,
        ),
        paymentType: disk['DiskChargeType'] === 'PrePaid' ? 'Subscription' : 'PayAsYouGo',
        tags: tags(disk, 'Tags.Tag'),
      }),
    },
  ],
  suppress: { performanceLevel: (x) => x.get('category') !== 'cloud_essd' && x.get('category') !== 'cloud_essd_entry' },
  updates: [
    { ...disks, keep: 'live' },
    {
      action: 'ModifyDiskAttribute',
      on: flags,
      when: differsLive,
      body: { ...Object.fromEntries(flags.map((name) => [field(name), changed(name)])), DiskId: id, RegionId: region },
    },
    {
      action: 'ModifyDiskSpec',
      on: ['category', 'performanceLevel', 'provisionedIops'],
      body: {
        DiskId: id,
        DiskCategory: changed('category'),
        PerformanceLevel: changed('performanceLevel'),
        ProvisionedIops: changed('provisionedIops'),
      },
    },
    { ...disks, on: ['category', 'performanceLevel', 'provisionedIops'], before: 10, until: isSettled, every: 3 },
  ],
  remove: [{ action: 'DeleteDisk', body: { DiskId: id, RegionId: region } }],
});

function isSettled(disk: Record<string, unknown>): boolean {
  return disk['Status'] === 'Available' || disk['Status'] === 'In_use';
}
