import { asTexts, kind, type Make, minute, second } from '../../engine/index.ts';
import { instanceTypes } from './instance-types.ts';
import type { PlannedEvent } from './status.ts';

const dayMs = 86_400_000;

// Most of a generated estate are of the common sizes; an estate file may name any.
const commonSizes = instanceTypes.slice(0, 5);

const sizeOf = (m: Make) => {
  const drawn = m.one(commonSizes);
  return instanceTypes.find(([type]) => type === m.given['InstanceType']) ?? drawn;
};

const percent = { max: 100, unit: '%' } as const;

export const instance = kind({
  kind: 'ecs.instance',
  type: 'ACS::ECS::Instance',
  id: 'i-{r}{17}',
  name: 'InstanceName',
  share: 20,
  arn: 'acs:ecs:{region}:{account}:instance/{id}',
  notFound: [404, 'InvalidInstanceId.NotFound', 'The specified InstanceId does not exist.'],
  status: {
    field: 'Status',
    wrong: [403, 'IncorrectInstanceStatus', 'The current status of the resource does not support this operation.'],
  },
  make(m) {
    const vSwitch = m.ref('vpc.vswitch', 'VpcAttributes.VSwitchId');
    const group = m.ref('ecs.security-group', 'SecurityGroupIds.SecurityGroupId');
    const [InstanceType, InstanceTypeFamily, Cpu, Memory] = sizeOf(m);
    const address = m.address(String(vSwitch?.state['CidrBlock'] ?? '10.0.0.0/16'));
    const isPrepaid = m.given['InstanceChargeType'] === 'PrePaid' || (m.given['InstanceChargeType'] === undefined && m.chance(0.4));
    return {
      InstanceId: m.id,
      InstanceName: m.name,
      HostName: m.name,
      Description: '',
      Status: 'Running',
      ZoneId: String(vSwitch?.state['ZoneId'] ?? m.zone),
      InstanceType,
      InstanceTypeFamily,
      Cpu,
      Memory,
      InstanceNetworkType: 'vpc',
      ImageId: 'aliyun_3_x64_20G_alibase_20250629.vhd',
      OSType: 'linux',
      OSName: 'Alibaba Cloud Linux  3.2104 LTS 64位',
      OSNameEn: 'Alibaba Cloud Linux  3.2104 LTS 64 bit',
      InstanceChargeType: isPrepaid ? 'PrePaid' : 'PostPaid',
      SaleCycle: isPrepaid ? 'Month' : '',
      ExpiredTime: isPrepaid ? minute(m.openedAt + Number(m.given['expiresInDays'] ?? m.int(40, 330)) * dayMs) : '2099-12-31T15:59Z',
      CreationTime: minute(m.createdAt),
      StartTime: minute(m.createdAt + 60_000),
      InternetChargeType: 'PayByTraffic',
      InternetMaxBandwidthIn: 100,
      InternetMaxBandwidthOut: 0,
      IoOptimized: true,
      DeviceAvailable: true,
      DeletionProtection: true,
      Recyclable: false,
      SpotStrategy: 'NoSpot',
      StoppedMode: 'Not-applicable',
      SerialNumber: m.uuid(),
      KeyPairName: 'qingcheng-ops',
      CreditSpecification: /^ecs\.t[56]$/.test(InstanceTypeFamily) ? 'Standard' : '',
      AutoReleaseTime: m.given['releasesInDays'] === undefined ? '' : minute(m.openedAt + Number(m.given['releasesInDays']) * dayMs),
      expiresInDays: 0,
      releasesInDays: 0,
      OperationLocks: { LockReason: [] as readonly { LockReason: string; LockMsg: string }[] },
      renewalStatus: 'AutoRenewal',
      renewalPeriod: 1,
      maintenanceAction: 'AutoRecover',
      ramRole: '',
      healthName: 'Ok',
      events: [] as readonly PlannedEvent[],
      ResourceGroupId: '',
      VpcAttributes: {
        VpcId: String(vSwitch?.state['VpcId'] ?? ''),
        VSwitchId: vSwitch?.id ?? '',
        NatIpAddress: '',
        PrivateIpAddress: { IpAddress: [address] },
      },
      SecurityGroupIds: { SecurityGroupId: group ? [group.id] : [] },
      NetworkInterfaces: {
        NetworkInterface: [
          {
            NetworkInterfaceId: `eni-${m.id.slice(2)}`,
            MacAddress: `00:16:3e:${m.chars(2, '0123456789abcdef')}:${m.chars(2, '0123456789abcdef')}:${m.chars(2, '0123456789abcdef')}`,
            PrimaryIpAddress: address,
            Type: 'Primary',
            PrivateIpSets: { PrivateIpSet: [{ PrivateIpAddress: address, Primary: true, PrivateDnsName: '' }] },
          },
        ],
      },
      MetadataOptions: { HttpEndpoint: 'enabled', HttpTokens: 'required', HttpPutResponseHopLimit: 1, InstanceMetadataTags: '' },
      CpuOptions: { CoreCount: Cpu / 2, ThreadsPerCore: 2, Numa: 'ON', TopologyType: '', TurboMode: '', NestedVirtualization: '' },
    };
  },
  flaws: {
    unprotected: { rate: 0.06, set: { DeletionProtection: false } },
    stopped: { rate: 0.03, set: { Status: 'Stopped', StoppedMode: 'KeepCharging' } },
    oldMetadata: { rate: 0.08, set: { 'MetadataOptions.HttpTokens': 'optional' } },
    unrenewed: { rate: 0.05, set: { renewalStatus: 'Normal' } },
    impaired: { rate: 0.005, set: { healthName: 'Impaired' } },
    toBeRebooted: { rate: 0.01, set: { events: [{ type: 'SystemMaintenance.Reboot', inDays: 3 }] } },
  },
  // A subscription that has run out stands still, locked for the unpaid bill.
  live: (state, now) =>
    state.InstanceChargeType === 'PrePaid' && Date.parse(state.ExpiredTime) < now
      ? { Status: 'Stopped', OperationLocks: { LockReason: [{ LockReason: 'financial', LockMsg: '' }] } }
      : {},
  metrics: [
    {
      namespace: 'acs_ecs_dashboard',
      dimension: 'instanceId',
      when: (state) => state.Status === 'Running',
      names: {
        CPUUtilization: { level: 32, ...percent },
        cpu_total: { level: 33, ...percent },
        memory_usedutilization: { level: 54, ...percent, profile: 'steady' },
        diskusage_utilization: {
          level: 46,
          ...percent,
          profile: 'growing',
          across: { dimension: 'device', values: () => ['/dev/vda1', '/dev/vdb1'] },
        },
        load_5m: { level: (state) => 0.35 * Number(state.Cpu), unit: 'Load' },
        packetOutDropRates: { level: 0, max: 100, unit: '%', profile: 0 },
        packetInDropRates: { level: 0, max: 100, unit: '%', profile: 0 },
        IntranetInRate: { level: 3_800_000, unit: 'bit/s' },
        IntranetOutRate: { level: 4_600_000, unit: 'bit/s' },
        InternetInRate: { level: 2_400_000, unit: 'bit/s' },
        InternetOutRate: { level: 5_200_000, unit: 'bit/s' },
        InternetOutRate_Percent: { level: 21, ...percent },
        DiskReadIOPS: { level: 90, unit: 'Count/s' },
        DiskWriteIOPS: { level: 160, unit: 'Count/s' },
        DiskReadBPS: { level: 1_900_000, unit: 'B/s' },
        DiskWriteBPS: { level: 3_100_000, unit: 'B/s' },
        concurrentConnections: { level: 640, unit: 'Count' },
      },
    },
  ],
});

