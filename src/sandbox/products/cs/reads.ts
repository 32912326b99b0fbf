import { type Action, absent, type Context, type Fields, get, list, listOf, pages, type Row, same, second } from '../../engine/index.ts';
import { type Cluster, cluster } from './cluster.ts';
import { nodePool } from './node-pool.ts';
import { nodesOf, poolsOf, sizeOf } from './nodes.ts';
import { task } from './task.ts';
import { addons, auditProjectOf, kubeconfigOf, masterUrlOf, metaDataOf, parametersOf } from './texts.ts';
import { nextOf, type Release, releaseOf, supportedAt } from './versions.ts';

const byId = { kind: cluster, id: 'ClusterId' } as const;

/** What both the list and the detail show beyond the state; a cluster without tags has null in their place. */
function common(x: Context, row: Row<Cluster>): Fields {
  return { size: sizeOf(x, row), meta_data: metaDataOf(row), master_url: masterUrlOf(row) };
}

function endpointsOf({ state }: Row<Cluster>): Fields {
  const type = (endpoint_type: string, endpoint: string) => ({ endpoint, endpoint_type, load_balancer_id: state.external_loadbalancer_id });
  return {
    internal_dns_config: { bind_vpcs: [], enabled: false },
    load_balancers_config: [
      type('intranet', state.privateAddress),
      ...(state.publicAddress === '' ? [] : [type('internet', state.publicAddress)]),
    ],
  };
}

function rrsaOf({ id, region, account, state }: Row<Cluster>): Fields {
  if (!state.rrsaEnabled) return { enabled: false };
  const issuer = `https://oidc-ack-${region}.oss-${region}.aliyuncs.com/${id}`;
  return {
    enabled: true,
    issuer,
    audience: 'sts.aliyuncs.com',
    oidc_name: `ack-rrsa-${id}`,
    oidc_arn: `acs:ram::${account}:oidc-provider/ack-rrsa-${id}`,
    max_oidc_token_expiration: '12h',
    open_api_configuration_url: `${issuer}/.well-known/openid-configuration`,
    jwks_url: `${issuer}/keys.json`,
  };
}

/** The release data of versions: one that is named, those that are supported, or those that a new cluster may have. */
function versionsFor(x: Context): readonly Release[] {
  const named = x.text('KubernetesVersion');
  if (named !== '') return [releaseOf(named, x.now)].flatMap((one) => one ?? []);
  const supported = supportedAt(x.now);
  return x.text('Mode') === 'supported' ? supported : supported.slice(0, 2);
}

function versionRow(x: Context, { version, releasedAt, expiresAt }: Release, nth: number): Fields {
  const next = nextOf(version, x.now);
  return {
    version,
    release_date: second(releasedAt),
    expiration_date: second(expiresAt),
    creatable: nth < 2 && x.text('KubernetesVersion') === '',
    upgradable_versions: String(x.params['QueryUpgradableVersion']) === 'true' && next !== '' ? [next] : [],
    runtimes: [{ name: 'containerd', version: '1.6.38' }],
    images: [
      {
        image_id: 'aliyun_3_x64_20G_container_optimized_alibase_20250629.vhd',
        image_name: 'Alibaba Cloud Linux 3 Container Optimized',
        image_type: 'AliyunLinux3ContainerOptimized',
        image_category: 'system',
        platform: 'AliyunLinux',
        os_type: 'Linux',
        os_version: '3',
        architecture: 'x86_64',
      },
    ],
    capabilities: {},
    meta_data: {},
  };
}

/** What ACK made for a cluster: network, load balancer, scaling groups. */
function resourcesOf(x: Context, row: Row<Cluster>): readonly Fields[] {
  const one = (resource_type: string, instance_id: string): Fields => ({
    cluster_id: row.id,
    created: row.state.created,
    instance_id,
    resource_type,
    resource_info: '',
    state: 'CREATE_COMPLETE',
    auto_create: 1,
    creator_type: 'cluster',
  });
  return [
    one('SecurityGroup', row.state.security_group_id),
    one('SLB', row.state.external_loadbalancer_id),
    ...poolsOf(x, row).map(({ state }) => one('ESS_SCALING_GROUP', state.scaling_group.scaling_group_id)),
  ];
}

/** Versions of the components, by their names. */
function addonsOf(): Fields {
  const common = { next_version: '', changed: '', can_upgrade: false, required: true, exist: true, message: '', policy: '', value: '' };
  return Object.fromEntries(Object.entries(addons).map(([name, version]) => [name, { component_name: name, version, ...common }]));
}

