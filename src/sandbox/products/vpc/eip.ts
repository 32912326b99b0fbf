import {
  type Action,
  between,
  type Context,
  create,
  get,
  kind,
  list,
  type Make,
  type MetricFamily,
  oneOf,
  pages,
  type Refusal,
  type Row,
  remove,
  same,
  second,
  update,
  write,
} from '../../engine/index.ts';
import { described, invalid, isProtected, named } from './words.ts';

/** What an EIP may be bound to: the word of the API, how its ids begin, its kind. */
const hosts = [
  ['EcsInstance', 'i-', 'ecs.instance'],
  ['Nat', 'ngw-', 'vpc.nat-gateway'],
  ['SlbInstance', 'lb-', 'slb.load-balancer'],
  ['SlbInstance', 'alb-', 'alb.load-balancer'],
  ['SlbInstance', 'nlb-', 'nlb.load-balancer'],
  ['NetworkInterface', 'eni-', 'ecs.network-interface'],
] as const;

const hostOf = (id: string) => hosts.find(([, start]) => id.startsWith(start));
const each = 3;

/** The first of a gateway's addresses is its own; the others are bound to instances. */
function boundTo(m: Make): string {
  const given = m.given['InstanceId'];
  if (typeof given === 'string') return given;
  const gateway = m.ref('vpc.nat-gateway');
  const host = m.index % each === 0 ? gateway : m.ref('ecs.instance');
  return host?.id ?? gateway?.id ?? '';
}

function makeEip(m: Make) {
  const InstanceId = boundTo(m);
  const isPooled = m.chance(0.2);
  const pool =
    m.given['BandwidthPackageId'] !== undefined || isPooled ? m.ref('vpc.common-bandwidth-package', 'BandwidthPackageId') : undefined;
  const isPrepaid = m.given['ChargeType'] === 'PrePaid';
  return {
    AllocationId: m.id,
    Name: m.name,
    Description: '',
    IpAddress: m.address('47.96.0.0/15'),
    Status: InstanceId === '' ? 'Available' : 'InUse',
    InstanceId,
    InstanceType: hostOf(InstanceId)?.[0] ?? '',
    InstanceRegionId: InstanceId === '' ? '' : m.region,
    Bandwidth: String(m.one([5, 10, 20, 50])),
    InternetChargeType: 'PayByTraffic',
    ChargeType: isPrepaid ? 'PrePaid' : 'PostPaid',
    ExpiredTime: isPrepaid ? second(m.openedAt + m.int(40, 330) * 86_400_000) : '',
    AllocationTime: second(m.createdAt),
    BandwidthPackageId: pool?.id ?? '',
    DeletionProtection: true,
    ISP: 'BGP',
    Netmode: 'public',
    Mode: 'NAT',
    BusinessStatus: 'Normal',
    HDMonitorStatus: 'OFF',
    ServiceManaged: 0,
    SecondLimited: false,
    ResourceGroupId: `rg-${m.chars(14)}`,
    OperationLocks: { LockReason: [] as readonly { readonly LockReason: string }[] },
    /** Where second-by-second monitoring writes to. */
    fineMonitor: { project: '', store: '' },
  };
}

export type Eip = ReturnType<typeof makeEip>;

const rate = { unit: 'bit/s', statistics: ['Value'] } as const;
const percent = { max: 100, unit: '%', statistics: ['Value', 'Average', 'Maximum', 'Minimum'] } as const;
const drops = { level: 0, unit: 'Count/s', profile: 'steady', statistics: ['Value', 'Average', 'Maximum', 'Minimum'] } as const;
const bitsOf = ({ Bandwidth }: Pick<Eip, 'Bandwidth'>) => Number(Bandwidth) * 1_000_000;

const metrics: readonly MetricFamily<Eip>[] = [
  {
    namespace: 'acs_vpc_eip',
    dimension: 'instanceId',
    when: ({ Status }) => Status === 'InUse',
    names: {
      'net_tx.rate': { level: (state) => bitsOf(state) * 0.34, ...rate },
      'net_rx.rate': { level: (state) => bitsOf(state) * 0.12, ...rate },
      'net_out.rate_percentage': { level: 34, ...percent },
      'net_in.rate_percentage': { level: 12, ...percent },
      out_ratelimit_drop_speed: drops,
      in_ratelimit_drop_speed: drops,
    },
  },
];

/** An elastic IP address. */
export const eip = kind<Eip>({
  kind: 'vpc.eip',
  type: 'ACS::EIP::EipAddress',
  id: 'eip-{r}{18}',
  name: 'Name',
  of: { kind: 'vpc.nat-gateway', each, as: 'InstanceId' },
  arn: 'acs:vpc:{region}:{account}:eip/{id}',
  notFound: [404, 'InvalidAllocationId.NotFound', 'Specified allocation ID is not found.'],
  status: { field: 'Status', wrong: [400, 'IncorrectEipStatus', 'Current elastic IP status does not support this operation.'] },
  make: makeEip,
  flaws: {
    unprotected: { rate: 0.08, set: { DeletionProtection: false } },
    unbound: { rate: 0.04, set: { Status: 'Available', InstanceId: '', InstanceType: '', InstanceRegionId: '' } },
    fixed: { rate: 0.15, set: { InternetChargeType: 'PayByBandwidth' } },
  },
  metrics,
});

function shownOf({ state }: Row<Eip>, x: Context) {
  const pool = state.BandwidthPackageId === '' ? undefined : x.find('vpc.common-bandwidth-package', state.BandwidthPackageId);
  const bandwidth = pool ? String(pool.state['Bandwidth']) : state.Bandwidth;
  return {
    EipBandwidth: state.Bandwidth,
    Bandwidth: bandwidth,
    ...(pool && { BandwidthPackageBandwidth: bandwidth, BandwidthPackageType: 'CommonBandwidthPackage' }),
  };
}

