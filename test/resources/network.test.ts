import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import type { Reply, ResourceType } from '../../src/model/resource-type.ts';
import albListener from '../../src/resources/alb-listener.ts';
import albBalancer from '../../src/resources/alb-load-balancer.ts';
import albPolicy from '../../src/resources/alb-security-policy.ts';
import albGroup from '../../src/resources/alb-server-group.ts';
import bandwidthPackage from '../../src/resources/cbwp-common-bandwidth-package.ts';
import eip from '../../src/resources/eip-eip-address.ts';
import nat from '../../src/resources/nat-nat-gateway.ts';
import nlbListener from '../../src/resources/nlb-listener.ts';
import nlbBalancer from '../../src/resources/nlb-load-balancer.ts';
import slbAcl from '../../src/resources/slb-access-control-list.ts';
import slbListener from '../../src/resources/slb-listener.ts';
import slbBalancer from '../../src/resources/slb-load-balancer.ts';
import flowLog from '../../src/resources/vpc-flow-log.ts';
import networkAcl from '../../src/resources/vpc-network-acl.ts';
import vSwitch from '../../src/resources/vpc-v-switch.ts';
import vpcType from '../../src/resources/vpc-vpc.ts';
import sslServer from '../../src/resources/vpn-ssl-vpn-server.ts';
import vpnConnection from '../../src/resources/vpn-vpn-connection.ts';
import vpnGateway from '../../src/resources/vpn-vpn-gateway.ts';
import alb from '../../src/sandbox/products/alb.ts';
import ecs from '../../src/sandbox/products/ecs.ts';
import nlb from '../../src/sandbox/products/nlb.ts';
import slb from '../../src/sandbox/products/slb.ts';
import vpc from '../../src/sandbox/products/vpc.ts';
import { estateCloud } from './estate-cloud.ts';
import { fieldOf, publishedReply, readType } from './read.ts';

const products = [vpc, slb, alb, nlb, ecs];

/** A type, the kind of the sandbox that it reads, and a field of each read whose denial is felt. */
const rows: readonly (readonly [ResourceType, string, (readonly [action: string, field: string])?])[] = [
  [vpcType, 'vpc.vpc'],
  [vSwitch, 'vpc.vswitch'],
  [networkAcl, 'vpc.network-acl'],
  [flowLog, 'vpc.flow-log'],
  [eip, 'vpc.eip'],
  [nat, 'vpc.nat-gateway', ['DescribeSnatTableEntries', 'snatEntries']],
  [bandwidthPackage, 'vpc.common-bandwidth-package'],
  [vpnGateway, 'vpc.vpn-gateway'],
  [vpnConnection, 'vpc.vpn-connection'],
  [sslServer, 'vpc.ssl-vpn-server'],
  [slbBalancer, 'slb.load-balancer', ['DescribeHealthStatus', 'abnormalServers']],
  [slbListener, 'slb.listener'],
  [slbAcl, 'slb.acl', ['DescribeAccessControlListAttribute', 'openEntries']],
  [albBalancer, 'alb.load-balancer'],
  [albListener, 'alb.listener'],
  [albPolicy, 'alb.security-policy'],
  [albGroup, 'alb.server-group'],
  [nlbBalancer, 'nlb.load-balancer'],
  [nlbListener, 'nlb.listener'],
];

/** Fields that come from the type's own list and details: metrics and other types need more than one product. */
const ownFields = (type: ResourceType) =>
  Object.keys(type.fields).filter((name) => {
    const from = type.fields[name]?.from;
    return typeof from === 'string' || (from !== undefined && 'detail' in from);
  });

