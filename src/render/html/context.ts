import type { Words } from '../text/catalogue.ts';
import { oneLine } from '../text/clean.ts';
import { minuteOf } from '../text/clock.ts';
import { count } from '../text/numbers.ts';
import { verdictOf } from '../text/verdict.ts';
import { highGroups, restGroups } from '../view/decisions.ts';
import { levels } from '../view/levels.ts';
import type { ReportView } from '../view/view-model.ts';
import { acceptedTable, adviceTable, expiredTable, mappings, resultTable, unusedText } from './annex.ts';
import { cards } from './cards.ts';
import { type DecisionText, decisionText, figureStrip } from './conclusion.ts';
import { headFacts, shortDigest } from './head.ts';
import { Html } from './html.ts';
import { levelMark, shapeSheet, whole } from './marks.ts';
import { moveList } from './moved.ts';
import { ageChart, charts, fallChart, sectionOf } from './overview.ts';
import { type Page, rowsPerRule } from './page.ts';
import { filters, restTable } from './rest.ts';
import { emptyTypes, gapTable, policyBox, typeList, unreadTable } from './scope.ts';
import { styleSheet } from './templates.ts';
import { sources, terms } from './terms.ts';

/** Everything that the template of the page names. */
export function pageContext(view: ReportView, words: Words) {
  const page: Page = { view, words, styles: [], rowsPerRule: rowsPerRule(view.groups.map(({ risks }) => risks.length)) };
  const parts = {
    ...documentParts(page),
    ...summaryParts(page),
    scope: scopePart(page),
    ...riskParts(page),
    moved: movedPart(page),
    accepted: acceptedPart(page),
    ...closingParts(page),
  };
  // Last, because the tables have left their column names in page.styles by now.
  return { ...parts, style: new Html(pageStyle(page)) };
}

function documentParts({ view, words }: Page) {
  const { config, inspection, documentNo } = view;
  const customer = config.customer && words.pick(config.customer);
  return {
    language: words.language,
    title: [words.t('title'), customer, documentNo].filter(Boolean).join(' · '),
    shapes: new Html(shapeSheet.markup),
    customer: customer ?? '',
    takenAt: minuteOf(inspection.inventory.takenAt),
    facts: headFacts(view, words),
    banners: banners(view, words),
    contents: contents(view, words),
    footer: footer(view, words),
  };
}

function footer({ config, documentNo, digest }: ReportView, words: Words): string {
  const customer = config.customer && words.pick(config.customer);
  return [customer, words.t('internal'), documentNo, shortDigest(digest)].filter(Boolean).join(' · ');
}

function banners({ inspection: { inventory } }: ReportView, words: Words): string[] {
  const source = inventory.source === 'live' ? [] : [words.t(`banner.${inventory.source}`)];
  return inventory.isComplete ? source : [...source, words.t('banner.incomplete')];
}

function contents({ figures, moves, exceptions, frameworks }: ReportView, words: Words) {
  const moved = moves ? `+${moves.came.length} −${moves.left.length}` : '';
  const rest = figures.levels.medium + figures.levels.low;
  const controls = frameworks.reduce((total, { controls: { length } }) => total + length, 0);
  const entry = (id: string, size: number | string = '') => ({
    id,
    name: words.t(`nav.${id}`),
    count: typeof size === 'number' ? count(size) : size,
  });
  return [
    { id: 'summary', name: words.t('section.summary'), count: '' },
    entry('scope', figures.checks.unknown + figures.checks.error),
    entry('overview'),
    entry('high', figures.high),
    entry('rest', rest),
    entry('moved', moved),
    entry('accepted', exceptions.risks.length),
    entry('passed', figures.checks.pass),
    entry('mapping', controls),
    entry('terms'),
  ];
}

function summaryParts(page: Page) {
  const { view, words } = page;
  const verdict = verdictOf(view, words);
  return {
    verdict: { level: verdict.level, lead: verdict.lead, rest: whole(verdict.rest) },
    figures: figureStrip(page),
    decisions: view.decisions.map((decision, i) => decisionPart(i + 1, decisionText(decision, page))),
  };
}

