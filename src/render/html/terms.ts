import type { Words } from '../text/catalogue.ts';
import { dateOf } from '../text/clock.ts';
import type { Moves } from '../view/moves.ts';
import type { ReportView } from '../view/view-model.ts';
import { type Html, html } from './html.ts';
import { code, whole } from './marks.ts';

export interface Term {
  readonly name: string;
  readonly text: string | Html;
}

/** How everything is counted, with the numbers of this report put in. */
export function terms({ figures, moves, isAnnounced }: ReportView, words: Words): Term[] {
  const { checks, judged, open, notRead, affected } = figures;
  const term = (name: string, text: string): Term => ({ name: words.t(`term.${name}`), text });
  const { pass, fail, accepted, unknown, error } = checks;
  const rate = (value: string | undefined) => (value === undefined ? '—' : `${value}%`);
  const passRate = words.t('terms.passRate', { pass, fail, accepted, rate: rate(figures.passRate) });
  const hidden = figures.passRate === undefined ? words.t('terms.passHidden') : '';
  return [
    term('check', words.t('terms.check')),
    term('risk', words.t('terms.risk')),
    term('level', words.t('terms.level')),
    term('affected', words.t('terms.affected', { n: affected })),
    term('passRate', `${passRate}${hidden}`),
    term('coverage', words.t('terms.coverage', { judged, unknown, error, rate: rate(figures.coverage) })),
    term('open', words.t('terms.open', { fail, notRead, open })),
    ...(moves ? [term('closing', closingText(moves, words))] : []),
    term('fixed', words.t('terms.fixed')),
    term('due', `${words.t('terms.due')}${isAnnounced ? '' : words.t('terms.provisional')}`),
    term('number', words.t('terms.number')),
    term('digest', words.t('terms.digest')),
    term('time', words.t('terms.time')),
  ];
}

function closingText(
  { opening, new: came, recurred, expired, fixed, accepted, released, retired, recount, closing }: Moves,
  words: Words,
): string {
  const step = recount === 0 ? '' : words.t('terms.recount', { sign: recount > 0 ? '+' : '−', n: Math.abs(recount) });
  return words.t('terms.closing', { opening, new: came, recurred, expired, fixed, accepted, released, retired, recount: step, closing });
}

export function sources({ inspection, trend }: ReportView, words: Words): Term[] {
  const [first, last] = [trend[0], trend.at(-1)];
  const runs = trend.filter(({ kind }) => kind !== 'missed').length;
  const history =
    first && last && runs > 1
      ? words.t('sources.historyRuns', { n: runs, from: dateOf(first.day), until: dateOf(last.day) })
      : words.t('figures.firstRun');
  return [
    { name: words.t('sources.risks'), text: html`${code(inspection.id)}` },
    { name: words.t('sources.history'), text: whole(history) },
    { name: words.t('sources.exceptions'), text: words.t('sources.exceptionsOf', { n: inspection.exceptions.length }) },
  ];
}