/** State of an instance. */
export type Instance = ReturnType<typeof instance.make>;

export const disk = kind({
  kind: 'ecs.disk',
  type: 'ACS::ECS::Disk',
  id: 'd-{r}{17}',
  name: 'DiskName',
  of: { kind: 'ecs.instance', each: 2, as: 'InstanceId' },
  arn: 'acs:ecs:{region}:{account}:disk/{id}',
  notFound: [404, 'InvalidDiskId.NotFound', 'The specified disk does not exist.'],
  status: { field: 'Status', wrong: [403, 'IncorrectDiskStatus', 'The current disk status does not support this operation.'] },
  make(m) {
    const host = m.ref('ecs.instance', 'InstanceId');
    const policy = m.ref('ecs.auto-snapshot-policy', 'AutoSnapshotPolicyId');
    const Type = String(m.given['Type'] ?? (m.index % 2 === 0 ? 'system' : 'data'));
    const attachedAt = host ? second(m.createdAt + 5000) : '';
    const Device = host ? (Type === 'system' ? '/dev/xvda' : '/dev/xvdb') : '';
    return {
      DiskId: m.id,
      DiskName: m.name,
      Description: '',
      Type,
      Category: 'cloud_essd',
      PerformanceLevel: 'PL1',
      Size: Type === 'system' ? m.one([40, 60, 100]) : m.one([100, 200, 500, 1000]),
      Status: host ? 'In_use' : 'Available',
      ZoneId: String(host?.state['ZoneId'] ?? m.zone),
      InstanceId: host?.id ?? '',
      Device,
      Attachments: { Attachment: host ? [{ InstanceId: host.id, Device, AttachedTime: attachedAt }] : [] },
      AttachedTime: attachedAt,
      DetachedTime: m.given['detachedDaysAgo'] === undefined ? '' : second(m.openedAt - Number(m.given['detachedDaysAgo']) * dayMs),
      detachedDaysAgo: 0,
      CreationTime: second(m.createdAt),
      DiskChargeType: String(host?.state['InstanceChargeType'] ?? 'PostPaid'),
      ExpiredTime: String(host?.state['ExpiredTime'] ?? '2999-09-08T16:00Z'),
      Encrypted: true,
      KMSKeyId: '',
      Portable: Type === 'data',
      DeleteWithInstance: Type === 'system',
      DeleteAutoSnapshot: false,
      EnableAutoSnapshot: true,
      EnableAutomatedSnapshotPolicy: policy !== undefined,
      AutoSnapshotPolicyId: policy?.id ?? '',
      MultiAttach: 'Disabled',
      BurstingEnabled: false,
      SerialNumber: m.id.slice(2),
      SourceSnapshotId: '',
      ImageId: Type === 'system' ? String(host?.state['ImageId'] ?? '') : '',
      ResourceGroupId: String(host?.state['ResourceGroupId'] ?? ''),
      policySince: 0,
    };
  },
  flaws: {
    withoutPolicy: { rate: 0.08, set: { AutoSnapshotPolicyId: '', EnableAutomatedSnapshotPolicy: false } },
    unencrypted: { rate: 0.1, set: { Encrypted: false } },
    forgetful: { rate: 0.05, set: { DeleteAutoSnapshot: true } },
    outsized: { rate: 0.04, set: { PerformanceLevel: 'PL2' } },
    legacy: { rate: 0.03, set: { Category: 'cloud_efficiency', PerformanceLevel: '' } },
  },
});

