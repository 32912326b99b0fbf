import type { FieldValue, Resource } from '../../model/documents.ts';
import type { Lookup, Reply } from '../../model/resource-type.ts';
import { isAnywhere } from './cidr.ts';
import { isAllPorts, toPortRange, watchedPorts } from './port-range.ts';

/** An ingress rule of a security group, spelled in one way: `ports` are the ends of its range, null for what carries no ports. */
export type Permission = {
  readonly isAccept: boolean;
  readonly priority: number;
  readonly ports: [from: number, to: number] | null;
  readonly ipv4: boolean;
  readonly ipv6: boolean;
  /** Its sources stand in a prefix list. */
  readonly prefixListId: string | null;
  /** What tells it apart in its group: protocol:ports:network:source:policy:priority, colons of an IPv6 source as underscores. */
  readonly key: string;
};

const portProtocols = new Set(['tcp', 'udp', 'all', '-1']);

/** The rules that let the internet in or shut it out; undefined when one of them is not understood. */
export function toPermissions(rows: readonly Reply[]): Permission[] | undefined {
  const permissions = rows.filter((row) => lower(row.Direction) !== 'egress').map(toPermission);
  return permissions.includes(undefined) ? undefined : (permissions as Permission[]);
}

function toPermission(row: Reply): Permission | undefined {
  const policy = lower(row.Policy);
  const carriesPorts = portProtocols.has(lower(row.IpProtocol));
  const range = carriesPorts ? toPortRange(row.PortRange) : null;
  if ((policy !== 'accept' && policy !== 'drop') || range === undefined) return undefined;
  const prefixListId = typeof row.SourcePrefixListId === 'string' && row.SourcePrefixListId !== '' ? row.SourcePrefixListId : null;
  const priority = Number(row.Priority ?? 1);
  return {
    isAccept: policy === 'accept',
    priority,
    ports: range && [range[0], range[1]],
    ipv4: isAnywhere(row.SourceCidrIp),
    ipv6: isAnywhere(row.Ipv6SourceCidrIp),
    prefixListId,
    key: keyOf(row, priority),
  };
}

function keyOf(row: Reply, priority: number): string {
  const source = String(row.SourceCidrIp || row.Ipv6SourceCidrIp || row.SourceGroupId || row.SourcePrefixListId || '');
  const parts = [lower(row.IpProtocol), row.PortRange, row.NicType || 'intranet', source.replaceAll(':', '_'), lower(row.Policy), priority];
  return parts.join(':');
}

function lower(word: unknown): string {
  return String(word ?? '').toLowerCase();
}

/** True when every port is open to the internet. */
export function hasAllPortsOpen(permissions: readonly Permission[]): boolean {
  const decides = (permission: Permission) => permission.ports !== null && isAllPorts(permission.ports);
  return ['ipv4', 'ipv6'].some((family) => firstOf(permissions, family as 'ipv4' | 'ipv6', decides)?.isAccept === true);
}

/** The watched ports that the internet reaches: for each the rule of the highest priority decides, and a drop beats an accept beside it. */
export function openPorts(permissions: readonly Permission[]): number[] {
  const isOpen = (port: number) => {
    const covers = ({ ports }: Permission) => ports !== null && ports[0] <= port && port <= ports[1];
    return (['ipv4', 'ipv6'] as const).some((family) => firstOf(permissions, family, covers)?.isAccept === true);
  };
  return watchedPorts.filter(isOpen);
}

function firstOf(
  permissions: readonly Permission[],
  family: 'ipv4' | 'ipv6',
  decides: (permission: Permission) => boolean,
): Permission | undefined {
  const candidates = permissions.filter((permission) => permission[family] && decides(permission));
  return candidates.sort((a, b) => a.priority - b.priority || Number(a.isAccept) - Number(b.isAccept))[0];
}

const prefixList = 'ACS::ECS::PrefixList';

/** Types and fields that {@link withPrefixLists} looks up. */
export const prefixListNeeds = { [prefixList]: ['isAnywhere'] } as const;

/** The rules with prefix lists opened: undefined when a list that accepts cannot be looked into. */
export function withPrefixLists(group: Resource, lookup: Lookup): Permission[] | undefined {
  const permissions = group.fields['ingress.permissions'] as unknown as readonly Permission[];
  const opened = permissions.map((permission) => openPrefixList(permission, group.region, lookup));
  return opened.includes(undefined) ? undefined : (opened as Permission[]);
}

function openPrefixList(permission: Permission, region: string, lookup: Lookup): Permission | undefined {
  if (permission.prefixListId === null || !permission.isAccept) return permission;
  const isOpen: FieldValue | undefined = lookup.where(prefixList, 'id', permission.prefixListId, region)?.[0]?.fields.isAnywhere;
  return typeof isOpen === 'boolean' ? { ...permission, ipv4: isOpen } : undefined;
}
