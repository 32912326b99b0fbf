import { defineResourceType, type Reply } from '../model/resource-type.ts';
import { nodePoolFields } from './read/ack-node-pools.ts';
import { ackVersionFields } from './read/ack-version.ts';
import { otherZoneNeeds, vSwitchesOfOtherZones } from './read/other-zones.ts';
import { oneOf } from './read/words.ts';

const vSwitch = 'ACS::VPC::VSwitch';
const states = [
  'initial',
  'failed',
  'running',
  'updating',
  'upgrading',
  'removing',
  'draining',
  'scaling',
  'inactive',
  'unavailable',
  'deleting',
  'deleted',
  'delete_failed',
  'waiting',
  'disconnected',
];
const profiles = ['Default', 'Serverless', 'Edge', 'Acs', 'Lingjun'];
const types = ['Kubernetes', 'ManagedKubernetes', 'ExternalKubernetes', 'Ask'];

/** Only clusters whose control plane or nodes the vendor runs have an audit log and versions to ask for. */
const isOwnKind = (item: Reply) => item.cluster_type === 'ManagedKubernetes' || item.cluster_type === 'Kubernetes';

/** True when the API server can be reached from the Internet: by a load balancer of that kind, or by the address that is named. */
function isPublic(endpoints: unknown, addresses: unknown): boolean | undefined {
  if (Array.isArray(endpoints) && endpoints.includes('internet')) return true;
  if (typeof addresses !== 'string' || addresses === '') return Array.isArray(endpoints) && endpoints.length > 0 ? false : undefined;
  const { api_server_endpoint: address } = JSON.parse(addresses) as Reply;
  return typeof address === 'string' && address !== '';
}

/** Zones of the vSwitches of the nodes; undefined when one of them is not among those of the account. */
function zonesOf(ids: readonly string[], all: readonly { id: string; fields: Readonly<Record<string, unknown>> }[] | undefined) {
  const zones = ids.map((id) => all?.find((one) => one.id === id)?.fields.zoneId);
  return zones.length === 0 || zones.includes(undefined) ? undefined : new Set(zones as string[]);
}

