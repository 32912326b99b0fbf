import { type Action, kind, list, type Make, same, tagPairs } from '../../engine/index.ts';
import { networkOf } from '../network/place.ts';
import { fifty } from './words.ts';

const dayMs = 86_400_000;
// A gateway that is paid by use ends in a time that nobody lives to see.
const never = Date.parse('2099-12-31T16:00:00Z');
const ended = { BusinessStatus: 'FinancialLocked' };

function makeGateway(m: Make) {
  const { vpc, vSwitch } = networkOf(m);
  const isPrepaid = m.given['ChargeType'] === undefined || m.given['ChargeType'] === 'Prepay';
  const leftDays = Number(m.given['expiresInDays'] ?? m.int(35, 350));
  return {
    VpnGatewayId: m.id,
    Name: m.name,
    Description: '',
    VpcId: vpc,
    VSwitchId: vSwitch,
    Status: 'active',
    BusinessStatus: 'Normal',
    ChargeType: 'Prepay',
    CreateTime: m.createdAt,
    EndTime: isPrepaid ? Math.floor((m.openedAt + leftDays * dayMs) / dayMs) * dayMs + 16 * 3_600_000 : never,
    Spec: '50M',
    GatewayType: 'Normal',
    VpnType: 'Normal',
    NetworkType: 'public',
    IpsecVpn: 'enable',
    SslVpn: 'enable',
    SslMaxConnections: 5,
    InternetIp: m.address('47.98.0.0/16'),
    AutoPropagate: true,
    EnableBgp: false,
    ResourceGroupId: `rg-${m.chars(14)}`,
    Tag: '{}',
    EniInstanceIds: { EniInstanceId: [] as readonly string[] },
    expiresInDays: leftDays,
  };
}

export const vpnGateway = kind({
  kind: 'vpc.vpn-gateway',
  type: 'ACS::VPN::VpnGateway',
  id: 'vpn-{r}{18}',
  name: 'Name',
  share: 0.5,
  arn: 'acs:vpc:{region}:{account}:vpngateway/{id}',
  notFound: [404, 'InvalidVpnGatewayInstanceId.NotFound', 'The specified vpn gateway instance id does not exist.'],
  make: makeGateway,
  live: (state, now) => (state.EndTime < now ? ended : {}),
});

const established = 'ipsec_sa_established';

function makeConnection(m: Make) {
  const gateway = m.ref('vpc.vpn-gateway', 'VpnGatewayId');
  return {
    VpnConnectionId: m.id,
    Name: m.name,
    VpnGatewayId: gateway?.id ?? '',
    CustomerGatewayId: `cgw-${m.chars(21)}`,
    CreateTime: m.createdAt,
    State: 'active',
    Status: established,
    LocalSubnet: '10.0.0.0/8',
    RemoteSubnet: '192.168.0.0/16',
    EffectImmediately: true,
    EnableDpd: true,
    EnableNatTraversal: true,
    EnableTunnelsBgp: false,
    CrossAccountAuthorized: false,
    AttachType: 'VpnGateway',
    AttachInstanceId: gateway?.id ?? '',
    NetworkType: 'public',
    InternetIp: String(gateway?.state['InternetIp'] ?? ''),
    Spec: '',
    ResourceGroupId: String(gateway?.state['ResourceGroupId'] ?? ''),
    IkeConfig: { IkeVersion: 'ikev2', IkeMode: 'main', IkeEncAlg: 'aes256', IkeAuthAlg: 'sha256', IkePfs: 'group14', IkeLifetime: 86_400 },
    IpsecConfig: { IpsecEncAlg: 'aes256', IpsecAuthAlg: 'sha256', IpsecPfs: 'group14', IpsecLifetime: 86_400 },
    /** What each of the two tunnels says; none for a gateway with a single one. */
    tunnels: [established, established] as readonly string[],
  };
}

export type Connection = ReturnType<typeof makeConnection>;