const byId = { kind: eip, id: 'AllocationId' } as const;
const settled = ['Available', 'InUse'] as const;
const badBandwidth: Refusal = [400, 'InvalidParameter', 'Specified value of "Bandwidth" is not supported.'];
const bandwidth = (value: unknown) => (Number(value) >= 1 && Number(value) <= 1000 ? undefined : badBandwidth);
const prepaid: Refusal = [400, 'Forbidden.ChargeTypeIsPrepaid', "It's forbidden to release a prepaid EIP"];
const wrongHost: Refusal = [404, 'InvalidInstanceId.NotFound', 'Specified instance does not exist.'];
const free = { InstanceId: '', InstanceType: '', InstanceRegionId: '', VpcId: '', PrivateIpAddress: '' } as const;

function hostRefusal(x: Context): Refusal | undefined {
  const [, , name] = hostOf(x.text('InstanceId')) ?? [];
  // Interfaces and virtual addresses that the estate does not know are believed.
  if (name === undefined || !x.estate.kinds.has(name)) return undefined;
  return x.find(name, x.text('InstanceId')) ? undefined : wrongHost;
}

/** Every call that reads or changes EIPs. */
export const eipActions: Readonly<Record<string, Action>> = {
  DescribeEipAddresses: list({
    kind: eip,
    rows: 'EipAddresses.EipAddress',
    ids: 'AllocationId',
    page: pages({ size: 10, max: 100, over: 'clamp' }),
    filter: {
      ...same('Status', 'ISP', 'ChargeType', 'ResourceGroupId', 'PublicIpAddressPoolId', 'SegmentInstanceId'),
      EipAddress: 'IpAddress',
      EipName: 'Name',
      AssociatedInstanceId: 'InstanceId',
      AssociatedInstanceType: 'InstanceType',
      ServiceManaged: (state, wanted) => (state.ServiceManaged === 1) === wanted,
    },
    view: (_state, row, x) => shownOf(row, x),
  }),
  AllocateEipAddress: create({
    kind: eip,
    set: {
      ...same('Name', 'Description', 'InternetChargeType', 'ISP', 'Netmode', 'ResourceGroupId'),
      Bandwidth: (value) => ({ Bandwidth: String(value) }),
      InstanceChargeType: 'ChargeType',
    },
    check: {
      Bandwidth: bandwidth,
      Name: named,
      Description: described,
      InternetChargeType: oneOf(['PayByBandwidth', 'PayByTraffic'], invalid('InternetChargeType')),
      Period: between(1, 36, invalid('Period')),
    },
    also: { ...free, Bandwidth: '5', BandwidthPackageId: '', DeletionProtection: false },
    reply: ({ id, state }, x) => ({
      AllocationId: id,
      EipAddress: state.IpAddress,
      ResourceGroupId: state.ResourceGroupId,
      OrderId: x.now,
    }),
  }),
  AssociateEipAddress: update({
    ...byId,
    from: ['Available'],
    needs: ['InstanceId'],
    guard: (_state, _row, x) => hostRefusal(x),
    set: { InstanceId: 'InstanceId', Mode: 'Mode', VpcId: 'VpcId', PrivateIpAddress: 'PrivateIpAddress' },
    also: (_state, row, x) => ({
      InstanceType: x.text('InstanceType') || (hostOf(x.text('InstanceId'))?.[0] ?? 'EcsInstance'),
      InstanceRegionId: row.region,
    }),
    via: 'Associating',
    to: 'InUse',
    takesSeconds: 5,
  }),
  UnassociateEipAddress: update({
    ...byId,
    from: ['InUse'],
    guard: (state, _row, x) => (x.text('InstanceId') === '' || x.text('InstanceId') === state.InstanceId ? undefined : wrongHost),
    also: free,
    via: 'Unassociating',
    to: 'Available',
    takesSeconds: 5,
  }),
  ModifyEipAddressAttribute: update({
    ...byId,
    from: settled,
    set: { ...same('Name', 'Description'), Bandwidth: (value) => ({ Bandwidth: String(value) }) },
    check: { Bandwidth: bandwidth, Name: named, Description: described },
  }),
  ModifyEipForwardMode: update({
    kind: eip,
    id: 'InstanceId',
    from: ['InUse'],
    needs: ['Mode'],
    set: same('Mode'),
    check: { Mode: oneOf(['NAT', 'BINDED', 'MULTI_BINDED'], invalid('Mode')) },
  }),
  ReleaseEipAddress: remove({
    ...byId,
    from: ['Available'],
    guard: (state) => (state.DeletionProtection ? isProtected : state.ChargeType === 'PrePaid' ? prepaid : undefined),
    via: 'Releasing',
    takesSeconds: 3,
  }),
  DescribeHighDefinitionMonitorLogAttribute: get({
    kind: eip,
    id: 'InstanceId',
    view: ({ fineMonitor }, row) => ({
      InstanceId: row.id,
      InstanceType: 'EIP',
      LogProject: fineMonitor.project,
      LogStore: fineMonitor.store,
      Success: 'true',
    }),
  }),
  SetHighDefinitionMonitorLogStatus: write(
    (x) => {
      const isOn = x.text('Status') === 'ON';
      x.change(x.get(eip, x.text('InstanceId')), {
        HDMonitorStatus: isOn ? 'ON' : 'OFF',
        fineMonitor: { project: isOn ? x.text('LogProject') : '', store: isOn ? x.text('LogStore') : '' },
      });
      return { Success: 'true' };
    },
    { needs: ['InstanceId', 'Status'] },
  ),
};
