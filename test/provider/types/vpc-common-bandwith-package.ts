import type { Reply } from '../cloud/client.ts';
import { changed, defineType, id, pick, region, tags, wanted } from '../type-file.ts';
import { clientToken } from './help/client-token.ts';

const packages = {
  action: 'DescribeCommonBandwidthPackages',
  body: { BandwidthPackageId: id, RegionId: region },
  at: 'CommonBandwidthPackages.CommonBandwidthPackage',
} as const;

export default defineType({
  token: 'alicloud:vpc/commonBandwithPackage:CommonBandwithPackage',
  product: 'vpc',
  reads: [
    { ...packages, set: attributes },
    {
      action: 'ListTagResources',
      body: { RegionId: region, 'ResourceId.1': id, ResourceType: 'COMMONBANDWIDTHPACKAGE' },
      set: (found) => ({ tags: tags(found, 'TagResources.TagResource') }),
    },
  ],
  updates: [
    {
      action: 'ModifyCommonBandwidthPackageAttribute',
      on: ['description', 'bandwidthPackageName'],
      body: { BandwidthPackageId: id, RegionId: region, Description: changed('description'), Name: changed('bandwidthPackageName') },
    },
    {
      action: 'ModifyCommonBandwidthPackageSpec',
      on: 'bandwidth',
      body: { Bandwidth: wanted('bandwidth'), BandwidthPackageId: id, RegionId: region },
    },
    { ...packages, on: 'bandwidth', before: 5, until: (found) => found['Status'] === 'Available' },
    {
      action: 'DeletionProtection',
      on: 'deletionProtection',
      body: {
        ClientToken: clientToken('DeletionProtection'),
        InstanceId: id,
        ProtectionEnable: (x) => x.get('deletionProtection') ?? false,
        RegionId: region,
        Type: 'CBWP',
      },
    },
  ],
});

function attributes(found: Reply): Record<string, unknown> {
  return {
    ...pick(found, 'Bandwidth Name:bandwidthPackageName Name CreationTime:createTime DeletionProtection Description InternetChargeType'),
    ...pick(found, 'ISP:isp Ratio RegionId ResourceGroupId Status'),
    paymentType: found['InstanceChargeType'] === 'PrePaid' ? 'Subscription' : 'PayAsYouGo',
  };
}
