import { isDeepStrictEqual } from 'node:util';
import type { Change, ChangePlan, ChangeValue, Config, Disruption, Step } from '../../model/documents.ts';
import type { Words } from '../text/catalogue.ts';
import { cny } from '../text/numbers.ts';
import type { PriceSum } from './price.ts';
import { sidesOf } from './sides.ts';
import { short, type Write } from './values.ts';

/** One property of a change as a reader sees it. */
export interface ValueLine {
  readonly property: string;
  readonly title: string;
  readonly before: string;
  readonly after: string;
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
  // What is only written along stands last.
  const [changed, along] = [false, true].map((isAlong) => change.set.filter((value) => isWrittenAlong(change, value) === isAlong));
  return [...(changed ?? []), ...(along ?? [])].map((value) => ({
    property: value.property,
    title: words.pick(value.title),
    ...bothSides(change, value, words, write),
  }));
}

function bothSides(change: Change, value: ChangeValue, words: Words, write: Write): Pick<ValueLine, 'before' | 'after'> {
  if (change.kind === 'patch' && value.from !== undefined && !isWrittenAlong(change, value))
    return sidesOf(value.from, value.to, { unit: value.unit, words, write });
  return { before: beforeText(change, value, words, write), after: afterText(change, value, words, write) };
}

/** The product takes it only together with the others; its value stays. */
function isWrittenAlong({ kind }: Change, { from, to }: ChangeValue): boolean {
  return kind === 'patch' && from !== undefined && isDeepStrictEqual(from, to);
}

function beforeText({ kind }: Change, value: ChangeValue | undefined, words: Words, write: Write): string {
  if (kind === 'create') return words.t('changes.absent');
  if (value?.from === undefined) return words.t(value ? 'changes.unset' : 'word.meaningless');
  return write(value.from, value.unit, words);
}

function afterText(change: Change, value: ChangeValue | undefined, words: Words, write: Write): string {
  if (change.kind === 'delete') return words.t('changes.deleted');
  if (value === undefined) return words.t('word.meaningless');
  const text = write(value.to, value.unit, words);
  return isWrittenAlong(change, value) ? words.t('changes.same', { value: text }) : text;
}

/** Standard, normal or emergency. */
export function typeText({ type = 'normal' }: Pick<ChangePlan, 'type'>, words: Words): string {
  return words.t(`changes.type.${type}`);
}

/** Modify, or what is created or deleted: the thing itself, which may be a part of the resource. */
export function kindText({ kind, thing }: Pick<Change, 'kind' | 'thing'>, words: Words): string {
  const verb = words.t(`changes.kind.${kind}`);
  return thing === undefined ? verb : `${verb}${words.t('colon')}${words.pick(thing)}`;
}

/** What a change does to the business; none where nothing. */
export function risksText(risks: readonly Disruption[], words: Words): string {
  return risks.length === 0 ? words.t('disruption.none') : words.list(risks.map((risk) => words.t(`disruption.${risk}`)));
}

/** Effect on the bill: an amount with its sign, billed without a known amount, or none. */
export function priceText({ priceCnyPerMonth: price, category, undoOf }: Change, words: Words): string {
  if (price === undefined) return words.t('cost.none');
  // A check of the category cost asks for what costs less; taking it back does not.
  const unknown = category === 'cost' && undoOf === undefined ? 'changes.price.saves' : 'changes.price.unknown';
  return price === null ? words.t(unknown) : words.t('unit.cny-per-month', { amount: signedCny(price) });
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
