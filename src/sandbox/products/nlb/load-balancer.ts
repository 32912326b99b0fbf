import { kind, type Make, type MetricFamily, second } from '../../engine/index.ts';
import { legsOf } from '../network/place.ts';

function makeLoadBalancer(m: Make) {
  const { vpc, legs } = legsOf(m);
  const AddressType = String(m.given['AddressType'] ?? (m.chance(0.5) ? 'Internet' : 'Intranet'));
  return {
    LoadBalancerId: m.id,
    LoadBalancerName: m.name,
    LoadBalancerType: 'Network',
    LoadBalancerStatus: 'Active',
    LoadBalancerBusinessStatus: 'Normal',
    AddressType,
    AddressIpVersion: 'Ipv4',
    Ipv6AddressType: '',
    BandwidthPackageId: '',
    VpcId: vpc,
    DNSName: `${m.id}.${m.region}.nlb.aliyuncs.com`,
    CreateTime: second(m.createdAt),
    CrossZoneEnabled: true,
    Cps: 0,
    ResourceGroupId: `rg-${m.chars(14)}`,
    DeletionProtectionConfig: { Enabled: true, EnabledTime: second(m.createdAt), Reason: '' },
    ModificationProtectionConfig: { Status: 'NonProtection', Reason: '', EnabledTime: '' },
    LoadBalancerBillingConfig: { PayType: 'PostPay' },
    OperationLocks: [] as readonly { readonly LockReason: string; readonly LockType: string }[],
    SecurityGroupIds: [] as readonly string[],
    legs: legs.map(({ vSwitch }) => vSwitch) as readonly string[],
    ZoneMappings: legs.map(({ vSwitch, zone }) => ({
      VSwitchId: vSwitch,
      ZoneId: zone,
      Status: 'Active',
      LoadBalancerAddresses: [
        {
          PrivateIPv4Address: m.address('10.0.0.0/16'),
          PublicIPv4Address: AddressType === 'Internet' ? m.address('47.112.0.0/16') : '',
          AllocationId: AddressType === 'Internet' ? `eip-${m.chars(21)}` : '',
          EniId: `eni-${m.chars(20)}`,
          Ipv6Address: '',
          PrivateIPv4HcStatus: 'Healthy',
          PrivateIPv6HcStatus: '',
        },
      ],
    })),
  };
}

export type LoadBalancer = ReturnType<typeof makeLoadBalancer>;

const metrics: readonly MetricFamily<LoadBalancer>[] = [
  {
    namespace: 'acs_nlb',
    dimension: 'loadBalancerId',
    names: {
      InstanceActiveConnection: { level: 1400, unit: 'Count' },
      InstanceNewConnection: { level: 90, unit: 'Count/s' },
      InstanceDropConnection: { level: 0, unit: 'Count/s', profile: 'steady' },
    },
  },
];

/** A network load balancer. */
export const loadBalancer = kind<LoadBalancer>({
  kind: 'nlb.load-balancer',
  type: 'ACS::NLB::LoadBalancer',
  id: 'nlb-{18}',
  name: 'LoadBalancerName',
  share: 0.8,
  arn: 'acs:nlb:{region}:{account}:loadbalancer/{id}',
  notFound: [404, 'ResourceNotFound.loadBalancer', 'The specified resource of loadbalancer is not found.'],
  status: {
    field: 'LoadBalancerStatus',
    wrong: [
      400,
      'ResourceInConfiguring.loadbalancer',
      'The specified resource of loadbalancer is being configured, please try again later.',
    ],
  },
  make: makeLoadBalancer,
  flaws: {
    unprotected: { rate: 0.08, set: { DeletionProtectionConfig: { Enabled: false, EnabledTime: '', Reason: '' } } },
    within: { rate: 0.06, set: { CrossZoneEnabled: false } },
  },
  metrics,
});
