import {
  type Action,
  between,
  type Context,
  create,
  get,
  length,
  list,
  listOf,
  minute,
  oneOf,
  pages,
  type Refusal,
  remove,
  same,
  update,
} from '../../engine/index.ts';
import type { Paging } from '../../engine/paging.ts';
import { listener } from './listener.ts';
import { type LoadBalancer, loadBalancer } from './load-balancer.ts';
import { serversOf } from './server-group.ts';

const byId = { kind: loadBalancer, id: 'LoadBalancerId' } as const;
const invalid = (name: string): Refusal => [400, 'InvalidParameter', `The specified parameter ${name} is not valid.`];
const isProtected: Refusal = [
  400,
  'OperationDenied.DeleteProtectionIsOn',
  "The loadbalancer can't be deleted due to DeleteProtection is enabled.",
];
const prepaid: Refusal = [400, 'OperationDenied.PrePaidInstance', 'A subscription instance cannot be deleted.'];
const noPage: Refusal = [400, 'MissingParameter', 'The input parameter "PageNumber" that is mandatory for PageSize is not supplied.'];

const hundred = pages({ size: 10, max: 100 });
// A size without a page is refused, where other products take the first page.
const paging: Paging = {
  slice: (x) => (x.number('PageSize') !== undefined && x.number('PageNumber') === undefined ? x.refuse(noPage) : hundred.slice(x)),
  out: hundred.out,
};

const metered = (value: unknown) => ({
  InternetChargeType: /^(4|paybybandwidth)$/i.test(String(value)) ? 'paybybandwidth' : 'paybytraffic',
});
const bandwidth = between(1, 5000, invalid('Bandwidth'));
const metering = oneOf(['3', '4', 'paybytraffic', 'paybybandwidth', 'PayByTraffic', 'PayByBandwidth'], invalid('InternetChargeType'));
const spec = oneOf(
  ['slb.s1.small', 'slb.s2.small', 'slb.s2.medium', 'slb.s3.small', 'slb.s3.medium', 'slb.s3.large', 'slb.s4.large'],
  invalid('LoadBalancerSpec'),
);
const onOff = oneOf(['on', 'off'], invalid('DeleteProtection'));
const ordered = (_row: unknown, x: Context) => ({ OrderId: x.now });

function attributesOf(state: LoadBalancer, id: string, x: Context) {
  const listeners = x.where(listener, 'LoadBalancerId', id).map((one) => one.state);
  return {
    BackendServers: { BackendServer: serversOf(x, state) },
    ListenerPorts: { ListenerPort: listeners.map(({ ListenerPort }) => ListenerPort) },
    ListenerPortsAndProtocal: {
      ListenerPortAndProtocal: listeners.map(({ ListenerPort, ListenerProtocol }) => ({
        ListenerPort,
        ListenerProtocal: ListenerProtocol,
      })),
    },
    ListenerPortsAndProtocol: {
      ListenerPortAndProtocol: listeners.map(({ ListenerPort, ListenerProtocol, Description, settings }) => ({
        ListenerPort,
        ListenerProtocol,
        Description,
        ListenerForward: String(settings['ListenerForward'] ?? ''),
        ForwardPort: Number(settings['ForwardPort'] ?? 0),
      })),
    },
    EndTimeStamp: Date.parse(state.EndTime),
  };
}

