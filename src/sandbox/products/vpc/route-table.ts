import { type Action, type Context, type Fields, list, listOf, type Row, second, tokens, write } from '../../engine/index.ts';
import { type Vpc, vpc } from './vpc.ts';
import { described, fifty, named } from './words.ts';

const none: readonly [number, string, string] = [404, 'InvalidRouteTableId.NotFound', 'Specified route table does not exist.'];

function tableOf({ id, state, createdAt, account }: Row<Vpc>) {
  return {
    RouteTableId: state.RouteTableId,
    RouteTableName: state.routeTable.name,
    Description: state.routeTable.description,
    RouteTableType: 'System',
    RouterId: state.VRouterId,
    VRouterId: state.VRouterId,
    RouterType: 'VRouter',
    AssociateType: 'VSwitch',
    Status: 'Available',
    CreationTime: second(createdAt),
    OwnerId: Number(account),
    RoutePropagationEnable: state.routeTable.propagates,
    VpcId: id,
  };
}

/** A route to each vSwitch, one to the cloud's own services, and one out over the NAT gateway if there is one. */
function entriesOf(x: Context, row: Row<Vpc>) {
  const { RouteTableId } = row.state;
  const entry = (DestinationCidrBlock: string, NextHopType: string, Type: string, InstanceId: string) => ({
    DestinationCidrBlock,
    NextHopType,
    InstanceId,
    Type,
    Status: 'Available',
    RouteTableId,
    RouteEntryId: `rte-${row.id.slice(4, 16)}${DestinationCidrBlock.replace(/\D/g, '').slice(0, 8)}`,
    RouteEntryName: '',
    Description: '',
  });
  const local = x.where('vpc.vswitch', 'VpcId', row.id).map(({ state }) => entry(String(state['CidrBlock']), 'local', 'System', ''));
  const [nat] = x.where('vpc.nat-gateway', 'VpcId', row.id);
  const out = nat ? [entry('0.0.0.0/0', 'NatGateway', 'Custom', nat.id)] : [];
  return [...local, entry('100.64.0.0/10', 'service', 'System', ''), ...out];
}

function vpcOfTable(x: Context): Row<Vpc> {
  const id = x.text('RouteTableId');
  const row = x.find(vpc, id.replace(/^vtb-/, 'vpc-'));
  return row && /^vtb-/.test(id) && x.isHere(row) ? row : x.refuse(none);
}

const filter = {
  RouteTableId: 'RouteTableId',
  RouteTableName: 'routeTable.name',
  RouterId: 'VRouterId',
  VRouterId: 'VRouterId',
  ResourceGroupId: 'ResourceGroupId',
};

/** Every call that reads or changes route tables: each VPC has one of its own. */
export const routeTableActions: Readonly<Record<string, Action>> = {
  DescribeRouteTableList: list({
    kind: vpc,
    rows: 'RouterTableList.RouterTableListType',
    page: fifty,
    filter: { ...filter, VpcId: 'VpcId', RouteTableType: (_state, wanted) => wanted === 'System' },
    view: (_state, row, x) => ({
      ...withoutNames(tableOf(row), ['VRouterId']),
      VSwitchIds: { VSwitchId: x.where('vpc.vswitch', 'VpcId', row.id).map(({ id }) => id) },
      Tags: { Tag: [] },
    }),
  }),
  DescribeRouteTables: list({
    kind: vpc,
    rows: 'RouteTables.RouteTable',
    page: fifty,
    filter,
    view: (_state, row, x) => {
      const { CreationTime, RouteTableId, RouteTableType, Status, VRouterId } = tableOf(row);
      const entries = entriesOf(x, row).map((entry) => ({ ...entry, NextHops: { NextHop: [] } }));
      return {
        ...{ CreationTime, RouteTableId, RouteTableType, Status, VRouterId },
        RouteEntrys: { RouteEntry: entries },
        VSwitchIds: { VSwitchId: x.where('vpc.vswitch', 'VpcId', row.id).map(({ id }) => id) },
      };
    },
  }),
  DescribeRouteEntryList: listOf<Fields>({
    rows: 'RouteEntrys.RouteEntry',
    needs: ['RouteTableId'],
    page: tokens({ sizeName: 'MaxResult', size: 50, max: 100, sizeOut: null }),
    filter: { DestinationCidrBlock: 'DestinationCidrBlock', RouteEntryType: 'Type', RouteEntryId: 'RouteEntryId' },
    from: (x) => {
      const row = vpcOfTable(x);
      return entriesOf(x, row).map(({ InstanceId, NextHopType, ...entry }) => ({
        ...entry,
        IpVersion: 'ipv4',
        NextHops: { NextHop: [{ NextHopType, NextHopId: InstanceId, Enabled: 1, Weight: 100, NextHopRegionId: row.region }] },
      }));
    },
  }),
  ModifyRouteTableAttributes: write(
    (x) => {
      const row = vpcOfTable(x);
      const refusal = named(x.text('RouteTableName'), 'RouteTableName', x) ?? described(x.text('Description'), 'Description', x);
      if (refusal) x.refuse(refusal);
      x.change(row, {
        'routeTable.name': x.params['RouteTableName'],
        'routeTable.description': x.params['Description'],
        'routeTable.propagates': x.params['RoutePropagationEnable'],
      });
      return {};
    },
    { needs: ['RouteTableId'] },
  ),
};

function withoutNames(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}
