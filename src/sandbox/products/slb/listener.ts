import { absent, type Context, type Fields, kind, type Make, type Refusal, type Row } from '../../engine/index.ts';

/** The four kinds of listeners, as paths of the API spell them. */
export type Protocol = 'http' | 'https' | 'tcp' | 'udp';

/** What only some listeners have: the block of DescribeLoadBalancerListeners that carries it. */
const blocks: Readonly<Record<Protocol, string>> = {
  http: 'HTTPListenerConfig',
  https: 'HTTPSListenerConfig',
  tcp: 'TCPListenerConfig',
  udp: 'UDPListenerConfig',
};

const health = { HealthCheckInterval: 2, HealthyThreshold: 3, UnhealthyThreshold: 3, HealthCheckConnectPort: 0 };
const web = {
  ...health,
  HealthCheck: 'on',
  HealthCheckTimeout: 5,
  HealthCheckDomain: '',
  HealthCheckURI: '/',
  HealthCheckHttpCode: 'http_2xx',
  HealthCheckMethod: 'head',
  StickySession: 'off',
  StickySessionType: '',
  Cookie: '',
  CookieTimeout: 0,
  IdleTimeout: 15,
  RequestTimeout: 60,
  Gzip: 'on',
  XForwardedFor: 'on',
  XForwardedFor_SLBIP: 'off',
  XForwardedFor_SLBID: 'off',
  XForwardedFor_proto: 'off',
  XForwardedFor_SLBPORT: 'off',
  XForwardedFor_ClientSrcPort: 'off',
};

function settingsOf(protocol: string, m: Make): Fields {
  if (protocol === 'http') return { ...web, ListenerForward: 'off', ForwardPort: 0 };
  const certificate = m.ref('slb.server-certificate')?.id ?? `${m.account}_${m.chars(11, '0123456789abcdef')}`;
  if (protocol === 'https')
    return { ...web, EnableHttp2: 'on', TLSCipherPolicy: 'tls_cipher_policy_1_2', ServerCertificateId: certificate, CACertificateId: '' };
  const plain = { ...health, HealthCheck: 'on', HealthCheckConnectTimeout: 5, ConnectionDrain: 'off', ConnectionDrainTimeout: 0 };
  if (protocol === 'udp') return plain;
  return { ...plain, HealthCheckType: 'tcp', EstablishedTimeout: 900, PersistenceTimeout: 0 };
}

const each = 3;
const usual = ['https', 'http', 'tcp'] as const;
const ports: Readonly<Record<Protocol, number>> = { http: 80, https: 443, tcp: 8443, udp: 53 };

function makeListener(m: Make) {
  const balancer = m.ref('slb.load-balancer', 'LoadBalancerId');
  const protocol = String(m.given['ListenerProtocol'] ?? usual[m.index % each]) as Protocol;
  return {
    LoadBalancerId: balancer?.id ?? '',
    ListenerProtocol: protocol,
    ListenerPort: ports[protocol],
    BackendServerPort: protocol === 'https' || protocol === 'http' ? 8080 : ports[protocol],
    Bandwidth: -1,
    Scheduler: 'wrr',
    Status: 'running',
    Description: m.name,
    AclStatus: 'off',
    AclType: '',
    AclId: '',
    AclIds: [] as readonly string[],
    VServerGroupId: '',
    SecurityStatus: 'on',
    /** What listeners of this protocol have and others have not. */
    settings: settingsOf(protocol, m),
  };
}

export type Listener = ReturnType<typeof makeListener>;

export const noListener: Refusal = [400, 'ListenerNotFound', 'The specified listener does not exist.'];

/** A listener of a classic load balancer. It has no id on the wire: balancer, protocol and port name it. */
export const listener = kind<Listener>({
  kind: 'slb.listener',
  type: 'ACS::SLB::Listener',
  id: 'listener-{18}',
  name: 'Description',
  of: { kind: 'slb.load-balancer', each, as: 'LoadBalancerId' },
  notFound: noListener,
  make: makeListener,
  flaws: {
    oldTls: {
      rate: 0.06,
      set: (state) => (state.ListenerProtocol === 'https' ? { 'settings.TLSCipherPolicy': 'tls_cipher_policy_1_0' } : {}),
    },
    plain: { rate: 0.06, set: (state) => (state.ListenerProtocol === 'https' ? { 'settings.Gzip': 'off' } : {}) },
  },
});

/** The listener of a balancer at a port; refused if there is none, or one of another protocol. */
export function listenerAt(x: Context, protocol?: string): Row<Listener> {
  const balancer = x.get('slb.load-balancer', x.text('LoadBalancerId'));
  const wanted = protocol ?? x.text('ListenerProtocol');
  const found = x
    .where(listener, 'LoadBalancerId', balancer.id)
    .find(({ state }) => state.ListenerPort === x.number('ListenerPort') && (wanted === '' || state.ListenerProtocol === wanted));
  return found ?? x.refuse(noListener);
}

/** A row of DescribeLoadBalancerListeners: the settings stand in the block of its own protocol alone. */
export function inBlocks({ ListenerProtocol, settings }: Listener): Fields {
  return Object.fromEntries(Object.entries(blocks).map(([protocol, name]) => [name, protocol === ListenerProtocol ? settings : absent]));
}

/** The reply of DescribeLoadBalancer<Protocol>ListenerAttribute, where all stands side by side. */
export function sideBySide({ state }: Row<Listener>): Fields {
  const { settings, ListenerProtocol, AclIds, SecurityStatus, ...common } = state;
  return { ...common, AclIds: { AclId: AclIds }, ...settings, ...(ListenerProtocol.startsWith('http') && { SecurityStatus }) };
}

const own = new Set(['Bandwidth', 'Scheduler', 'Description', 'AclStatus', 'AclType', 'AclId', 'VServerGroupId']);

/** What a Set call writes: what it does not send stays. */
export function writtenTo({ state }: Row<Listener>, params: Fields): Fields {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(params)) {
    if (own.has(name)) fields[name] = value;
    else if (name in state.settings) fields[`settings.${name}`] = value;
  }
  if (params['AclId'] !== undefined) fields['AclIds'] = String(params['AclId']).split(',').filter(Boolean);
  return fields;
}
