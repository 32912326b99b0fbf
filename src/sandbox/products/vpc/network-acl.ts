import { type Action, type Fields, get, kind, list, type Make, type Refusal, type Row, same, second, update } from '../../engine/index.ts';
import { networkOf } from '../network/place.ts';
import { described, fiftyInTexts, named } from './words.ts';

/** One entry of a network ACL, of either direction. */
interface Entry {
  readonly NetworkAclEntryName: string;
  readonly Policy: string;
  readonly Protocol: string;
  readonly Port: string;
  readonly SourceCidrIp?: string;
  readonly DestinationCidrIp?: string;
  readonly [more: string]: unknown;
}

const entry = (name: string, port: string, block: Pick<Entry, 'SourceCidrIp' | 'DestinationCidrIp'>, protocol = 'tcp'): Entry => ({
  NetworkAclEntryName: name,
  Policy: 'accept',
  Protocol: protocol,
  Port: port,
  ...block,
});

function makeNetworkAcl(m: Make) {
  const { vpc, vSwitch } = networkOf(m, 'vSwitchIds');
  return {
    NetworkAclId: m.id,
    NetworkAclName: m.name,
    Description: '',
    VpcId: vpc,
    Status: 'Available',
    OwnerId: Number(m.account),
    CreationTime: second(m.createdAt),
    vSwitchIds: (vSwitch === '' ? [] : [vSwitch]) as readonly string[],
    ingress: [
      entry('intranet', '-1/-1', { SourceCidrIp: '10.0.0.0/8' }, 'all'),
      entry('https', '443/443', { SourceCidrIp: '0.0.0.0/0' }),
      entry('http', '80/80', { SourceCidrIp: '0.0.0.0/0' }),
    ] as readonly Entry[],
    egress: [entry('all', '-1/-1', { DestinationCidrIp: '0.0.0.0/0' }, 'all')] as readonly Entry[],
  };
}

export type NetworkAcl = ReturnType<typeof makeNetworkAcl>;

/** A network ACL: ordered entries that guard the vSwitches it is bound to. */
export const networkAcl = kind<NetworkAcl>({
  kind: 'vpc.network-acl',
  type: 'ACS::VPC::NetworkAcl',
  id: 'nacl-{r}{18}',
  name: 'NetworkAclName',
  share: 0.8,
  arn: 'acs:vpc:{region}:{account}:networkacl/{id}',
  notFound: [404, 'InvalidNetworkAcl.NotFound', 'The specified network ACL does not exist.'],
  status: { field: 'Status', wrong: [400, 'NetworkStatus.Modifying', 'The network ACL is being modified.'] },
  make: makeNetworkAcl,
  flaws: {
    openSsh: {
      rate: 0.05,
      set: (state) => ({ ingress: [...state.ingress, entry('ssh', '22/22', { SourceCidrIp: '0.0.0.0/0' })] }),
    },
  },
});

const withBlanks = (entries: readonly Entry[], id: string, way: string): readonly Fields[] =>
  entries.map((one, at) => ({
    NetworkAclEntryId: `nae-${id.slice(5, 21)}${way}${at}`,
    Description: '',
    EntryType: 'custom',
    IpVersion: 'IPV4',
    ...one,
  }));

/** An entry as it is kept: what every entry shows is not written down. */
const withoutBlanks = (one: Entry): Entry =>
  Object.fromEntries(
    Object.entries(one).filter(
      ([name, value]) => !(name === 'EntryType' && value === 'custom') && !(name === 'IpVersion' && value === 'IPV4'),
    ),
  ) as unknown as Entry;

const shownOf = ({ id, state }: Row<NetworkAcl>) => ({
  IngressAclEntries: { IngressAclEntry: withBlanks(state.ingress, id, 'i') },
  EgressAclEntries: { EgressAclEntry: withBlanks(state.egress, id, 'e') },
  Resources: { Resource: state.vSwitchIds.map((ResourceId) => ({ ResourceId, ResourceType: 'VSwitch', Status: 'BINDED' })) },
});

const badEntry: Refusal = [400, 'InvalidAclEntry.Malformed', 'The specified network ACL entry is not valid.'];

function isEntry(one: Entry, block: string): boolean {
  const ports = /^(-?\d+)\/(-?\d+)$/.exec(String(one.Port));
  const isAll = one.Port === '-1/-1';
  return (
    /^(accept|drop)$/.test(String(one.Policy)) &&
    /^(tcp|udp|icmp|gre|all)$/i.test(String(one.Protocol)) &&
    ports !== null &&
    (isAll || (Number(ports[1]) >= 0 && Number(ports[1]) <= Number(ports[2]) && Number(ports[2]) <= 65_535)) &&
    /^[\d.a-f:]+\/\d+$/i.test(String(one[block]))
  );
}

interface Way {
  readonly flag: string;
  readonly sent: string;
  readonly block: string;
  readonly path: 'ingress' | 'egress';
}

const ways: readonly Way[] = [
  { flag: 'UpdateIngressAclEntries', sent: 'IngressAclEntries', block: 'SourceCidrIp', path: 'ingress' },
  { flag: 'UpdateEgressAclEntries', sent: 'EgressAclEntries', block: 'DestinationCidrIp', path: 'egress' },
];

/** Every call that reads or changes network ACLs. */
export const networkAclActions: Readonly<Record<string, Action>> = {
  DescribeNetworkAcls: list({
    kind: networkAcl,
    rows: 'NetworkAcls.NetworkAcl',
    ids: 'NetworkAclId',
    page: fiftyInTexts,
    filter: { ...same('NetworkAclName', 'VpcId'), ResourceId: 'vSwitchIds', ResourceType: (_state, wanted) => wanted === 'VSwitch' },
    view: (_state, row) => shownOf(row),
  }),
  DescribeNetworkAclAttributes: get({
    kind: networkAcl,
    id: 'NetworkAclId',
    at: 'NetworkAclAttribute',
    view: (_state, row) => shownOf(row),
  }),
  // A direction whose flag is set is written as a whole: what the call does not name is gone.
  UpdateNetworkAclEntries: update({
    kind: networkAcl,
    id: 'NetworkAclId',
    from: ['Available'],
    guard: (_state, _row, x) => {
      const sent = ways.flatMap(({ sent: name, block }) => ((x.params[name] ?? []) as readonly Entry[]).map((one) => isEntry(one, block)));
      return sent.every(Boolean) ? undefined : badEntry;
    },
    also: (_state, _row, x) =>
      Object.fromEntries(
        ways
          .filter(({ flag }) => x.params[flag] === true)
          .map(({ path, sent }) => [path, ((x.params[sent] ?? []) as readonly Entry[]).map(withoutBlanks)]),
      ),
    via: 'Modifying',
    to: 'Available',
    takesSeconds: 3,
  }),
  ModifyNetworkAclAttributes: update({
    kind: networkAcl,
    id: 'NetworkAclId',
    from: ['Available'],
    set: same('NetworkAclName', 'Description'),
    check: { NetworkAclName: named, Description: described },
  }),
};
