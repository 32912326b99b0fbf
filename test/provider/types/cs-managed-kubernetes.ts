import type { Reply } from '../cloud/client.ts';
import { type Attributes, at, defineType, listAt, pick, region, tags, type Work } from '../type-file.ts';

const cluster = (x: Work) => `/clusters/${x.id}`;
const get = { method: 'GET', isAcs3: true } as const;

/** Waits for the task of a write, then a minute more until the cluster runs again. */
const settled = (on: string) =>
  [
    {
      ...get,
      action: 'DescribeTaskInfo',
      on,
      path: (x: Work) => `/tasks/${String(x.kept['update']?.['task_id'])}`,
      before: 10,
      until: (found: Reply) => found['state'] === 'success',
    },
    { action: 'DescribeCluster', method: 'GET', on, path: cluster, before: 60, until: (found: Reply) => found['state'] === 'running' },
  ] as const;

export default defineType({
  token: 'alicloud:cs/managedKubernetes:ManagedKubernetes',
  product: 'cs',
  reads: [
    { ...get, action: 'DescribeClusterDetail', path: cluster, keep: 'cluster', set: attributes },
    {
      ...get,
      action: 'DescribeClusterResources',
      path: (x) => `${cluster(x)}/resources`,
      swallow: true,
      set: (found) => ({ slbId: listAt(found, '').find((one) => one['resource_type'] === 'SLB')?.['instance_id'] }),
    },
    {
      product: 'vpc',
      action: 'DescribeNatGateways',
      query: { RegionId: region, VpcId: (x) => x.kept['cluster']?.['vpc_id'] },
      at: 'NatGateways.NatGateway',
      set: (found) => pick(found, 'NatGatewayId'),
    },
    // What opens the cluster is read into the state.
    {
      ...get,
      action: 'DescribeClusterUserKubeconfig',
      path: (x) => `/k8s/${x.id}/user_config`,
      query: { PrivateIpAddress: 'false' },
      set: (found) => certificates(String(found['config'] ?? '')),
    },
    {
      ...get,
      action: 'CheckControlPlaneLogEnable',
      path: (x) => `${cluster(x)}/controlplanelog`,
      swallow: true,
      set: (found) => pick(found, 'log_project:controlPlaneLogProject log_ttl:controlPlaneLogTtl components:controlPlaneLogComponents'),
    },
    {
      ...get,
      action: 'GetClusterAuditProject',
      path: (x) => `${cluster(x)}/audit`,
      swallow: true,
      set: (found) => ({ auditLogConfig: pick(found, 'audit_enabled:enabled sls_project_name:slsProjectName') }),
    },
  ],
  updates: [
    {
      action: 'ModifyCluster',
      method: 'PUT',
      isAcs3: true,
      on: 'deletionProtection',
      path: (x) => `/api/v2/clusters/${x.id}`,
      text: (x) => JSON.stringify({ deletion_protection: x.get('deletionProtection') ?? false }),
      keep: 'update',
    },
    ...settled('deletionProtection'),
    {
      action: 'UpdateClusterAuditLogConfig',
      method: 'PUT',
      isAcs3: true,
      on: 'auditLogConfig',
      path: (x) => `${cluster(x)}/audit_log`,
      text: (x) => {
        const { enabled, slsProjectName } = (x.get('auditLogConfig') ?? {}) as Attributes;
        return JSON.stringify({ disable: enabled !== true, sls_project_name: slsProjectName ?? '' });
      },
      keep: 'update',
    },
    ...settled('auditLogConfig'),
  ],
});

function attributes(found: Reply): Attributes {
  const parameters = (found['parameters'] ?? {}) as Reply;
  const addresses = jsonOf(found['master_url']);
  const address = (name: string) => /^https?:\/\/([^:/]+)/.exec(String(addresses[name] ?? ''))?.[1];
  return {
    ...pick(found, 'name profile vpc_id:vpcId vswitch_ids:vswitchIds security_group_id:securityGroupId'),
    ...pick(found, 'deletion_protection:deletionProtection current_version:version resource_group_id:resourceGroupId'),
    ...pick(found, 'cluster_spec:clusterSpec timezone worker_ram_role_name:workerRamRoleName ip_stack:ipStack'),
    clusterDomain: found['cluster_domain'] ?? 'cluster.local',
    serviceCidr: found['service_cidr'] ?? parameters['ServiceCIDR'],
    proxyMode: found['proxy_mode'] ?? parameters['ProxyMode'],
    podCidr: found['container_cidr'] ?? parameters['ContainerCIDR'],
    nodeCidrMask: found['node_cidr_mask'] === undefined ? undefined : Number(found['node_cidr_mask']),
    tags: tags({ tags: listAt(found, 'tags').map(({ key, value }) => ({ Key: key, Value: value })) }, 'tags'),
    slbInternet: address('api_server_endpoint'),
    slbIntranet: address('intranet_api_server_endpoint'),
    operationPolicy: operationPolicyOf(found),
  };
}

function operationPolicyOf(found: Reply): Attributes | undefined {
  const upgrade = at(found, 'operation_policy.cluster_auto_upgrade') as Reply | undefined;
  return upgrade && { clusterAutoUpgrade: pick(upgrade, 'enabled channel') };
}

function certificates(config: string): Attributes {
  const taken = (name: string) => new RegExp(`${name}: (\\S+)`).exec(config)?.[1] ?? '';
  const [authority, cert, key] = ['certificate-authority-data', 'client-certificate-data', 'client-key-data'].map(taken);
  return { certificateAuthority: { clusterCert: authority, clientCert: cert, clientKey: key } };
}

function jsonOf(text: unknown): Reply {
  try {
    return JSON.parse(String(text ?? '{}')) as Reply;
  } catch {
    return {};
  }
}
