import {
  type Action,
  type Context,
  create,
  get,
  kind,
  list,
  type Make,
  type Refusal,
  type Row,
  remove,
  same,
  second,
  update,
} from '../../engine/index.ts';
import { addressesIn, isBlock, isWithin, overlap, subnetOf } from '../network/cidr.ts';
import { routeTableIdOf, vpc } from './vpc.ts';
import { described, fifty, invalid, named } from './words.ts';

const each = 5;

function makeVSwitch(m: Make) {
  const home = m.ref('vpc.vpc', 'VpcId');
  return {
    VSwitchId: m.id,
    VSwitchName: m.name,
    VpcId: home?.id ?? '',
    ZoneId: m.zone,
    CidrBlock: subnetOf(String(home?.state['CidrBlock'] ?? '10.0.0.0/16'), m.index % each),
    Description: '',
    Status: 'Available',
    IsDefault: false,
    CreationTime: second(m.createdAt),
    OwnerId: Number(m.account),
    Ipv6CidrBlock: '',
    EnabledIpv6: false,
    ShareType: '',
    ResourceGroupId: String(home?.state['ResourceGroupId'] ?? ''),
    /** Addresses that others than ECS instances hold: databases, load balancers, pods. */
    otherAddresses: m.int(6, 60),
  };
}

export type VSwitch = ReturnType<typeof makeVSwitch>;

/** A vSwitch: a block of a VPC in one zone. */
export const vSwitch = kind<VSwitch>({
  kind: 'vpc.vswitch',
  type: 'ACS::VPC::VSwitch',
  id: 'vsw-{r}{18}',
  name: 'VSwitchName',
  of: { kind: 'vpc.vpc', each, as: 'VpcId' },
  arn: 'acs:vpc:{region}:{account}:vswitch/{id}',
  notFound: [404, 'InvalidVswitchID.NotFound', 'Specified virtual switch does not exist.'],
  status: { field: 'Status', wrong: [400, 'IncorrectVSwitchStatus', 'The current status of the vSwitch does not support this operation.'] },
  make: makeVSwitch,
  flaws: { full: { rate: 0.03, set: ({ CidrBlock }) => ({ otherAddresses: addressesIn(CidrBlock) - 12 }) } },
});

// The system keeps four addresses of each block.
const kept = 4;

function shownOf(x: Context, { id, state }: Row<VSwitch>) {
  const used = x.where('ecs.instance', 'VpcAttributes.VSwitchId', id).length + state.otherAddresses;
  return {
    AvailableIpAddressCount: Math.max(0, addressesIn(state.CidrBlock) - kept - used),
    NetworkAclId: x.where('vpc.network-acl', 'vSwitchIds', id)[0]?.id ?? '',
    RouteTable: { RouteTableId: routeTableIdOf(state.VpcId), RouteTableType: 'System' },
  };
}

const byId = { kind: vSwitch, id: 'VSwitchId' } as const;
const settling = { via: 'Pending', to: 'Available', takesSeconds: 3 } as const;
const taken: Refusal = [400, 'InvalidCidrBlock.Overlapped', 'Specified CIDR block overlapped with other subnets.'];
const inUse: Refusal = [400, 'DependencyViolation', 'Specified object has dependent resources.'];

function blockRefusal(x: Context): Refusal | undefined {
  const block = x.text('CidrBlock');
  const { id, state } = x.get(vpc, x.text('VpcId'));
  if (!isBlock(block) || addressesIn(block) < 8) return invalid('CidrBlock');
  const homes = [state.CidrBlock, ...state.SecondaryCidrBlocks.SecondaryCidrBlock];
  if (!homes.some((home) => isWithin(block, home))) return invalid('CidrBlock');
  return x.where(vSwitch, 'VpcId', id).some((other) => overlap(block, other.state.CidrBlock)) ? taken : undefined;
}

function defaultOf(x: Context) {
  const home = [...x.rows(vpc)].find(({ state }) => state.IsDefault);
  if (!home) x.refuse([404, 'DefaultVpc.NotFound', 'The default VPC of the region does not exist.']);
  const count = x.where(vSwitch, 'VpcId', home.id).length;
  return { VpcId: home.id, IsDefault: true, CidrBlock: subnetOf(home.state.CidrBlock, count), otherAddresses: 0, VSwitchName: '' };
}

/** Every call that reads or changes vSwitches. */
export const vSwitchActions: Readonly<Record<string, Action>> = {
  DescribeVSwitches: list({
    kind: vSwitch,
    rows: 'VSwitches.VSwitch',
    ids: 'VSwitchId',
    page: fifty,
    filter: {
      ...same('VpcId', 'ZoneId', 'VSwitchName', 'IsDefault', 'ResourceGroupId'),
      RouteTableId: (state, wanted) => routeTableIdOf(state.VpcId) === wanted,
    },
    view: (_state, row, x) => shownOf(x, row),
  }),
  DescribeVSwitchAttributes: get({ ...byId, view: (_state, row, x) => shownOf(x, row) }),
  CreateVSwitch: create({
    kind: vSwitch,
    needs: ['CidrBlock', 'VpcId', 'ZoneId'],
    refs: { VpcId: 'vpc.vpc' },
    set: same('CidrBlock', 'VpcId', 'ZoneId', 'VSwitchName', 'Description'),
    check: { VSwitchName: named, Description: described },
    guard: blockRefusal,
    also: { otherAddresses: 0 },
    ...settling,
    reply: (row) => ({ VSwitchId: row.id }),
  }),
  CreateDefaultVSwitch: create({
    kind: vSwitch,
    needs: ['ZoneId'],
    set: same('ZoneId'),
    also: defaultOf,
    ...settling,
    reply: (row) => ({ VSwitchId: row.id }),
  }),
  ModifyVSwitchAttribute: update({
    ...byId,
    from: ['Available'],
    set: { ...same('VSwitchName', 'Description'), EnableIPv6: 'EnabledIpv6' },
    check: { VSwitchName: named, Description: described },
  }),
  DeleteVSwitch: remove({
    ...byId,
    from: ['Available'],
    guard: (state, row, x) =>
      state.otherAddresses > 0 || x.where('ecs.instance', 'VpcAttributes.VSwitchId', row.id).length > 0 ? inUse : undefined,
  }),
};
