import type { ReadBack } from '../../../model/documents.ts';
import type { Words } from '../../text/catalogue.ts';
import { dateOf, dayOf, minuteOf } from '../../text/clock.ts';
import type { Period } from '../input.ts';
import { short, type Write } from '../values.ts';
import type { ChangeRow } from './rows.ts';
import type { ListView } from './view.ts';

/** The word of a result; without change support nothing waits to be done, it is a plan only. */
export function outcomeText({ outcome }: Pick<ChangeRow, 'outcome'>, { isPlansOnly }: Pick<ListView, 'isPlansOnly'>, words: Words): string {
  return words.t(`changes.outcome.${isPlansOnly && outcome === 'pending' ? 'plan-only' : outcome}`);
}

/** 7 days (matches), or why there is nothing to compare. */
export function readBackText(row: ChangeRow, words: Words, write: Write = short): string {
  const { entry, check } = row;
  if (!entry || check === 'none') return words.t('word.meaningless');
  if (entry.readBack.length === 0) return words.t(`changes.recheck.${check}`);
  return entry.readBack.map((item) => oneReadBack(item, row, words, write)).join(words.t('clause.separator'));
}

/** One property read back, with the word of the comparison. */
export function oneReadBack(item: ReadBack, { change }: ChangeRow, words: Words, write: Write = short): string {
  const { matches, value, property } = item;
  if (value === undefined && matches === null) return words.t('word.notRead');
  const unit = change.set.find((one) => one.property === property)?.unit;
  const shown = value === undefined ? words.t('word.none') : write(value, unit, words);
  const word = matches === null ? 'not-read' : matches ? 'matches' : 'differs';
  return `${shown}${words.t('paren', { text: words.t(`changes.check.${word}`) })}`;
}

/** When our own reading was made: the newest of its values. */
export function readBackAt({ entry }: ChangeRow): string | undefined {
  return entry?.readBack
    .flatMap(({ at }) => at ?? [])
    .sort()
    .at(-1);
}

/** When the last approval was given, so that the change was allowed. */
export function approvedAt({ approvers }: ChangeRow): string | undefined {
  return approvers.at(-1)?.at;
}

/** Why it failed, was not run, was declined or may no longer be run; undefined where there is nothing to say. */
export function reasonText({ outcome, entry, declined, revoked, expiredAt }: ChangeRow, words: Words): string | undefined {
  const no = outcome === 'declined' ? declined : revoked;
  if (no) return `${no.by}${words.t('colon')}${no.reason}`;
  if (expiredAt !== undefined) return words.t('changes.expiredAt', { at: minuteOf(expiredAt) });
  return entry?.reason && words.pick(entry.reason.text);
}

/** First and last day in words; open ends say so. */
export function periodText(period: Period | undefined, view: Pick<ListView, 'from' | 'asOf'>, words: Words): string {
  const day = (at: string) => dateOf(dayOf(at));
  if (!period)
    return day(view.from) === day(view.asOf) ? day(view.asOf) : words.t('head.range', { from: day(view.from), until: day(view.asOf) });
  const [hasStart, hasEnd] = [!period.from.startsWith('0000'), !period.to.startsWith('9999')];
  if (hasStart && hasEnd) return period.from === period.to ? period.from : words.t('head.range', { from: period.from, until: period.to });
  if (hasStart) return words.t('changes.since', { from: period.from });
  return words.t('changes.until', { until: hasEnd ? period.to : day(view.asOf) });
}

/** The conclusion in one sentence: `lead` is the part to stress. */
export interface ListVerdict {
  readonly level: 'critical' | 'high' | 'none';
  readonly lead: string;
  readonly rest: string;
}

export function listVerdict({ figures, isPlansOnly }: ListView, words: Words): ListVerdict {
  const { failed, contradicted, applied, verified, planned, notRun, pending, declined, revoked, expired } = figures;
  const rate = figures.successRate === undefined ? '—' : `${figures.successRate}%`;
  const idle = notRun + declined + pending + revoked + expired;
  const rest = `${words.t('changes.verdict.rest', { applied, verified, rate })}${idle > 0 ? words.t('changes.verdict.idle', { n: idle }) : ''}${words.t('sentence.end').trim()}`;
  if (isPlansOnly)
    return { level: 'none', lead: words.t('changes.verdict.plans', { n: planned }), rest: words.t('changes.verdict.plansRest') };
  if (contradicted > 0) return { level: 'critical', lead: words.t('changes.verdict.bad', { contradicted, failed }), rest };
  if (failed > 0) return { level: 'high', lead: words.t('changes.verdict.failed', { n: failed }), rest };
  if (applied > 0) return { level: 'none', lead: words.t('changes.verdict.good', { n: applied }), rest: rest };
  const lead = planned === 0 ? 'changes.verdict.empty' : 'changes.verdict.idleOnly';
  return { level: 'none', lead: words.t(lead, { n: planned }), rest: words.t('sentence.end').trim() };
}
