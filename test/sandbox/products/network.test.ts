import { describe, expect, it } from 'vitest';
import { valueAt } from '../../../src/sandbox/engine/index.ts';
import alb from '../../../src/sandbox/products/alb.ts';
import cbn from '../../../src/sandbox/products/cbn.ts';
import ecs from '../../../src/sandbox/products/ecs.ts';
import nlb from '../../../src/sandbox/products/nlb.ts';
import slb from '../../../src/sandbox/products/slb.ts';
import vpc from '../../../src/sandbox/products/vpc.ts';
import { openProducts } from './call.ts';

const estate = () => openProducts([vpc, slb, alb, nlb, cbn, ecs], 600);
type Estate = ReturnType<typeof estate>;
type Params = Readonly<Record<string, unknown>>;
type Item = Readonly<Record<string, unknown>>;

const rowsOf = async ({ call }: Estate, product: string, action: string, rows: string, params: Params = {}) =>
  valueAt(await call(product, action, params), rows) as readonly Item[];

/** The first resource of a list that fits. */
async function anyOf(
  one: Estate,
  product: string,
  action: string,
  rows: string,
  fits: (row: Item) => boolean = () => true,
  params: Params = {},
) {
  const found = (await rowsOf(one, product, action, rows, params)).find(fits);
  if (!found) throw new Error(`${product} ${action} has no fitting row.`);
  return found;
}

interface Case {
  readonly what: string;
  readonly product: string;
  readonly list: readonly [action: string, rows: string, id: string];
  readonly fits?: (row: Item) => boolean;
  readonly write: readonly [action: string, params: (row: Item) => Params];
  readonly wrong: readonly [params: Params, code: string];
  readonly read: readonly [action: string, params: (row: Item) => Params, path: string, value: unknown];
  readonly seconds?: number;
}

const id = (name: string) => (row: Item) => ({ [name]: row[name] });
const eips = ['DescribeEipAddresses', 'EipAddresses.EipAddress', 'AllocationId'] as const;
const packages = ['DescribeCommonBandwidthPackages', 'CommonBandwidthPackages.CommonBandwidthPackage', 'BandwidthPackageId'] as const;
const gateways = ['DescribeNatGateways', 'NatGateways.NatGateway', 'NatGatewayId'] as const;
const acls = ['DescribeNetworkAcls', 'NetworkAcls.NetworkAcl', 'NetworkAclId'] as const;
const logs = ['DescribeFlowLogs', 'FlowLogs.FlowLog', 'FlowLogId'] as const;
const balancers = ['DescribeLoadBalancers', 'LoadBalancers.LoadBalancer', 'LoadBalancerId'] as const;
const listeners = ['DescribeLoadBalancerListeners', 'Listeners', 'LoadBalancerId'] as const;
const ofHttps = (row: Item) => ({ LoadBalancerId: row['LoadBalancerId'], ListenerPort: row['ListenerPort'] });

