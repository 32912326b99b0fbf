import { describe, expect, it } from 'vitest';
import alikafka from '../../../src/sandbox/products/alikafka.ts';
import cr from '../../../src/sandbox/products/cr.ts';
import cs from '../../../src/sandbox/products/cs.ts';
import elasticsearch from '../../../src/sandbox/products/elasticsearch.ts';
import fc from '../../../src/sandbox/products/fc.ts';
import { openProducts } from './call.ts';

type Reply = Readonly<Record<string, unknown>>;
type Params = Readonly<Record<string, unknown>>;

const at = (reply: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (value as Reply | undefined)?.[name], reply);
const rowsAt = (reply: unknown, path: string) => at(reply, path) as readonly Reply[];

/** One product alone, its calls and refusals. */
function open(product: typeof cs) {
  const estate = openProducts([product], 300);
  return {
    ...estate,
    call: (action: string, params: Params = {}) => estate.call(product.product, action, params) as Promise<unknown>,
    refusal: (action: string, params: Params = {}) => estate.refusal(product.product, action, params),
  };
}

async function openCluster() {
  const ack = open(cs);
  const [cluster] = rowsAt(await ack.call('DescribeClustersV1', { region_id: 'cn-hangzhou' }), 'clusters');
  const ClusterId = String(cluster?.cluster_id);
  const [pool] = rowsAt(await ack.call('DescribeClusterNodePools', { ClusterId }), 'nodepools');
  const NodepoolId = String(at(pool, 'nodepool_info.nodepool_id'));
  const poolNow = () => ack.call('DescribeClusterNodePoolDetail', { ClusterId, NodepoolId });
  return { ...ack, cluster, ClusterId, NodepoolId, poolNow };
}

describe('ACK: what a cluster says of itself', () => {
  it('counts its nodes, in the list, in the detail and in the pools alike', async () => {
    const { call, cluster, ClusterId } = await openCluster();
    const pools = rowsAt(await call('DescribeClusterNodePools', { ClusterId }), 'nodepools');
    const sum = pools.reduce((all, pool) => all + Number(at(pool, 'status.total_nodes')), 0);
    expect(at(await call('DescribeClusterDetail', { ClusterId }), 'size')).toBe(sum);
    expect(cluster?.size).toBe(sum);
    expect(at(await call('DescribeClusterNodes', { ClusterId, pageSize: '100' }), 'page.total_count')).toBe(sum);
  });

  it('has meta_data and master_url as JSON texts, and null in place of no tags', async () => {
    const { call, engine, cluster, ClusterId } = await openCluster();
    expect(JSON.parse(String(cluster?.meta_data))).toMatchObject({ AuditProjectName: expect.any(String), Addons: expect.any(Array) });
    expect(JSON.parse(String(cluster?.master_url))).toHaveProperty('intranet_api_server_endpoint');
    const row = engine.estate.find('cs.cluster', engine.estate.accounts[0].id, ClusterId);
    engine.estate.put({ ...(row as NonNullable<typeof row>), tags: {} });
    expect(rowsAt(await call('DescribeClustersV1', { cluster_id: ClusterId }), 'clusters')[0]?.tags).toBeNull();
  });

  it('names a public endpoint only where there is one', async () => {
    const { call, engine, ClusterId } = await openCluster();
    const row = engine.estate.find('cs.cluster', engine.estate.accounts[0].id, ClusterId) as never as { state: object };
    const endpoints = async (publicAddress: string) => {
      engine.estate.put({ ...row, state: { ...row.state, publicAddress } } as never);
      const detail = await call('DescribeClusterDetail', { ClusterId });
      return [
        rowsAt(detail, 'control_plane_endpoints_config.load_balancers_config').map((one) => one.endpoint_type),
        JSON.parse(String(at(detail, 'master_url'))).api_server_endpoint,
        at(detail, 'parameters.endpoint_public'),
      ];
    };
    expect(await endpoints('')).toEqual([['intranet'], '', 'false']);
    expect(await endpoints('47.98.1.1')).toEqual([['intranet', 'internet'], 'https://47.98.1.1:6443', 'true']);
  });
});

