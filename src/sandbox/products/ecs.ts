import {
  between,
  type Context,
  create,
  defineProduct,
  get,
  length,
  like,
  list,
  listOf,
  pages,
  pagesOrTokens,
  type Refusal,
  remove,
  same,
  tagging,
  tokens,
  update,
} from '../engine/index.ts';
import { catalogues, dedicatedHost, image, keyPair, launchTemplate } from './ecs/catalogues.ts';
import { diskUse, iopsOf } from './ecs/disk-use.ts';
import { types } from './ecs/instance-types.ts';
import { instanceWrites } from './ecs/instance-writes.ts';
import { autoSnapshotPolicy, disk, instance, type Rule, securityGroup, snapshot } from './ecs/kinds.ts';
import { networkInterfaces } from './ecs/network-interfaces.ts';
import { prefixList, prefixLists } from './ecs/prefix-lists.ts';
import { regionSetting, regionSettings } from './ecs/region-settings.ts';
import { securityGroupWrites } from './ecs/security-group-writes.ts';
import { snapshotPolicyWrites } from './ecs/snapshot-policy-writes.ts';
import { status } from './ecs/status.ts';

const byPageOrToken = (max: number) => pagesOrTokens(pages({ size: 10, max: 100 }), tokens({ size: 10, max, sizeOut: null }));

const anInstance = { kind: instance, id: 'InstanceId' } as const;
const aDisk = { kind: disk, id: 'DiskId' } as const;
const aGroup = { kind: securityGroup, id: 'SecurityGroupId' } as const;

const badName: Refusal = [400, 'InvalidInstanceName.Malformed', 'The specified parameter "InstanceName" is not valid.'];
const badDiskName: Refusal = [400, 'InvalidDiskName.Malformed', 'The specified disk name is wrongly formed.'];
const badDescription: Refusal = [400, 'InvalidDescription.Malformed', 'The specified description is wrongly formed.'];
const badSize: Refusal = [400, 'InvalidDiskSize.TooSmall', 'Specified new disk size is less than the original disk size.'];
const protectedInstance: Refusal = [403, 'InvalidOperation.DeletionProtection', 'The operation is not allowed due to deletion protection.'];
const groupInUse: Refusal = [403, 'DependencyViolation', 'There is still instance(s) in the specified security group.'];

