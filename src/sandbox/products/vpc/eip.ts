import { kind, type Make, type MetricFamily, second } from '../../engine/index.ts';

/** What an EIP may be bound to: the word of the API, how its ids begin, its kind. */
const hosts = [
  ['EcsInstance', 'i-', 'ecs.instance'],
  ['Nat', 'ngw-', 'vpc.nat-gateway'],
  ['SlbInstance', 'lb-', 'slb.load-balancer'],
  ['SlbInstance', 'alb-', 'alb.load-balancer'],
  ['SlbInstance', 'nlb-', 'nlb.load-balancer'],
  ['NetworkInterface', 'eni-', 'ecs.network-interface'],
] as const;

/** How the API speaks of what an id names. */
export const hostOf = (id: string) => hosts.find(([, start]) => id.startsWith(start));
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
