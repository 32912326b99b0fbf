import type { Context, Fields, Row } from '../../engine/index.ts';
import type { Cluster } from './cluster.ts';
import { type NodePool, nodePool } from './node-pool.ts';

/** The tag by which ACK marks the servers of a cluster. */
const ownerTag = 'ack.aliyun.com';

export function poolsOf(x: Context, cluster: Row<Cluster>): readonly Row<NodePool>[] {
  return x.where(nodePool, 'clusterId', cluster.id);
}

/** How many nodes the pools of a cluster have. */
export function sizeOf(x: Context, cluster: Row<Cluster>): number {
  return poolsOf(x, cluster).reduce((sum, { state }) => sum + state.status.total_nodes, 0);
}

/** The nodes of a cluster: the servers that carry its tag, else so many as its pools say. */
export function nodesOf(x: Context, cluster: Row<Cluster>): readonly Fields[] {
  const pools = poolsOf(x, cluster);
  const servers = [...x.rows('ecs.instance', cluster.region)].filter(({ tags }) => tags[ownerTag] === cluster.id);
  if (servers.length > 0) return servers.map((server) => serverNode(server, pools));
  return pools.flatMap((pool) => Array.from({ length: pool.state.status.total_nodes }, (_, nth) => madeNode(pool, nth)));
}

function serverNode({ id, region, tags, state }: Row, pools: readonly Row<NodePool>[]): Fields {
  const pool = pools.find((one) => one.id === tags['ack.alibabacloud.com/nodepool-id']) ?? pools[0];
  const network = state['VpcAttributes'] as { PrivateIpAddress?: { IpAddress?: readonly string[] } } | undefined;
  const ip = network?.PrivateIpAddress?.IpAddress?.[0] ?? '';
  return {
    ...common(pool, `${region}.${ip}`, ip),
    instance_id: id,
    instance_name: state['InstanceName'],
    host_name: state['HostName'],
    instance_type: state['InstanceType'],
    instance_type_family: state['InstanceTypeFamily'],
    instance_charge_type: state['InstanceChargeType'],
    creation_time: state['CreationTime'],
    expired_time: state['ExpiredTime'],
    image_id: state['ImageId'],
  };
}

function madeNode(pool: Row<NodePool>, nth: number): Fields {
  const { scaling_group: group, nodepool_info: info } = pool.state;
  const ip = `10.0.${Number.parseInt(pool.id.slice(2, 4), 16)}.${10 + nth}`;
  return {
    ...common(pool, `${info.region_id}.${ip}`, ip),
    instance_id: `i-${pool.id.slice(2, 20)}${String(nth).padStart(2, '0')}`,
    instance_name: `worker-k8s-for-cs-${pool.state.clusterId}`,
    host_name: `node${nth}`,
    instance_type: group.instance_types[0],
    instance_type_family: String(group.instance_types[0]).split('.').slice(0, 2).join('.'),
    instance_charge_type: group.instance_charge_type,
    creation_time: info.created,
    expired_time: '2099-12-31T15:59:00Z',
    image_id: group.image_id,
  };
}

function common(pool: Row<NodePool> | undefined, name: string, ip: string): Fields {
  return {
    instance_role: 'Worker',
    instance_status: 'Running',
    ip_address: [ip],
    is_aliyun_node: true,
    node_name: name,
    node_status: 'Ready',
    nodepool_id: pool?.id ?? '',
    source: 'ess_attach',
    spot_strategy: 'NoSpot',
    state: 'running',
  };
}
