import { type Context, defineProduct, type Fields, list, listOf, pages, type Row, same, valueAt } from '../engine/index.ts';
import { controlPolicy, firewall } from './cloudfw/kinds.ts';

const page = pages({ page: 'CurrentPage', size: 10, max: 50, pageOut: null, sizeOut: null });

const own = (x: Context) => x.rows(firewall).page(0, 1)[0]?.state;

/** A public address, and the server that has it. */
interface Address {
  readonly address: string;
  readonly type: string;
  readonly row: Row;
  readonly bound: string;
}

const text = (row: Row, path: string) => String(valueAt(row.state, path) ?? '');

/** Every public address of the account: those of their own, and those that came with a server. */
function addresses(x: Context): readonly Address[] {
  const eips = [...x.rows('vpc.eip', '*')].map((row) => ({
    row,
    address: text(row, 'IpAddress'),
    type: 'EIP',
    bound: text(row, 'InstanceId'),
  }));
  const servers = [...x.rows('ecs.instance', '*')].flatMap((row) => {
    const [address] = (valueAt(row.state, 'PublicIpAddress.IpAddress') as readonly string[] | undefined) ?? [];
    return address === undefined ? [] : [{ row, address, type: 'EcsPublicIP', bound: row.id }];
  });
  return [...eips, ...servers];
}

function assets(x: Context): readonly Fields[] {
  const { unprotected = [] } = own(x) ?? {};
  return addresses(x).map(({ row, address, type, bound }) => ({
    InternetAddress: address,
    IntranetAddress: '',
    ResourceInstanceId: row.id,
    ResourceType: type,
    BindInstanceId: bound,
    BindInstanceName: bound,
    Name: text(row, 'Name') || text(row, 'InstanceName'),
    RegionID: row.region,
    RegionStatus: 'enable',
    ProtectStatus: own(x) === undefined || unprotected.includes(address) ? 'closed' : 'open',
    IpVersion: 4,
    AliUid: Number(row.account),
    MemberUid: Number(row.account),
    SgStatus: 'pass',
    RiskLevel: 'low',
    SensitiveDataStatus: 'closed',
    SyncStatus: 'enable',
    CreateTimeStamp: String(row.createdAt),
    Type: type,
  }));
}

/** Cloud Firewall. */
export default defineProduct({
  product: 'cloudfw',
  style: 'RPC',
  versions: ['2017-12-07'],
  hosts: ['cloudfw.aliyuncs.com', 'cloudfw.{region}.aliyuncs.com'],
  ram: 'yundun-cloudfirewall',
  kinds: [firewall, controlPolicy],
  actions: {
    DescribeUserBuyVersion: {
      run(x) {
        const state = own(x);
        if (!state) return { UserStatus: false, AliUid: Number(x.account) };
        const { runMode: _, unprotected: __, ...shown } = state;
        return shown;
      },
    },
    DescribeAssetList: listOf<Fields>({
      rows: 'Assets',
      page,
      filter: {
        RegionNo: 'RegionID',
        ResourceType: 'ResourceType',
        Status: 'ProtectStatus',
        IpVersion: 'IpVersion',
        SearchItem: (state, wanted) => [state['InternetAddress'], state['ResourceInstanceId'], state['Name']].includes(wanted),
      },
      from: assets,
    }),
    DescribeControlPolicy: list({
      kind: controlPolicy,
      rows: 'Policys',
      needs: ['Direction'],
      page: {
        slice: page.slice,
        out: (_, { from, size }, count) => ({ PageNo: String(from / size + 1), PageSize: String(size), TotalCount: String(count) }),
      },
      filter: { ...same('Direction', 'AclAction', 'AclUuid', 'Proto', 'Source', 'Destination', 'Release', 'RepeatType', 'Description') },
    }),
    DescribeDefaultIPSConfig: {
      run: (x) => ({ RunMode: own(x)?.runMode ?? 1, RuleClass: 1, BasicRules: 1, CtiRules: 1, PatchRules: 1, MaxSdl: 0 }),
    },
    // Nobody has put a firewall between the networks of a CEN here.
    DescribeVpcFirewallCenList: listOf<Fields>({ rows: 'VpcFirewalls', page, from: () => [] }),
  },
});
