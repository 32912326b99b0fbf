import { type Action, between, get, kind, list, type Make, oneOf, type Refusal, same, tokens, update } from '../../engine/index.ts';
import { begin, jobSeconds } from '../network/jobs.ts';
import { job } from './jobs.ts';

const each = 2;

function makeListener(m: Make) {
  const protocol = String(m.given['ListenerProtocol'] ?? (m.index % each === 0 ? 'TCPSSL' : 'TCP'));
  const isSecure = protocol === 'TCPSSL';
  return {
    ListenerId: m.id,
    LoadBalancerId: m.ref('nlb.load-balancer', 'LoadBalancerId')?.id ?? '',
    ListenerDescription: m.name,
    ListenerProtocol: protocol,
    ListenerPort: isSecure ? 443 : 9092,
    ListenerStatus: 'Running',
    IdleTimeout: 900,
    SecurityPolicyId: isSecure ? 'tls_cipher_policy_1_2' : '',
    ServerGroupId: `sgp-${m.chars(18)}`,
    CertificateIds: (isSecure ? [`${m.chars(8, '123456789')}-${m.region}`] : []) as readonly string[],
    CaCertificateIds: [] as readonly string[],
    CaEnabled: false,
    AlpnEnabled: false,
    AlpnPolicy: '',
    Cps: 0,
    Mss: 0,
    ProxyProtocolEnabled: false,
    SecSensorEnabled: false,
    StartPort: '',
    EndPort: '',
    ProxyProtocolV2Config: { Ppv2PrivateLinkEpIdEnabled: false, Ppv2PrivateLinkEpsIdEnabled: false, Ppv2VpcIdEnabled: false },
  };
}

export type Listener = ReturnType<typeof makeListener>;

/** A listener of a network load balancer. */
export const listener = kind<Listener>({
  kind: 'nlb.listener',
  type: 'ACS::NLB::Listener',
  id: 'lsn-{18}',
  name: 'ListenerDescription',
  of: { kind: 'nlb.load-balancer', each, as: 'LoadBalancerId' },
  arn: 'acs:nlb:{region}:{account}:listener/{id}',
  notFound: [404, 'ResourceNotFound.listener', 'The specified resource of listener is not found.'],
  status: {
    field: 'ListenerStatus',
    wrong: [400, 'ResourceInConfiguring.listener', 'The specified resource of listener is being configured, please try again later.'],
  },
  make: makeListener,
  flaws: {
    oldTls: { rate: 0.05, set: (state) => (state.ListenerProtocol === 'TCPSSL' ? { SecurityPolicyId: 'tls_cipher_policy_1_0' } : {}) },
  },
});

const policies = ['1_0', '1_1', '1_2', '1_2_strict', '1_2_strict_with_1_3'].map((name) => `tls_cipher_policy_${name}`);
const noPolicy: Refusal = [404, 'ResourceNotFound.securitypolicy', 'The specified resource of securitypolicy is not found.'];
const invalid = (name: string): Refusal => [400, `IllegalParam.${name}`, `The param of ${name} is illegal.`];

/** Every call that reads or changes listeners. */
export const listenerActions: Readonly<Record<string, Action>> = {
  ListListeners: list({
    kind: listener,
    rows: 'Listeners',
    ids: 'ListenerIds',
    page: tokens({ size: 20, max: 100 }),
    filter: { LoadBalancerIds: 'LoadBalancerId', ListenerProtocol: 'ListenerProtocol' },
  }),
  GetListenerAttribute: get({ kind: listener, id: 'ListenerId' }),
  UpdateListenerAttribute: update({
    kind: listener,
    id: 'ListenerId',
    from: ['Running', 'Stopped'],
    set: {
      ...same('ListenerDescription', 'SecurityPolicyId', 'ServerGroupId', 'IdleTimeout', 'CertificateIds', 'CaCertificateIds', 'CaEnabled'),
      ...same('AlpnEnabled', 'AlpnPolicy', 'Cps', 'Mss', 'ProxyProtocolEnabled', 'SecSensorEnabled'),
    },
    check: {
      SecurityPolicyId: oneOf(policies, noPolicy),
      IdleTimeout: between(1, 900, invalid('IdleTimeout')),
    },
    via: 'Configuring',
    to: 'Running',
    takesSeconds: jobSeconds,
    reply: (row, x) => begin(x, job, row.id, { ResourceType: 'listener' }),
  }),
};