const cases: readonly Case[] = [
  {
    what: 'bandwidth of an EIP',
    product: 'vpc',
    list: eips,
    fits: (row) => row['BandwidthPackageId'] === '',
    write: ['ModifyEipAddressAttribute', (row) => ({ ...id('AllocationId')(row), Bandwidth: '77' })],
    wrong: [{ Bandwidth: '0' }, 'InvalidParameter'],
    read: ['DescribeEipAddresses', id('AllocationId'), 'EipAddresses.EipAddress.0.Bandwidth', '77'],
  },
  {
    what: 'deletion protection of an EIP',
    product: 'vpc',
    list: eips,
    write: ['DeletionProtection', (row) => ({ InstanceId: row['AllocationId'], Type: 'EIP', ProtectionEnable: 'true' })],
    wrong: [{ Type: 'APPLE' }, 'InvalidParameter.Type'],
    read: ['DescribeEipAddresses', id('AllocationId'), 'EipAddresses.EipAddress.0.DeletionProtection', true],
  },
  {
    what: 'deletion protection of a NAT gateway',
    product: 'vpc',
    list: gateways,
    write: ['DeletionProtection', (row) => ({ InstanceId: row['NatGatewayId'], Type: 'NATGW', ProtectionEnable: 'false' })],
    wrong: [{ InstanceId: 'ngw-apple' }, 'InvalidNatGatewayId.NotFound'],
    read: ['DescribeNatGateways', id('NatGatewayId'), 'NatGateways.NatGateway.0.DeletionProtection', false],
  },
  {
    what: 'bandwidth of a shared package',
    product: 'vpc',
    list: packages,
    write: ['ModifyCommonBandwidthPackageSpec', (row) => ({ ...id('BandwidthPackageId')(row), Bandwidth: '5000' })],
    wrong: [{ Bandwidth: '5001' }, 'InvalidParameter.Bandwidth'],
    read: [packages[0], id('BandwidthPackageId'), 'CommonBandwidthPackages.CommonBandwidthPackage.0.Bandwidth', '5000'],
    seconds: 5,
  },
  {
    what: 'entries of a network ACL',
    product: 'vpc',
    list: acls,
    write: [
      'UpdateNetworkAclEntries',
      (row) => ({
        ...id('NetworkAclId')(row),
        UpdateIngressAclEntries: 'true',
        IngressAclEntries: [{ Policy: 'accept', Protocol: 'tcp', Port: '443/443', SourceCidrIp: '0.0.0.0/0', NetworkAclEntryName: 'plum' }],
      }),
    ],
    wrong: [
      { IngressAclEntries: [{ Policy: 'accept', Protocol: 'tcp', Port: '443/80', SourceCidrIp: '0.0.0.0/0' }] },
      'InvalidAclEntry.Malformed',
    ],
    read: [
      'DescribeNetworkAclAttributes',
      id('NetworkAclId'),
      'NetworkAclAttribute.IngressAclEntries.IngressAclEntry.0.NetworkAclEntryName',
      'plum',
    ],
    seconds: 3,
  },
  {
    what: 'a flow log that is switched off',
    product: 'vpc',
    list: logs,
    fits: (row) => row['Status'] === 'Active',
    write: ['DeactiveFlowLog', id('FlowLogId')],
    wrong: [{ FlowLogId: 'fl-apple' }, 'InvalidFlowLogId.NotFound'],
    read: ['DescribeFlowLogs', id('FlowLogId'), 'FlowLogs.FlowLog.0.Status', 'Inactive'],
  },
  {
    what: 'deletion protection of a classic load balancer',
    product: 'slb',
    list: balancers,
    write: ['SetLoadBalancerDeleteProtection', (row) => ({ ...id('LoadBalancerId')(row), DeleteProtection: 'off' })],
    wrong: [{ DeleteProtection: 'apple' }, 'InvalidParameter'],
    read: ['DescribeLoadBalancerAttribute', id('LoadBalancerId'), 'DeleteProtection', 'off'],
  },
  {
    what: 'bandwidth of a classic load balancer',
    product: 'slb',
    list: balancers,
    fits: (row) => row['AddressType'] === 'internet',
    write: ['ModifyLoadBalancerInternetSpec', (row) => ({ ...id('LoadBalancerId')(row), Bandwidth: '321' })],
    wrong: [{ Bandwidth: '5001' }, 'InvalidParameter'],
    read: ['DescribeLoadBalancerAttribute', id('LoadBalancerId'), 'Bandwidth', 321],
  },
  {
    what: 'TLS policy of a classic listener',
    product: 'slb',
    list: listeners,
    fits: (row) => row['ListenerProtocol'] === 'https',
    write: ['SetLoadBalancerHTTPSListenerAttribute', (row) => ({ ...ofHttps(row), TLSCipherPolicy: 'tls_cipher_policy_1_2_strict' })],
    wrong: [{ TLSCipherPolicy: 'tls_cipher_policy_0_9' }, 'InvalidParameter'],
    read: ['DescribeLoadBalancerHTTPSListenerAttribute', ofHttps, 'TLSCipherPolicy', 'tls_cipher_policy_1_2_strict'],
  },
  {
    what: 'TLS policy of an ALB listener',
    product: 'alb',
    list: ['ListListeners', 'Listeners', 'ListenerId'],
    fits: (row) => row['ListenerProtocol'] === 'HTTPS',
    write: ['UpdateListenerAttribute', (row) => ({ ...id('ListenerId')(row), SecurityPolicyId: 'tls_cipher_policy_1_2_strict' })],
    wrong: [{ SecurityPolicyId: 'spy-apple' }, 'ResourceNotFound.SecurityPolicy'],
    read: ['GetListenerAttribute', id('ListenerId'), 'SecurityPolicyId', 'tls_cipher_policy_1_2_strict'],
    seconds: 3,
  },
  {
    what: 'deletion protection of an ALB',
    product: 'alb',
    list: ['ListLoadBalancers', 'LoadBalancers', 'LoadBalancerId'],
    write: ['DisableDeletionProtection', (row) => ({ ResourceId: row['LoadBalancerId'] })],
    wrong: [{ ResourceId: 'alb-apple' }, 'ResourceNotFound.LoadBalancer'],
    read: ['GetLoadBalancerAttribute', id('LoadBalancerId'), 'DeletionProtectionConfig.Enabled', false],
  },
  {
    what: 'TLS policy of an NLB listener',
    product: 'nlb',
    list: ['ListListeners', 'Listeners', 'ListenerId'],
    fits: (row) => row['ListenerProtocol'] === 'TCPSSL',
    write: ['UpdateListenerAttribute', (row) => ({ ...id('ListenerId')(row), SecurityPolicyId: 'tls_cipher_policy_1_2_strict' })],
    wrong: [{ SecurityPolicyId: 'apple' }, 'ResourceNotFound.securitypolicy'],
    read: ['GetListenerAttribute', id('ListenerId'), 'SecurityPolicyId', 'tls_cipher_policy_1_2_strict'],
    seconds: 3,
  },
  {
    what: 'cross-zone forwarding of an NLB',
    product: 'nlb',
    list: ['ListLoadBalancers', 'LoadBalancers', 'LoadBalancerId'],
    write: ['UpdateLoadBalancerAttribute', (row) => ({ ...id('LoadBalancerId')(row), CrossZoneEnabled: 'false' })],
    wrong: [{ LoadBalancerName: 'a' }, 'IllegalParam.LoadBalancerName'],
    read: ['GetLoadBalancerAttribute', id('LoadBalancerId'), 'CrossZoneEnabled', false],
    seconds: 3,
  },
];

