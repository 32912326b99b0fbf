import type { Reply } from '../cloud/client.ts';
import { defineType, id, listAt, pick, region } from '../type-file.ts';
import { clientToken } from './help/client-token.ts';

const read = {
  action: 'GetLoadBalancerAttribute',
  body: { LoadBalancerId: id, RegionId: region, ClientToken: clientToken('GetLoadBalancerAttribute') },
} as const;
const settled = { ...read, until: (found: Reply) => found['LoadBalancerStatus'] === 'Active', every: 5, before: 5 } as const;

export default defineType({
  token: 'alicloud:nlb/loadBalancer:LoadBalancer',
  product: 'nlb',
  reads: [{ ...read, set: attributes }],
  updates: [
    {
      action: 'UpdateLoadBalancerAttribute',
      on: 'crossZoneEnabled',
      body: {
        LoadBalancerId: id,
        RegionId: region,
        CrossZoneEnabled: (x) => x.get('crossZoneEnabled'),
        ClientToken: clientToken('UpdateLoadBalancerAttribute'),
      },
    },
    // Waited for twice: the property, then the status.
    { ...settled, on: 'crossZoneEnabled' },
    { ...settled, on: 'crossZoneEnabled' },
    {
      action: 'UpdateLoadBalancerProtection',
      on: 'deletionProtectionEnabled',
      body: {
        LoadBalancerId: id,
        RegionId: region,
        DeletionProtectionEnabled: (x) => x.get('deletionProtectionEnabled'),
        ClientToken: clientToken('UpdateLoadBalancerProtection'),
      },
    },
    { ...settled, on: 'deletionProtectionEnabled' },
  ],
});

function attributes(found: Reply): Record<string, unknown> {
  const { Enabled, EnabledTime, Reason } = (found['DeletionProtectionConfig'] ?? {}) as Reply;
  return {
    ...pick(found, 'AddressIpVersion AddressType BandwidthPackageId Cps CreateTime CrossZoneEnabled DNSName:dnsName Ipv6AddressType'),
    ...pick(found, 'LoadBalancerBusinessStatus LoadBalancerName LoadBalancerType RegionId ResourceGroupId LoadBalancerStatus:status VpcId'),
    ...pick(found, 'SecurityGroupIds'),
    deletionProtectionEnabled: Enabled,
    deletionProtectionReason: Reason,
    deletionProtectionConfig: { enabled: Enabled, enabledTime: EnabledTime, reason: Reason },
    modificationProtectionConfig: pick((found['ModificationProtectionConfig'] ?? {}) as Reply, 'EnabledTime Reason Status'),
    paymentType: 'PayAsYouGo',
    zoneMappings: listAt(found, 'ZoneMappings').map((zone) => pick(zone, 'VSwitchId:vswitchId ZoneId Status')),
  };
}