export default defineProduct({
  product: 'ecs',
  style: 'RPC',
  versions: ['2014-05-26'],
  hosts: ['ecs.{region}.aliyuncs.com', 'ecs-{region}.aliyuncs.com', 'ecs.aliyuncs.com'],
  kinds: [
    instance,
    disk,
    snapshot,
    autoSnapshotPolicy,
    securityGroup,
    prefixList,
    keyPair,
    image,
    launchTemplate,
    dedicatedHost,
    regionSetting,
  ],
  actions: {
    DescribeRegions: listOf({
      rows: 'Regions.Region',
      from: (x) =>
        x.estate.regions.map((RegionId) => ({
          RegionId,
          LocalName: localNames[RegionId] ?? RegionId,
          RegionEndpoint: `ecs.${RegionId}.aliyuncs.com`,
          Status: 'available',
        })),
    }),

    DescribeInstances: list({
      kind: instance,
      rows: 'Instances.Instance',
      ids: 'InstanceIds',
      page: byPageOrToken(100),
      filter: {
        ...same(
          'Status',
          'ZoneId',
          'InstanceName',
          'InstanceType',
          'InstanceTypeFamily',
          'InstanceChargeType',
          'InstanceNetworkType',
          'ImageId',
          'KeyPairName',
        ),
        ...same('ResourceGroupId', 'DeviceAvailable', 'IoOptimized'),
        VpcId: 'VpcAttributes.VpcId',
        VSwitchId: 'VpcAttributes.VSwitchId',
        SecurityGroupId: 'SecurityGroupIds.SecurityGroupId',
        PrivateIpAddresses: (s, wanted) =>
          s.VpcAttributes.PrivateIpAddress.IpAddress.some((address) => String(wanted).includes(`"${address}"`)),
      },
    }),
    DescribeInstanceAttribute: get({ ...anInstance, view: () => ({ IoOptimized: 'optimized' }) }),
    ModifyInstanceAttribute: update({
      ...anInstance,
      set: same('InstanceName', 'Description', 'HostName', 'DeletionProtection', 'CreditSpecification'),
      check: { InstanceName: length(2, 128, badName), Description: length(0, 256, badDescription) },
    }),
    StartInstance: update({
      ...anInstance,
      from: ['Stopped'],
      via: 'Starting',
      to: 'Running',
      takesSeconds: 5,
      also: { StoppedMode: 'Not-applicable' },
    }),
    StopInstance: update({
      ...anInstance,
      from: ['Running'],
      via: 'Stopping',
      to: 'Stopped',
      takesSeconds: 5,
      also: (s, _row, x) => ({
        StoppedMode: s.InstanceChargeType === 'PrePaid' ? 'Not-applicable' : x.text('StoppedMode') || 'KeepCharging',
      }),
    }),
    DeleteInstance: remove({
      ...anInstance,
      from: ['Stopped'],
      guard: (s) => (s.DeletionProtection ? protectedInstance : undefined),
      takes: [['ecs.disk', 'InstanceId']],
    }),

    DescribeDisks: list({
      kind: disk,
      rows: 'Disks.Disk',
      ids: 'DiskIds',
      page: byPageOrToken(500),
      filter: {
        ...same(
          'InstanceId',
          'ZoneId',
          'Status',
          'Category',
          'DiskChargeType',
          'DiskName',
          'AutoSnapshotPolicyId',
          'Encrypted',
          'Portable',
        ),
        ...same(
          'DeleteWithInstance',
          'DeleteAutoSnapshot',
          'EnableAutoSnapshot',
          'EnableAutomatedSnapshotPolicy',
          'KMSKeyId',
          'ResourceGroupId',
        ),
        DiskType: (s, wanted) => wanted === 'all' || s.Type === wanted,
      },
      view: (s) => ({ IOPS: iopsOf(s).limit, IOPSRead: iopsOf(s).limit, IOPSWrite: iopsOf(s).limit }),
    }),
    ModifyDiskAttribute: update({
      ...aDisk,
      set: same('DiskName', 'Description', 'DeleteWithInstance', 'DeleteAutoSnapshot', 'EnableAutoSnapshot', 'BurstingEnabled'),
      check: { DiskName: length(2, 128, badDiskName), Description: length(0, 256, badDescription) },
    }),
    ResizeDisk: update({
      ...aDisk,
      from: ['In_use', 'Available'],
      needs: ['NewSize'],
      set: { NewSize: 'Size' },
      guard: (s, _row, x) => ((x.number('NewSize') ?? 0) < s.Size ? badSize : undefined),
    }),
    CreateDisk: create({
      kind: disk,
      set: {
        ...same('DiskName', 'Description', 'Size', 'ZoneId', 'Encrypted', 'KMSKeyId', 'PerformanceLevel', 'ResourceGroupId'),
        DiskCategory: 'Category',
      },
      check: {
        DiskName: length(2, 128, badDiskName),
        Size: between(1, 65_536, [400, 'InvalidSize.ValueNotSupported', 'The specified parameter "Size" is not valid.']),
      },
      also: { InstanceId: '', AutoSnapshotPolicyId: '', Type: 'data', Encrypted: false, EnableAutomatedSnapshotPolicy: false },
      via: 'Creating',
      to: 'Available',
      takesSeconds: 2,
      reply: (row) => ({ DiskId: row.id, OrderId: '' }),
    }),
    DeleteDisk: remove({ ...aDisk, from: ['Available'] }),

    DescribeSnapshots: list({
      kind: snapshot,
      rows: 'Snapshots.Snapshot',
      ids: 'SnapshotIds',
      page: byPageOrToken(100),
      filter: {
        ...same('SnapshotName', 'SnapshotType', 'SourceDiskType', 'Encrypted', 'ResourceGroupId', 'Usage', 'SnapshotLinkId'),
        DiskId: 'SourceDiskId',
        Status: (s, wanted) => wanted === 'all' || s.Status === wanted,
        InstanceId: (s, wanted, _row, x) => x.find(disk, s.SourceDiskId)?.state.InstanceId === wanted,
      },
    }),
    CreateSnapshot: create({
      kind: snapshot,
      needs: ['DiskId'],
      refs: { DiskId: 'ecs.disk' },
      set: { ...same('SnapshotName', 'Description', 'RetentionDays'), DiskId: 'SourceDiskId' },
      also: (x) => ({ SnapshotType: 'user', SnapshotName: x.text('SnapshotName') }),
      via: 'progressing',
      to: 'accomplished',
      takesSeconds: 10,
      reply: (row) => ({ SnapshotId: row.id }),
    }),
    DeleteSnapshot: remove({ kind: snapshot, id: 'SnapshotId', from: ['accomplished', 'failed'] }),

    DescribeAutoSnapshotPolicyEx: list({
      kind: autoSnapshotPolicy,
      rows: 'AutoSnapshotPolicies.AutoSnapshotPolicy',
      ids: 'AutoSnapshotPolicyId',
      page: pages({ size: 10, max: 100 }),
      filter: same('AutoSnapshotPolicyName', 'ResourceGroupId'),
      view: (_s, row, x) => ({ DiskNums: x.where(disk, 'AutoSnapshotPolicyId', row.id).length }),
    }),
    ApplyAutoSnapshotPolicy: update({
      kind: disk,
      id: 'diskIds',
      needs: ['autoSnapshotPolicyId'],
      set: { autoSnapshotPolicyId: (id, _s, x) => ({ AutoSnapshotPolicyId: x.get(autoSnapshotPolicy, String(id)).id }) },
      also: (_s, _row, x) => ({ EnableAutomatedSnapshotPolicy: true, policySince: x.now }),
    }),
    CancelAutoSnapshotPolicy: update({
      kind: disk,
      id: 'diskIds',
      also: { AutoSnapshotPolicyId: '', EnableAutomatedSnapshotPolicy: false, policySince: 0 },
    }),

    DescribeSecurityGroups: list({
      kind: securityGroup,
      rows: 'SecurityGroups.SecurityGroup',
      ids: 'SecurityGroupIds',
      page: byPageOrToken(100),
      filter: same('SecurityGroupId', 'SecurityGroupName', 'SecurityGroupType', 'VpcId', 'ResourceGroupId'),
      view: (s, row, x) => ({ EcsCount: x.where(instance, 'SecurityGroupIds.SecurityGroupId', row.id).length, RuleCount: s.rules.length }),
    }),
    DescribeSecurityGroupAttribute: get({
      ...aGroup,
      view: (s, _row, x) => ({ Permissions: { Permission: s.rules.filter((rule) => fitsCall(x, rule)) } }),
    }),
    DescribeSecurityGroupReferences: listOf({
      rows: 'SecurityGroupReferences.SecurityGroupReference',
      needs: ['SecurityGroupId'],
      from: (x) =>
        x.texts('SecurityGroupId').flatMap((id) => {
          const referencing = [...x.rows(securityGroup)].filter(({ state }) => state.rules.some((rule) => rule.SourceGroupId === id));
          const ReferencingSecurityGroup = referencing.map((row) => ({ AliUid: x.account, SecurityGroupId: row.id }));
          return referencing.length === 0 ? [] : [{ SecurityGroupId: id, ReferencingSecurityGroups: { ReferencingSecurityGroup } }];
        }),
    }),
    ModifySecurityGroupAttribute: update({ ...aGroup, set: same('SecurityGroupName', 'Description') }),
    ModifySecurityGroupPolicy: update({
      ...aGroup,
      set: same('InnerAccessPolicy'),
      check: { InnerAccessPolicy: like(/^(Accept|Drop)$/i) },
    }),
    DeleteSecurityGroup: remove({
      ...aGroup,
      guard: (_s, row, x) => (x.where(instance, 'SecurityGroupIds.SecurityGroupId', row.id).length > 0 ? groupInUse : undefined),
    }),

    ...networkInterfaces,
    ...prefixLists,
    ...status,
    ...types,
    ...diskUse,
    ...catalogues,
    ...regionSettings,
    ...instanceWrites,
    ...snapshotPolicyWrites,
    ...securityGroupWrites,

    ...tagging({ types: { instance: 'ecs.instance', disk: 'ecs.disk', snapshot: 'ecs.snapshot', securitygroup: 'ecs.security-group' } }),
  },
});

const localNames: Readonly<Record<string, string>> = {
  'cn-hangzhou': '华东1（杭州）',
  'cn-shanghai': '华东2（上海）',
  'cn-beijing': '华北2（北京）',
  'cn-shenzhen': '华南1（深圳）',
};

function fitsCall(x: Context, rule: Rule): boolean {
  const [direction, nic] = [x.text('Direction'), x.text('NicType')];
  return (direction === '' || direction === 'all' || rule.Direction === direction) && (nic === '' || rule.NicType === nic);
}