describe.each(cases)('$what', ({ product, list, fits, write, wrong, read, seconds = 0 }) => {
  it('is what was written', async () => {
    const one = estate();
    const row = await anyOf(one, product, list[0], list[1], fits);
    await one.call(product, write[0], write[1](row));
    one.advance(seconds);
    expect(valueAt(await one.call(product, read[0], read[1](row)), read[2])).toBe(read[3]);
  });

  it('is refused with a wrong value, and stays', async () => {
    const one = estate();
    const row = await anyOf(one, product, list[0], list[1], fits);
    const before = await one.call(product, read[0], read[1](row));
    expect(await one.refusal(product, write[0], { ...write[1](row), ...wrong[0] })).toBe(wrong[1]);
    expect(await one.call(product, read[0], read[1](row))).toEqual(before);
  });
});

describe('VPCs', () => {
  it('grant 50 rows whatever is asked', async () => {
    const one = openProducts([vpc], 900);
    const first = await one.call('vpc', 'DescribeVSwitches', { PageSize: '100' });
    expect(valueAt(first, 'VSwitches.VSwitch')).toHaveLength(50);
    expect([valueAt(first, 'PageSize'), Number(valueAt(first, 'TotalCount')) > 50]).toEqual([50, true]);
  });

  it('count in texts where the real service does', async () => {
    const one = estate();
    for (const action of ['DescribeFlowLogs', 'DescribeNetworkAcls']) {
      const reply = await one.call('vpc', action);
      expect([typeof valueAt(reply, 'TotalCount'), typeof valueAt(reply, 'PageNumber')]).toEqual(['string', 'string']);
    }
  });

  it('are deleted only when nothing is in them', async () => {
    const one = estate();
    const { VpcId } = (await one.call('vpc', 'CreateVpc', { CidrBlock: '172.20.0.0/16', VpcName: 'apple' })) as Item;
    one.advance(3);
    const made = await one.call('vpc', 'CreateVSwitch', { VpcId, ZoneId: 'cn-hangzhou-h', CidrBlock: '172.20.1.0/24' });
    one.advance(3);
    expect(await one.refusal('vpc', 'DeleteVpc', { VpcId })).toBe('DependencyViolation.VSwitch');
    await one.call('vpc', 'DeleteVSwitch', { VSwitchId: valueAt(made, 'VSwitchId') });
    await one.call('vpc', 'DeleteVpc', { VpcId });
    expect(await one.refusal('vpc', 'DescribeVpcAttribute', { VpcId })).toBe('InvalidVpcID.NotFound');
  });

  it.each([
    ['outside of the VPC', '10.99.0.0/24', 'InvalidParameter.CidrBlock'],
    ['a block that does not start where its length says', '172.20.1.1/24', 'InvalidParameter.CidrBlock'],
    ['a block that is taken', '172.20.1.128/25', 'InvalidCidrBlock.Overlapped'],
    ['a free block', '172.20.2.0/24', 'none'],
  ])('take no vSwitch %s', async (_, CidrBlock, code) => {
    const one = estate();
    const { VpcId } = (await one.call('vpc', 'CreateVpc', { CidrBlock: '172.20.0.0/16' })) as Item;
    await one.call('vpc', 'CreateVSwitch', { VpcId, ZoneId: 'cn-hangzhou-h', CidrBlock: '172.20.1.0/24' });
    expect(await one.refusal('vpc', 'CreateVSwitch', { VpcId, ZoneId: 'cn-hangzhou-h', CidrBlock })).toBe(code);
  });

  it('have a vSwitch with four addresses fewer than its block, and one fewer for each instance', async () => {
    const one = estate();
    for (const row of await rowsOf(one, 'vpc', 'DescribeVSwitches', 'VSwitches.VSwitch', { PageSize: '50' })) {
      const state = one.engine.estate.findAnywhere('vpc.vswitch', String(row['VSwitchId']))?.state;
      const instances = await one.call('ecs', 'DescribeInstances', { VSwitchId: row['VSwitchId'] });
      const used = Number(state?.['otherAddresses']) + Number(valueAt(instances, 'TotalCount'));
      expect(row['AvailableIpAddressCount']).toBe(Math.max(0, 256 - 4 - used));
    }
  });
});