/** State of a disk. */
export type Disk = ReturnType<typeof disk.make>;

export const snapshot = kind({
  kind: 'ecs.snapshot',
  type: 'ACS::ECS::Snapshot',
  id: 's-{r}{17}',
  name: 'SnapshotName',
  share: 2,
  arn: 'acs:ecs:{region}:{account}:snapshot/{id}',
  notFound: [404, 'InvalidSnapshotId.NotFound', 'The specified SnapshotId does not exist.'],
  status: { field: 'Status', wrong: [403, 'IncorrectSnapshotStatus', 'The current snapshot status does not support this operation.'] },
  // A policy takes a snapshot at its first hour of each of its days; its hours are those of China.
  rolls: {
    over: 'ecs.disk',
    as: 'SourceDiskId',
    everyMs: dayMs,
    keep: 30,
    reads: ['ecs.auto-snapshot-policy'],
    plan(parent, look) {
      const policy = look('ecs.auto-snapshot-policy', String(parent.state['AutoSnapshotPolicyId']));
      if (!policy) return undefined;
      const days = Number(policy.state['RetentionDays']);
      return {
        offsetMs: ((Number(asTexts(policy.state['TimePoints'])[0] ?? 0) + 16) % 24) * 3_600_000,
        weekdays: asTexts(policy.state['RepeatWeekdays']).map(Number),
        since: Number(parent.state['policySince']),
        ...(days > 0 && { lastsMs: days * dayMs }),
      };
    },
  },
  make(m) {
    const source = m.ref('ecs.disk', 'SourceDiskId');
    return {
      SnapshotId: m.id,
      SnapshotName: m.name === '' ? `auto2.0_${second(m.createdAt).slice(0, 10).replaceAll('-', '')}_${m.id.slice(2)}` : m.name,
      Description: '',
      Status: 'accomplished',
      Progress: '100%',
      RemainTime: 0,
      CreationTime: second(m.createdAt),
      LastModifiedTime: second(m.createdAt),
      SourceDiskId: source?.id ?? '',
      SourceDiskType: String(source?.state['Type'] ?? ''),
      SourceDiskSize: String(source?.state['Size'] ?? ''),
      SourceStorageType: 'disk',
      SnapshotType: m.name === '' ? 'auto' : 'user',
      Category: 'standard',
      Encrypted: source?.state['Encrypted'] === true,
      KMSKeyId: '',
      RetentionDays: 0,
      Usage: 'none',
      Available: true,
      InstantAccess: false,
      SnapshotLinkId: source ? `sl-${source.id.slice(2)}` : '',
      SnapshotSN: m.chars(20),
      ResourceGroupId: '',
    };
  },
});