describe('ACK: the versions', () => {
  const ask = { Region: 'cn-hangzhou', ClusterType: 'ManagedKubernetes' };
  it('that are supported end after now, each later minor version later', async () => {
    const { call, engine } = open(cs);
    const versions = (await call('DescribeKubernetesVersionMetadata', { ...ask, Mode: 'supported' })) as readonly Reply[];
    const ends = versions.map((one) => Date.parse(String(one.expiration_date)));
    expect(versions.length).toBeGreaterThanOrEqual(3);
    expect(ends.every((end) => end > engine.now())).toBe(true);
    expect(ends).toEqual([...ends].sort((a, b) => b - a));
  });

  it('go on with the clock', async () => {
    const { call, advance } = open(cs);
    const newest = async () =>
      ((await call('DescribeKubernetesVersionMetadata', { ...ask, Mode: 'supported' })) as readonly Reply[])[0]?.version;
    const before = await newest();
    advance(122 * 86_400);
    expect(await newest()).not.toBe(before);
    const named = (await call('DescribeKubernetesVersionMetadata', { ...ask, KubernetesVersion: before })) as readonly Reply[];
    expect(named.map((one) => one.version)).toEqual([before]);
  });

  it('that never were are not listed', async () => {
    expect(await open(cs).call('DescribeKubernetesVersionMetadata', { ...ask, KubernetesVersion: '1.99.1-aliyun.1' })).toEqual([]);
  });
});

describe('ACK: changes', () => {
  it('deletion protection is switched by a task, during which the cluster is busy', async () => {
    const { call, refusal, advance, ClusterId } = await openCluster();
    const reply = await call('ModifyCluster', { ClusterId, deletion_protection: false });
    const taskId = at(reply, 'task_id');
    expect(at(await call('DescribeTaskInfo', { taskId }), 'state')).toBe('running');
    expect(await refusal('ModifyCluster', { ClusterId, deletion_protection: true })).toBe('ErrorClusterState');
    advance(3);
    expect(at(await call('DescribeTaskInfo', { taskId }), 'state')).toBe('success');
    expect(await call('DescribeClusterDetail', { ClusterId })).toMatchObject({ state: 'running', deletion_protection: false });
  });

  it('the audit log makes its own project where none is named', async () => {
    const { call, ClusterId: clusterid } = await openCluster();
    await call('UpdateClusterAuditLogConfig', { clusterid, disable: true });
    expect(await call('GetClusterAuditProject', { clusterid })).toEqual({ audit_enabled: false, sls_project_name: '' });
    await call('UpdateClusterAuditLogConfig', { clusterid, disable: false, sls_project_name: '' });
    expect(await call('GetClusterAuditProject', { clusterid })).toEqual({ audit_enabled: true, sls_project_name: `k8s-log-${clusterid}` });
  });

  it('a node pool keeps what a call does not name', async () => {
    const { call, advance, poolNow, ClusterId, NodepoolId } = await openCluster();
    const before = await poolNow();
    await call('ModifyClusterNodePool', {
      ClusterId,
      NodepoolId,
      management: { auto_repair: false },
      kubernetes_config: {},
      scaling_group: {},
    });
    expect(at(await poolNow(), 'status.state')).toBe('updating');
    advance(5);
    const after = await poolNow();
    expect(at(after, 'status.state')).toBe('active');
    expect(at(after, 'management')).toEqual({ ...(at(before, 'management') as object), auto_repair: false });
    expect(at(after, 'scaling_group')).toEqual(at(before, 'scaling_group'));
  });

  it.each([
    ['a maximum below the minimum', { auto_scaling: { enable: true, min_instances: 5, max_instances: 4 } }, 'InvalidParameter'],
    ['a maximum at the minimum', { auto_scaling: { enable: true, min_instances: 5, max_instances: 5 } }, 'none'],
  ])('%s', async (_, change, code) => {
    const { refusal, ClusterId, NodepoolId } = await openCluster();
    expect(await refusal('ModifyClusterNodePool', { ClusterId, NodepoolId, ...change })).toBe(code);
  });

  it.each([
    ['an unknown cluster', { ClusterId: 'c0' }, 'ErrorClusterNotFound'],
    ['an unknown pool', { NodepoolId: 'np0' }, 'ErrorNodePoolNotFound'],
  ])('%s is refused', async (_, change, code) => {
    const { refusal, ClusterId, NodepoolId } = await openCluster();
    expect(await refusal('ModifyClusterNodePool', { ClusterId, NodepoolId, ...change })).toBe(code);
  });

  it('tags are written, listed and taken away', async () => {
    const { call, refusal, ClusterId } = await openCluster();
    const named = { resource_type: 'CLUSTER', resource_ids: [ClusterId] };
    await call('TagResources', { ...named, tags: [{ key: 'team', value: 'apple' }] });
    const tags = async () =>
      rowsAt(await call('ListTagResources', { ...named, resource_ids: JSON.stringify([ClusterId]) }), 'tag_resources.tag_resource');
    expect(await tags()).toContainEqual({ resource_id: ClusterId, resource_type: 'CLUSTER', tag_key: 'team', tag_value: 'apple' });
    await call('UntagResources', { ...named, tag_keys: ['team'] });
    expect((await tags()).filter(({ tag_key }) => tag_key === 'team')).toEqual([]);
    expect(await refusal('TagResources', { ...named, resource_type: 'ORCHARD', tags: [{ key: 'team', value: 'apple' }] })).toBe(
      'InvalidParameter',
    );
  });
});

