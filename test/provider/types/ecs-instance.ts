import {
  type Attributes,
  at,
  changed,
  defineType,
  id,
  idList,
  listAt,
  pick,
  region,
  tags,
  token,
  type Work,
  wanted,
} from '../type-file.ts';

const instances = {
  action: 'DescribeInstances',
  query: {
    'AdditionalAttributes.1': 'META_OPTIONS',
    'AdditionalAttributes.2': 'NETWORK_PRIMARY_ENI_IP',
    'AdditionalAttributes.3': 'LOGIN_AS_NON_ROOT',
    'AdditionalAttributes.4': 'DISK_HIGH_DENSITY_MODE',
    InstanceIds: idList,
    RegionId: region,
  },
  at: 'Instances.Instance',
};

const card = (x: Work) =>
  (x.kept['instance']?.['NetworkInterfaces'] as { NetworkInterface?: { NetworkInterfaceId?: string }[] })?.NetworkInterface?.[0]
    ?.NetworkInterfaceId;
const cards = {
  action: 'DescribeNetworkInterfaces',
  body: { 'NetworkInterfaceId.1': card, RegionId: region },
  at: 'NetworkInterfaceSets.NetworkInterfaceSet',
  when: hasCard,
};
const isPrepaid = (x: Work) => x.found['instanceChargeType'] === 'PrePaid';
const anInstance = { InstanceId: id, RegionId: region };

/** What one call writes. */
const plainNames = ['instanceName', 'description', 'hostName', 'deletionProtection', 'creditSpecification', 'userData', 'password'];
const field = (name: string) => name.slice(0, 1).toUpperCase() + name.slice(1);

export default defineType({
  token: 'alicloud:ecs/instance:Instance',
  product: 'ecs',
  reads: [
    { ...instances, keep: 'instance', set: ofInstance },
    {
      action: 'DescribeDisks',
      body: { DiskType: 'system', InstanceId: id, RegionId: region },
      at: 'Disks.Disk',
      set: (disk) =>
        pick(
          disk,
          `DiskId:systemDiskId Category:systemDiskCategory Size:systemDiskSize DiskName:systemDiskName Description:systemDiskDescription
           PerformanceLevel:systemDiskPerformanceLevel Encrypted:systemDiskEncrypted KMSKeyId:systemDiskKmsKeyId
           AutoSnapshotPolicyId:systemDiskAutoSnapshotPolicyId StorageClusterId:systemDiskStorageClusterId
           ProvisionedIops:systemDiskProvisionedIops BurstingEnabled:systemDiskBurstingEnabled`,
        ),
    },
    { action: 'DescribeUserData', query: anInstance, set: (reply) => pick(reply, 'UserData') },
    {
      action: 'DescribeInstanceRamRole',
      query: { InstanceIds: idList, RegionId: region },
      at: 'InstanceRamRoleSets.InstanceRamRoleSet',
      set: (role) => pick(role, 'RamRoleName:roleName'),
    },
    { ...cards, set: ofCard },
    { ...cards },
    {
      action: 'DescribeInstanceMaintenanceAttributes',
      body: { 'InstanceId.1': id, RegionId: region },
      at: 'MaintenanceAttributes.MaintenanceAttribute',
      set: (found) => ({ maintenanceAction: at(found, 'ActionOnMaintenance.Value'), maintenanceNotify: found['NotifyOnMaintenance'] }),
    },
    { action: 'DescribeInstanceAttribute', query: anInstance, set: (reply) => pick(reply, 'EnableJumboFrame') },
    {
      action: 'DescribeInstanceAutoRenewAttribute',
      query: anInstance,
      when: isPrepaid,
      at: 'InstanceRenewAttributes.InstanceRenewAttribute',
      set: (found) => pick(found, 'RenewalStatus Duration:autoRenewPeriod PeriodUnit'),
    },
    {
      action: 'DescribeInstanceAttachmentAttributes',
      body: { InstanceIds: idList, RegionId: region },
      at: 'Instances.Instance',
      set: (found) => pick(found, 'PrivatePoolOptionsMatchCriteria PrivatePoolOptionsId'),
    },
    {
      action: 'DescribeInstances',
      body: { ...instances.query, 'AdditionalAttributes.4': 'LOGIN_AS_NON_ROOT', 'AdditionalAttributes.5': 'CPU_OPTIONS_TOPOLOGY_TYPE' },
      at: 'Instances.Instance',
      set: (found) => ({
        ...pick(found, 'SpotInterruptionBehavior'),
        cpuOptions: pick((found['CpuOptions'] ?? {}) as Attributes, 'CoreCount ThreadsPerCore TopologyType'),
      }),
    },
  ],
  suppress: {
    renewalStatus: isPostPaid,
    autoRenewPeriod: (x) => isPostPaid(x) || x.get('renewalStatus') !== 'AutoRenewal',
    periodUnit: isPostPaid,
    includeDataDisks: isPostPaid,
  },
  updates: [
    {
      action: 'ModifyInstanceAutoReleaseTime',
      on: 'autoReleaseTime',
      query: { ...anInstance, AutoReleaseTime: (x) => x.get('autoReleaseTime') || undefined },
    },
    {
      action: 'ModifyInstanceAutoRenewAttribute',
      on: ['renewalStatus', 'autoRenewPeriod'],
      query: {
        ...anInstance,
        RenewalStatus: wanted('renewalStatus'),
        PeriodUnit: (x) => (renews(x) ? (x.get('periodUnit') ?? 'Month') : undefined),
        Duration: (x) => (renews(x) ? x.get('autoRenewPeriod') : undefined),
      },
    },
    {
      action: 'ModifyInstanceMetadataOptions',
      on: ['httpTokens', 'httpEndpoint'],
      body: { ...anInstance, HttpEndpoint: wanted('httpEndpoint'), HttpTokens: wanted('httpTokens') },
    },
    {
      action: 'LeaveSecurityGroup',
      on: 'securityGroups',
      each: (x) => missing(x.was, x.get),
      query: { ...anInstance, SecurityGroupId: (x) => x.item },
    },
    {
      action: 'JoinSecurityGroup',
      on: 'securityGroups',
      each: (x) => missing(x.get, x.was),
      query: { ...anInstance, SecurityGroupId: (x) => x.item },
    },
    {
      action: 'ModifyInstanceAttribute',
      on: plainNames,
      retry: 'instance',
      body: {
        ...anInstance,
        ClientToken: token('ModifyInstanceAttribute'),
        ...Object.fromEntries(plainNames.map((name) => [field(name), changed(name)])),
      },
    },
    {
      action: 'ModifyInstanceNetworkSpec',
      on: ['internetMaxBandwidthOut', 'internetChargeType'],
      query: {
        ...anInstance,
        ClientToken: token('ModifyInstanceNetworkSpec'),
        InternetMaxBandwidthOut: changed('internetMaxBandwidthOut'),
        NetworkChargeType: changed('internetChargeType'),
      },
    },
    {
      ...instances,
      on: 'internetMaxBandwidthOut',
      until: (found, x) => found['InternetMaxBandwidthOut'] === x.get('internetMaxBandwidthOut'),
    },
  ],
  remove: [
    { action: 'StopInstance', query: anInstance, when: (x) => x.was('status') !== 'Stopped' },
    { ...instances, until: (found) => found['Status'] === 'Stopped' || found['Status'] === undefined, before: 5 },
    { action: 'DeleteInstance', query: anInstance },
  ],
});

