import type { Reply } from '../cloud/client.ts';
import { defineType, id, listAt, pick, type Work } from '../type-file.ts';
import { clientToken } from './help/client-token.ts';

const read = { action: 'GetLoadBalancerAttribute', body: { LoadBalancerId: id } } as const;
const isOn = (x: Work) => x.get('deletionProtectionEnabled') === true;

export default defineType({
  token: 'alicloud:alb/loadBalancer:LoadBalancer',
  product: 'alb',
  reads: [{ ...read, set: attributes }],
  updates: [
    read,
    {
      action: 'EnableDeletionProtection',
      on: 'deletionProtectionEnabled',
      when: isOn,
      body: { ResourceId: id, ClientToken: clientToken('EnableDeletionProtection') },
      after: 5,
    },
    {
      action: 'DisableDeletionProtection',
      on: 'deletionProtectionEnabled',
      when: (x) => !isOn(x),
      body: { ResourceId: id, ClientToken: clientToken('DisableDeletionProtection') },
      after: 5,
    },
    { ...read, on: 'deletionProtectionEnabled', until: (found) => found['LoadBalancerStatus'] === 'Active', every: 5 },
  ],
});

function attributes(found: Reply): Record<string, unknown> {
  const { Enabled, EnabledTime } = (found['DeletionProtectionConfig'] ?? {}) as Reply;
  const log = found['AccessLogConfig'] as Reply | undefined;
  return {
    ...pick(found, 'AddressAllocatedMode AddressIpVersion AddressType BandwidthPackageId CreateTime DNSName:dnsName'),
    ...pick(found, 'Ipv6AddressType LoadBalancerEdition LoadBalancerName ResourceGroupId LoadBalancerStatus:status VpcId'),
    deletionProtectionEnabled: Enabled,
    deletionProtectionConfig: { enabled: Enabled, enabledTime: EnabledTime },
    loadBalancerBillingConfig: pick((found['LoadBalancerBillingConfig'] ?? {}) as Reply, 'PayType'),
    modificationProtectionConfig: pick((found['ModificationProtectionConfig'] ?? {}) as Reply, 'Reason Status'),
    ...(log === undefined ? {} : { accessLogConfig: pick(log, 'LogProject LogStore') }),
    zoneMappings: listAt(found, 'ZoneMappings').map((zone) => pick(zone, 'VSwitchId:vswitchId ZoneId Status')),
  };
}
