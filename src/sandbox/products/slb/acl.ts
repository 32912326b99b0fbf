import {
  type Action,
  type Context,
  get,
  kind,
  list,
  type Make,
  pages,
  type Refusal,
  type Row,
  same,
  second,
  update,
} from '../../engine/index.ts';
import { listener } from './listener.ts';

/** One entry: an address block and what somebody noted about it. */
interface Entry {
  readonly AclEntryIP: string;
  readonly AclEntryComment: string;
}

function makeAcl(m: Make) {
  return {
    AclId: m.id,
    AclName: m.name,
    AddressIPVersion: 'ipv4',
    CreateTime: second(m.createdAt),
    ResourceGroupId: `rg-${m.chars(14)}`,
    entries: [
      { AclEntryIP: '10.0.0.0/8', AclEntryComment: '内网' },
      { AclEntryIP: `203.0.113.${m.int(1, 250)}/32`, AclEntryComment: '办公网出口' },
    ] as readonly Entry[],
  };
}

type Acl = ReturnType<typeof makeAcl>;

/** An access control list of classic load balancers. */
export const acl = kind<Acl>({
  kind: 'slb.acl',
  type: 'ACS::SLB::AccessControlList',
  id: 'acl-{r}{18}',
  name: 'AclName',
  share: 0.5,
  arn: 'acs:slb:{region}:{account}:acl/{id}',
  notFound: [400, 'AclNotExist', 'The specified access control list does not exist.'],
  make: makeAcl,
});

function relatedTo(x: Context, { id }: Row<Acl>) {
  return x
    .where(listener, 'AclIds', id)
    .filter(({ state }) => state.AclStatus === 'on')
    .map(({ state: { LoadBalancerId, ListenerPort, ListenerProtocol, AclType } }) => ({
      ...{ LoadBalancerId, ListenerPort, AclType },
      Protocol: ListenerProtocol,
    }));
}

const badEntries: Refusal = [400, 'InvalidParameter', 'The specified parameter AclEntrys is not valid.'];
const noEntries: Refusal = [400, 'AclEntryEmpty', 'The specified access control list has none of the entries.'];

/** Entries travel as a JSON text: `[{"entry":"10.0.0.0/8","comment":"..."}]`. */
function sentEntries(x: Context): readonly Entry[] {
  const sent = parsed(x.text('AclEntrys'));
  const isGood = Array.isArray(sent) && sent.length > 0 && sent.every((one) => /^[\da-f.:]+\/\d+$/i.test(String(one?.entry)));
  if (!isGood) x.refuse(badEntries);
  return (sent as { entry: string; comment?: string }[]).map(({ entry, comment = '' }) => ({
    AclEntryIP: entry,
    AclEntryComment: comment,
  }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const byId = { kind: acl, id: 'AclId' } as const;

/** Every call that reads or changes access control lists. */
export const aclActions: Readonly<Record<string, Action>> = {
  DescribeAccessControlLists: list({
    kind: acl,
    rows: 'Acls.Acl',
    page: pages({ size: 10, max: 50 }),
    filter: same('AclName', 'AddressIPVersion', 'ResourceGroupId'),
    reply: (_x, rows) => ({ Count: rows.length }),
  }),
  DescribeAccessControlListAttribute: get({
    ...byId,
    view: ({ entries }, row, x) => {
      const wanted = x.text('AclEntryComment');
      const size = x.number('PageSize') ?? entries.length;
      const found = entries.filter(({ AclEntryComment }) => wanted === '' || AclEntryComment.includes(wanted));
      const from = ((x.number('Page') ?? 1) - 1) * size;
      return {
        AclEntrys: { AclEntry: found.slice(from, from + size) },
        RelatedListeners: { RelatedListener: relatedTo(x, row) },
        TotalAclEntry: found.length,
      };
    },
  }),
  AddAccessControlListEntry: update({
    ...byId,
    needs: ['AclEntrys'],
    also: ({ entries }, _row, x) => {
      const added = sentEntries(x);
      const ips = new Set(added.map(({ AclEntryIP }) => AclEntryIP));
      return { entries: [...entries.filter(({ AclEntryIP }) => !ips.has(AclEntryIP)), ...added] };
    },
  }),
  RemoveAccessControlListEntry: update({
    ...byId,
    needs: ['AclEntrys'],
    also: ({ entries }, _row, x) => {
      const ips = new Set(sentEntries(x).map(({ AclEntryIP }) => AclEntryIP));
      const left = entries.filter(({ AclEntryIP }) => !ips.has(AclEntryIP));
      return left.length === entries.length ? x.refuse(noEntries) : { entries: left };
    },
  }),
};
