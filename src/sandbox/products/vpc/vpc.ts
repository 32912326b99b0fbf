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
import { isBlock } from '../network/cidr.ts';
import { described, fifty, invalid, named } from './words.ts';

const busy: Refusal = [400, 'IncorrectVpcStatus', 'Current VPC status does not support this operation.'];

function makeVpc(m: Make) {
  return {
    VpcId: m.id,
    VpcName: m.name,
    CidrBlock: `10.${m.index % 240}.0.0/16`,
    Description: '',
    Status: 'Available',
    IsDefault: false,
    CreationTime: second(m.createdAt),
    OwnerId: Number(m.account),
    VRouterId: `vrt-${m.id.slice(4)}`,
    /** Of the system route table. */
    RouteTableId: routeTableIdOf(m.id),
    ResourceGroupId: `rg-${m.chars(14)}`,
    Ipv6CidrBlock: '',
    EnabledIpv6: false,
    DnsHostnameStatus: 'DISABLED',
    DhcpOptionsSetStatus: 'Available',
    ClassicLinkEnabled: false,
    SupportIpv4Gateway: true,
    SecondaryCidrBlocks: { SecondaryCidrBlock: [] as readonly string[] },
    UserCidrs: { UserCidr: [] as readonly string[] },
    /** The system route table, as its own calls name it. */
    routeTable: { name: '', description: '', propagates: true },
  };
}

export type Vpc = ReturnType<typeof makeVpc>;

/** A VPC with its virtual router and system route table. */
export const vpc = kind<Vpc>({
  kind: 'vpc.vpc',
  type: 'ACS::VPC::VPC',
  id: 'vpc-{r}{18}',
  name: 'VpcName',
  share: 1,
  arn: 'acs:vpc:{region}:{account}:vpc/{id}',
  notFound: [404, 'InvalidVpcID.NotFound', 'Specified VPC does not exist.'],
  status: { field: 'Status', wrong: busy },
  make: makeVpc,
});

/** Id of the system route table of a VPC. */
export function routeTableIdOf(vpcId: string): string {
  return vpcId.replace(/^vpc-/, 'vtb-');
}

const idsOf = (x: Context, kindName: string, row: Row<Vpc>) => x.where(kindName, 'VpcId', row.id).map(({ id }) => id);

function membersOf(x: Context, row: Row<Vpc>) {
  return {
    VSwitchIds: { VSwitchId: idsOf(x, 'vpc.vswitch', row) },
    NatGatewayIds: { NatGatewayIds: idsOf(x, 'vpc.nat-gateway', row) },
    RouterTableIds: { RouterTableIds: [row.state.RouteTableId] },
    CenStatus: x.where('cbn.vpc-attachment', 'VpcId', row.id).length > 0 ? 'Attached' : '',
  };
}

function censOf(x: Context, row: Row<Vpc>) {
  return x.where('cbn.vpc-attachment', 'VpcId', row.id).map(({ state }) => ({
    CenId: String(state['CenId']),
    CenOwnerId: Number(row.account),
    CenStatus: 'Attached',
  }));
}

const counted = [
  ['VSwitch', 'vpc.vswitch'],
  ['NatGateway', 'vpc.nat-gateway'],
  ['VpnGateway', 'vpc.vpn-gateway'],
  ['SecurityGroup', 'ecs.security-group'],
  ['NetworkAcl', 'vpc.network-acl'],
] as const;

const dependent = (what: string): Refusal => [400, `DependencyViolation.${what}`, 'Specified object has dependent resources.'];
const byId = { kind: vpc, id: 'VpcId' } as const;
const available = { ...byId, from: ['Available'] } as const;
const settling = { via: 'Pending', to: 'Available', takesSeconds: 3 } as const;
const idsMade = (row: Row<Vpc>) => ({
  VpcId: row.id,
  VRouterId: row.state.VRouterId,
  RouteTableId: row.state.RouteTableId,
});
const madeOf = (row: Row<Vpc>) => ({ ...idsMade(row), ResourceGroupId: row.state.ResourceGroupId });
const badBlock = (value: unknown) => (isBlock(String(value)) ? undefined : invalid('CidrBlock'));

