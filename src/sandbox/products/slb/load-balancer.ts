import { kind, type Make, type MetricFamily, minute, type Refusal } from '../../engine/index.ts';
import { networkOf, nextZone } from '../network/place.ts';

const dayMs = 86_400_000;

/** A server behind a load balancer. */
export interface Backend {
  readonly ServerId: string;
  readonly Weight?: number;
  readonly Type?: string;
}

function backendsOf(m: Make): readonly Backend[] {
  const ids = [m.ref('ecs.instance')?.id, m.ref('ecs.instance')?.id].filter((id) => id !== undefined);
  return [...new Set(ids)].map((ServerId) => ({ ServerId, Weight: 100, Type: 'ecs' }));
}

function makeLoadBalancer(m: Make) {
  const { vpc, vSwitch, zone } = networkOf(m);
  const isPublic = m.given['AddressType'] === 'internet' || (m.given['AddressType'] === undefined && m.chance(0.6));
  const isPrepaid = m.given['PayType'] === 'PrePay';
  return {
    LoadBalancerId: m.id,
    LoadBalancerName: m.name,
    LoadBalancerStatus: 'active',
    LoadBalancerSpec: m.one(['slb.s1.small', 'slb.s2.small', 'slb.s2.medium', 'slb.s3.small']),
    Address: isPublic ? m.address('47.110.0.0/16') : m.address('10.0.0.0/16'),
    AddressType: isPublic ? 'internet' : 'intranet',
    AddressIPVersion: 'ipv4',
    NetworkType: isPublic ? 'classic' : 'vpc',
    VpcId: isPublic ? '' : vpc,
    VSwitchId: isPublic ? '' : vSwitch,
    MasterZoneId: zone,
    SlaveZoneId: nextZone(zone),
    Bandwidth: isPublic ? m.one([50, 100, 200]) : 5120,
    InternetChargeType: 'paybytraffic',
    InstanceChargeType: 'PayBySpec',
    PayType: isPrepaid ? 'PrePay' : 'PayOnDemand',
    EndTime: isPrepaid ? minute(m.openedAt + m.int(40, 330) * dayMs) : '2999-09-08T16:00Z',
    CreateTime: minute(m.createdAt),
    CreateTimeStamp: m.createdAt,
    DeleteProtection: 'on',
    ModificationProtectionStatus: 'NonProtection',
    ModificationProtectionReason: '',
    RegionIdAlias: m.region,
    RenewalStatus: '',
    ResourceGroupId: `rg-${m.chars(14)}`,
    backends: backendsOf(m),
    /** Servers that fail their health checks. */
    sick: [] as readonly string[],
    accessLog: { project: '', store: '' },
  };
}

export type LoadBalancer = ReturnType<typeof makeLoadBalancer>;

export const noBalancer: Refusal = [404, 'InvalidLoadBalancerId.NotFound', 'The specified LoadBalancerId does not exist.'];

const percent = { max: 100, unit: '%' } as const;
const drops = { level: 0, unit: 'Count/s', profile: 'steady' } as const;
const metrics: readonly MetricFamily<LoadBalancer>[] = [
  {
    namespace: 'acs_slb_dashboard',
    dimension: 'instanceId',
    when: ({ LoadBalancerStatus }) => LoadBalancerStatus === 'active',
    names: {
      InstanceTrafficTXUtilization: { level: 29, ...percent },
      InstanceMaxConnectionUtilization: { level: 22, ...percent },
      InstanceNewConnectionUtilization: { level: 18, ...percent },
      InstanceQpsUtilization: { level: 24, ...percent },
      InstanceTrafficTX: { level: ({ Bandwidth }) => Bandwidth * 290_000, unit: 'bit/s' },
      InstanceTrafficRX: { level: ({ Bandwidth }) => Bandwidth * 90_000, unit: 'bit/s' },
      ActiveConnection: { level: 820, unit: 'Count' },
      MaxConnection: { level: 1900, unit: 'Count' },
      InstanceDropConnection: drops,
      InstanceDropPacketRX: drops,
      InstanceDropPacketTX: drops,
      DropConnection: drops,
      HeathyServerCount: { level: ({ backends, sick }) => backends.length - sick.length, unit: 'Count', profile: 'steady' },
      UnhealthyServerCount: { level: ({ sick }) => sick.length, unit: 'Count', profile: 'steady' },
    },
  },
];

/** A classic load balancer. */
export const loadBalancer = kind<LoadBalancer>({
  kind: 'slb.load-balancer',
  type: 'ACS::SLB::LoadBalancer',
  id: 'lb-{r}{18}',
  name: 'LoadBalancerName',
  share: 2,
  arn: 'acs:slb:{region}:{account}:loadbalancer/{id}',
  notFound: noBalancer,
  make: makeLoadBalancer,
  flaws: {
    unprotected: { rate: 0.07, set: { DeleteProtection: 'off' } },
    sick: { rate: 0.03, set: ({ backends }) => ({ sick: backends.slice(0, 1).map(({ ServerId }) => ServerId) }) },
    byUse: { rate: 0.1, set: { InstanceChargeType: 'PayByCLCU', LoadBalancerSpec: '' } },
    fixed: { rate: 0.2, set: { InternetChargeType: 'paybybandwidth' } },
  },
  metrics,
});
