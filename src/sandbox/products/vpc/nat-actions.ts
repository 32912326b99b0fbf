import { type Action, type Context, create, list, oneOf, type Refusal, type Row, remove, same, update } from '../../engine/index.ts';
import { type Nat, natGateway } from './nat-gateway.ts';
import { eipsOf } from './nat-tables.ts';
import { described, fifty, invalid, isProtected, named } from './words.ts';

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

const byId = { kind: natGateway, id: 'NatGatewayId' } as const;
const eipsBound: Refusal = [400, 'DependencyViolation.EIPS', 'There are Eips on specified NatGateway, please unbind it first.'];

/** Every call that reads or changes NAT gateways. */
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
};
