import { chinaMinute } from './china-time.ts';
import type { FieldValue } from './documents.ts';
import type { Unit } from './resource-type.ts';

/** A language of the product. */
export type Language = 'en' | 'zh-CN';

const words = {
  en: { none: 'none', notRead: 'not read', yes: 'yes', no: 'no', comma: ', ', empty: 'none' },
  'zh-CN': { none: '无', notRead: '未读取', yes: '是', no: '否', comma: '、', empty: '无' },
} as const;

const shownMembers = 5;
const binaryUnits = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;
const decimalUnits = ['bit/s', 'kbit/s', 'Mbit/s', 'Gbit/s', 'Tbit/s'] as const;
const binaryStep: Partial<Record<Unit, number>> = { byte: 0, kibibyte: 1, mebibyte: 2, gibibyte: 3, tebibyte: 4, 'byte-per-second': 0 };

/**
 * A value as a report writes it, with its unit: "7 days" / "7 天", "1.5 TiB", "80%", "¥120 a month".
 * null is "none" / "无"; undefined, a value that was not read, is "not read" / "未读取"; long lists are shortened.
 * @param unit unit of the number, or of each number of a list
 */
export function formatValue(value: FieldValue | undefined, unit: string | undefined, language: Language): string {
  const word = words[language];
  if (value === undefined) return word.notRead;
  if (value === null || value === '') return word.none;
  if (typeof value === 'number') return formatQuantity(value, unit, language);
  if (typeof value === 'boolean') return value ? word.yes : word.no;
  if (typeof value === 'string') return ourTime.test(value) ? chinaMinute(value) : value;
  const members = Array.isArray(value)
    ? value.map((member) => formatValue(member, unit, language))
    : Object.entries(value).map(([name, member]) => `${name}=${formatValue(member, undefined, language)}`);
  return formatList(members, language);
}

// The form in which every time of the cloud is kept; texts of the cloud itself are not touched.
const ourTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** A list of ready texts, the first few of them and how many more there are. */
function formatList(members: readonly string[], language: Language): string {
  const word = words[language];
  if (members.length === 0) return word.empty;
  if (members.length <= shownMembers) return members.join(word.comma);
  const shown = members.slice(0, shownMembers).join(word.comma);
  const rest = members.length - shownMembers;
  return language === 'en' ? `${shown} and ${rest} more` : `${shown} 等 ${members.length} 项`;
}

/** A number with its unit. */
function formatQuantity(value: number, unit: string | undefined, language: Language): string {
  const number = formatNumber(value);
  const isChinese = language === 'zh-CN';
  const counted = (one: string, many: string, chinese: string) =>
    isChinese ? `${number} ${chinese}` : `${number} ${value === 1 ? one : many}`;
  switch (unit as Unit | undefined) {
    case 'day':
      return counted('day', 'days', '天');
    case 'hour':
      return counted('hour', 'hours', '小时');
    case 'minute':
      return counted('minute', 'minutes', '分钟');
    case 'second':
      return counted('second', 'seconds', '秒');
    case 'millisecond':
      return counted('ms', 'ms', '毫秒');
    case 'vcpu':
      return counted('vCPU', 'vCPUs', '核');
    case 'port':
      return String(value);
    case 'iops':
      return `${number} IOPS`;
    case 'per-second':
      return isChinese ? `${number} 次/秒` : `${number} per second`;
    case 'percent':
      return `${number}%`;
    case 'ratio':
      return `${formatNumber(value * 100)}%`;
    case 'cny':
      return `¥${number}`;
    case 'cny-per-month':
      return isChinese ? `¥${number}/月` : `¥${number} a month`;
    case 'megabit-per-second':
      return `${number} Mbit/s`;
    case 'bit-per-second':
      return scaled(value, 0, 1000, decimalUnits);
    case 'byte-per-second':
      return `${scaled(value, 0, 1024, binaryUnits)}/s`;
    case 'byte':
    case 'kibibyte':
    case 'mebibyte':
    case 'gibibyte':
    case 'tebibyte':
      return scaled(value, binaryStep[unit as Unit] ?? 0, 1024, binaryUnits);
    default:
      return number;
  }
}

function scaled(value: number, step: number, base: number, names: readonly string[]): string {
  let [number, at] = [value, step];
  while (Math.abs(number) >= base && at < names.length - 1) [number, at] = [number / base, at + 1];
  while (Math.abs(number) > 0 && Math.abs(number) < 1 && at > 0) [number, at] = [number * base, at - 1];
  return `${formatNumber(number)} ${names[at]}`;
}

/** A number with at most two digits after the point and thousands set apart, the same in both languages. */
export function formatNumber(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  if (rounded > -1000 && rounded < 1000) return String(rounded);
  const [whole, rest] = String(rounded).split('.') as [string, string | undefined];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}

/** A value as JSON, for sentences that set two values against each other. @param none what stands for no value */
export function jsonText(value: unknown, none = 'nothing'): string {
  return value === undefined ? none : JSON.stringify(value);
}
