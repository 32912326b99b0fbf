import type { Reply } from '../cloud/client.ts';
import { type Attributes, at, defineType, listAt, pick, type Work } from '../type-file.ts';

const path = (x: Work) => `/clusters/${x.part(0)}/nodepools/${x.part(1)}`;

/** Wire names of the members of the blocks that are written whole, in the order of the alphabet as they are sent. */
const scaling = {
  eipBandwidth: 'eip_bandwidth',
  eipInternetChargeType: 'eip_internet_charge_type',
  enable: 'enable',
  isBondEip: 'is_bond_eip',
  maxSize: 'max_instances',
  minSize: 'min_instances',
  type: 'type',
} as const;

export default defineType({
  token: 'alicloud:cs/nodePool:NodePool',
  product: 'cs',
  reads: [{ action: 'DescribeClusterNodePoolDetail', method: 'GET', path, set: attributes }],
  updates: [
    {
      action: 'ModifyClusterNodePool',
      method: 'PUT',
      on: ['scalingConfig', 'management', 'vswitchIds', 'installCloudMonitor'],
      path,
      text: (x) => JSON.stringify(changesOf(x)),
      keep: 'update',
    },
    {
      action: 'DescribeTaskInfo',
      method: 'GET',
      on: ['scalingConfig', 'management', 'vswitchIds', 'installCloudMonitor'],
      path: (x) => `/tasks/${String(x.kept['update']?.['task_id'])}`,
      before: 5,
      until: (found) => found['state'] === 'success',
    },
  ],
});

function changesOf(x: Work): Record<string, unknown> {
  const monitor = x.has('installCloudMonitor') ? { cms_enabled: x.get('installCloudMonitor') } : {};
  const switches = x.has('vswitchIds') ? { vswitch_ids: x.get('vswitchIds') } : {};
  return {
    ...(x.has('scalingConfig') ? { auto_scaling: wireScaling((x.get('scalingConfig') ?? {}) as Attributes) } : {}),
    kubernetes_config: monitor,
    ...(x.has('management') ? { management: wireManagement((x.get('management') ?? {}) as Attributes) } : {}),
    nodepool_info: {},
    scaling_group: switches,
  };
}

/** A member that the program does not name counts as zero: numbers and flags are sent all the same, texts are not. */
function wireScaling(block: Attributes): Record<string, unknown> {
  const zeros: Attributes = { enable: false, isBondEip: false, maxSize: 0, minSize: 0 };
  const entries = Object.entries(scaling).map(([name, wire]) => [wire, block[name] ?? zeros[name]] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== ''));
}

function wireManagement(block: Attributes): Record<string, unknown> {
  const policy = (name: string) => block[name] as Attributes | undefined;
  const [repair, upgrade, fix] = [policy('autoRepairPolicy'), policy('autoUpgradePolicy'), policy('autoVulFixPolicy')];
  const most = Number(block['maxUnavailable'] ?? 0);
  return {
    auto_repair: block['autoRepair'] ?? false,
    ...(repair ? { auto_repair_policy: { restart_node: repair['restartNode'] ?? false } } : {}),
    auto_upgrade: block['autoUpgrade'] ?? false,
    ...(upgrade ? { auto_upgrade_policy: { auto_upgrade_kubelet: upgrade['autoUpgradeKubelet'] ?? false } } : {}),
    auto_vul_fix: block['autoVulFix'] ?? false,
    ...(fix ? { auto_vul_fix_policy: { restart_node: fix['restartNode'] ?? false, vul_level: fix['vulLevel'] } } : {}),
    enable: block['enable'] ?? true,
    upgrade_config: {
      ...(most > 0 ? { max_unavailable: most } : {}),
      surge: block['surge'] ?? 0,
      surge_percentage: block['surgePercentage'] ?? 0,
    },
  };
}

function attributes(found: Reply, x: Work): Attributes {
  const [kubernetes, info, group] = ['kubernetes_config', 'nodepool_info', 'scaling_group'].map((name) => (found[name] ?? {}) as Reply) as [
    Reply,
    Reply,
    Reply,
  ];
  return {
    clusterId: x.part(0),
    ...pick(kubernetes, 'cpu_policy:cpuPolicy cms_enabled:installCloudMonitor node_name_mode:nodeNameMode pre_user_data:preUserData'),
    ...pick(kubernetes, 'runtime:runtimeName runtime_version:runtimeVersion unschedulable user_data:userData'),
    ...pick(info, 'name:nodePoolName name resource_group_id:resourceGroupId type nodepool_id:nodePoolId'),
    ...pick(group, 'auto_renew:autoRenew auto_renew_period:autoRenewPeriod compensate_with_on_demand:compensateWithOnDemand'),
    ...pick(group, 'image_id:imageId image_type:imageType instance_charge_type:instanceChargeType instance_types:instanceTypes'),
    ...pick(group, 'internet_max_bandwidth_out:internetMaxBandwidthOut key_pair:keyName multi_az_policy:multiAzPolicy period'),
    ...pick(group, 'period_unit:periodUnit platform scaling_group_id:scalingGroupId scaling_policy:scalingPolicy'),
    ...pick(group, 'security_group_id:securityGroupId security_group_ids:securityGroupIds spot_strategy:spotStrategy'),
    ...pick(group, 'system_disk_categories:systemDiskCategories system_disk_category:systemDiskCategory'),
    ...pick(group, 'system_disk_performance_level:systemDiskPerformanceLevel system_disk_size:systemDiskSize vswitch_ids:vswitchIds'),
    desiredSize: typeof group['desired_size'] === 'number' ? String(group['desired_size']) : undefined,
    nodeCount: at(found, 'status.total_nodes'),
    labels: listAt(kubernetes, 'labels').map((label) => pick(label, 'key value')),
    taints: listAt(kubernetes, 'taints').map((taint) => pick(taint, 'key value effect')),
    scalingConfig: scalingOf(found['auto_scaling'] as Reply | undefined),
    management: managementOf(found['management'] as Reply | undefined),
  };
}

function scalingOf(found: Reply | undefined): Attributes | undefined {
  return found && Object.fromEntries(Object.entries(scaling).map(([name, wire]) => [name, found[wire]]));
}

function managementOf(found: Reply | undefined): Attributes | undefined {
  if (!found) return undefined;
  const block = (name: string) => found[name] as Reply | undefined;
  const [repair, upgrade, fix] = [block('auto_repair_policy'), block('auto_upgrade_policy'), block('auto_vul_fix_policy')];
  return {
    ...pick(found, 'auto_repair:autoRepair auto_upgrade:autoUpgrade auto_vul_fix:autoVulFix enable'),
    ...pick(block('upgrade_config') ?? {}, 'max_unavailable:maxUnavailable surge surge_percentage:surgePercentage'),
    autoRepairPolicy: repair && pick(repair, 'restart_node:restartNode'),
    autoUpgradePolicy: upgrade && pick(upgrade, 'auto_upgrade_kubelet:autoUpgradeKubelet'),
    autoVulFixPolicy: fix && pick(fix, 'restart_node:restartNode vul_level:vulLevel'),
  };
}
