import { kind, type Make, type MetricFamily, second } from '../../engine/index.ts';
import { networkOf } from '../network/place.ts';

/** An entry of a gateway's own table: who goes out by which address, or which port comes in to whom. */
interface Snat {
  readonly id: string;
  readonly name?: string;
  readonly vSwitchId?: string;
  readonly cidr?: string;
  /** Addresses with commas; empty for all of the gateway. */
  readonly ip?: string;
}
interface Dnat {
  readonly id: string;
  readonly name?: string;
  readonly externalPort: string;
  readonly internalIp: string;
  readonly internalPort: string;
  readonly protocol: string;
}

/** Id of one of a gateway's tables. */
export const tableId = (id: string, kindOf: 'stb' | 'ftb' | 'fulltb') => id.replace(/^ngw-/, `${kindOf}-`);

function makeNat(m: Make) {
  const { vpc, vSwitch, zone } = networkOf(m, 'NatGatewayPrivateInfo.VswitchId');
  return {
    NatGatewayId: m.id,
    Name: m.name,
    Description: '',
    VpcId: vpc,
    NatType: 'Enhanced',
    Spec: '',
    Status: 'Available',
    BusinessStatus: 'Normal',
    InternetChargeType: 'PayByLcu',
    InstanceChargeType: 'PostPaid',
    NetworkType: 'internet',
    AutoPay: false,
    ExpiredTime: '',
    CreationTime: second(m.createdAt),
    DeletionProtection: true,
    EcsMetricEnabled: true,
    EipBindMode: 'MULTI_BINDED',
    EnableSessionLog: 'false',
    IcmpReplyEnabled: true,
    PrivateLinkEnabled: false,
    SecurityProtectionEnabled: false,
    ResourceGroupId: `rg-${m.chars(14)}`,
    SnatTableIds: { SnatTableId: [tableId(m.id, 'stb')] },
    ForwardTableIds: { ForwardTableId: [tableId(m.id, 'ftb')] },
    FullNatTableIds: { FullNatTableId: [tableId(m.id, 'fulltb')] },
    NatGatewayPrivateInfo: {
      VswitchId: vSwitch,
      IzNo: zone,
      EniInstanceId: `eni-${m.chars(20)}`,
      EniType: 'indirect',
      PrivateIpAddress: m.address('10.0.0.0/16'),
      MaxBandwidth: 5120,
      MaxSessionQuota: 2_000_000,
      MaxSessionEstablishRate: 100_000,
    },
    snat: [{ id: `snat-${m.chars(20)}`, name: 'out', cidr: '10.0.0.0/8' }] as readonly Snat[],
    dnat: [] as readonly Dnat[],
  };
}

export type Nat = ReturnType<typeof makeNat>;

const any = ['Value', 'Average', 'Maximum', 'Minimum'] as const;
const metrics: readonly MetricFamily<Nat>[] = [
  {
    namespace: 'acs_nat_gateway',
    dimension: 'instanceId',
    when: ({ NetworkType }) => NetworkType === 'internet',
    names: {
      SnatConnection: { level: 240_000, unit: 'Count', statistics: ['Maximum'] },
      SessionActiveConnectionWaterLever: { level: 12, max: 100, unit: '%', statistics: any },
      SessionNewConnectionWaterLever: { level: 9, max: 100, unit: '%', statistics: any },
      SessionLimitDropConnection: { level: 0, unit: 'Count/s', statistics: any, profile: 'steady' },
      ErrorPortAllocationCount: { level: 0, unit: 'Count', statistics: any, profile: 'steady' },
      BWRateOutToOutside: { level: 42_000_000, unit: 'bit/s', statistics: any },
    },
  },
];

/** A NAT gateway with its tables. */
export const natGateway = kind<Nat>({
  kind: 'vpc.nat-gateway',
  type: 'ACS::NAT::NatGateway',
  id: 'ngw-{r}{18}',
  name: 'Name',
  share: 1.4,
  arn: 'acs:vpc:{region}:{account}:natgateway/{id}',
  notFound: [404, 'InvalidNatGatewayId.NotFound', 'The specified NatGatewayId does not exist in our records.'],
  status: {
    field: 'Status',
    wrong: [400, 'IncorrectStatus.NatGateway', 'The current status of the NAT gateway does not support this operation.'],
  },
  make: makeNat,
  flaws: {
    unprotected: { rate: 0.08, set: { DeletionProtection: false } },
    unused: { rate: 0.03, set: { snat: [], dnat: [] } },
    prepaid: { rate: 0.06, set: { InstanceChargeType: 'PrePaid', InternetChargeType: 'PayBySpec', Spec: 'Middle' } },
  },
  metrics,
});
