import { kind, type Make, type MetricFamily, type Refusal, second } from '../../engine/index.ts';
import { legsOf } from '../network/place.ts';

export const notFound: Refusal = [404, 'ResourceNotFound.LoadBalancer', 'The specified resource LoadBalancer is not found.'];

/** Security groups are joined by some. */
function groupsOf(m: Make): readonly string[] {
  const group = m.ref('ecs.security-group');
  return group && m.chance(0.4) ? [group.id] : [];
}

function makeLoadBalancer(m: Make) {
  const { vpc, legs } = legsOf(m);
  const AddressType = String(m.given['AddressType'] ?? (m.chance(0.7) ? 'Internet' : 'Intranet'));
  const isPublic = AddressType === 'Internet';
  return {
    LoadBalancerId: m.id,
    LoadBalancerName: m.name,
    LoadBalancerStatus: 'Active',
    LoadBalancerBussinessStatus: 'Normal',
    LoadBalancerEdition: 'Standard',
    AddressType,
    AddressAllocatedMode: 'Dynamic',
    AddressIpVersion: 'IPv4',
    Ipv6AddressType: '',
    BandwidthPackageId: '',
    VpcId: vpc,
    DNSName: `${m.id}.${m.region}.alb.aliyuncs.com`,
    CreateTime: second(m.createdAt),
    ResourceGroupId: `rg-${m.chars(14)}`,
    DeletionProtectionConfig: { Enabled: true, EnabledTime: second(m.createdAt) },
    ModificationProtectionConfig: { Status: 'NonProtection', Reason: '' },
    LoadBalancerBillingConfig: { PayType: 'PostPay' },
    // An unlocked instance says so in a lock.
    LoadBalancerOperationLocks: [{ LockReason: 'nolock', LockType: 'FinancialLocked' }],
    SecurityGroupIds: groupsOf(m),
    /** Where requests are recorded; empty texts while they are not. */
    accessLog: { project: `alb-log-${m.region}`, store: `alb_${m.id.slice(4, 12)}` },
    legs: legs.map(({ vSwitch }) => vSwitch) as readonly string[],
    ZoneMappings: legs.map(({ vSwitch, zone }) => ({
      VSwitchId: vSwitch,
      ZoneId: zone,
      Status: 'Active',
      LoadBalancerAddresses: [
        {
          Address: isPublic ? m.address('47.111.0.0/16') : m.address('10.0.0.0/16'),
          IntranetAddress: m.address('10.0.0.0/16'),
          AllocationId: isPublic ? `eip-${m.chars(21)}` : '',
          EipType: isPublic ? 'Common' : '',
          IntranetAddressHcStatus: 'Healthy',
          Ipv6Address: '',
          Ipv6AddressHcStatus: '',
          Ipv4LocalAddresses: [m.address('10.0.0.0/16')],
          Ipv6LocalAddresses: [] as readonly string[],
        },
      ],
    })),
  };
}

export type LoadBalancer = ReturnType<typeof makeLoadBalancer>;

const metrics: readonly MetricFamily<LoadBalancer>[] = [
  {
    namespace: 'acs_alb',
    dimension: 'loadBalancerId',
    names: {
      LoadBalancerQPS: { level: 240, unit: 'Count/s' },
      LoadBalancerActiveConnection: { level: 610, unit: 'Count' },
      LoadBalancerUnHealthyHostCount: { level: 0, unit: 'Count', profile: 'steady' },
    },
  },
];

/** An application load balancer. */
export const loadBalancer = kind<LoadBalancer>({
  kind: 'alb.load-balancer',
  type: 'ACS::ALB::LoadBalancer',
  id: 'alb-{18}',
  name: 'LoadBalancerName',
  share: 1.2,
  arn: 'acs:alb:{region}:{account}:loadbalancer/{id}',
  notFound,
  status: {
    field: 'LoadBalancerStatus',
    wrong: [400, 'IncorrectStatus.LoadBalancer', 'The status of the resource LoadBalancer {id} is incorrect.'],
  },
  make: makeLoadBalancer,
  flaws: {
    unprotected: { rate: 0.08, set: { DeletionProtectionConfig: { Enabled: false, EnabledTime: '' } } },
    unlogged: { rate: 0.1, set: { accessLog: { project: '', store: '' } } },
  },
  metrics,
});
