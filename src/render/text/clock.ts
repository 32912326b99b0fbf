import { readFileSync } from 'node:fs';
import { chinaMinute, chinaOffsetMs, inChina } from '../../model/china-time.ts';

const dayMs = 86_400_000;

/** The day of a moment in Beijing, counted from 1970-01-01. @param at ISO-8601 UTC */
export function dayOf(at: string): number {
  return Math.floor((Date.parse(at) + chinaOffsetMs) / dayMs);
}

/** The number of a written day. @param date YYYY-MM-DD */
export function dayOfDate(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMs;
}

const dates = new Map<number, string>();

/** YYYY-MM-DD of a day number. */
export function dateOf(day: number): string {
  let date = dates.get(day);
  if (date === undefined) {
    date = new Date(day * dayMs).toISOString().slice(0, 10);
    dates.set(day, date);
  }
  return date;
}

/** A moment in Beijing: YYYY-MM-DD HH:MM. */
export function minuteOf(at: string): string {
  return chinaMinute(at);
}

/** A moment in Beijing to the second: YYYY-MM-DD HH:MM:SS. */
export function secondOf(at: string): string {
  return inChina(at).slice(0, 19).replace('T', ' ');
}

/** The first workday after a day, by the yearly notice of the State Council; plain weekdays where its year has no notice yet. */
export function nextWorkday(day: number): number {
  let next = day + 1;
  while (!isWorkday(next)) next++;
  return next;
}

/** False when the holidays of the year of this day are not announced, so that its calendar is provisional. */
export function isAnnounced(day: number): boolean {
  return calendarOf(dateOf(day).slice(0, 4)) !== undefined;
}

/** How many workdays lie after one day and before another. */
export function workdaysBetween(from: number, until: number): number {
  let workdays = 0;
  for (let day = from + 1; day < until; day++) if (isWorkday(day)) workdays++;
  return workdays;
}

function isWorkday(day: number): boolean {
  const date = dateOf(day);
  const calendar = calendarOf(date.slice(0, 4));
  if (calendar?.worked.includes(date)) return true;
  if (calendar?.off.some(([from, until]) => from <= date && date <= until)) return false;
  const weekday = new Date(day * dayMs).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

interface Calendar {
  readonly year: number;
  /** Holidays as first and last day. */
  readonly off: readonly (readonly [string, string])[];
  /** Weekend days that are worked. */
  readonly worked: readonly string[];
}

const calendars = new Map<string, Calendar | undefined>();

function calendarOf(year: string): Calendar | undefined {
  if (!calendars.has(year)) calendars.set(year, readCalendar(year));
  return calendars.get(year);
}

function readCalendar(year: string): Calendar | undefined {
  try {
    return JSON.parse(readFileSync(new URL(`../../../reports/calendar/cn-${year}.json`, import.meta.url), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
