import { type Context, type Fields, mappedRows, namedRows, type Row, type Rows, second, tagPairs } from '../../engine/index.ts';
import {
  addressesOf,
  findResource,
  isPrivate,
  nameOf,
  regionOf,
  resources,
  statusOf,
  textAt,
  typeOf,
  type Wanted,
} from '../inventory/resources.ts';

/** One condition of a search. */
interface Condition {
  readonly Key?: string;
  readonly MatchType?: string;
  readonly Value?: readonly string[];
}

const conditionsIn = (x: Context): readonly Condition[] =>
  Array.isArray(x.params['Filter']) ? (x.params['Filter'] as readonly Condition[]) : [];

/** A resource as it is found. */
export function shown(x: Context, row: Row) {
  const addresses = addressesOf(row);
  return {
    AccountId: row.account,
    ResourceType: typeOf(x, row),
    ResourceId: row.id,
    ResourceName: nameOf(x, row),
    RegionId: regionOf(x, row),
    ZoneId: textAt(row, 'ZoneId'),
    ResourceGroupId: textAt(row, 'ResourceGroupId'),
    CreateTime: second(row.createdAt),
    ExpireTime: textAt(row, 'ExpireTime', 'ExpiredTime'),
    Tags: tagPairs(row.tags),
    IpAddresses: addresses,
    IpAddressAttributes: addresses.map((IpAddress) => ({
      IpAddress,
      NetworkType: isPrivate(IpAddress) ? 'Private' : 'Public',
      Version: 'Ipv4',
    })),
  };
}

const readers: Readonly<Record<string, (x: Context, row: Row) => readonly string[]>> = {
  ResourceName: (x, row) => [nameOf(x, row)],
  ResourceId: (_, row) => [row.id],
  ResourceGroupId: (_, row) => [textAt(row, 'ResourceGroupId')],
  ZoneId: (_, row) => [textAt(row, 'ZoneId')],
  VpcId: (_, row) => [textAt(row, 'VpcId', 'VpcAttributes.VpcId')],
  VSwitchId: (_, row) => [textAt(row, 'VSwitchId', 'VpcAttributes.VSwitchId')],
  IpAddress: (_, row) => addressesOf(row),
  ResourceStatus: (x, row) => [statusOf(x, row)],
};

const matches: Readonly<Record<string, (have: string, want: string) => boolean>> = {
  Equals: (have, want) => have === want,
  Contains: (have, want) => have.includes(want),
  Prefix: (have, want) => have.startsWith(want),
};

function hasTag({ tags }: Row, wanted: string): boolean {
  const { key = '', value } = JSON.parse(wanted) as { readonly key?: string; readonly value?: string };
  return key in tags && (value === undefined || value === '' || tags[key] === value);
}

/** Whether a resource meets a condition; one that is not understood is refused. */
function meets(x: Context, row: Row, { Key = '', MatchType = 'Equals', Value = [] }: Condition): boolean {
  if (Key === 'Tag') return Value.some((wanted) => hasTag(row, wanted));
  const read = readers[Key] ?? x.refuse([400, 'InvalidParameter.Filter', `The specified filter key ${Key} is not valid.`]);
  const match = matches[MatchType] ?? x.refuse([400, 'InvalidParameter.Filter', `The specified match type ${MatchType} is not valid.`]);
  return read(x, row).some((have) => Value.some((want) => match(have, want)));
}

/** Type and region narrow by themselves, without a look at each resource. */
export function search(x: Context, scope: Wanted = {}): Rows {
  const conditions = conditionsIn(x);
  const exact = (key: string) => conditions.find((one) => one.Key === key && (one.MatchType ?? 'Equals') === 'Equals')?.Value;
  const [types, regions] = [exact('ResourceType'), exact('RegionId')];
  const rest = conditions.filter(({ Key }) => Key !== 'ResourceType' && Key !== 'RegionId');
  const all = resources(x, { ...scope, ...(types && { types }), ...(regions && { regions }) });
  if (rest.length === 0) return all;
  return all.filter((row) => rest.every((one) => meets(x, row, one)), `search ${JSON.stringify(rest)}`);
}

export const found = (x: Context, rows: Rows): Rows<Fields> => mappedRows(rows, (row) => shown(x, row));

/** The conditions, as a reply repeats them. */
export const filtersOut = (x: Context) =>
  conditionsIn(x).map(({ Key = '', MatchType = 'Equals', Value = [] }) => ({ Key, MatchType, Values: Value }));

/** The resources that a call names one by one. */
export function namedResources(x: Context): Rows {
  const named = (x.params['Resources'] ?? []) as readonly { readonly ResourceType: string; readonly ResourceId: string }[];
  return namedRows(named.flatMap(({ ResourceType, ResourceId }) => findResource(x, ResourceType, ResourceId) ?? []));
}
