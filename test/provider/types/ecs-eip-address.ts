import { changed, defineType, id, pick, region, tags, token } from '../type-file.ts';

const eip = {
  action: 'DescribeEipAddresses',
  query: { AllocationId: id, RegionId: region },
  isTyped: false,
  at: 'EipAddresses.EipAddress',
};

export default defineType({
  token: 'alicloud:ecs/eipAddress:EipAddress',
  product: 'vpc',
  reads: [
    {
      ...eip,
      set: (found) => ({
        ...pick(
          found,
          `Name:addressName Name:name AllocationId:allocationId AllocationTime:createTime Bandwidth:bandwidth DeletionProtection Description
           HDMonitorStatus:highDefinitionMonitorLogStatus InternetChargeType IpAddress ISP:isp Mode Netmode PublicIpAddressPoolId
           ResourceGroupId SecurityProtectionTypes.SecurityProtectionType:securityProtectionTypes Status Zone`,
        ),
        paymentType: found['ChargeType'] === 'PrePaid' ? 'Subscription' : 'PayAsYouGo',
        instanceChargeType: found['ChargeType'],
        tags: tags(found, 'Tags.Tag'),
      }),
    },
    {
      action: 'DescribeHighDefinitionMonitorLogAttribute',
      query: { InstanceId: id, RegionId: region, InstanceType: 'EIP' },
      isTyped: false,
      when: (x) => x.found['highDefinitionMonitorLogStatus'] === 'ON',
      set: (found) => pick(found, 'LogProject LogStore'),
    },
  ],
  create: [
    {
      action: 'AllocateEipAddress',
      body: {
        RegionId: region,
        ClientToken: token('AllocateEipAddress'),
        Name: changed('addressName'),
        Bandwidth: changed('bandwidth'),
        Description: changed('description'),
        ISP: changed('isp'),
        InternetChargeType: changed('internetChargeType'),
        ResourceGroupId: changed('resourceGroupId'),
      },
      keep: 'made',
      after: 5,
    },
  ],
  newId: (x) => String(x.kept['made']?.['AllocationId'] ?? ''),
  updates: [
    {
      action: 'ModifyEipAddressAttribute',
      on: ['bandwidth', 'addressName', 'description'],
      query: { AllocationId: id },
      body: { Bandwidth: changed('bandwidth'), Name: changed('addressName'), Description: changed('description'), RegionId: region },
    },
    {
      ...eip,
      on: ['bandwidth', 'addressName', 'description'],
      before: 5,
      until: (found) => found['Status'] === 'Available' || found['Status'] === 'InUse',
    },
    {
      action: 'DeletionProtection',
      on: 'deletionProtection',
      query: { InstanceId: id },
      body: { ClientToken: token('DeletionProtection'), ProtectionEnable: changed('deletionProtection'), RegionId: region, Type: 'EIP' },
    },
  ],
  remove: [
    { action: 'ReleaseEipAddress', query: { AllocationId: id }, body: { RegionId: region } },
    { ...eip, before: 5, swallow: (error) => error.isGone, until: (found) => found['AllocationId'] === undefined },
  ],
});