describe('flow logs', () => {
  it('become active a little after they are made', async () => {
    const one = estate();
    const { VSwitchId: ResourceId } = await anyOf(one, 'vpc', 'DescribeVSwitches', 'VSwitches.VSwitch');
    const params = { ResourceType: 'VSwitch', ResourceId, TrafficType: 'All', ProjectName: 'apple', LogStoreName: 'plum' };
    const { FlowLogId } = (await one.call('vpc', 'CreateFlowLog', params)) as Item;
    const status = async () => valueAt(await one.call('vpc', 'DescribeFlowLogs', { FlowLogId }), 'FlowLogs.FlowLog.0.Status');
    expect(await status()).toBe('Activating');
    one.advance(3);
    expect(await status()).toBe('Active');
    expect(await one.refusal('vpc', 'CreateFlowLog', params)).toBe('OperationFailed.FlowLogExist');
    await one.call('vpc', 'DeleteFlowLog', { FlowLogId });
    expect(await status()).toBeUndefined();
  });
});

describe('EIPs', () => {
  it('are bound, unbound and released in that order alone', async () => {
    const one = estate();
    const { AllocationId } = (await one.call('vpc', 'AllocateEipAddress', { Bandwidth: '10', Name: 'apple' })) as Item;
    const { InstanceId } = await anyOf(one, 'ecs', 'DescribeInstances', 'Instances.Instance');
    expect(await one.refusal('vpc', 'AssociateEipAddress', { AllocationId, InstanceId: 'i-apple' })).toBe('InvalidInstanceId.NotFound');
    await one.call('vpc', 'AssociateEipAddress', { AllocationId, InstanceId });
    expect(await one.refusal('vpc', 'ReleaseEipAddress', { AllocationId })).toBe('IncorrectEipStatus');
    one.advance(5);
    await one.call('vpc', 'UnassociateEipAddress', { AllocationId, InstanceId });
    one.advance(5);
    await one.call('vpc', 'ReleaseEipAddress', { AllocationId });
    one.advance(3);
    expect(valueAt(await one.call('vpc', 'DescribeEipAddresses', { AllocationId }), 'TotalCount')).toBe(0);
  });

  it('are kept by their deletion protection', async () => {
    const one = estate();
    const { AllocationId } = (await one.call('vpc', 'AllocateEipAddress', {})) as Item;
    await one.call('vpc', 'DeletionProtection', { InstanceId: AllocationId, Type: 'EIP', ProtectionEnable: 'true' });
    expect(await one.refusal('vpc', 'ReleaseEipAddress', { AllocationId })).toBe('InvalidOperation.DeletionProtection');
  });

  it('stand in the lists of the gateway that they are bound to', async () => {
    const one = estate();
    const gateway = await anyOf(one, 'vpc', gateways[0], gateways[1], (row) => (valueAt(row, 'IpLists.IpList') as Item[]).length > 0);
    const [own] = valueAt(gateway, 'IpLists.IpList') as Item[];
    const eip = await anyOf(one, 'vpc', eips[0], eips[1], () => true, { AllocationId: own?.['AllocationId'] });
    expect([eip['InstanceId'], eip['InstanceType'], eip['IpAddress']]).toEqual([gateway['NatGatewayId'], 'Nat', own?.['IpAddress']]);
    expect(await one.refusal('vpc', 'DeleteNatGateway', { NatGatewayId: gateway['NatGatewayId'] })).toMatch(/EIPS|DeletionProtection/);
  });
});