export const autoSnapshotPolicy = kind({
  kind: 'ecs.auto-snapshot-policy',
  type: 'ACS::ECS::AutoSnapshotPolicy',
  id: 'sp-{r}{17}',
  name: 'AutoSnapshotPolicyName',
  share: 0.3,
  arn: 'acs:ecs:{region}:{account}:snapshot/*',
  notFound: [404, 'InvalidAutoSnapshotPolicyId.NotFound', 'The specified AutoSnapshotPolicyId does not exist.'],
  make: (m) => ({
    AutoSnapshotPolicyId: m.id,
    AutoSnapshotPolicyName: m.name,
    RetentionDays: m.one([7, 14, 30]),
    RepeatWeekdays: '["1","2","3","4","5","6","7"]',
    TimePoints: '["2"]',
    Status: 'Normal',
    CreationTime: second(m.createdAt),
    EnableCrossRegionCopy: false,
    CopiedSnapshotsRetentionDays: -1,
    TargetCopyRegions: '[]',
    Type: 'Custom',
    ResourceGroupId: '',
  }),
});

export const securityGroup = kind({
  kind: 'ecs.security-group',
  type: 'ACS::ECS::SecurityGroup',
  id: 'sg-{r}{17}',
  name: 'SecurityGroupName',
  share: 3,
  arn: 'acs:ecs:{region}:{account}:securitygroup/{id}',
  notFound: [404, 'InvalidSecurityGroupId.NotFound', 'The specified SecurityGroupId does not exist.'],
  make: (m) => ({
    SecurityGroupId: m.id,
    SecurityGroupName: m.name,
    Description: '',
    SecurityGroupType: 'normal',
    VpcId: m.ref('vpc.vpc', 'VpcId')?.id ?? '',
    CreationTime: second(m.createdAt),
    InnerAccessPolicy: 'Accept',
    ResourceGroupId: '',
    ServiceManaged: false,
    rules: [
      ruleOf({ IpProtocol: 'TCP', PortRange: '443/443', SourceCidrIp: '10.0.0.0/8', Description: '内网 HTTPS' }, m.createdAt, m.id),
      ruleOf({ IpProtocol: 'TCP', PortRange: '22/22', SourceCidrIp: '10.0.0.0/24', Description: '堡垒机 SSH' }, m.createdAt, `${m.id}b`),
    ] as readonly Rule[],
  }),
  flaws: {
    openSsh: {
      rate: 0.05,
      set: (state, row) => ({
        rules: [...state.rules, ruleOf({ IpProtocol: 'TCP', PortRange: '22/22', SourceCidrIp: '0.0.0.0/0' }, row.createdAt, `${row.id}x`)],
      }),
    },
  },
});

/** One rule of a security group, as DescribeSecurityGroupAttribute shows it. */
export type Rule = ReturnType<typeof ruleOf>;

/** A rule out of the fields that somebody gave. */
export function ruleOf(given: Readonly<Record<string, unknown>>, at: number, idSeed: string) {
  const text = (name: string, otherwise = '') => String(given[name] ?? otherwise);
  return {
    SecurityGroupRuleId: text('SecurityGroupRuleId', `sgr-${idSeed.replace(/^sg-/, '')}`),
    Direction: text('Direction', 'ingress'),
    IpProtocol: text('IpProtocol', 'ALL').toUpperCase(),
    PortRange: text('PortRange', '-1/-1'),
    Policy: text('Policy', 'Accept'),
    Priority: text('Priority', '1'),
    NicType: text('NicType', 'intranet'),
    SourceCidrIp: text('SourceCidrIp'),
    DestCidrIp: text('DestCidrIp'),
    SourceGroupId: text('SourceGroupId'),
    SourcePrefixListId: text('SourcePrefixListId'),
    DestGroupId: text('DestGroupId'),
    Ipv6SourceCidrIp: text('Ipv6SourceCidrIp'),
    Ipv6DestCidrIp: text('Ipv6DestCidrIp'),
    Description: text('Description'),
    CreateTime: text('CreateTime', second(at)),
  };
}