describe('Container Registry', () => {
  async function openRepository() {
    const registry = open(cr);
    const [instance] = rowsAt(await registry.call('ListInstance'), 'Instances');
    const InstanceId = String(instance?.InstanceId);
    const listed = await registry.call('ListRepository', { InstanceId });
    return { ...registry, InstanceId, listed, repository: rowsAt(listed, 'Repositories')[0] as Reply };
  }

  it('writes the total of repositories as a text', async () => {
    const { listed } = await openRepository();
    expect(at(listed, 'TotalCount')).toMatch(/^\d+$/);
  });

  it('a repository is made private, by its id, and found by its names', async () => {
    const { call, InstanceId, repository } = await openRepository();
    const { RepoId, RepoName, RepoNamespaceName } = repository;
    await call('UpdateRepository', { InstanceId, RepoId, RepoType: 'PUBLIC', Summary: 'apple' });
    await call('UpdateRepository', { InstanceId, RepoId, RepoType: 'PRIVATE', Summary: 'pear' });
    expect(await call('GetRepository', { InstanceId, RepoName, RepoNamespaceName })).toMatchObject({
      RepoId,
      RepoType: 'PRIVATE',
      Summary: 'pear',
    });
  });

  it.each([
    ['a type that is none', { RepoType: 'SHARED' }, 'INVALID_PARAMETER'],
    ['an unknown repository', { RepoId: 'crr-0' }, 'REPO_NOT_EXIST'],
    ['an unknown registry', { InstanceId: 'cri-0' }, 'INSTANCE_NOT_EXIST'],
  ])('%s is refused', async (_, change, code) => {
    const { refusal, InstanceId, repository } = await openRepository();
    expect(
      await refusal('UpdateRepository', { InstanceId, RepoId: repository.RepoId, RepoType: 'PRIVATE', Summary: 'plum', ...change }),
    ).toBe(code);
  });
});

