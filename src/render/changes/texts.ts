import type { Change, ChangePlan, ChangeValue, Config, Disruption, FieldValue, Step } from '../../model/documents.ts';
import type { Words } from '../text/catalogue.ts';
import { cny } from '../text/numbers.ts';
import { valueText } from '../text/values.ts';
import type { PriceSum } from './price.ts';

/** One property of a change as a reader sees it. */
export interface ValueLine {
  readonly property: string;
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

/** Turns a value into text; whole keeps every member and every character. */
export type Write = (value: FieldValue, unit: string | undefined, words: Words) => string;

/** The whole value, for files that are searched and compared. */
export const whole: Write = (value, unit, words) => {
  if (Array.isArray(value) && value.length > 0) return words.list(value.map((item) => whole(item as FieldValue, unit, words)));
  if (typeof value === 'string' && value.length > 0) return value.length > 100 ? value : valueText(value, unit, words);
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return membersText(value, words);
  return valueText(value, unit, words);
};

/** A value for a page: long lists and texts are cut; blocks are written member by member. */
export const short: Write = (value, unit, words) => {
  if (Array.isArray(value) && value.some((item) => item !== null && typeof item === 'object')) {
    const text = whole(value, unit, words);
    return text.length > 160 ? `${text.slice(0, 160)}…` : text;
  }
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return membersText(value, words).slice(0, 160);
  return valueText(value, unit, words);
};

function membersText(block: Readonly<Record<string, FieldValue>>, words: Words): string {
  const members = Object.entries(block).map(([name, member]) => `${name}=${whole(member, undefined, words)}`);
  return members.length === 0 ? words.t('word.none') : members.join(words.t('pair.separator'));
}

/** Every property of a change, before and after. What is created was not there; what is deleted is gone afterwards. */
export function valueLines(change: Change, words: Words, write: Write = short): ValueLine[] {
  if (change.set.length === 0) {
    return [
      {
        property: '',
        title: words.pick(change.title),
        before: beforeText(change, undefined, words, write),
        after: afterText(change, undefined, words, write),
      },
    ];
  }
  return change.set.map((value) => ({
    property: value.property,
    title: words.pick(value.title),
    before: beforeText(change, value, words, write),
    after: afterText(change, value, words, write),
  }));
}

function beforeText({ kind }: Change, value: ChangeValue | undefined, words: Words, write: Write): string {
  if (kind === 'create') return words.t('changes.absent');
  if (value?.from === undefined) return words.t(value ? 'changes.unset' : 'word.meaningless');
  return write(value.from, value.unit, words);
}

function afterText({ kind }: Change, value: ChangeValue | undefined, words: Words, write: Write): string {
  if (kind === 'delete') return words.t('changes.deleted');
  return value ? write(value.to, value.unit, words) : words.t('word.meaningless');
}

/** Standard, normal or emergency. */
export function typeText({ type = 'normal' }: Pick<ChangePlan, 'type'>, words: Words): string {
  return words.t(`changes.type.${type}`);
}

/** What a change does to the business; none where nothing. */
export function risksText(risks: readonly Disruption[], words: Words): string {
  return risks.length === 0 ? words.t('disruption.none') : words.list(risks.map((risk) => words.t(`disruption.${risk}`)));
}

/** Effect on the bill: an amount with its sign, billed without a known amount, or none. */
export function priceText({ priceCnyPerMonth: price }: Pick<Change, 'priceCnyPerMonth'>, words: Words): string {
  if (price === undefined) return words.t('cost.none');
  return price === null ? words.t('changes.price.unknown') : words.t('unit.cny-per-month', { amount: signedCny(price) });
}

/** +¥18.00, −¥23.50 or ¥0.00. */
export function signedCny(amount: number): string {
  if (amount === 0) return cny(0);
  return `${amount > 0 ? '+' : '−'}${cny(Math.abs(amount))}`;
}

/** Sum of the known amounts, and how many are not known. */
export function priceSumText({ known, unknown }: PriceSum, words: Words): string {
  const amount = words.t('unit.cny-per-month', { amount: signedCny(known) });
  return unknown === 0 ? amount : `${amount}${words.t('pair.separator')}${words.t('changes.price.more', { n: unknown })}`;
}

/** 45 s, 2 min 45 s, 1 h 5 min. */
export function durationText(seconds: number, words: Words): string {
  const whole = Math.max(0, Math.round(seconds));
  const [h, min, s] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const parts = [h > 0 && words.t('changes.hours', { n: h }), min > 0 && words.t('changes.minutes', { n: min })];
  const last = h === 0 && (s > 0 || min === 0) && words.t('changes.seconds', { n: s });
  return [...parts, last].filter((part) => part !== false).join(' ');
}

/** Time between two moments. @param from ISO-8601 @param to ISO-8601 */
export function elapsedText(from: string, to: string, words: Words): string {
  return durationText((Date.parse(to) - Date.parse(from)) / 1000, words);
}

const ops: readonly string[] = ['same', 'update', 'create', 'delete', 'replace'];

/** What Pulumi says it will do to the resource: a word, and the paths it touches. */
export function stepText({ op, diff }: Step, words: Words): { readonly op: string; readonly paths: readonly string[] } {
  return { op: ops.includes(op) ? words.t(`changes.op.${op}`) : op, paths: diff.map(({ path }) => path) };
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The weekly windows of the project; any time where it has none. */
export function windowText(config: Config, words: Words): string {
  const windows = config.changes?.windows ?? [];
  if (windows.length === 0) return words.t('changes.anyTime');
  return windows
    .map(({ days, from, to }) => {
      const range = words.t('head.range', { from, until: to });
      const next = to <= from ? words.t('paren', { text: words.t('changes.nextDay') }) : '';
      return `${words.list(days.map((day) => words.t(`changes.day.${weekdays[day - 1] ?? 'mon'}`)))} ${range}${next}`;
    })
    .join(words.t('clause.separator'));
}
