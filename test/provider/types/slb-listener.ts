import type { Reply } from '../cloud/client.ts';
import { type Attributes, at, defineType, listAt, pick, region, type Value, type Values, type Work } from '../type-file.ts';

const balancerOf = (x: Work) => (x.id === '' ? x.get('loadBalancerId') : x.part(0));
const balancer = { LoadBalancerId: balancerOf, RegionId: region };
const portOf = (x: Work) => x.id.split(':').at(-1);

export default defineType({
  token: 'alicloud:slb/listener:Listener',
  product: 'slb',
  reads: [
    { action: 'DescribeLoadBalancerAttribute', query: balancer, keep: 'balancer' },
    {
      action: (x) => `DescribeLoadBalancer${protocolOf(x).toUpperCase()}ListenerAttribute`,
      method: 'GET',
      query: { ...balancer, ListenerPort: portOf },
      isGone: true,
      set: attributes,
    },
  ],
  updates: [
    {
      // The whole listener travels with every change.
      action: (x) => `SetLoadBalancer${protocolOf(x).toUpperCase()}ListenerAttribute`,
      method: 'GET',
      retry: 'slb',
      query: whole,
    },
  ],
  remove: [
    {
      action: 'DeleteLoadBalancerListener',
      method: 'GET',
      query: { ...balancer, ListenerPort: portOf, ListenerProtocol: protocolOf },
    },
  ],
});

/** Of an id without a protocol the balancer says which one the port has. */
function protocolOf(x: Work): string {
  const said = x.id.split(':');
  if (said.length > 2) return said[1] ?? '';
  const ports = listAt(x.kept['balancer'], 'ListenerPortsAndProtocol.ListenerPortAndProtocol');
  return String(ports.find((one) => String(one['ListenerPort']) === said[1])?.['ListenerProtocol'] ?? 'http');
}

function attributes(found: Reply, x: Work): Attributes {
  const protocol = protocolOf(x);
  return {
    id: `${x.part(0)}:${protocol}:${String(portOf(x))}`,
    loadBalancerId: x.part(0),
    protocol,
    ...pick(
      found,
      `ListenerPort:frontendPort BackendServerPort:backendPort Bandwidth Scheduler VServerGroupId:serverGroupId MasterSlaveServerGroupId
       AclStatus AclType AclId HealthCheck StickySession StickySessionType CookieTimeout Cookie PersistenceTimeout HealthCheckType
       EstablishedTimeout HealthCheckDomain HealthCheckMethod HealthCheckConnectPort HealthCheckURI:healthCheckUri HealthyThreshold
       UnhealthyThreshold HealthCheckTimeout HealthCheckInterval HealthCheckHttpCode ServerCertificateId CACertificateId:caCertificateId
       EnableHttp2:enableHttp2 TLSCipherPolicy:tlsCipherPolicy IdleTimeout RequestTimeout ListenerForward ForwardPort Description
       ProxyProtocolV2Enabled:proxyProtocolV2Enabled`,
    ),
    ...(found['HealthCheckConnectTimeout'] === undefined ? {} : { healthCheckTimeout: found['HealthCheckConnectTimeout'] }),
    aclIds: at(found, 'AclIds.AclId'),
    gzip: found['Gzip'] === undefined ? undefined : found['Gzip'] === 'on',
    xForwardedFor:
      found['XForwardedFor'] === undefined
        ? undefined
        : {
            retriveClientIp: found['XForwardedFor'] === 'on',
            retriveSlbId: found['XForwardedFor_SLBID'] === 'on',
            retriveSlbIp: found['XForwardedFor_SLBIP'] === 'on',
            retriveSlbProto: found['XForwardedFor_proto'] === 'on',
          },
  };
}

const said = (name: string) => (x: Work) => x.get(name) || undefined;
const onOff = (value: unknown) => (value === true ? 'on' : 'off');
const isHttp = (x: Work) => protocolOf(x).startsWith('http');
const checks = (x: Work) => x.get('healthCheck') === 'on' || !isHttp(x);
const whenAclOn = (name: string) => (x: Work) => (x.get('aclStatus') === 'on' ? x.get(name) || undefined : undefined);

/** What every listener sends; Bandwidth -1 is "as the balancer has it". */
const common: Values = {
  ...balancer,
  ListenerPort: portOf,
  BackendServerPort: said('backendPort'),
  Bandwidth: (x) => x.get('bandwidth') ?? undefined,
  Description: said('description'),
  Scheduler: said('scheduler'),
  VServerGroupId: said('serverGroupId'),
  AclStatus: said('aclStatus'),
  AclType: whenAclOn('aclType'),
  AclId: (x) =>
    x.get('aclStatus') === 'on' ? (x.get('aclIds') as string[] | undefined)?.join(',') || x.get('aclId') || undefined : undefined,
};

const health: Values = {
  HealthCheckDomain: said('healthCheckDomain'),
  HealthCheckHttpCode: said('healthCheckHttpCode'),
  HealthCheckInterval: said('healthCheckInterval'),
  HealthCheckConnectPort: said('healthCheckConnectPort'),
  HealthCheckMethod: said('healthCheckMethod'),
  HealthCheckURI: said('healthCheckUri'),
  HealthyThreshold: said('healthyThreshold'),
  UnhealthyThreshold: said('unhealthyThreshold'),
};

const sticky: Values = {
  StickySession: said('stickySession'),
  StickySessionType: (x) => (x.get('stickySession') === 'on' ? x.get('stickySessionType') || undefined : undefined),
  Cookie: (x) => (x.get('stickySession') === 'on' && x.get('stickySessionType') === 'server' ? x.get('cookie') || undefined : undefined),
  CookieTimeout: (x) =>
    x.get('stickySession') === 'on' && x.get('stickySessionType') === 'insert' ? x.get('cookieTimeout') || undefined : undefined,
};

const http: Values = {
  HealthCheck: said('healthCheck'),
  HealthCheckTimeout: (x) => (checks(x) ? x.get('healthCheckTimeout') || undefined : undefined),
  Gzip: (x) => onOff(x.get('gzip')),
  IdleTimeout: said('idleTimeout'),
  RequestTimeout: said('requestTimeout'),
  XForwardedFor_SLBID: (x) => onOff(at(x.get('xForwardedFor'), 'retriveSlbId')),
  XForwardedFor_SLBIP: (x) => onOff(at(x.get('xForwardedFor'), 'retriveSlbIp')),
  XForwardedFor_proto: (x) => onOff(at(x.get('xForwardedFor'), 'retriveSlbProto')),
};

const https: Values = {
  ServerCertificateId: said('serverCertificateId'),
  CACertificateId: said('caCertificateId'),
  EnableHttp2: said('enableHttp2'),
  TLSCipherPolicy: said('tlsCipherPolicy'),
};

const layerFour: Values = {
  HealthCheckType: said('healthCheckType'),
  HealthCheckConnectTimeout: said('healthCheckTimeout'),
  EstablishedTimeout: said('establishedTimeout'),
  PersistenceTimeout: (x: Work): Value => x.get('persistenceTimeout') as number | undefined,
  MasterSlaveServerGroupId: said('masterSlaveServerGroupId'),
};

function whole(x: Work): Values {
  const healthSet = checks(x) ? health : {};
  if (!isHttp(x)) return { ...common, ...healthSet, ...layerFour };
  return { ...common, ...sticky, ...healthSet, ...http, ...(protocolOf(x) === 'https' ? https : {}) };
}