describe('Function Compute', () => {
  async function openFunction() {
    const compute = open(fc);
    const [first] = rowsAt(await compute.call('ListFunctions', { limit: '1' }), 'functions');
    return { ...compute, functionName: String(first?.functionName), memory: Number(first?.memorySize) };
  }

  it('memory grows, and the log settings are written whole', async () => {
    const { call, functionName, memory } = await openFunction();
    await call('UpdateFunction', { functionName, memorySize: memory + 64 });
    const reply = await call('UpdateFunction', { functionName, logConfig: { project: 'orchard', logstore: 'apple' } });
    expect(reply).toMatchObject({
      memorySize: memory + 64,
      logConfig: { project: 'orchard', logstore: 'apple', enableRequestMetrics: false },
    });
    expect(await call('UpdateFunction', { functionName, logConfig: { enableRequestMetrics: false } })).toMatchObject({
      logConfig: { project: '', logstore: '' },
    });
  });

  it.each([
    ['memory that is no multiple of 64', { memorySize: 500 }],
    ['memory below the least', { memorySize: 64 }],
    ['memory over the most', { memorySize: 32_832 }],
    ['more than 4 GB for each CPU', { memorySize: 1024, cpu: 0.2 }],
    ['a project without a logstore', { logConfig: { project: 'orchard' } }],
  ])('%s is refused', async (_, change) => {
    const { refusal, functionName } = await openFunction();
    expect(await refusal('UpdateFunction', { functionName, ...change })).toBe('InvalidArgument');
  });

  it('an unknown function is refused', async () => {
    expect(await open(fc).refusal('GetFunction', { functionName: 'durian' })).toBe('FunctionNotFound');
  });

  it('hands on a token until there is no more', async () => {
    const { call } = open(fc);
    const names: unknown[] = [];
    let nextToken = '';
    do {
      const page = await call('ListFunctions', { limit: '20', ...(nextToken && { nextToken }) });
      names.push(...rowsAt(page, 'functions').map((one) => one.functionName));
      nextToken = String(at(page, 'nextToken'));
    } while (nextToken !== '');
    expect(names.length).toBeGreaterThan(20);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('Kafka', () => {
  async function openInstance() {
    const kafka = open(alikafka);
    const [first] = rowsAt(await kafka.call('GetInstanceList', { RegionId: 'cn-hangzhou' }), 'InstanceList.InstanceVO');
    const InstanceId = String(first?.InstanceId);
    const isOn = async () =>
      rowsAt(await kafka.call('GetInstanceList', { InstanceId: [InstanceId] }), 'InstanceList.InstanceVO')[0]?.AutoCreateTopicEnable;
    return { ...kafka, InstanceId, isOn };
  }

  it('topics by themselves are switched on and off', async () => {
    const { call, isOn, InstanceId } = await openInstance();
    expect(await call('EnableAutoTopicCreation', { InstanceId, Operate: 'enable' })).toMatchObject({ Code: 200, Success: true });
    expect(await isOn()).toBe(true);
    await call('EnableAutoTopicCreation', { InstanceId, Operate: 'disable' });
    expect(await isOn()).toBe(false);
    await call('EnableAutoTopicCreation', { InstanceId, Operate: 'updatePartition', PartitionNum: 24 });
    expect(await isOn()).toBe(false);
  });

  it('a word that is none and an unknown instance are refused', async () => {
    const { refusal, InstanceId } = await openInstance();
    expect(await refusal('EnableAutoTopicCreation', { InstanceId, Operate: 'perhaps' })).toBe('InvalidParameter');
    expect(await refusal('EnableAutoTopicCreation', { InstanceId: 'alikafka_0', Operate: 'enable' })).toBe('AUTH_RESOURCE_OWNER_ERROR');
  });
});

describe('Elasticsearch', () => {
  async function openInstance() {
    const search = open(elasticsearch);
    const [first] = rowsAt(await search.call('ListInstance', { size: '1' }), 'Result');
    const instance_id = String(first?.instanceId);
    return { ...search, instance_id, now: async () => at(await search.call('DescribeInstance', { instance_id }), 'Result') };
  }

  it.each([
    ['WORKER', 'PUBLIC', 'publicIpWhitelist'],
    ['KIBANA', 'PUBLIC', 'kibanaIPWhitelist'],
    ['WORKER', 'PRIVATE', 'privateNetworkIpWhiteList'],
    ['KIBANA', 'PRIVATE', 'kibanaPrivateIPWhitelist'],
  ])('the white list of %s, %s, is %s', async (nodeType, networkType, name) => {
    const { call, now, instance_id } = await openInstance();
    const named = { instance_id, nodeType, networkType };
    await call('ModifyWhiteIps', { ...named, whiteIpList: ['10.1.0.0/24', '10.2.0.0/24'] });
    await call('ModifyWhiteIps', { ...named, whiteIpList: ['10.2.0.0/24'], modifyMode: 'Delete' });
    await call('ModifyWhiteIps', { ...named, whiteIpGroup: { ips: ['10.3.0.0/24'] }, modifyMode: 'Append' });
    expect(at(await now(), name)).toEqual(['10.1.0.0/24', '10.3.0.0/24']);
  });

  it('a larger disk takes its time, and refuses changes meanwhile', async () => {
    const { call, refusal, now, advance, instance_id } = await openInstance();
    await call('UpdateInstance', { instance_id, nodeSpec: { disk: 700 } });
    expect(await now()).toMatchObject({ status: 'activating', nodeSpec: { disk: 700, spec: 'elasticsearch.sn2ne.xlarge' } });
    expect(await refusal('UpdateDescription', { instance_id, description: 'pear' })).toBe('InstanceActivating');
    advance(600);
    expect(await now()).toMatchObject({ status: 'active' });
  });

  it.each([
    ['a smaller disk', 'UpdateInstance', { nodeSpec: { disk: 100 } }, 'InvalidParameter'],
    ['a node that is none', 'ModifyWhiteIps', { nodeType: 'PEAR', networkType: 'PUBLIC' }, 'InvalidParameter'],
    ['an unknown instance', 'UpdateDescription', { instance_id: 'es-cn-0', description: 'pear' }, 'InstanceNotFound'],
  ])('%s is refused', async (_, action, change, code) => {
    const { refusal, instance_id } = await openInstance();
    expect(await refusal(action, { instance_id, ...change })).toBe(code);
  });
});
