import type { Context, Fields } from '../../engine/index.ts';
import { type Action, get, kind, list, listOf, type Make, minute, second } from '../../engine/index.ts';
import { listener } from './listener.ts';
import { type LoadBalancer, loadBalancer } from './load-balancer.ts';

const dayMs = 86_400_000;

/** A server group of a balancer: the balancer's servers with a port each. */
export const serverGroup = kind({
  kind: 'slb.server-group',
  type: 'ACS::SLB::VServerGroup',
  id: 'rsp-{r}{15}',
  name: 'VServerGroupName',
  of: { kind: 'slb.load-balancer', each: 1, as: 'LoadBalancerId' },
  arn: 'acs:slb:{region}:{account}:vservergroup/{id}',
  notFound: [400, 'InvalidParameter', 'The specified VServerGroupId does not exist.'],
  make: (m: Make) => ({
    VServerGroupId: m.id,
    VServerGroupName: m.name,
    LoadBalancerId: m.ref('slb.load-balancer', 'LoadBalancerId')?.id ?? '',
    CreateTime: minute(m.createdAt),
    port: 8080,
  }),
});

/** A certificate that listeners show. */
export const certificate = kind({
  kind: 'slb.server-certificate',
  type: 'ACS::SLB::ServerCertificate',
  id: '{digits:16}_{hex:11}',
  name: 'ServerCertificateName',
  share: 0.5,
  arn: 'acs:slb:{region}:{account}:certificate/{id}',
  notFound: [400, 'ServerCertificateId.NotFound', 'The specified ServerCertificateId does not exist.'],
  make(m) {
    const ends = m.openedAt + Number(m.given['expiresInDays'] ?? m.int(60, 330)) * dayMs;
    return {
      ServerCertificateId: m.id,
      ServerCertificateName: m.name,
      CommonName: '*.qingcheng.example',
      Fingerprint: Array.from({ length: 20 }, () => m.chars(2, '0123456789abcdef')).join(':'),
      IsAliCloudCertificate: 1,
      AliCloudCertificateId: m.chars(8, '0123456789'),
      AliCloudCertificateName: m.name,
      CreateTime: second(m.createdAt),
      CreateTimeStamp: m.createdAt,
      ExpireTime: second(ends),
      ExpireTimeStamp: ends,
      ResourceGroupId: `rg-${m.chars(14)}`,
      SubjectAlternativeNames: { SubjectAlternativeName: ['*.qingcheng.example', 'qingcheng.example'] },
    };
  },
});

function ipOf(x: Context, id: string): string {
  const address = x.find('ecs.instance', id)?.state['VpcAttributes'] as
    | { PrivateIpAddress?: { IpAddress?: readonly string[] } }
    | undefined;
  return address?.PrivateIpAddress?.IpAddress?.[0] ?? '';
}

/** The servers of a balancer, as its attributes and its groups show them. */
export function serversOf(x: Context, { backends }: LoadBalancer) {
  return backends.map(({ ServerId, Weight = 100, Type = 'ecs' }) => ({
    ServerId,
    Weight,
    Type,
    Description: '',
    ServerIp: ipOf(x, ServerId),
  }));
}

/** What each listener says of each server. */
function healthOf(x: Context): readonly Fields[] {
  const { id, state } = x.get(loadBalancer, x.text('LoadBalancerId'));
  const port = x.number('ListenerPort');
  const protocol = x.text('ListenerProtocol');
  return x
    .where(listener, 'LoadBalancerId', id)
    .filter(({ state: one }) => (port === undefined || one.ListenerPort === port) && (protocol === '' || one.ListenerProtocol === protocol))
    .flatMap(({ state: one }) =>
      state.backends.map(({ ServerId }) => ({
        ListenerPort: one.ListenerPort,
        Protocol: one.ListenerProtocol,
        Port: one.BackendServerPort,
        ServerId,
        ServerIp: ipOf(x, ServerId),
        ServerHealthStatus: one.Status !== 'running' ? 'unavailable' : state.sick.includes(ServerId) ? 'abnormal' : 'normal',
      })),
    );
}

const balancerOf = (x: Context, id: string) => x.find(loadBalancer, id)?.state;

/** Every call that reads servers, groups and certificates. */
export const serverActions: Readonly<Record<string, Action>> = {
  DescribeHealthStatus: listOf({ rows: 'BackendServers.BackendServer', needs: ['LoadBalancerId'], from: healthOf }),
  DescribeVServerGroups: list({
    kind: serverGroup,
    rows: 'VServerGroups.VServerGroup',
    needs: ['LoadBalancerId'],
    filter: { LoadBalancerId: 'LoadBalancerId' },
    view: (state, row, x) => ({
      ServerCount: balancerOf(x, state.LoadBalancerId)?.backends.length ?? 0,
      AssociatedObjects: {
        Listeners: {
          Listener: x
            .where(listener, 'VServerGroupId', row.id)
            .map(({ state: { ListenerPort, ListenerProtocol } }) => ({ Port: ListenerPort, Protocol: ListenerProtocol })),
        },
        Rules: { Rule: [] },
      },
    }),
  }),
  DescribeVServerGroupAttribute: get({
    kind: serverGroup,
    id: 'VServerGroupId',
    view: (state, _row, x) => {
      const balancer = balancerOf(x, state.LoadBalancerId);
      return { BackendServers: { BackendServer: balancer ? serversOf(x, balancer).map((one) => ({ ...one, Port: state.port })) : [] } };
    },
  }),
  DescribeServerCertificates: list({ kind: certificate, rows: 'ServerCertificates.ServerCertificate', ids: 'ServerCertificateId' }),
};
