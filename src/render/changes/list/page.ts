import { type Html, html } from '../../html/html.ts';
import { whole } from '../../html/marks.ts';
import { templateOf } from '../../html/templates.ts';
import type { Words } from '../../text/catalogue.ts';
import { minuteOf } from '../../text/clock.ts';
import { count } from '../../text/numbers.ts';
import { type ChangePage, frameParts } from '../page.ts';
import { signedCny } from '../texts.ts';
import { badCards, idleTable, retriedTable } from './cards.ts';
import { factsOf } from './facts.ts';
import { logTable } from './log.ts';
import { bannersOf } from './markdown.ts';
import { badRows, idleRows, isBad, termRows } from './sheets.ts';
import { approvalTable, rollbackTable, sourceTable } from './tables.ts';
import { listVerdict } from './texts.ts';
import type { ListView } from './view.ts';

/** The change list as one self-contained page without a script. */
export function listPage(view: ListView, words: Words): string {
  const page: ChangePage = { words, styles: [] };
  const verdict = listVerdict(view, words);
  const parts = {
    summaryTitle: words.t('changes.section.figures'),
    verdict: { level: verdict.level, lead: verdict.lead, rest: whole(verdict.rest) },
    strip: view.isPlansOnly ? 'four' : 'five',
    figures: figureStrip(view, words),
    contents: contents(view, words),
    ...sections(view, page),
    terms: termRows(view, words).map(([name, text]) => ({ name, text })),
    sources: sourceTable(view, page),
  };
  const head = {
    heading: words.t('changes.list.title'),
    documentNo: view.documentNo,
    digest: view.digest,
    at: minuteOf(view.asOf),
    facts: factsOf(view, words),
    banners: bannersOf(view, words),
    config: view.config,
  };
  return templateOf('change-list.html')({ ...parts, ...frameParts(head, page) }, words);
}

function sections(view: ListView, page: ChangePage) {
  const { words } = page;
  const bad = badRows(view).filter(({ outcome }) => isBad(outcome));
  return {
    done: !view.isPlansOnly,
    details: {
      count: count(view.rows.length),
      lead: words.t(view.isPlansOnly ? 'changes.details.leadPlans' : 'changes.details.lead'),
      table: view.rows.length > 0 && logTable(view, page),
    },
    bad: {
      count: count(bad.length),
      cards: badCards(view, page),
      retried: retriedTable(view, page),
    },
    idle: { count: count(idleRows(view).length), table: idleTable(view, page) },
    rollbacks: { count: count(view.rollbacks.length), table: rollbackTable(view, page) },
    approvals: { count: count(view.approvals.length), table: approvalTable(view, page) },
  };
}

function contents(view: ListView, words: Words) {
  const entry = (id: string, name: string, size = '') => ({ id, name, count: size });
  const { failed, contradicted, planned } = view.figures;
  const done = [
    entry('bad', words.t('changes.section.bad'), count(failed + contradicted)),
    entry('idle', words.t('changes.idle'), count(idleRows(view).length)),
    entry('rollbacks', words.t('changes.section.rollbacks'), count(view.rollbacks.length)),
    entry('approvals', words.t('changes.section.approvals'), count(view.approvals.length)),
  ];
  return [
    entry('summary', words.t('changes.section.figures')),
    entry('details', words.t('changes.section.details'), count(planned)),
    ...(view.isPlansOnly ? [] : done),
    entry('terms', words.t('nav.terms')),
  ];
}

interface Figure {
  readonly id: string;
  readonly name: string;
  readonly value: Html;
  readonly note: Html | string;
}

/** Ten figures; success stands with what it is made of. */
function figureStrip({ figures, isPlansOnly }: ListView, words: Words): Figure[] {
  const { sets, resources, verified, attempted, successRate, price, declined, pending, retried, revoked, expired } = figures;
  const figure = (id: Exclude<keyof typeof figures, 'price' | 'successRate'>, anchor: string, note: string): Figure => ({
    id,
    name: words.t(`changes.figure.${id}`),
    value: html`<a class="fig" href="#${anchor}">${count(figures[id])}</a>`,
    note,
  });
  const planned = figure('planned', 'details', words.t('changes.note.planned', { sets, resources }));
  if (isPlansOnly) return [planned];
  const amount = figures.price.known === 0 && price.unknown === 0 ? words.t('word.none') : signedCny(price.known);
  return [
    planned,
    figure('approved', 'approvals', words.t('changes.note.approved', { n: declined })),
    figure('applied', 'details', words.t('changes.note.applied', { n: verified })),
    figure('unchanged', 'details', words.t('changes.note.unchanged')),
    {
      id: 'success',
      name: words.t('changes.figure.success'),
      value: rate(successRate),
      note: words.t('changes.rateNote', { verified, attempted }),
    },
    figure('failed', 'bad', words.t('changes.note.failed', { n: retried })),
    figure('contradicted', 'bad', words.t('changes.note.contradicted')),
    figure('notRun', 'idle', words.t('changes.note.notRun', { n: pending, lost: revoked + expired })),
    figure('rolledBack', 'rollbacks', words.t('changes.note.rolledBack')),
    {
      id: 'price',
      name: words.t('column.costEffect'),
      value: html`<span class="money">${amount}</span>`,
      note: words.t('changes.note.price', { n: price.unknown }),
    },
  ];
}

function rate(value: string | undefined): Html {
  return value === undefined ? html`—` : html`${value}<small>%</small>`;
}