/** Every call that reads or changes classic load balancers. */
export const loadBalancerActions: Readonly<Record<string, Action>> = {
  DescribeLoadBalancers: list({
    kind: loadBalancer,
    rows: 'LoadBalancers.LoadBalancer',
    ids: 'LoadBalancerId',
    page: paging,
    filter: {
      ...same('LoadBalancerStatus', 'LoadBalancerName', 'AddressType', 'AddressIPVersion', 'NetworkType', 'VpcId', 'VSwitchId'),
      ...same('MasterZoneId', 'SlaveZoneId', 'PayType', 'Address', 'ResourceGroupId'),
      InternetChargeType: (state, wanted) => metered(wanted).InternetChargeType === state.InternetChargeType,
      ServerId: (state, wanted) => state.backends.some(({ ServerId }) => ServerId === wanted),
    },
    // The list counts the kinds of metering, the attributes name them.
    view: ({ InternetChargeType }) => ({
      InternetChargeType: InternetChargeType === 'paybybandwidth' ? '4' : '3',
      InternetChargeTypeAlias: InternetChargeType,
    }),
  }),
  DescribeLoadBalancerAttribute: get({ ...byId, view: (state, row, x) => attributesOf(state, row.id, x) }),
  CreateLoadBalancer: create({
    kind: loadBalancer,
    refs: { VSwitchId: 'vpc.vswitch' },
    set: {
      ...same('LoadBalancerName', 'AddressType', 'AddressIPVersion', 'Bandwidth', 'LoadBalancerSpec', 'VpcId', 'VSwitchId', 'Address'),
      ...same('MasterZoneId', 'SlaveZoneId', 'DeleteProtection', 'ModificationProtectionStatus', 'ModificationProtectionReason', 'PayType'),
      ...same('InstanceChargeType', 'ResourceGroupId'),
      InternetChargeType: metered,
    },
    check: { Bandwidth: bandwidth, LoadBalancerSpec: spec, DeleteProtection: onOff, InternetChargeType: metering },
    also: (x) => ({ backends: [], DeleteProtection: 'off', AddressType: x.text('AddressType') || 'internet', PayType: 'PayOnDemand' }),
    reply: ({ id, state }, x) => ({
      LoadBalancerId: id,
      LoadBalancerName: state.LoadBalancerName,
      Address: state.Address,
      AddressIPVersion: state.AddressIPVersion,
      NetworkType: state.NetworkType,
      VpcId: state.VpcId,
      VSwitchId: state.VSwitchId,
      ResourceGroupId: state.ResourceGroupId,
      OrderId: x.now,
    }),
  }),
  DeleteLoadBalancer: remove({
    ...byId,
    guard: (state) => (state.DeleteProtection === 'on' ? isProtected : state.PayType === 'PrePay' ? prepaid : undefined),
    takes: [
      ['slb.listener', 'LoadBalancerId'],
      ['slb.server-group', 'LoadBalancerId'],
    ],
  }),
  SetLoadBalancerStatus: update({
    ...byId,
    needs: ['LoadBalancerStatus'],
    set: same('LoadBalancerStatus'),
    check: { LoadBalancerStatus: oneOf(['active', 'inactive'], invalid('LoadBalancerStatus')) },
  }),
  SetLoadBalancerName: update({
    ...byId,
    needs: ['LoadBalancerName'],
    set: same('LoadBalancerName'),
    check: { LoadBalancerName: length(1, 80, invalid('LoadBalancerName')) },
  }),
  SetLoadBalancerDeleteProtection: update({
    ...byId,
    needs: ['DeleteProtection'],
    set: same('DeleteProtection'),
    check: { DeleteProtection: onOff },
  }),
  SetLoadBalancerModificationProtection: update({
    ...byId,
    needs: ['ModificationProtectionStatus'],
    set: same('ModificationProtectionStatus', 'ModificationProtectionReason'),
    check: { ModificationProtectionStatus: oneOf(['NonProtection', 'ConsoleProtection'], invalid('ModificationProtectionStatus')) },
  }),
  ModifyLoadBalancerInternetSpec: update({
    ...byId,
    guard: (state) => (state.AddressType === 'internet' ? undefined : invalid('LoadBalancerId')),
    set: { Bandwidth: 'Bandwidth', InternetChargeType: metered },
    check: { Bandwidth: bandwidth, InternetChargeType: metering },
    reply: ordered,
  }),
  ModifyLoadBalancerInstanceSpec: update({
    ...byId,
    needs: ['LoadBalancerSpec'],
    set: same('LoadBalancerSpec'),
    check: { LoadBalancerSpec: spec },
    reply: ordered,
  }),
  ModifyLoadBalancerInstanceChargeType: update({
    ...byId,
    needs: ['InstanceChargeType'],
    set: { ...same('InstanceChargeType', 'Bandwidth', 'LoadBalancerSpec'), InternetChargeType: metered },
    check: { InstanceChargeType: oneOf(['PayBySpec', 'PayByCLCU'], invalid('InstanceChargeType')) },
    also: (_state, _row, x) => (x.text('InstanceChargeType') === 'PayByCLCU' ? { LoadBalancerSpec: '' } : {}),
  }),
  ModifyLoadBalancerPayType: update({
    ...byId,
    needs: ['PayType'],
    set: same('PayType'),
    check: { PayType: oneOf(['PayOnDemand', 'PrePay'], invalid('PayType')) },
    also: (_state, _row, x) => ({
      EndTime: x.text('PayType') === 'PrePay' ? minute(x.now + (x.number('Duration') ?? 1) * 30 * 86_400_000) : '2999-09-08T16:00Z',
    }),
    reply: ordered,
  }),
  DescribeAccessLogsDownloadAttribute: listOf({
    rows: 'LogsDownloadAttributes.LogsDownloadAttribute',
    page: pages({ size: 10, max: 50 }),
    filter: { LoadBalancerId: 'LoadBalancerId' },
    from: (x) =>
      [...x.rows(loadBalancer).filter(({ state }) => state.accessLog.project !== '')].map(({ id, region, state }) => ({
        LoadBalancerId: id,
        LogProject: state.accessLog.project,
        LogStore: state.accessLog.store,
        LogType: 'layer7',
        Region: region,
      })),
  }),
};
