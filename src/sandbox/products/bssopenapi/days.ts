const dayMs = 86_400_000;
const chinaMs = 8 * 3_600_000;

/** One day of a bill, by the time of China. */
export interface BillDay {
  /** 2026-05-31 */
  readonly date: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** The day in which a moment lies. */
export function dayOf(ms: number): BillDay {
  const startMs = Math.floor((ms + chinaMs) / dayMs) * dayMs - chinaMs;
  return { date: new Date(startMs + chinaMs).toISOString().slice(0, 10), startMs, endMs: startMs + dayMs };
}

/** The day of a date, undefined for what is none. */
export function dayNamed(date: string): BillDay | undefined {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00+08:00`) : Number.NaN;
  return Number.isNaN(ms) ? undefined : dayOf(ms);
}

/** The days of a month that have begun, undefined for what is no month. */
export function daysOfMonth(cycle: string, now: number): readonly BillDay[] | undefined {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(cycle)) return undefined;
  const days: BillDay[] = [];
  for (let at = Date.parse(`${cycle}-01T00:00:00+08:00`); at <= now; at += dayMs) {
    const day = dayOf(at);
    if (!day.date.startsWith(cycle)) break;
    days.push(day);
  }
  return days;
}

/** Day of the month, by the time of China. */
export function dayOfMonth(ms: number): number {
  return new Date(ms + chinaMs).getUTCDate();
}

/** `2026-05-31 08:00:00`, by the time of China. */
export function chinaTime(ms: number): string {
  return new Date(ms + chinaMs).toISOString().slice(0, 19).replace('T', ' ');
}
