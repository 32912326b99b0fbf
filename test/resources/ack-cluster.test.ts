import { describe, expect, it } from 'vitest';
import { collect } from '../../src/collect/index.ts';
import type { Reply } from '../../src/model/resource-type.ts';
import cluster from '../../src/resources/ack-cluster.ts';
import vSwitch from '../../src/resources/vpc-v-switch.ts';
import { fakeCloud } from '../collect/fake-cloud.ts';
import { nowMs } from './estate-cloud.ts';
import { fieldOf, publishedReply, readType } from './read.ts';

const [published] = (publishedReply('cs-describeclustersv1-1') as { clusters: Reply[] }).clusters as [Reply];

describe('the published list of clusters', () => {
  it.each([
    ['state', 'initial'],
    ['clusterType', 'ManagedKubernetes'],
    ['profile', 'Default'],
    ['nodes', 2],
    ['deletionProtection', false],
    ['version', 'v1.18.8-aliyun.1'],
  ])('%s is %s', (name, value) => expect(fieldOf(cluster, name, published)).toBe(value));

  it('names no address while the cluster is being made, so nothing is known of it', () => {
    expect(fieldOf(cluster, 'apiServer.isPublic', published)).toBe('unread');
  });
});

it('collect-ack-tags-null: a cluster without tags costs no other cluster', async () => {
  const clusters = [
    { cluster_id: 'c11111111111111111111111111111111', name: 'apple', region_id: 'cn-hangzhou', state: 'running', tags: null },
    {
      cluster_id: 'c22222222222222222222222222222222',
      name: 'pear',
      region_id: 'cn-hangzhou',
      state: 'running',
      tags: [{ key: 'env', value: 'prod' }],
    },
  ];
  const { cloud } = fakeCloud((call) => ({ pages: call.region === 'cn-hangzhou' ? [{ rows: clusters, total: 2 }] : [] }));
  const { resources, gaps } = await readType(cluster, cloud, ['state']);
  expect(gaps).toEqual([]);
  expect(resources.map(({ name, tags }) => [name, tags])).toEqual([
    ['apple', {}],
    ['pear', { env: 'prod' }],
  ]);
});

describe('the API server is on the Internet', () => {
  const reply = (types: readonly string[] | undefined, masterUrl: unknown): Reply => ({
    ...(types && { control_plane_endpoints_config: { load_balancers_config: types.map((endpoint_type) => ({ endpoint_type })) } }),
    master_url: masterUrl,
  });
  const inside = '{"intranet_api_server_endpoint":"https://10.0.1.2:6443"}';
  it.each([
    ['a load balancer of that kind', reply(['intranet', 'internet'], inside), true],
    ['load balancers of another kind only', reply(['intranet'], inside), false],
    ['an address, and no word of load balancers', reply(undefined, '{"api_server_endpoint":"https://47.98.0.1:6443"}'), true],
    ['an empty address', reply(undefined, '{"api_server_endpoint":""}'), false],
    ['load balancers and no address at all', reply(['intranet'], ''), false],
    ['neither', reply(undefined, ''), 'unread'],
    ['a text that is no JSON', reply(undefined, 'https://10.0.1.2'), 'unread'],
  ])('%s', (_, of, isPublic) => expect(fieldOf(cluster, 'apiServer.isPublic', of)).toBe(isPublic));
});

describe('the version', () => {
  const versions = [{ version: '1.35.2-aliyun.1' }, { version: '1.33.1-aliyun.1', expiration_date: '2026-10-01T00:00:00Z' }] as never;
  const item = (current_version: string, profile = 'Default'): Reply => ({ current_version, profile });
  it.each([
    ['1.35.2-aliyun.1', 0],
    ['1.33.1-aliyun.1', 2],
    ['v1.18.8-aliyun.1', 17],
    ['1.36.1-aliyun.1', 0],
    ['', 'unread'],
  ])('%s is %s minor versions behind', (version, behind) =>
    expect(fieldOf(cluster, 'version.minorsBehind', versions, item(version))).toBe(behind),
  );

  it('of an edge cluster is not compared with those of the others', () => {
    expect(fieldOf(cluster, 'version.minorsBehind', versions, item('1.30.1-aliyunedge.1', 'Edge'))).toBeNull();
  });

  it.each([
    ['named with a date', '1.33.1-aliyun.1', '2026-10-01T00:00:00.000Z'],
    ['named with a leading letter', 'v1.33.1-aliyun.1', '2026-10-01T00:00:00.000Z'],
    ['named without a date', '1.35.2-aliyun.1', null],
    ['not named', '1.20.4-aliyun.1', 'unread'],
  ])('%s', (_, version, end) => expect(fieldOf(cluster, 'version.expiresAt', versions, item(version))).toBe(end));
});

