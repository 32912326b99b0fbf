import { type Action, type Fields, kind, list, listOf, type Make, same, second, tokens } from '../../engine/index.ts';

/** A server of a group; port and weight are the group's usual ones unless said. */
interface Server {
  readonly ServerId: string;
  readonly Port?: number;
  readonly Weight?: number;
}

function serversOf(m: Make): readonly Server[] {
  const ids = [0, 1, 2].flatMap(() => m.ref('ecs.instance')?.id ?? []);
  const own = [...new Set(ids)];
  // An estate without instances has servers of some other account's.
  return (own.length > 1 ? own : [0, 1].map(() => `i-${m.chars(20)}`)).map((ServerId) => ({ ServerId }));
}

function makeServerGroup(m: Make) {
  const balancer = m.ref('alb.load-balancer', 'RelatedLoadBalancerIds');
  return {
    ServerGroupId: m.id,
    ServerGroupName: m.name,
    ServerGroupStatus: 'Available',
    ServerGroupType: 'Instance',
    Protocol: 'HTTP',
    Scheduler: 'Wrr',
    VpcId: String(balancer?.state['VpcId'] ?? ''),
    CreateTime: second(m.createdAt),
    RelatedLoadBalancerIds: (balancer ? [balancer.id] : []) as readonly string[],
    ResourceGroupId: `rg-${m.chars(14)}`,
    ConfigManagedEnabled: false,
    CrossZoneEnabled: true,
    Ipv6Enabled: false,
    UpstreamKeepaliveEnabled: true,
    ServiceName: '',
    HealthCheckConfig: {
      HealthCheckEnabled: true,
      HealthCheckProtocol: 'HTTP',
      HealthCheckPath: '/healthz',
      HealthCheckMethod: 'GET',
      HealthCheckCodes: ['http_2xx', 'http_3xx'],
      HealthCheckHttpVersion: 'HTTP1.1',
      HealthCheckConnectPort: 0,
      HealthCheckHost: '$SERVER_IP',
      HealthCheckInterval: 2,
      HealthCheckTimeout: 5,
      HealthyThreshold: 3,
      UnhealthyThreshold: 3,
    },
    StickySessionConfig: { StickySessionEnabled: false, StickySessionType: '', Cookie: '', CookieTimeout: 0 },
    ConnectionDrainConfig: { ConnectionDrainEnabled: true, ConnectionDrainTimeout: 300 },
    SlowStartConfig: { SlowStartEnabled: false, SlowStartDuration: 0 },
    UchConfig: { Type: '', Value: '' },
    servers: serversOf(m),
  };
}

export type ServerGroup = ReturnType<typeof makeServerGroup>;

/** A server group of application load balancers. */
export const serverGroup = kind<ServerGroup>({
  kind: 'alb.server-group',
  type: 'ACS::ALB::ServerGroup',
  id: 'sgp-{18}',
  name: 'ServerGroupName',
  of: { kind: 'alb.load-balancer', each: 1, as: 'RelatedLoadBalancerIds' },
  arn: 'acs:alb:{region}:{account}:servergroup/{id}',
  notFound: [404, 'ResourceNotFound.ServerGroup', 'The specified resource ServerGroup is not found.'],
  make: makeServerGroup,
  flaws: { alone: { rate: 0.06, set: ({ servers }) => ({ servers: servers.slice(0, 1) }) } },
});

/** A TLS policy of one's own. */
export const securityPolicy = kind({
  kind: 'alb.security-policy',
  type: 'ACS::ALB::SecurityPolicy',
  id: 'spy-{18}',
  name: 'SecurityPolicyName',
  share: 0.5,
  arn: 'acs:alb:{region}:{account}:securitypolicy/{id}',
  notFound: [404, 'ResourceNotFound.SecurityPolicy', 'The specified resource SecurityPolicy is not found.'],
  make: (m) => ({
    SecurityPolicyId: m.id,
    SecurityPolicyName: m.name,
    SecurityPolicyStatus: 'Available',
    CreateTime: second(m.createdAt),
    ResourceGroupId: `rg-${m.chars(14)}`,
    TLSVersions: ['TLSv1.2', 'TLSv1.3'],
    Ciphers: ['ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES256-GCM-SHA384', 'TLS_AES_256_GCM_SHA384'],
  }),
});

/** Every call that reads server groups and TLS policies. */
export const serverGroupActions: Readonly<Record<string, Action>> = {
  ListServerGroups: list({
    kind: serverGroup,
    rows: 'ServerGroups',
    ids: 'ServerGroupIds',
    page: tokens({ size: 20, max: 100 }),
    filter: { ...same('ServerGroupType', 'VpcId', 'ResourceGroupId'), ServerGroupNames: 'ServerGroupName' },
    view: ({ servers }) => ({ ServerCount: servers.length }),
  }),
  ListServerGroupServers: listOf<Fields>({
    rows: 'Servers',
    page: tokens({ size: 20, max: 100 }),
    filter: { ServerIds: 'ServerId' },
    from: (x) => {
      const id = x.text('ServerGroupId');
      const groups = id === '' ? [...x.rows(serverGroup)] : [x.get(serverGroup, id)];
      return groups.flatMap(({ id: ServerGroupId, state: { servers } }) =>
        servers.map(({ ServerId, Port = 8080, Weight = 100 }) => ({
          ...{ ServerGroupId, ServerId, Port, Weight },
          ServerIp: '',
          ServerType: 'Ecs',
          Status: 'Available',
          Description: '',
          RemoteIpEnabled: false,
        })),
      );
    },
  }),
  ListSecurityPolicies: list({
    kind: securityPolicy,
    rows: 'SecurityPolicies',
    ids: 'SecurityPolicyIds',
    page: tokens({ size: 20, max: 100 }),
    filter: { ...same('ResourceGroupId'), SecurityPolicyNames: 'SecurityPolicyName' },
  }),
};
