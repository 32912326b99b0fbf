import type { Context } from '../../engine/index.ts';
import {
  type Action,
  create,
  type Fields,
  kind,
  list,
  listOf,
  type Make,
  type MetricFamily,
  oneOf,
  type Refusal,
  type Row,
  remove,
  same,
  second,
  update,
  write,
} from '../../engine/index.ts';
import { networkOf } from '../network/place.ts';
import { described, fifty, invalid, isProtected, named } from './words.ts';

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

const tableId = (id: string, kindOf: 'stb' | 'ftb' | 'fulltb') => id.replace(/^ngw-/, `${kindOf}-`);

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

const eipsOf = (x: Context, id: string) => x.where('vpc.eip', 'InstanceId', id);

function ipListOf(x: Context, { id, state }: Row<Nat>) {
  const isUsed = state.snat.length > 0 ? 'UsedBySnatTable' : state.dnat.length > 0 ? 'UsedByForwardTable' : 'Idle';
  return eipsOf(x, id).map((eip) => ({
    AllocationId: eip.id,
    IpAddress: String(eip.state['IpAddress']),
    UsingStatus: isUsed,
    SnatEntryEnabled: true,
    PrivateIpAddress: '',
  }));
}

/** The gateway whose table the call names, by the gateway's id or by the table's. */
function gatewayOf(x: Context, table: string, start: 'stb' | 'ftb'): Row<Nat> {
  const named = x.text('NatGatewayId') || x.text(table).replace(new RegExp(`^${start}-`), 'ngw-');
  if (named === '')
    x.refuse([
      400,
      'MissingParameter',
      'The input parameter "NatGatewayId" that is mandatory for processing this request is not supplied.',
    ]);
  return x.get(natGateway, named);
}

function snatRows(x: Context): readonly Fields[] {
  const row = gatewayOf(x, 'SnatTableId', 'stb');
  const own = eipsOf(x, row.id).map((eip) => String(eip.state['IpAddress']));
  return row.state.snat.map(({ id, name = '', vSwitchId = '', cidr, ip = '' }) => ({
    SnatEntryId: id,
    SnatEntryName: name,
    SnatTableId: tableId(row.id, 'stb'),
    SnatIp: ip || own.join(','),
    SourceVSwitchId: vSwitchId,
    SourceCIDR: cidr ?? String(x.find('vpc.vswitch', vSwitchId)?.state['CidrBlock'] ?? ''),
    NatGatewayId: row.id,
    Status: 'Available',
    EipAffinity: '0',
  }));
}

function dnatRows(x: Context): readonly Fields[] {
  const row = gatewayOf(x, 'ForwardTableId', 'ftb');
  const [own] = eipsOf(x, row.id);
  return row.state.dnat.map(({ id, name = '', externalPort, internalIp, internalPort, protocol }) => ({
    ForwardEntryId: id,
    ForwardEntryName: name,
    ForwardTableId: tableId(row.id, 'ftb'),
    ExternalIp: String(own?.state['IpAddress'] ?? ''),
    ExternalPort: externalPort,
    InternalIp: internalIp,
    InternalPort: internalPort,
    IpProtocol: protocol,
    NatGatewayId: row.id,
    Status: 'Available',
  }));
}

const byId = { kind: natGateway, id: 'NatGatewayId' } as const;
const eipsBound: Refusal = [400, 'DependencyViolation.EIPS', 'There are Eips on specified NatGateway, please unbind it first.'];
const noSnat: Refusal = [404, 'InvalidSnatEntryId.NotFound', 'The specified SNAT entry does not exist.'];

