import { kind, type Make } from '../../engine/index.ts';
import { nextOf, versionAt } from './versions.ts';

/** `2025-04-07T09:57:26+08:00`, as ACK writes its times. */
export function chinaSecond(ms: number): string {
  return `${new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
}

/** vSwitches of one network, at most one each zone, as the estate has them; names that look like them where it has none. */
function networkOf(m: Make): { readonly vpc: string; readonly vSwitches: readonly string[]; readonly zone: string } {
  const first = m.ref('vpc.vswitch', 'vswitch_id');
  if (!first) return { vpc: `vpc-${m.chars(21)}`, vSwitches: [`vsw-${m.chars(21)}`, `vsw-${m.chars(21)}`], zone: m.zone };
  const others = Array.from({ length: 8 }, () => m.ref('vpc.vswitch')).filter((one) => one && one.state['VpcId'] === first.state['VpcId']);
  const byZone = new Map([...others, first].map((one) => [String(one?.state['ZoneId']), String(one?.id)]));
  return { vpc: String(first.state['VpcId']), vSwitches: [...byZone.values()], zone: String(first.state['ZoneId']) };
}

/** A healthy cluster with a managed control plane. */
function makeCluster(m: Make) {
  const net = networkOf(m);
  const behind = Number(m.given['minorsBehind'] ?? m.one([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 4]));
  const version = String(m.given['current_version'] ?? versionAt(m.openedAt, behind));
  return {
    cluster_id: m.id,
    name: m.name,
    state: 'running',
    cluster_type: 'ManagedKubernetes',
    profile: 'Default',
    cluster_spec: m.stage === 'prod' ? 'ack.pro.small' : 'ack.standard',
    created: chinaSecond(m.createdAt),
    // Never set in real replies.
    updated: '0001-01-01T00:00:00Z',
    init_version: version,
    current_version: version,
    next_version: '',
    vpc_id: net.vpc,
    vswitch_id: net.vSwitches.join(','),
    vswitch_ids: net.vSwitches,
    zone_id: net.zone,
    security_group_id: `sg-${m.chars(20)}`,
    external_loadbalancer_id: `lb-${m.chars(20)}`,
    worker_ram_role_name: `KubernetesWorkerRole-${m.uuid()}`,
    resource_group_id: '',
    network_mode: 'vpc',
    ip_stack: 'ipv4',
    proxy_mode: 'ipvs',
    service_cidr: '172.21.0.0/20',
    subnet_cidr: '10.64.0.0/16',
    container_cidr: '10.64.0.0/16',
    cluster_domain: 'cluster.local',
    timezone: 'Asia/Shanghai',
    deletion_protection: true,
    maintenance_window: {
      enable: true,
      maintenance_time: '2025-01-01T03:00:00.000+08:00',
      duration: '3h',
      weekly_period: 'Thursday',
      recurrence: '',
    },
    operation_policy: { cluster_auto_upgrade: { enabled: false, channel: '' } },
    minorsBehind: behind,
    auditEnabled: true,
    auditProject: '',
    /** Address of the API server inside, and on the Internet if it has one. */
    privateAddress: m.address('10.0.0.0/16'),
    publicAddress: '',
    nodeCidrMask: '26',
    rrsaEnabled: true,
    controlPlaneLog: { project: '', ttl: '30', components: ['apiserver', 'kcm', 'scheduler', 'ccm'] as readonly string[] },
  };
}

export type Cluster = ReturnType<typeof makeCluster>;

/** An ACK cluster: the row of DescribeClustersV1, and in camelCase what the other calls ask it for. */
export const cluster = kind<Cluster>({
  kind: 'cs.cluster',
  type: 'ACS::ACK::Cluster',
  id: 'c{hex:32}',
  share: 2,
  name: 'name',
  arn: 'acs:cs:{region}:{account}:cluster/{id}',
  notFound: [404, 'ErrorClusterNotFound', 'cluster {id} not found'],
  status: { field: 'state', wrong: [400, 'ErrorClusterState', 'The state of cluster {id} does not support this operation.'] },
  make: makeCluster,
  flaws: {
    unaudited: { rate: 0.2, set: { auditEnabled: false } },
    public: { rate: 0.15, set: { publicAddress: '47.98.110.24' } },
    unprotected: { rate: 0.2, set: { deletion_protection: false } },
  },
  live: (state, now) => ({ next_version: nextOf(state.current_version, now) }),
});