export const vpnConnection = kind<Connection>({
  kind: 'vpc.vpn-connection',
  type: 'ACS::VPN::VpnConnection',
  id: 'vco-{r}{18}',
  name: 'Name',
  of: { kind: 'vpc.vpn-gateway', each: 1, as: 'VpnGatewayId' },
  arn: 'acs:vpc:{region}:{account}:vpnconnection/{id}',
  notFound: [404, 'InvalidVpnConnectionInstanceId.NotFound', 'The specified vpn connection instance id does not exist.'],
  make: makeConnection,
  flaws: { down: { rate: 0.05, set: { tunnels: [established, 'ike_sa_not_established'] } } },
});

function tunnelsOf({ tunnels, InternetIp, CustomerGatewayId, IkeConfig, IpsecConfig }: Connection, id: string) {
  const texts = (config: object) => Object.fromEntries(Object.entries(config).map(([name, value]) => [name, String(value)]));
  return tunnels.map((Status, at) => ({
    TunnelId: `tun-${id.slice(4, 22)}${at}`,
    TunnelIndex: at + 1,
    Role: at === 0 ? 'master' : 'slave',
    State: 'active',
    Status,
    InternetIp,
    CustomerGatewayId,
    EnableDpd: 'true',
    EnableNatTraversal: 'true',
    TunnelIkeConfig: texts(IkeConfig),
    TunnelIpsecConfig: texts(IpsecConfig),
  }));
}

export const sslVpnServer = kind({
  kind: 'vpc.ssl-vpn-server',
  type: 'ACS::VPN::SslVpnServer',
  id: 'vss-{r}{18}',
  name: 'Name',
  share: 0.5,
  arn: 'acs:vpc:{region}:{account}:sslvpnserver/{id}',
  notFound: [404, 'InvalidSslVpnServerId.NotFound', 'The specified ssl vpn server id does not exist.'],
  make(m) {
    const gateway = m.ref('vpc.vpn-gateway', 'VpnGatewayId');
    return {
      SslVpnServerId: m.id,
      Name: m.name,
      VpnGatewayId: gateway?.id ?? '',
      CreateTime: m.createdAt,
      Cipher: 'AES-256-CBC',
      Proto: 'TCP',
      Port: 1194,
      Compress: false,
      ClientIpPool: '192.168.200.0/24',
      LocalSubnet: '10.0.0.0/8',
      Connections: m.int(0, 4),
      MaxConnections: 5,
      InternetIp: String(gateway?.state['InternetIp'] ?? ''),
      EnableMultiFactorAuth: true,
      ResourceGroupId: String(gateway?.state['ResourceGroupId'] ?? ''),
    };
  },
});

/** Every call that reads VPN gateways, their connections and their SSL servers. */
export const vpnActions: Readonly<Record<string, Action>> = {
  DescribeVpnGateways: list({
    kind: vpnGateway,
    rows: 'VpnGateways.VpnGateway',
    ids: 'VpnGatewayId',
    page: fifty,
    filter: same('VpcId', 'Status', 'BusinessStatus', 'GatewayType', 'ResourceGroupId'),
  }),
  DescribeVpnConnections: list({
    kind: vpnConnection,
    rows: 'VpnConnections.VpnConnection',
    ids: 'VpnConnectionId',
    page: fifty,
    filter: same('VpnGatewayId', 'CustomerGatewayId', 'ResourceGroupId'),
    view: (state, row) => ({
      Tag: { Tag: tagPairs(row.tags) },
      TunnelOptionsSpecification: { TunnelOptions: tunnelsOf(state, row.id) },
      VcoHealthCheck: { Enable: 'false', Interval: 3, Retry: 3, Status: 'disable' },
    }),
  }),
  DescribeSslVpnServers: list({
    kind: sslVpnServer,
    rows: 'SslVpnServers.SslVpnServer',
    ids: 'SslVpnServerId',
    page: fifty,
    filter: same('VpnGatewayId', 'Name', 'ResourceGroupId'),
  }),
};
