import type { Context, Fields, Make } from '../../engine/index.ts';

const letters = ['h', 'i', 'j', 'k'] as const;

const localNames: Readonly<Record<string, string>> = {
  'cn-hangzhou': '华东1（杭州）',
  'cn-shanghai': '华东2（上海）',
  'cn-beijing': '华北2（北京）',
};

/** Regions of the estate, as the calls named DescribeRegions show them. */
export function regionsOf(x: Context): readonly Fields[] {
  return x.estate.regions.map((RegionId) => ({
    RegionId,
    LocalName: localNames[RegionId] ?? RegionId,
    RegionEndpoint: `${x.product.product}.${RegionId}.aliyuncs.com`,
  }));
}

/** Zones of the call's region. */
export function zonesOf(x: Context): readonly Fields[] {
  return letters.map((letter) => ({ ZoneId: `${x.region}-${letter}`, LocalName: `可用区${letter.toUpperCase()}` }));
}

/** The zone after this one in the same region. */
export function nextZone(zone: string): string {
  const at = letters.indexOf(zone.slice(-1) as (typeof letters)[number]);
  return `${zone.slice(0, -1)}${letters[(at + 1) % letters.length]}`;
}

/** A VPC with one of its vSwitches: the one that is given at `path`, else any of the region; empty texts if there is none. */
export function networkOf(m: Make, path = 'VSwitchId'): { readonly vpc: string; readonly vSwitch: string; readonly zone: string } {
  const vSwitch = m.ref('vpc.vswitch', path);
  const vpc = vSwitch ? String(vSwitch.state['VpcId']) : (m.ref('vpc.vpc', 'VpcId')?.id ?? '');
  return { vpc, vSwitch: vSwitch?.id ?? '', zone: String(vSwitch?.state['ZoneId'] ?? m.zone) };
}

/** Where a load balancer stands in one zone. */
export interface Leg {
  readonly vSwitch: string;
  readonly zone: string;
}

/** A load balancer's VPC and legs: in the vSwitches that `legs` names, else in two zones of one VPC. */
export function legsOf(m: Make): { readonly vpc: string; readonly legs: readonly Leg[] } {
  const first = networkOf(m, 'legs.0');
  const second = networkOf(m, 'legs.1');
  const isApart = second.vpc === first.vpc && second.zone !== first.zone;
  const other = isApart || m.given['legs'] !== undefined ? second : { ...first, zone: nextZone(first.zone) };
  return { vpc: first.vpc, legs: [first, other].map(({ vSwitch, zone }) => ({ vSwitch, zone })) };
}
