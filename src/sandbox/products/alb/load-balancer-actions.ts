import {
  type Action,
  absent,
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
import { type LoadBalancer, loadBalancer } from './load-balancer.ts';

const byId = { kind: loadBalancer, id: 'LoadBalancerId', from: ['Active'] } as const;
const byResource = { kind: loadBalancer, id: 'ResourceId', from: ['Active'] } as const;
const settling = { via: 'Configuring', to: 'Active', takesSeconds: jobSeconds } as const;
const isProtected: Refusal = [
  400,
  'OperationDenied.DeletionProtectionEnabled',
  'The operation is not allowed because of DeletionProtectionEnabled.',
];
const invalid = (name: string): Refusal => [400, `InvalidParameter.${name}`, `The parameter ${name} is invalid.`];
const isLogged: Refusal = [400, 'OperationDenied.AccessLogEnabled', 'The operation is not allowed because of AccessLogEnabled.'];

const view = ({ accessLog }: LoadBalancer) => ({
  AccessLogConfig: accessLog.project === '' ? absent : { LogProject: accessLog.project, LogStore: accessLog.store },
});

const addressType = oneOf(['Internet', 'Intranet'], invalid('AddressType'));
const edition = oneOf(['Basic', 'Standard', 'StandardWithWaf'], invalid('LoadBalancerEdition'));
const named = length(2, 128, invalid('LoadBalancerName'));
const inJob = (row: { readonly id: string }, x: Parameters<typeof begin>[0]) => begin(x, job, row.id);

/** Every call that reads or changes application load balancers. */
export const loadBalancerActions: Readonly<Record<string, Action>> = {
  ListLoadBalancers: list({
    kind: loadBalancer,
    rows: 'LoadBalancers',
    ids: 'LoadBalancerIds',
    page: tokens({ size: 20, max: 100 }),
    filter: {
      ...same('LoadBalancerStatus', 'LoadBalancerBussinessStatus', 'AddressType', 'AddressIpVersion', 'ResourceGroupId', 'DNSName'),
      VpcIds: 'VpcId',
      LoadBalancerNames: 'LoadBalancerName',
      ZoneId: (state, wanted) => state.ZoneMappings.some(({ ZoneId }) => ZoneId === wanted),
      PayType: 'LoadBalancerBillingConfig.PayType',
    },
    view,
  }),
  GetLoadBalancerAttribute: get({ kind: loadBalancer, id: 'LoadBalancerId', view }),
  CreateLoadBalancer: create({
    kind: loadBalancer,
    needs: ['AddressType', 'LoadBalancerEdition', 'VpcId'],
    refs: { VpcId: 'vpc.vpc' },
    set: {
      ZoneMappings: (sent) => ({ legs: (sent as readonly { readonly VSwitchId: string }[]).map(({ VSwitchId }) => VSwitchId) }),
      ...same('AddressType', 'LoadBalancerEdition', 'VpcId', 'LoadBalancerName', 'AddressIpVersion', 'AddressAllocatedMode'),
      ...same('ResourceGroupId', 'ModificationProtectionConfig'),
      DeletionProtectionEnabled: (isOn, _state, x) => ({
        DeletionProtectionConfig: { Enabled: isOn === true, EnabledTime: isOn === true ? second(x.now) : '' },
      }),
    },
    check: { AddressType: addressType, LoadBalancerEdition: edition, LoadBalancerName: named },
    also: { accessLog: { project: '', store: '' }, DeletionProtectionConfig: { Enabled: false, EnabledTime: '' } },
    via: 'Provisioning',
    to: 'Active',
    takesSeconds: 10,
    reply: (row) => ({ LoadBalancerId: row.id }),
  }),
  DeleteLoadBalancer: remove({
    ...byId,
    guard: (state) => (state.DeletionProtectionConfig.Enabled ? isProtected : undefined),
    takes: [['alb.listener', 'LoadBalancerId']],
    via: 'Deleting',
    takesSeconds: jobSeconds,
    reply: inJob,
  }),
  EnableDeletionProtection: update({
    ...byResource,
    also: (_state, _row, x) => ({ DeletionProtectionConfig: { Enabled: true, EnabledTime: second(x.now) } }),
  }),
  DisableDeletionProtection: update({ ...byResource, also: { DeletionProtectionConfig: { Enabled: false, EnabledTime: '' } } }),
  EnableLoadBalancerAccessLog: update({
    ...byId,
    needs: ['LogProject', 'LogStore'],
    guard: ({ accessLog }) => (accessLog.project === '' ? undefined : isLogged),
    // Only stores whose name says what they hold are taken.
    check: { LogStore: (name) => (String(name).startsWith('alb_') ? undefined : invalid('LogStore')) },
    also: (_state, _row, x) => ({ accessLog: { project: x.text('LogProject'), store: x.text('LogStore') } }),
    ...settling,
    reply: inJob,
  }),
  DisableLoadBalancerAccessLog: update({ ...byId, also: { accessLog: { project: '', store: '' } } }),
  EnableLoadBalancerIpv6Internet: update({ ...byId, also: { Ipv6AddressType: 'Internet' }, ...settling, reply: inJob }),
  DisableLoadBalancerIpv6Internet: update({ ...byId, also: { Ipv6AddressType: 'Intranet' }, ...settling, reply: inJob }),
  UpdateLoadBalancerAttribute: update({
    ...byId,
    set: same('LoadBalancerName', 'ModificationProtectionConfig'),
    check: { LoadBalancerName: named },
    ...settling,
    reply: inJob,
  }),
  UpdateLoadBalancerEdition: update({
    ...byId,
    needs: ['LoadBalancerEdition'],
    set: same('LoadBalancerEdition'),
    check: { LoadBalancerEdition: edition },
    ...settling,
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
      const [first] = ZoneMappings;
      const known = ({ ZoneId }: { readonly ZoneId: string }) => ZoneMappings.find((one) => one.ZoneId === ZoneId) ?? first;
      return { ZoneMappings: sent.map(({ ZoneId, VSwitchId }) => ({ ...known({ ZoneId }), ZoneId, VSwitchId })) };
    },
    ...settling,
    reply: inJob,
  }),
};

const types = {
  loadbalancer: 'alb.load-balancer',
  listener: 'alb.listener',
  servergroup: 'alb.server-group',
  securitypolicy: 'alb.security-policy',
};
const { UntagResources, ...tags } = tagging({ types, rows: 'TagResources' });

/** Calls that serve all kinds of the product. */
export const commonActions: Readonly<Record<string, Action>> = {
  ...tags,
  UnTagResources: UntagResources,
  MoveResourceGroup: write(
    (x) => {
      const name = types[x.text('ResourceType') as keyof typeof types] ?? x.refuse(invalid('ResourceType'));
      x.change(x.get(name, x.text('ResourceId')), { ResourceGroupId: x.text('NewResourceGroupId') });
      return {};
    },
    { needs: ['ResourceId', 'ResourceType', 'NewResourceGroupId'] },
  ),
  DescribeRegions: listOf({ rows: 'Regions', from: regionsOf }),
  DescribeZones: listOf({ rows: 'Zones', from: zonesOf }),
};