/** Every call that reads or changes VPCs. */
export const vpcActions: Readonly<Record<string, Action>> = {
  DescribeVpcs: list({
    kind: vpc,
    rows: 'Vpcs.Vpc',
    ids: 'VpcId',
    page: fifty,
    filter: same('VpcName', 'IsDefault', 'ResourceGroupId', 'DhcpOptionsSetId'),
    view: (_state, row, x) => membersOf(x, row),
  }),
  DescribeVpcAttribute: get({
    ...byId,
    view: (_state, row, x) => ({
      VSwitchIds: membersOf(x, row).VSwitchIds,
      AssociatedCens: { AssociatedCen: censOf(x, row) },
      CloudResources: {
        CloudResourceSetType: counted.map(([ResourceType, name]) => ({
          ResourceType,
          ResourceCount: x.where(name, 'VpcId', row.id).length,
        })),
      },
    }),
  }),
  CreateVpc: create({
    kind: vpc,
    set: { ...same('CidrBlock', 'VpcName', 'Description', 'ResourceGroupId'), EnableIpv6: 'EnabledIpv6' },
    check: { CidrBlock: badBlock, VpcName: named, Description: described },
    ...settling,
    reply: madeOf,
  }),
  CreateDefaultVpc: create({
    kind: vpc,
    set: same('ResourceGroupId'),
    also: { IsDefault: true, CidrBlock: '172.16.0.0/12', VpcName: '' },
    guard: (x) =>
      [...x.rows(vpc)].some(({ state }) => state.IsDefault)
        ? [400, 'OperationFailed.DefaultVpcExist', 'The default VPC of the region exists already.']
        : undefined,
    ...settling,
    reply: idsMade,
  }),
  ModifyVpcAttribute: update({
    ...available,
    set: {
      ...same('VpcName', 'Description', 'CidrBlock'),
      EnableIPv6: 'EnabledIpv6',
      EnableDnsHostname: (on) => ({ DnsHostnameStatus: on === true ? 'ENABLED' : 'DISABLED' }),
    },
    check: { CidrBlock: badBlock, VpcName: named, Description: described },
  }),
  DeleteVpc: remove({
    ...available,
    blockedBy: [
      ['vpc.vswitch', 'VpcId', dependent('VSwitch')],
      ['vpc.nat-gateway', 'VpcId', dependent('NatGateway')],
      ['vpc.vpn-gateway', 'VpcId', dependent('VpnGateway')],
      ['ecs.security-group', 'VpcId', dependent('SecurityGroup')],
    ],
    takes: [['vpc.network-acl', 'VpcId']],
  }),
  AssociateVpcCidrBlock: update({
    ...available,
    needs: ['SecondaryCidrBlock'],
    check: { SecondaryCidrBlock: badBlock },
    also: ({ SecondaryCidrBlocks: { SecondaryCidrBlock } }, _row, x) => ({
      'SecondaryCidrBlocks.SecondaryCidrBlock': [...new Set([...SecondaryCidrBlock, x.text('SecondaryCidrBlock')])],
    }),
    reply: (_row, x) => ({ CidrBlock: x.text('SecondaryCidrBlock'), IpVersion: 'ipv4' }),
  }),
  UnassociateVpcCidrBlock: update({
    ...available,
    needs: ['SecondaryCidrBlock'],
    also: ({ SecondaryCidrBlocks: { SecondaryCidrBlock } }, _row, x) => ({
      'SecondaryCidrBlocks.SecondaryCidrBlock': SecondaryCidrBlock.filter((block) => block !== x.text('SecondaryCidrBlock')),
    }),
  }),
  EnableVpcClassicLink: update({ ...available, also: { ClassicLinkEnabled: true } }),
  DisableVpcClassicLink: update({ ...available, also: { ClassicLinkEnabled: false } }),
};
