import type { Reply } from '../cloud/client.ts';
import { defineType, id, pick, region, type Work } from '../type-file.ts';
import { clientToken } from './help/client-token.ts';

const read = {
  action: 'GetListenerAttribute',
  body: { ListenerId: id, RegionId: region, ClientToken: clientToken('GetListenerAttribute') },
} as const;
const changing = ['securityPolicyId', 'idleTimeout', 'listenerDescription', 'cps', 'mss', 'caEnabled', 'alpnEnabled'];
const changed = (name: string) => (x: Work) => (x.has(name) ? x.get(name) : undefined);

export default defineType({
  token: 'alicloud:nlb/listener:Listener',
  product: 'nlb',
  reads: [{ ...read, set: attributes }],
  updates: [
    {
      action: 'UpdateListenerAttribute',
      on: changing,
      body: {
        ListenerId: id,
        RegionId: region,
        ServerGroupId: (x) => x.get('serverGroupId'),
        SecurityPolicyId: changed('securityPolicyId'),
        IdleTimeout: changed('idleTimeout'),
        ListenerDescription: changed('listenerDescription'),
        Cps: changed('cps'),
        Mss: changed('mss'),
        CaEnabled: changed('caEnabled'),
        AlpnEnabled: changed('alpnEnabled'),
        ClientToken: clientToken('UpdateListenerAttribute'),
      },
      after: 15,
    },
    { ...read, on: changing, until: (found) => found['ListenerStatus'] === 'Running', every: 5 },
  ],
});

function attributes(found: Reply): Record<string, unknown> {
  return {
    ...pick(found, 'AlpnEnabled AlpnPolicy CaCertificateIds CaEnabled CertificateIds Cps IdleTimeout ListenerDescription ListenerPort'),
    ...pick(found, 'ListenerProtocol LoadBalancerId Mss ProxyProtocolEnabled RegionId SecSensorEnabled SecurityPolicyId ServerGroupId'),
    ...pick(found, 'ListenerStatus:status'),
  };
}
