import type { Resource } from '../../model/documents.ts';

/** Fields of vSwitches that {@link vSwitchesOfOtherZones} looks at. */
export const otherZoneNeeds = { 'ACS::VPC::VSwitch': ['vpcId', 'zoneId', 'status', 'addresses.free'] } as const;

/**
 * One vSwitch for each zone in which none of one's own lies, the roomiest first; undefined when the zone of one's own is not known.
 * @param near vSwitches of the same VPC
 */
export function vSwitchesOfOtherZones(own: readonly string[], near: readonly Resource[] | undefined): string[] | undefined {
  const zones = own.map((id) => near?.find((one) => one.id === id)?.fields.zoneId);
  if (near === undefined || zones.includes(undefined)) return undefined;
  const taken = new Set(zones);
  const free = ({ fields }: Resource) => Number(fields['addresses.free'] ?? 0);
  const found: string[] = [];
  for (const one of [...near].sort((a, b) => free(b) - free(a) || a.id.localeCompare(b.id))) {
    const { zoneId, status } = one.fields;
    if (zoneId === undefined || taken.has(zoneId) || status !== 'Available') continue;
    taken.add(zoneId);
    found.push(one.id);
  }
  return found;
}
