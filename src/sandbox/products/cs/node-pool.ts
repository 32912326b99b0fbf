import { type Fields, kind, type Make } from '../../engine/index.ts';
import { chinaSecond } from './cluster.ts';

/** Counts of the nodes of a pool in which all are well. */
function statusOf(nodes: number) {
  return {
    state: 'active',
    total_nodes: nodes,
    healthy_nodes: nodes,
    serving_nodes: nodes,
    failed_nodes: 0,
    initial_nodes: 0,
    offline_nodes: 0,
    removing_nodes: 0,
  };
}

/** A healthy pool of the cloud's own servers. */
function makeNodePool(m: Make) {
  const host: Fields = m.ref('cs.cluster', 'clusterId')?.state ?? {};
  const nodes = Number(m.given['nodes'] ?? m.int(3, 9));
  const scales = m.chance(0.5);
  const vSwitches = (host['vswitch_ids'] ?? []) as readonly string[];
  return {
    nodepool_info: {
      nodepool_id: m.id,
      name: m.name,
      region_id: m.region,
      type: 'ess',
      is_default: false,
      created: chinaSecond(m.createdAt),
      updated: chinaSecond(m.createdAt),
      resource_group_id: '',
    },
    status: statusOf(nodes),
    auto_scaling: {
      enable: scales,
      type: 'cpu',
      min_instances: scales ? Math.max(1, nodes - 3) : 0,
      max_instances: scales ? nodes + 6 : 0,
      is_bond_eip: false,
      eip_bandwidth: 5,
      eip_internet_charge_type: 'PayByBandwidth',
    },
    management: {
      enable: true,
      auto_repair: true,
      auto_repair_policy: { restart_node: true, approval_required: false },
      auto_upgrade: false,
      auto_upgrade_policy: { auto_upgrade_kubelet: false },
      auto_vul_fix: true,
      auto_vul_fix_policy: { restart_node: false, vul_level: 'asap', exclude_packages: 'kernel' },
      upgrade_config: { auto_upgrade: false, max_unavailable: 1, surge: 0, surge_percentage: 0 },
    },
    kubernetes_config: { runtime: 'containerd', runtime_version: '1.6.38', cms_enabled: true, cpu_policy: 'none', unschedulable: false },
    scaling_group: {
      scaling_group_id: `asg-${m.chars(20)}`,
      image_type: 'AliyunLinux3',
      platform: 'AliyunLinux',
      image_id: 'aliyun_3_x64_20G_container_optimized_alibase_20250629.vhd',
      instance_types: ['ecs.g7.2xlarge', 'ecs.g7.xlarge'],
      instance_charge_type: 'PostPaid',
      desired_size: nodes,
      multi_az_policy: 'BALANCE',
      scaling_policy: 'release',
      security_group_id: String(host['security_group_id'] ?? ''),
      security_group_ids: host['security_group_id'] ? [host['security_group_id']] : [],
      spot_strategy: 'NoSpot',
      system_disk_category: 'cloud_essd',
      system_disk_performance_level: 'PL1',
      system_disk_size: 120,
      system_disk_encrypted: true,
      vswitch_ids: vSwitches.slice(0, Number(m.given['zones'] ?? vSwitches.length)),
      period_unit: 'Month',
    },
    interconnect_mode: 'basic',
    max_nodes: 0,
    clusterId: String(host['cluster_id'] ?? ''),
    nodes,
  };
}

export type NodePool = ReturnType<typeof makeNodePool>;

/** A node pool of a cluster: the row of DescribeClusterNodePools. */
export const nodePool = kind<NodePool>({
  kind: 'cs.node-pool',
  type: 'ACS::ACK::NodePool',
  id: 'np{hex:32}',
  of: { kind: 'cs.cluster', each: 2, as: 'clusterId' },
  name: 'nodepool_info.name',
  notFound: [404, 'ErrorNodePoolNotFound', 'nodepool {id} not found'],
  status: { field: 'status.state', wrong: [400, 'ErrorClusterState', 'The state of nodepool {id} does not support this operation.'] },
  make: makeNodePool,
  flaws: {
    full: {
      rate: 0.06,
      set: (state) => ({ auto_scaling: { ...state.auto_scaling, enable: true, min_instances: 1, max_instances: state.nodes } }),
    },
    unrepaired: { rate: 0.15, set: { 'management.auto_repair': false } },
    singleZone: { rate: 0.05, set: (state) => ({ 'scaling_group.vswitch_ids': state.scaling_group.vswitch_ids.slice(0, 1) }) },
  },
});