export default defineResourceType({
  type: 'ACS::ACK::Cluster',
  title: { en: 'ACK cluster', 'zh-CN': 'ACK 集群' },
  product: 'cs',
  scope: 'regional',
  list: {
    action: 'DescribeClustersV1',
    path: '/api/v1/clusters',
    params: { region_id: '${region}' },
    paging: { style: 'page', page: 'page_number', size: 'page_size', max: 50, total: 'page_info.total_count' },
    items: 'clusters',
  },
  identity: { id: 'cluster_id', name: 'name', region: 'region_id', created: 'created', tags: 'tags' },
  managedBy: () => null,
  details: {
    audit: { action: 'GetClusterAuditProject', path: '/clusters/${item.cluster_id}/audit', when: isOwnKind },
    cluster: { action: 'DescribeClusterDetail', path: '/clusters/${item.cluster_id}' },
    nodePools: { action: 'DescribeClusterNodePools', path: '/clusters/${item.cluster_id}/nodepools' },
    ownVersion: {
      action: 'DescribeKubernetesVersionMetadata',
      path: '/api/v1/metadata/versions',
      params: {
        Region: '${region}',
        ClusterType: '${item.cluster_type}',
        Profile: '${item.profile}',
        KubernetesVersion: '${item.current_version}',
      },
      when: isOwnKind,
    },
    versions: {
      action: 'DescribeKubernetesVersionMetadata',
      path: '/api/v1/metadata/versions',
      params: { Region: '${region}', ClusterType: 'ManagedKubernetes', Mode: 'supported' },
      once: 'region',
      when: isOwnKind,
    },
  },
  fields: {
    state: { title: { en: 'State', 'zh-CN': '状态' }, type: 'string', from: 'list', path: 'state', read: oneOf(states), values: states },
    clusterType: {
      title: { en: 'Cluster type', 'zh-CN': '集群类型' },
      type: 'string',
      from: 'list',
      path: 'cluster_type',
      read: oneOf(types),
      values: types,
    },
    profile: {
      title: { en: 'Cluster profile', 'zh-CN': '集群子类型' },
      type: 'string',
      from: 'list',
      path: 'profile',
      read: oneOf(profiles),
      values: profiles,
      absent: 'Default',
    },
    vpcId: { title: { en: 'VPC', 'zh-CN': '专有网络' }, type: 'string', from: 'list', path: 'vpc_id', absent: null },
    nodes: { title: { en: 'Nodes', 'zh-CN': '节点数' }, type: 'integer', unit: 'count', from: 'list', path: 'size' },
    deletionProtection: {
      title: { en: 'Deletion protection', 'zh-CN': '集群删除保护' },
      type: 'boolean',
      from: 'list',
      path: 'deletion_protection',
      property: 'deletionProtection',
    },
    ...ackVersionFields('ownVersion', 'versions'),
    'audit.enabled': {
      title: { en: 'API server audit log', 'zh-CN': 'API Server 审计日志' },
      type: 'boolean',
      from: { detail: 'audit' },
      path: 'audit_enabled',
      property: 'auditLogConfig.enabled',
    },
    'audit.project': {
      title: { en: 'Log project of the audit log', 'zh-CN': '审计日志 Project' },
      type: 'string',
      from: { detail: 'audit' },
      path: 'sls_project_name',
      absent: null,
    },
    'apiServer.isPublic': {
      title: { en: 'API server on the Internet', 'zh-CN': 'API Server 公网访问' },
      type: 'boolean',
      from: { detail: 'cluster' },
      path: ['control_plane_endpoints_config.load_balancers_config[].endpoint_type', 'master_url'],
      read: isPublic,
    },
    ...nodePoolFields('nodePools'),
    zones: {
      title: { en: 'Zones of the nodes', 'zh-CN': '节点可用区数' },
      type: 'integer',
      unit: 'count',
      from: {
        needs: ['nodePools.vSwitchIds'],
        types: { [vSwitch]: ['zoneId'] },
        derive: ({ fields, region }, lookup) => zonesOf(fields['nodePools.vSwitchIds'] as string[], lookup.all(vSwitch, region))?.size,
      },
    },
    otherZones: {
      title: { en: 'Other zones with a vSwitch', 'zh-CN': '其他可用区数' },
      type: 'integer',
      unit: 'count',
      from: {
        needs: ['nodePools.vSwitchIds', 'vpcId'],
        types: { [vSwitch]: ['vpcId', 'zoneId'] },
        derive: ({ fields, region }, lookup) => {
          const near = lookup.where(vSwitch, 'vpcId', fields.vpcId as string, region);
          const own = zonesOf(fields['nodePools.vSwitchIds'] as string[], near);
          return own && new Set(near?.map((one) => one.fields.zoneId as string).filter((zone) => !own.has(zone))).size;
        },
      },
    },
    otherZoneVSwitchIds: {
      title: { en: 'vSwitches of other zones', 'zh-CN': '其他可用区的交换机' },
      type: 'list',
      from: {
        needs: ['nodePools.vSwitchIds', 'vpcId'],
        types: otherZoneNeeds,
        derive: ({ fields, region }, lookup) =>
          vSwitchesOfOtherZones(fields['nodePools.vSwitchIds'] as string[], lookup.where(vSwitch, 'vpcId', fields.vpcId as string, region)),
      },
    },
  },
  sample: {
    state: 'running',
    clusterType: 'ManagedKubernetes',
    profile: 'Default',
    vpcId: 'vpc-bp1plum',
    nodes: 6,
    deletionProtection: true,
    version: '1.33.3-aliyun.1',
    'version.expiresAt': '2027-08-01T00:00:00.000Z',
    'version.expiresInDays': 240,
    'version.minorsBehind': 0,
    'audit.enabled': true,
    'audit.project': 'k8s-log-plum',
    'apiServer.isPublic': false,
    'nodePools.scaling': 1,
    'nodePools.atMax': 0,
    'nodePools.atMaxNames': [],
    'nodePools.repairable': 2,
    'nodePools.unrepaired': 0,
    'nodePools.unrepairedNames': [],
    'nodePools.vSwitchIds': ['vsw-bp1plum', 'vsw-bp1pear'],
    'nodePools.all': [
      { id: 'np-plum', name: 'web', vSwitchIds: ['vsw-bp1plum', 'vsw-bp1pear'], isEdge: false, isAtMax: false, isUnrepaired: false },
    ],
    zones: 2,
    otherZones: 1,
    otherZoneVSwitchIds: ['vsw-bp1fig'],
    managedBy: null,
    tags: {},
    tagPairs: [],
  },
});