describe('classic load balancers', () => {
  it('refuse a page size without a page', async () => {
    expect(await estate().refusal('slb', 'DescribeLoadBalancers', { PageSize: '10' })).toBe('MissingParameter');
  });

  it('are kept by their deletion protection, and take their listeners with them', async () => {
    const one = estate();
    const { LoadBalancerId } = await anyOf(one, 'slb', balancers[0], balancers[1], (row) => row['DeleteProtection'] === 'on');
    expect(await one.refusal('slb', 'DeleteLoadBalancer', { LoadBalancerId })).toBe('OperationDenied.DeleteProtectionIsOn');
    await one.call('slb', 'SetLoadBalancerDeleteProtection', { LoadBalancerId, DeleteProtection: 'off' });
    await one.call('slb', 'DeleteLoadBalancer', { LoadBalancerId });
    expect(await rowsOf(one, 'slb', listeners[0], listeners[1], { LoadBalancerId: [LoadBalancerId] })).toEqual([]);
  });

  it('leave what a listener call does not name as it is', async () => {
    const one = estate();
    const row = await anyOf(one, 'slb', listeners[0], listeners[1], ({ ListenerProtocol }) => ListenerProtocol === 'https');
    const read = () => one.call('slb', 'DescribeLoadBalancerHTTPSListenerAttribute', ofHttps(row));
    const before = (await read()) as Item;
    await one.call('slb', 'SetLoadBalancerHTTPSListenerAttribute', { ...ofHttps(row), RequestTimeout: '90' });
    expect(await read()).toEqual({ ...before, RequestTimeout: 90 });
  });

  it('lose an entry of an access list once, and say so the second time', async () => {
    const one = estate();
    const { AclId } = await anyOf(one, 'slb', 'DescribeAccessControlLists', 'Acls.Acl');
    const AclEntrys = JSON.stringify([{ entry: '198.51.100.0/24' }]);
    await one.call('slb', 'AddAccessControlListEntry', { AclId, AclEntrys });
    const entries = async () => valueAt(await one.call('slb', 'DescribeAccessControlListAttribute', { AclId }), 'AclEntrys.AclEntry');
    expect(await entries()).toContainEqual({ AclEntryIP: '198.51.100.0/24', AclEntryComment: '' });
    await one.call('slb', 'RemoveAccessControlListEntry', { AclId, AclEntrys });
    expect(await entries()).not.toContainEqual({ AclEntryIP: '198.51.100.0/24', AclEntryComment: '' });
    expect(await one.refusal('slb', 'RemoveAccessControlListEntry', { AclId, AclEntrys })).toBe('AclEntryEmpty');
  });
});