function ofInstance(found: Attributes): Attributes {
  return {
    ...pick(
      found,
      `InstanceName ResourceGroupId Description Status ZoneId:availabilityZone HostName ImageId InstanceType InternetMaxBandwidthOut
       InternetMaxBandwidthIn InstanceChargeType KeyPairName:keyName SpotStrategy SpotPriceLimit SpotDuration InternetChargeType
       DeletionProtection CreditSpecification HpcClusterId DeploymentSetId StoppedMode Cpu:cpu Memory:memory
       OSName:osName OSType:osType CreationTime:createTime StartTime ExpiredTime`,
    ),
    // The API leaves the seconds out, and the plugin puts them in.
    autoReleaseTime: String(found['AutoReleaseTime'] ?? '').replace(/(T\d\d:\d\d)Z$/, '$1:00Z'),
    deploymentSetGroupNo: found['DeploymentSetGroupNo'] === undefined ? undefined : String(found['DeploymentSetGroupNo']),
    vswitchId: at(found, 'VpcAttributes.VSwitchId'),
    subnetId: at(found, 'VpcAttributes.VSwitchId'),
    vpcId: at(found, 'VpcAttributes.VpcId'),
    privateIp: listAt(found, 'VpcAttributes.PrivateIpAddress.IpAddress')[0],
    publicIp: listAt(found, 'PublicIpAddress.IpAddress')[0] ?? '',
    httpTokens: at(found, 'MetadataOptions.HttpTokens'),
    httpEndpoint: at(found, 'MetadataOptions.HttpEndpoint'),
    httpPutResponseHopLimit: at(found, 'MetadataOptions.HttpPutResponseHopLimit'),
    dedicatedHostId: at(found, 'DedicatedHostAttribute.DedicatedHostId'),
    securityGroups: listAt(found, 'SecurityGroupIds.SecurityGroupId'),
    tags: tags(found, 'Tags.Tag'),
    // Of an instance that is paid as it runs, nothing is read: the zero values stand in the state.
    ...(found['InstanceChargeType'] === 'PrePaid' ? {} : { renewalStatus: '', autoRenewPeriod: 0, periodUnit: '' }),
  };
}

function ofCard(found: Attributes): Attributes {
  const addresses = listAt(found, 'PrivateIpSets.PrivateIpSet');
  const secondary = addresses.filter(({ Primary }) => Primary === false).map(({ PrivateIpAddress }) => PrivateIpAddress);
  const v6 = listAt(found, 'Ipv6Sets.Ipv6Set').map(({ Ipv6Address }) => Ipv6Address);
  return {
    ...pick(found, 'NetworkInterfaceTrafficMode QueuePairNumber SourceDestCheck NetworkInterfaceId'),
    networkCardIndex: at(found, 'Attachment.NetworkCardIndex'),
    primaryIpAddress: addresses.find(({ Primary }) => Primary === true)?.['PrivateIpAddress'],
    secondaryPrivateIps: secondary,
    secondaryPrivateIpAddressCount: secondary.length,
    ipv6Addresses: v6,
    ipv6AddressCount: v6.length,
  };
}

function hasCard(x: Work): boolean {
  return card(x) !== undefined;
}

function isPostPaid(x: Work): boolean {
  return x.get('instanceChargeType') !== 'PrePaid' && x.was('instanceChargeType') !== 'PrePaid';
}

function renews(x: Work): boolean {
  return x.get('renewalStatus') === 'AutoRenewal';
}

/** Groups of one side that the other lacks. */
function missing(here: Work['get'], there: Work['get']): unknown[] {
  const others = (there('securityGroups') ?? []) as unknown[];
  return ((here('securityGroups') ?? []) as unknown[]).filter((group) => !others.includes(group));
}