function decisionPart(number: number, { question, why, cost, by, related }: DecisionText) {
  return { number, question: whole(question), why: whole(why), cost, by, related };
}

function scopePart(page: Page) {
  const { view, words } = page;
  const { figures, unread, gaps, inspection } = view;
  const unjudged = figures.checks.unknown + figures.checks.error;
  return {
    lead: words.t('scope.lead', { resources: figures.resources, types: figures.types, profile: inspection.profile, rules: figures.rules }),
    types: typeList(page),
    empty: emptyTypes(page),
    isWhole: unjudged === 0 && gaps.length === 0,
    notice: words.t('unread.notice', { checks: unjudged, types: figures.gapTypes }),
    kept: words.t('unread.kept', { n: figures.notRead }),
    unread: unread.length > 0 && unreadTable(page),
    gaps: gaps.length > 0 && gapTable(page),
    policy: policyBox(page) ?? false,
  };
}

function riskParts(page: Page) {
  const { view, words } = page;
  const { figures, groups } = view;
  const [high, rest] = [highGroups(groups), restGroups(groups)];
  return {
    legend: levels.map((level) => ({ mark: levelMark(level, words), anchor: sectionOf(level), count: count(figures.levels[level]) })),
    charts: charts(page),
    high: { count: count(figures.high), cards: high.length > 0 && cards(high, page) },
    rest: {
      count: count(figures.levels.medium + figures.levels.low),
      filters: filters(rest, words),
      table: rest.length > 0 && restTable(rest, page),
    },
  };
}

function movedPart(page: Page) {
  const { view, words } = page;
  const { moves } = view;
  const chart = fallChart(page);
  if (!moves || !chart) return false;
  const { causes, opening, previousAt, previousId } = moves;
  const last = words.t('moved.lead', { at: previousAt ? minuteOf(previousAt) : '—', id: previousId, opening });
  const came = words.t('moved.new', { n: moves.new, ...causes });
  const recount = moves.recount === 0 ? [] : [words.t('moved.recountNote', { n: Math.abs(moves.recount) })];
  return {
    lead: whole([last, came, ...recount].join(words.language === 'en' ? ' ' : '')),
    chart,
    age: ageChart(page) ?? false,
    came: count(moves.came.length),
    cameList: moveList(moves.came, words.t('moved.noneIn'), page),
    left: count(moves.left.length),
    leftList: moveList(moves.left, words.t('moved.noneOut'), page),
  };
}

function acceptedPart(page: Page) {
  const { view, words } = page;
  const { risks, expired, unused } = view.exceptions;
  return {
    count: count(risks.length),
    table: risks.length > 0 && acceptedTable(page),
    expired: expired.length > 0 && expiredTable(page),
    unused: unused.length > 0 && unusedText(unused, words),
  };
}

function closingParts(page: Page) {
  const { view, words } = page;
  const { figures, frameworks, advice } = view;
  return {
    passed: {
      lead: words.t('passed.lead', { n: figures.checks.pass, rules: figures.passedRules, idle: figures.idleRules }),
      show: words.t('passed.show', { n: figures.rules }),
      table: figures.rules > 0 && resultTable(page),
    },
    mapping: frameworks.length > 0 && mappings(page),
    terms: terms(view, words),
    sources: sources(view, words),
    advice: {
      count: count(advice.reduce((total, { findings }) => total + findings.length, 0)),
      table: advice.length > 0 && adviceTable(page),
    },
  };
}

/** The style sheet, the column names of this page's tables on a phone, and the running heads of paper. */
function pageStyle({ view, words, styles }: Page): string {
  const quote = (text: string) => `"${oneLine(text).replaceAll(/["\\<]/g, ' ')}"`;
  const paper = `@page{@top-left{content:${quote(words.t('title'))}}@top-right{content:${quote(view.documentNo)}}@bottom-left{content:${quote(footer(view, words))}}@bottom-right{content:${words.t('print.page')}}}`;
  return `${styleSheet()}@media screen and (max-width:760px){${[...new Set(styles)].join('')}}${paper}`;
}
