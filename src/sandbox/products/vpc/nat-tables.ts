import { type Action, type Context, type Fields, listOf, type Refusal, type Row, same, write } from '../../engine/index.ts';
import { type Nat, natGateway, tableId } from './nat-gateway.ts';
import { fifty } from './words.ts';

/** EIPs that are bound to a gateway. */
export const eipsOf = (x: Context, id: string) => x.where('vpc.eip', 'InstanceId', id);

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

const noSnat: Refusal = [404, 'InvalidSnatEntryId.NotFound', 'The specified SNAT entry does not exist.'];

/** An id that no entry of the gateway has. */
function freeId({ id, state }: Row<Nat>): string {
  const taken = new Set(state.snat.map((entry) => entry.id));
  let number = taken.size;
  const made = () => `snat-${id.slice(4, 14)}${String(number).padStart(10, '0')}`;
  while (taken.has(made())) number++;
  return made();
}

/** Every call that reads or changes the tables of NAT gateways. */
export const natTableActions: Readonly<Record<string, Action>> = {
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
  CreateSnatEntry: write(
    (x) => {
      const row = gatewayOf(x, 'SnatTableId', 'stb');
      const id = freeId(row);
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
