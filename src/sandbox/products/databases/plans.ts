import type { Fields, Make } from '../../engine/index.ts';
import { second } from '../../engine/index.ts';

const dayMs = 86_400_000;

/** How a database is paid, from the row that the estate file gives or by chance; when a subscription ends. */
export function billing(
  m: Make,
  path: string,
  words: { readonly prepaid: string; readonly postpaid: string },
): { readonly pay: string; readonly endsAt: string } {
  const given = m.given[path];
  const pay = typeof given === 'string' ? given : m.chance(0.4) ? words.prepaid : words.postpaid;
  if (pay !== words.prepaid) return { pay, endsAt: '' };
  return { pay, endsAt: expiry(m, Number(m.given['expiresInDays'] ?? m.int(3, 360))) };
}

/** The end of a subscription, always at midnight in China. */
export function expiry(m: Pick<Make, 'openedAt'>, days: number): string {
  const midnight = Math.floor((m.openedAt + days * dayMs) / dayMs) * dayMs + 16 * 3_600_000;
  return second(midnight);
}

/** A network of one's own: the vSwitch and VPC that the estate has in this region, else names that look like it. */
export function networkOf(m: Make): { readonly vpc: string; readonly vSwitch: string; readonly zone: string } {
  const vSwitch = m.ref('vpc.vswitch', 'VSwitchId');
  const state: Fields = vSwitch?.state ?? {};
  return {
    vpc: String(state['VpcId'] ?? `vpc-${m.chars(21)}`),
    vSwitch: vSwitch?.id ?? `vsw-${m.chars(21)}`,
    zone: String(state['ZoneId'] ?? m.zone),
  };
}

/** A zone of the same region other than this one. */
export function otherZone(zone: string): string {
  const letter = zone.slice(-1);
  return `${zone.slice(0, -1)}${letter === 'h' ? 'i' : 'h'}`;
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
export const everyDay = 'Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday';

/** True for days that a plan such as `Monday,Thursday` names; days count in UTC, as the plan does. */
export function isPlanned(plan: string, atMs: number): boolean {
  return plan.split(',').includes(weekdays[new Date(atMs).getUTCDay()] as string);
}

/** True for a text of weekdays with commas. */
export function isPlan(text: string): boolean {
  return text.split(',').every((day) => weekdays.includes(day));
}
