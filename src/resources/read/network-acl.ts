import type { Reply } from '../../model/resource-type.ts';
import { isAnywhere } from './cidr.ts';
import { isAllPorts, toPortRange, watchedPorts } from './port-range.ts';

/**
 * Watched ports that the entries of a network ACL open to the whole internet. Entries count in order and the first that
 * matches decides, so a drop before an accept shuts a port. Entries that accept every port are the default of each ACL
 * and are left to the security groups.
 */
export function openPorts(entries: readonly unknown[]): number[] {
  return watchedPorts.filter((port) => firstFor(port, entries) === 'accept');
}

/** The entries in their order, as far as they decide who comes in. */
export function toEntries(entries: readonly unknown[]): { policy: string; protocol: string; port: string; source: string }[] {
  return (entries as readonly Reply[]).map(({ Policy, Protocol, Port, SourceCidrIp }) => ({
    policy: String(Policy).toLowerCase(),
    protocol: String(Protocol).toLowerCase(),
    port: String(Port),
    source: String(SourceCidrIp),
  }));
}

function firstFor(port: number, entries: readonly unknown[]): string | undefined {
  for (const entry of entries as readonly Reply[]) {
    if (!isAnywhere(entry.SourceCidrIp) || !carriesPorts(entry.Protocol)) continue;
    const range = toPortRange(entry.Port);
    if (!range || port < range[0] || port > range[1]) continue;
    const policy = String(entry.Policy).toLowerCase();
    if (policy === 'accept' && isAllPorts(range)) return 'default';
    return policy;
  }
  return undefined;
}

function carriesPorts(protocol: unknown): boolean {
  return ['tcp', 'udp', 'all', '-1'].includes(String(protocol).toLowerCase());
}