describe.each(rows.map(([type, kind, denied]) => ({ title: type.title.en, type, kind, denied })))('$title', ({ type, kind, denied }) => {
  it('reads every field of a whole estate, past the first page', async () => {
    const { cloud, engine } = estateCloud(products, { resources: 1500, seed: 'orchard' });
    const { estate } = engine;
    const all = [...estate.rows(kind, cloud.accountId, '*')].filter(
      ({ state }) => kind !== 'slb.listener' || state['ListenerProtocol'] === 'https',
    );
    const { resources, gaps } = await readType(type, cloud, ownFields(type));
    expect(all.length).toBeGreaterThan(0);
    expect(gaps).toEqual([]);
    expect(resources.flatMap((one) => one.unread)).toEqual([]);
    expect(new Set(resources.map((one) => one.id)).size).toBe(all.length);
  });

  it('is a gap, and no empty estate, when the list is denied', async () => {
    const { cloud } = estateCloud(products, { resources: 60, seed: 'orchard' }, [type.list.action]);
    const { resources, gaps } = await readType(type, cloud, ownFields(type));
    expect(resources).toEqual([]);
    expect(gaps.map(({ reason }) => reason)).toEqual(['denied', 'denied', 'denied']);
  });

  if (denied !== undefined)
    it('says of a denied read which fields and permission are missing', async () => {
      const [action, field] = denied as readonly [string, string];
      const { cloud } = estateCloud(products, { resources: 600, seed: 'orchard' }, [action]);
      const { resources } = await readType(type, cloud, [field]);
      expect(resources[0]?.fields).not.toHaveProperty([field]);
      expect(resources[0]?.unread).toMatchObject([{ field, reason: 'denied', permission: `${type.product}:${action}` }]);
    });

  it('finds nothing in an empty account and makes no further read', async () => {
    const { cloud, calls } = estateCloud(products, { resources: 1, seed: 'orchard' });
    const { resources, gaps } = await readType(type, cloud, ownFields(type));
    expect([resources, gaps]).toEqual([[], []]);
    expect(new Set(calls.map(({ action }) => action))).toEqual(new Set([type.list.action]));
  });
});

describe('published replies', () => {
  const items = (name: string, list: string, row: string) =>
    ((publishedReply(name)[list] as Reply)[row] as readonly Reply[]).map((item) => item);

  it('an EIP that is bound to nothing has no instance, and its bandwidth is a number', () => {
    const [idle, used] = items('vpc-describeeipaddresses-1', 'EipAddresses', 'EipAddress') as [Reply, Reply];
    expect([fieldOf(eip, 'status', idle), fieldOf(eip, 'instanceId', idle), fieldOf(eip, 'bandwidthMbps', idle)]).toEqual([
      'Available',
      null,
      1,
    ]);
    expect([fieldOf(eip, 'status', used), fieldOf(eip, 'instanceId', used)]).toEqual(['InUse', 'i-j6cfrwzcweqaipifif7w']);
    expect(fieldOf(eip, 'payType', used)).toBe('Postpaid');
  });

  it('an older NAT gateway names its size, which bounds its connections', () => {
    const [gateway] = items('vpc-describenatgateways-1', 'NatGateways', 'NatGateway') as [Reply];
    expect([fieldOf(nat, 'eips', gateway), fieldOf(nat, 'connections.limit', gateway), fieldOf(nat, 'payType', gateway)]).toEqual([
      1,
      10_000,
      'Postpaid',
    ]);
  });

  it('a vSwitch of 4,096 addresses has nearly all of them free', () => {
    const [one] = items('vpc-describevswitches-1', 'VSwitches', 'VSwitch') as [Reply];
    expect([fieldOf(vSwitch, 'addresses.free', one), fieldOf(vSwitch, 'addresses.freePercent', one)]).toEqual([4091, 99.9]);
  });

  it('an ALB names its log and its protection', () => {
    const one = publishedReply('alb-getloadbalancerattribute-1');
    expect([fieldOf(albBalancer, 'accessLog.project', one), fieldOf(albBalancer, 'deletionProtection', one)]).toEqual(['sls-setter', true]);
  });

  it('a classic load balancer of the old days has a status and no specification', () => {
    const text = readFileSync(new URL('../data/replies/slb-describeloadbalancers-1.xml', import.meta.url), 'utf8');
    const { DescribeLoadBalancersResponse: reply } = new XMLParser({ ignoreDeclaration: true }).parse(text);
    const one = reply.LoadBalancers.LoadBalancer as Reply;
    expect([fieldOf(slbBalancer, 'status', one), fieldOf(slbBalancer, 'addressType', one), fieldOf(slbBalancer, 'spec', one)]).toEqual([
      'active',
      'internet',
      null,
    ]);
  });
});

it('collect-page-capped-below-request: all vSwitches are read, although a page has half of what could be asked', async () => {
  const { cloud, calls, engine } = estateCloud([vpc], { resources: 900, seed: 'orchard' });
  const count = engine.estate.rows('vpc.vswitch', cloud.accountId, 'cn-hangzhou').count;
  const { resources } = await readType(vSwitch, cloud, ['status']);
  expect(count).toBeGreaterThan(50);
  expect(resources.filter(({ region }) => region === 'cn-hangzhou')).toHaveLength(count);
  expect(calls.filter(({ region }) => region === 'cn-hangzhou')).toHaveLength(Math.ceil(count / 50));
});
