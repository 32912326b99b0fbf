import type { Context } from '../../engine/index.ts';
import {
  type Action,
  create,
  get,
  length,
  list,
  listOf,
  oneOf,
  type Refusal,
  remove,
  same,
  second,
  tagging,
  tokens,
  update,
  write,
} from '../../engine/index.ts';
import { begin, jobSeconds } from '../network/jobs.ts';
import { regionsOf, zonesOf } from '../network/place.ts';
import { job } from './jobs.ts';
import { loadBalancer } from './load-balancer.ts';

const byId = { kind: loadBalancer, id: 'LoadBalancerId', from: ['Active'] } as const;
const settling = { via: 'Configuring', to: 'Active', takesSeconds: jobSeconds } as const;
const invalid = (name: string): Refusal => [400, `IllegalParam.${name}`, `The param of ${name} is illegal.`];
const isProtected: Refusal = [
  400,
  'OperationDenied.DeletionProtectionEnabled',
  'The operation is not allowed because of DeletionProtectionEnabled.',
];
const addressType = oneOf(['Internet', 'Intranet'], invalid('AddressType'));
const named = length(2, 128, invalid('LoadBalancerName'));
const inJob = (row: { readonly id: string }, x: Context) => begin(x, job, row.id);
const off = { Enabled: false, EnabledTime: '', Reason: '' };

function protectionOf(isOn: unknown, x: Context) {
  const Reason = x.text('DeletionProtectionReason');
  return { DeletionProtectionConfig: isOn === true ? { Enabled: true, EnabledTime: second(x.now), Reason } : off };
}

/** Every call that reads or changes network load balancers. */
export const loadBalancerActions: Readonly<Record<string, Action>> = {
  ListLoadBalancers: list({
    kind: loadBalancer,
    rows: 'LoadBalancers',
    ids: 'LoadBalancerIds',
    page: tokens({ size: 20, max: 100 }),
    filter: {
      ...same('LoadBalancerStatus', 'LoadBalancerBusinessStatus', 'LoadBalancerType', 'AddressType', 'AddressIpVersion', 'DNSName'),
      ...same('ResourceGroupId'),
      VpcIds: 'VpcId',
      LoadBalancerNames: 'LoadBalancerName',
      ZoneId: (state, wanted) => state.ZoneMappings.some(({ ZoneId }) => ZoneId === wanted),
    },
  }),
  GetLoadBalancerAttribute: get({ kind: loadBalancer, id: 'LoadBalancerId' }),
  CreateLoadBalancer: create({
    kind: loadBalancer,
    needs: ['AddressType', 'VpcId'],
    refs: { VpcId: 'vpc.vpc' },
    set: {
      ZoneMappings: (sent) => ({ legs: (sent as readonly { readonly VSwitchId: string }[]).map(({ VSwitchId }) => VSwitchId) }),
      ...same('AddressType', 'VpcId', 'LoadBalancerName', 'AddressIpVersion', 'ResourceGroupId', 'BandwidthPackageId'),
      DeletionProtectionConfig: (sent, _state, x) => protectionOf((sent as { readonly Enabled?: boolean }).Enabled, x),
    },
    check: { AddressType: addressType, LoadBalancerName: named },
    also: { DeletionProtectionConfig: off },
    via: 'Provisioning',
    to: 'Active',
    takesSeconds: 10,
    reply: (row, x) => ({ LoadbalancerId: row.id, OrderId: x.now }),
  }),
  DeleteLoadBalancer: remove({
    ...byId,
    guard: (state) => (state.DeletionProtectionConfig.Enabled ? isProtected : undefined),
    takes: [['nlb.listener', 'LoadBalancerId']],
    via: 'Deleting',
    takesSeconds: jobSeconds,
    reply: inJob,
  }),
  UpdateLoadBalancerAttribute: update({
    ...byId,
    set: same('LoadBalancerName', 'CrossZoneEnabled', 'Cps'),
    check: { LoadBalancerName: named },
    ...settling,
    reply: inJob,
  }),
  UpdateLoadBalancerProtection: update({
    ...byId,
    set: {
      DeletionProtectionEnabled: (isOn, _state, x) => protectionOf(isOn, x),
      ModificationProtectionStatus: 'ModificationProtectionConfig.Status',
      ModificationProtectionReason: 'ModificationProtectionConfig.Reason',
    },
    check: { ModificationProtectionStatus: oneOf(['NonProtection', 'ConsoleProtection'], invalid('ModificationProtectionStatus')) },
  }),
  UpdateLoadBalancerAddressTypeConfig: update({
    ...byId,
    needs: ['AddressType'],
    set: same('AddressType'),
    check: { AddressType: addressType },
    ...settling,
    reply: inJob,
  }),
  UpdateLoadBalancerZones: update({
    ...byId,
    needs: ['ZoneMappings'],
    also: ({ ZoneMappings }, _row, x) => {
      const sent = x.params['ZoneMappings'] as readonly { readonly ZoneId: string; readonly VSwitchId: string }[];
      const known = (zone: string) => ZoneMappings.find((one) => one.ZoneId === zone) ?? ZoneMappings[0];
      return { ZoneMappings: sent.map(({ ZoneId, VSwitchId }) => ({ ...known(ZoneId), ZoneId, VSwitchId })) };
    },
    ...settling,
    reply: inJob,
  }),
};

const types = { loadbalancer: 'nlb.load-balancer', listener: 'nlb.listener' };

/** Calls that serve all kinds of the product. */
export const commonActions: Readonly<Record<string, Action>> = {
  ...tagging({ types, rows: 'TagResources' }),
  MoveResourceGroup: write(
    (x) => {
      const name = types[x.text('ResourceType') as keyof typeof types] ?? x.refuse(invalid('ResourceType'));
      const row = x.change(x.get(name, x.text('ResourceId')), { ResourceGroupId: x.text('NewResourceGroupId') });
      return { Data: { ResourceId: row.id }, HttpStatusCode: 200, Success: true };
    },
    { needs: ['ResourceId', 'ResourceType', 'NewResourceGroupId'] },
  ),
  DescribeRegions: listOf({ rows: 'Regions', from: regionsOf }),
  DescribeZones: listOf({ rows: 'Zones', from: zonesOf }),
};