describe('jobs', () => {
  it('of an ALB succeed while its log is switched on', async () => {
    const one = estate();
    const { LoadBalancerId } = await anyOf(one, 'alb', 'ListLoadBalancers', 'LoadBalancers');
    await one.call('alb', 'DisableLoadBalancerAccessLog', { LoadBalancerId });
    expect(await one.refusal('alb', 'EnableLoadBalancerAccessLog', { LoadBalancerId, LogProject: 'apple', LogStore: 'plum' })).toBe(
      'InvalidParameter.LogStore',
    );
    const begun = await one.call('alb', 'EnableLoadBalancerAccessLog', { LoadBalancerId, LogProject: 'apple', LogStore: 'alb_plum' });
    expect(await one.refusal('alb', 'UpdateLoadBalancerAttribute', { LoadBalancerId })).toBe('IncorrectStatus.LoadBalancer');
    const status = async () => valueAt(await one.call('alb', 'ListAsynJobs', { JobIds: [valueAt(begun, 'JobId')] }), 'Jobs.0.Status');
    expect(await status()).toBe('Processing');
    one.advance(3);
    expect(await status()).toBe('Succeeded');
    const read = await one.call('alb', 'GetLoadBalancerAttribute', { LoadBalancerId });
    expect(valueAt(read, 'AccessLogConfig')).toEqual({ LogProject: 'apple', LogStore: 'alb_plum' });
  });

  it('of an NLB succeed too, and a protected NLB is not deleted', async () => {
    const one = estate();
    const { LoadBalancerId } = await anyOf(one, 'nlb', 'ListLoadBalancers', 'LoadBalancers');
    await one.call('nlb', 'UpdateLoadBalancerProtection', { LoadBalancerId, DeletionProtectionEnabled: 'true' });
    expect(await one.refusal('nlb', 'DeleteLoadBalancer', { LoadBalancerId })).toBe('OperationDenied.DeletionProtectionEnabled');
    await one.call('nlb', 'UpdateLoadBalancerProtection', { LoadBalancerId, DeletionProtectionEnabled: 'false' });
    const { JobId } = (await one.call('nlb', 'DeleteLoadBalancer', { LoadBalancerId })) as Item;
    expect(await one.refusal('nlb', 'UpdateLoadBalancerAttribute', { LoadBalancerId })).toBe('ResourceInConfiguring.loadbalancer');
    one.advance(3);
    expect(valueAt(await one.call('nlb', 'GetJobStatus', { JobId }), 'Status')).toBe('Succeeded');
    expect(await one.refusal('nlb', 'GetLoadBalancerAttribute', { LoadBalancerId })).toBe('ResourceNotFound.loadBalancer');
  });
});

it('a cloud enterprise network names its routers and the VPCs on them', async () => {
  const one = openProducts([vpc, cbn], 200);
  const { CenId } = await anyOf(one, 'cbn', 'DescribeCens', 'Cens.Cen');
  const [router] = await rowsOf(one, 'cbn', 'ListTransitRouters', 'TransitRouters', { CenId });
  const attached = await rowsOf(one, 'cbn', 'ListTransitRouterVpcAttachments', 'TransitRouterAttachments', {
    TransitRouterId: router?.['TransitRouterId'],
  });
  const { VpcId, VpcRegionId } = attached[0] as Item;
  const home = await one.call('vpc', 'DescribeVpcAttribute', { VpcId }, String(VpcRegionId));
  expect(valueAt(home, 'AssociatedCens.AssociatedCen')).toMatchObject([{ CenId, CenStatus: 'Attached' }]);
});
