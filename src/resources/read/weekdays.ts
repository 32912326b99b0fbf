import type { Field } from '../../model/resource-type.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The days in a text such as `Monday,Wednesday`, in the order of the week, each once; undefined when it names something else. */
export function toWeekdays(raw: unknown): string[] | undefined {
  if (typeof raw !== 'string') return undefined;
  const named = raw
    .split(',')
    .map((day) => day.trim().toLowerCase())
    .filter((day) => day !== '');
  const days = weekdays.filter((day) => named.includes(day.toLowerCase()));
  return new Set(named).size === days.length ? days : undefined;
}

/** The two fields of a weekly backup plan: which days, and how many of them. An empty text is a plan of no day. */
export function weekdayFields(detail: string, path: string) {
  return {
    'backup.weekdays': {
      title: { en: 'Backup days', 'zh-CN': '备份周期' },
      type: 'list',
      from: { detail },
      path,
      read: toWeekdays,
    },
    'backup.daysPerWeek': {
      title: { en: 'Backups a week', 'zh-CN': '每周备份次数' },
      type: 'integer',
      unit: 'count',
      from: { detail },
      path,
      read: (raw) => toWeekdays(raw)?.length,
    },
  } satisfies Record<string, Field>;
}
