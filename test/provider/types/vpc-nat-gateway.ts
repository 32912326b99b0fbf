import type { Reply } from '../cloud/client.ts';
import { at, defineType, id, listAt, pick, region, tags } from '../type-file.ts';
import { clientToken } from './help/client-token.ts';

export default defineType({
  token: 'alicloud:vpc/natGateway:NatGateway',
  product: 'vpc',
  reads: [
    {
      action: 'DescribeNatGateways',
      body: { NatGatewayId: id, RegionId: region },
      at: 'NatGateways.NatGateway',
      needs: 'InstanceChargeType ForwardTableIds SnatTableIds NatGatewayPrivateInfo',
      set: attributes,
    },
    {
      action: 'ListTagResources',
      body: { RegionId: region, 'ResourceId.1': id, ResourceType: 'NATGATEWAY' },
      set: (found) => ({ tags: tags(found, 'TagResources.TagResource') }),
    },
  ],
  suppress: {
    specification: (x) => x.get('internetChargeType') === 'PayByLcu',
    vswitchId: (x) => x.get('natType') !== 'Enhanced',
    period: (x) => x.get('paymentType') !== 'Subscription',
  },
  updates: [
    {
      action: 'DeletionProtection',
      on: 'deletionProtection',
      body: {
        ClientToken: clientToken('DeletionProtection'),
        InstanceId: id,
        ProtectionEnable: (x) => x.get('deletionProtection') ?? false,
        RegionId: region,
        Type: 'NATGW',
      },
    },
  ],
});

function attributes(found: Reply): Record<string, unknown> {
  const mode = found['AccessMode'] as Reply | undefined;
  return {
    ...pick(found, 'Description InternetChargeType Name:natGatewayName Name NatType InstanceChargeType NetworkType EipBindMode'),
    ...pick(found, 'Spec:specification Status VpcId DeletionProtection IcmpReplyEnabled PrivateLinkEnabled'),
    paymentType: found['InstanceChargeType'] === 'PrePaid' ? 'Subscription' : 'PayAsYouGo',
    forwardTableIds: listAt<string>(found, 'ForwardTableIds.ForwardTableId').join(','),
    snatTableIds: listAt<string>(found, 'SnatTableIds.SnatTableId').join(','),
    vswitchId: at(found, 'NatGatewayPrivateInfo.VswitchId'),
    accessMode: mode && pick(mode, 'ModeValue TunnelType'),
  };
}