/** Every call that reads ACK. */
export const reads: Readonly<Record<string, Action>> = {
  DescribeClustersV1: list({
    kind: cluster,
    rows: 'clusters',
    ids: 'cluster_id',
    page: pages({
      page: 'page_number',
      pageSize: 'page_size',
      size: 10,
      max: 50,
      over: 'clamp',
      pageOut: 'page_info.page_number',
      sizeOut: 'page_info.page_size',
      total: 'page_info.total_count',
    }),
    filter: {
      ...same('cluster_type', 'cluster_spec', 'profile'),
      name: (state, wanted) => state.name.includes(String(wanted)),
      region_id: (_state, wanted, row) => row.region === wanted,
    },
    view: (_state, row, x) => ({ ...common(x, row), ...(Object.keys(row.tags).length === 0 && { tags: null }) }),
  }),
  DescribeClusterDetail: get({
    ...byId,
    view: (state, row, x) => ({
      ...common(x, row),
      control_plane_endpoints_config: endpointsOf(row),
      control_plane_config: absent,
      auto_mode: { enable: false },
      extra_sans: [],
      node_cidr_mask: state.nodeCidrMask,
      parameters: parametersOf(row),
      rrsa_config: rrsaOf(row),
    }),
  }),
  DescribeClusterNodePools: listOf({
    rows: 'nodepools',
    needs: ['ClusterId'],
    filter: { NodepoolName: (state: Fields, wanted) => (state['nodepool_info'] as Fields)['name'] === wanted },
    from: (x) => poolsOf(x, x.get(cluster, x.text('ClusterId'))).map(({ state }): Fields => state),
  }),
  DescribeClusterNodePoolDetail: get({ kind: nodePool, id: 'NodepoolId', needs: ['ClusterId'] }),
  DescribeClusterNodes: listOf({
    rows: 'nodes',
    needs: ['ClusterId'],
    filter: { state: (state: Fields, wanted) => wanted === 'all' || state['state'] === wanted, ...same('nodepool_id') },
    page: pages({
      page: 'pageNumber',
      pageSize: 'pageSize',
      size: 10,
      max: 100,
      over: 'clamp',
      pageOut: 'page.page_number',
      sizeOut: 'page.page_size',
      total: 'page.total_count',
    }),
    from: (x) => nodesOf(x, x.get(cluster, x.text('ClusterId'))),
  }),
  DescribeClusterAddonsVersion: {
    needs: ['ClusterId'],
    run: (x) => {
      x.get(cluster, x.text('ClusterId'));
      return addonsOf();
    },
  },
  DescribeClusterResources: listOf({ rows: '', needs: ['ClusterId'], from: (x) => resourcesOf(x, x.get(cluster, x.text('ClusterId'))) }),
  DescribeClusterUserKubeconfig: get({
    ...byId,
    view: (_state, row, x) => ({
      config: kubeconfigOf(row, String(x.params['PrivateIpAddress']) === 'true'),
      expiration: second(row.createdAt + 1095 * 86_400_000),
    }),
  }),
  CheckControlPlaneLogEnable: get({
    ...byId,
    view: ({ controlPlaneLog }, { account, id }) => ({
      aliuid: account,
      components: controlPlaneLog.components,
      log_project: controlPlaneLog.project || `k8s-log-${id}`,
      log_ttl: controlPlaneLog.ttl,
    }),
  }),
  GetClusterAuditProject: get({
    kind: cluster,
    id: 'clusterid',
    view: (state, row) => ({ audit_enabled: state.auditEnabled, sls_project_name: auditProjectOf(row) }),
  }),
  ListClusterChecks: listOf({
    rows: 'checks',
    needs: ['clusterId'],
    filter: same('type', 'target'),
    // No precheck was ever asked for.
    from: (x) => {
      x.get(cluster, x.text('clusterId'));
      return [];
    },
  }),
  DescribeKubernetesVersionMetadata: listOf({
    rows: '',
    needs: ['Region', 'ClusterType'],
    from: (x) => versionsFor(x).map((release, nth) => versionRow(x, release, nth)),
  }),
  DescribeTaskInfo: get({ kind: task, id: 'taskId' }),
  DescribeRegions: listOf({ rows: 'regions', from: (x) => x.estate.regions.map((regionId) => ({ regionId, localName: regionId })) }),
};
