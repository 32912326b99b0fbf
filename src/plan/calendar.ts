import { chinaOffsetMs } from '../model/china-time.ts';
import type { ChangePolicy, LocalizedText } from '../model/documents.ts';

const dayMs = 86_400_000;

/** Why nothing may be applied at this moment; undefined when it may. Days and windows count in China time. */
export function closedNow({ freeze = [], windows = [] }: ChangePolicy, now: Date): LocalizedText | undefined {
  const frozen = freeze.find((period) => startOf(period.from) <= now.getTime() && now.getTime() < endOf(period.to));
  if (frozen)
    return {
      en: `Changes are frozen until ${frozen.to}: ${frozen.reason}. Apply after it, or change changes.freeze in xunjian.json.`,
      'zh-CN': `封网期至 ${frozen.to}：${frozen.reason}。请在封网结束后执行，或修改 xunjian.json 的 changes.freeze。`,
    };
  if (windows.length === 0 || windows.some((window) => isOpen(window, now))) return undefined;
  const list = (names: readonly string[], between: string) =>
    windows.map(({ days, from, to }) => `${days.map((day) => names[day - 1] ?? day).join(between)} ${from}–${to}`);
  return {
    en: `It is outside the change windows (${list(weekdays.en, ', ').join('; ')}, China time). Apply within one, or change changes.windows in xunjian.json.`,
    'zh-CN': `当前不在变更窗口内（${list(weekdays['zh-CN'], '、').join('；')}，北京时间）。请在窗口内执行，或修改 xunjian.json 的 changes.windows。`,
  };
}

/** By the number of the day, Monday first. */
const weekdays = {
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
} as const;

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

function startOf(text: string): number {
  return isDay(text) ? Date.parse(`${text}T00:00:00Z`) - chinaOffsetMs : Date.parse(text);
}

function endOf(text: string): number {
  return isDay(text) ? startOf(text) + dayMs : Date.parse(text);
}

function isOpen({ days, from, to }: NonNullable<ChangePolicy['windows']>[number], now: Date): boolean {
  const local = new Date(now.getTime() + chinaOffsetMs);
  const weekday = local.getUTCDay() === 0 ? 7 : local.getUTCDay();
  const minute = local.getUTCHours() * 60 + local.getUTCMinutes();
  const [start, end] = [minutesOf(from), minutesOf(to)];
  if (start < end) return days.includes(weekday) && start <= minute && minute < end;
  // Over midnight: the part after it belongs to the day on which the window began.
  const yesterday = weekday === 1 ? 7 : weekday - 1;
  return (days.includes(weekday) && minute >= start) || (days.includes(yesterday) && minute < end);
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