/** A pool that scales and repairs, with what a test changes. */
const pool = (change: { readonly [part: string]: Reply } = {}): Reply => ({
  nodepool_info: { name: 'apple', type: 'ess', ...change.nodepool_info },
  status: { total_nodes: 5, ...change.status },
  auto_scaling: { enable: true, max_instances: 5, ...change.auto_scaling },
  management: { enable: true, auto_repair: true, ...change.management },
  scaling_group: { image_type: 'AliyunLinux3', vswitch_ids: ['vsw-1'], ...change.scaling_group },
});
const pools = (...list: readonly Reply[]): Reply => ({ nodepools: list }) as never;

describe('node pools at their maximum', () => {
  it.each([
    ['as many nodes as may be', pool(), 1],
    ['one less', pool({ status: { total_nodes: 4 } }), 0],
    ['more than may be', pool({ status: { total_nodes: 6 } }), 1],
    ['does not scale', pool({ auto_scaling: { enable: false } }), 0],
    ['at the edge', pool({ nodepool_info: { type: 'edge' } }), 0],
    ['does not say how many', pool({ status: { total_nodes: null } }), 'unread'],
  ])('%s', (_, one, count) => expect(fieldOf(cluster, 'nodePools.atMax', pools(one))).toBe(count));

  it('are named with their sizes', () => {
    expect(fieldOf(cluster, 'nodePools.atMaxNames', pools(pool(), pool({ status: { total_nodes: 1 } })))).toEqual(['apple (5/5)']);
  });

  it('are none in a cluster without pools, and unread without a list', () => {
    expect(fieldOf(cluster, 'nodePools.atMax', pools())).toBe(0);
    expect(fieldOf(cluster, 'nodePools.atMax', {})).toBe('unread');
  });
});

describe('node pools without repair', () => {
  it.each([
    ['repairs', pool(), 0],
    ['repair is off', pool({ management: { auto_repair: false } }), 1],
    ['the pool is not managed, whatever repair says', pool({ management: { enable: false } }), 1],
    ['Windows is not repaired', pool({ management: { auto_repair: false }, scaling_group: { image_type: 'Windows' } }), 0],
    [
      'an older reply names the platform',
      pool({ management: { auto_repair: false }, scaling_group: { image_type: '', platform: 'CentOS' } }),
      1,
    ],
    ['the edge repairs otherwise', pool({ management: { auto_repair: false }, nodepool_info: { type: 'edge' } }), 0],
  ])('%s', (_, one, count) => expect(fieldOf(cluster, 'nodePools.unrepaired', pools(one))).toBe(count));
});

describe('zones of the nodes', () => {
  const switches = [
    { VSwitchId: 'vsw-1', VpcId: 'vpc-1', ZoneId: 'cn-hangzhou-h' },
    { VSwitchId: 'vsw-2', VpcId: 'vpc-1', ZoneId: 'cn-hangzhou-i' },
    { VSwitchId: 'vsw-3', VpcId: 'vpc-2', ZoneId: 'cn-hangzhou-j' },
  ];
  async function zonesOf(vswitch_ids: readonly string[]) {
    const { cloud } = fakeCloud(({ action }) => {
      if (action === 'DescribeClustersV1') return { pages: [{ rows: [{ cluster_id: 'c1', name: 'apple', vpc_id: 'vpc-1', size: 5 }] }] };
      if (action === 'DescribeVSwitches') return { pages: [{ rows: switches }] };
      return { reply: pools(pool({ scaling_group: { vswitch_ids } })) };
    });
    const { resources } = await collect({
      id: 'run',
      source: 'live',
      clouds: [cloud],
      regions: ['cn-hangzhou'],
      types: new Map([cluster, vSwitch].map((type) => [type.type, type])),
      wanted: new Map([[cluster.type, ['zones', 'otherZones']]]),
      now: () => nowMs,
    });
    const fields = resources.find(({ type }) => type === cluster.type)?.fields;
    return [fields?.zones, fields?.otherZones];
  }

  it.each([
    ['both zones of the network', ['vsw-1', 'vsw-2'], [2, 0]],
    ['one of them', ['vsw-1'], [1, 1]],
    ['a vSwitch that the account does not have', ['vsw-1', 'vsw-9'], [undefined, undefined]],
    ['no vSwitch at all', [], [undefined, undefined]],
  ])('%s', async (_, ids, zones) => expect(await zonesOf(ids)).toEqual(zones));
});