/** Every call that reads or changes NAT gateways and their tables. */
export const natActions: Readonly<Record<string, Action>> = {
  DescribeNatGateways: list({
    kind: natGateway,
    rows: 'NatGateways.NatGateway',
    ids: 'NatGatewayId',
    page: fifty,
    filter: {
      ...same('VpcId', 'Name', 'Status', 'Spec', 'NatType', 'NetworkType', 'InstanceChargeType', 'ResourceGroupId'),
      ZoneId: 'NatGatewayPrivateInfo.IzNo',
    },
    view: (_state, row, x) => ({ IpLists: { IpList: ipListOf(x, row) } }),
  }),
  DescribeSnatTableEntries: listOf({
    rows: 'SnatTableEntries.SnatTableEntry',
    page: fifty,
    filter: same('SnatEntryId', 'SnatEntryName', 'SnatIp', 'SourceCIDR', 'SourceVSwitchId'),
    from: snatRows,
  }),
  DescribeForwardTableEntries: listOf({
    rows: 'ForwardTableEntries.ForwardTableEntry',
    page: fifty,
    filter: same('ForwardEntryId', 'ForwardEntryName', 'ExternalIp', 'ExternalPort', 'InternalIp', 'InternalPort', 'IpProtocol'),
    from: dnatRows,
  }),
  CreateNatGateway: create({
    kind: natGateway,
    needs: ['VpcId'],
    refs: { VpcId: 'vpc.vpc', VSwitchId: 'vpc.vswitch' },
    set: {
      ...same('VpcId', 'Name', 'Description', 'NatType', 'Spec', 'InternetChargeType', 'InstanceChargeType', 'NetworkType', 'EipBindMode'),
      ...same('IcmpReplyEnabled', 'PrivateLinkEnabled', 'AutoPay'),
      VSwitchId: 'NatGatewayPrivateInfo.VswitchId',
    },
    check: { Name: named, Description: described, NetworkType: oneOf(['internet', 'intranet'], invalid('NetworkType')) },
    also: { snat: [], DeletionProtection: false },
    via: 'Creating',
    to: 'Available',
    takesSeconds: 30,
    reply: ({ id, state }) => ({
      NatGatewayId: id,
      SnatTableIds: state.SnatTableIds,
      ForwardTableIds: state.ForwardTableIds,
      FullNatTableIds: state.FullNatTableIds,
    }),
  }),
  ModifyNatGatewayAttribute: update({
    ...byId,
    from: ['Available'],
    set: {
      ...same('Name', 'Description', 'EipBindMode', 'IcmpReplyEnabled'),
      EnableSessionLog: (isOn) => ({ EnableSessionLog: String(isOn) }),
    },
    check: { Name: named, Description: described },
  }),
  ModifyNatGatewaySpec: update({
    ...byId,
    from: ['Available'],
    needs: ['Spec'],
    set: same('Spec'),
    check: { Spec: oneOf(['Small', 'Middle', 'Large', 'XLarge.1'], invalid('Spec')) },
    via: 'Modifying',
    to: 'Available',
    takesSeconds: 10,
  }),
  UpdateNatGatewayNatType: update({
    ...byId,
    from: ['Available'],
    needs: ['NatType', 'VSwitchId'],
    set: { NatType: 'NatType', VSwitchId: 'NatGatewayPrivateInfo.VswitchId' },
    check: { NatType: oneOf(['Enhanced'], invalid('NatType')) },
    via: 'Converting',
    to: 'Available',
    takesSeconds: 20,
  }),
  DeleteNatGateway: remove({
    ...byId,
    from: ['Available'],
    guard: (state, row, x) => {
      if (state.DeletionProtection) return isProtected;
      return x.params['Force'] !== true && eipsOf(x, row.id).length > 0 ? eipsBound : undefined;
    },
    via: 'Deleting',
    takesSeconds: 10,
  }),
  CreateSnatEntry: write(
    (x) => {
      const row = gatewayOf(x, 'SnatTableId', 'stb');
      const id = `snat-${row.id.slice(4, 14)}${String(row.state.snat.length).padStart(10, '0')}`;
      const own = eipsOf(x, row.id).map((eip) => String(eip.state['IpAddress']));
      if (x.texts('SnatIp').some((ip) => !own.includes(ip)))
        x.refuse([400, 'EIP_NOT_IN_GATEWAY', 'The specified EIP is not bound to the NAT gateway.']);
      const cidr = x.text('SourceCIDR');
      const entry = {
        id,
        name: x.text('SnatEntryName'),
        vSwitchId: x.text('SourceVSwitchId'),
        ip: x.text('SnatIp'),
        ...(cidr && { cidr }),
      };
      x.change(row, { snat: [...row.state.snat, entry] });
      return { SnatEntryId: id };
    },
    { needs: ['SnatTableId'] },
  ),
  DeleteSnatEntry: write(
    (x) => {
      const row = gatewayOf(x, 'SnatTableId', 'stb');
      const left = row.state.snat.filter(({ id }) => id !== x.text('SnatEntryId'));
      if (left.length === row.state.snat.length) x.refuse(noSnat);
      x.change(row, { snat: left });
      return {};
    },
    { needs: ['SnatTableId', 'SnatEntryId'] },
  ),
};
