import type { Words } from '../text/catalogue.ts';
import { dateOf } from '../text/clock.ts';
import { cny, count, percent } from '../text/numbers.ts';
import { costOf, type Decision } from '../view/decisions.ts';
import type { Figures } from '../view/figures.ts';
import type { RuleRisks } from '../view/risks.ts';
import type { ReportView } from '../view/view-model.ts';
import { type Html, html } from './html.ts';
import { foreign } from './marks.ts';
import { type Page, ruleAnchor } from './page.ts';

/** One figure of the strip: name, value, and what it is made of. */
export interface Figure {
  readonly id: string;
  readonly name: string;
  readonly value: Html;
  readonly note: Html;
}

/** The eight figures; pass rate and coverage stand side by side. */
export function figureStrip({ view, words }: Page): Figure[] {
  const { figures } = view;
  return [
    openFigure(figures, words),
    {
      id: 'pass',
      name: words.t('figures.passRate'),
      value: link('passed', rate(figures.passRate)),
      note: html`${count(figures.checks.pass)} ÷ ${count(figures.judged)}<br>${words.t(hidesPassRate(figures) ? 'figures.passHidden' : 'figures.passNote')}`,
    },
    {
      id: 'coverage',
      name: words.t('figures.coverage'),
      value: link('unread', rate(figures.coverage)),
      note: html`${count(figures.judged)} ÷ ${count(figures.asked)}<br>${words.t('figures.gaps', { n: figures.gapTypes })}`,
    },
    unknownFigure(figures, words),
    lateFigure(figures, words),
    movedFigure(view, words),
    ...scopeFigures(figures, words),
  ];
}

function hidesPassRate({ passRate, coverage }: Figures): boolean {
  return passRate === undefined && coverage !== undefined;
}

function link(anchor: string, text: string | Html): Html {
  return html`<a class="fig" href="#${anchor}">${text}</a>`;
}

function rate(value: string | undefined): Html {
  return value === undefined ? html`—` : html`${value}<small>%</small>`;
}

function openFigure({ open, high, levels }: Figures, words: Words): Figure {
  const critical = html`${link('high', words.t('figures.high', { n: high }))}${words.t('figures.critical', { n: levels.critical })}`;
  const others = html`${link('rest', words.t('figures.medium', { n: levels.medium }))} · ${link('rest', words.t('figures.low', { n: levels.low }))}`;
  return {
    id: 'open',
    name: words.t('figures.open'),
    value: link(high > 0 ? 'high' : 'rest', count(open)),
    note: html`${critical}<br>${others}`,
  };
}

function unknownFigure({ checks, unreadRules }: Figures, words: Words): Figure {
  const unknown = checks.unknown + checks.error;
  const note = html`${words.t('figures.unknownNote', { n: unreadRules })}${unknown > 0 && html`<br>${words.t('figures.errors', { n: checks.error })}`}`;
  return { id: 'unknown', name: words.t('figures.unknown'), value: link('unread', count(unknown)), note };
}

function lateFigure({ late, lateHigh }: Figures, words: Words): Figure {
  const note = html`${words.t('figures.lateNote', { n: lateHigh })}<br>${words.t('figures.dueNote')}`;
  return { id: 'late', name: words.t('figures.late'), value: link(lateHigh > 0 ? 'high' : 'rest', count(late)), note };
}

function movedFigure({ moves }: ReportView, words: Words): Figure {
  const name = words.t('figures.moved');
  if (!moves)
    return { id: 'moved', name, value: html`—`, note: html`${words.t('figures.firstRun')}<br>${words.t('figures.firstRunNote')}` };
  const { opening, closing, fixed, came, left } = moves;
  const fixRate = percent(fixed, fixed + closing);
  const note = html`${words.t('figures.opening', { opening, closing })}<br>${words.t('figures.fixed', { n: fixed, rate: fixRate === undefined ? '—' : `${fixRate}%` })}`;
  return { id: 'moved', name, value: link('moved', html`+${count(came.length)} −${count(left.length)}`), note };
}

function scopeFigures(figures: Figures, words: Words): Figure[] {
  const { resources, affected, types, regions, hasGlobal, rules, idleRules, asked } = figures;
  const scope = words.t(hasGlobal ? 'figures.whereGlobal' : 'figures.where', { types, regions });
  return [
    {
      id: 'resources',
      name: words.t('figures.resources'),
      value: link('scope', count(resources)),
      note: html`${words.t('figures.affected', { n: affected })}<br>${scope}`,
    },
    {
      id: 'rules',
      name: words.t('figures.rules'),
      value: link('passed', count(rules)),
      note: html`${words.t('figures.idle', { n: idleRules })}<br>${words.t('figures.checks', { n: asked })}`,
    },
  ];
}

/** A question to the customer as the page writes it. */
export interface DecisionText {
  readonly question: string;
  readonly why: string;
  readonly cost: string;
  readonly by: string;
  readonly related: readonly Html[];
}

export function decisionText(decision: Decision, { words }: Page): DecisionText {
  switch (decision.kind) {
    case 'critical':
      return {
        ...criticalQuestion(decision.groups, words),
        cost: costs(decision.groups, words),
        by: words.t('decide.today'),
        related: decision.groups.slice(0, 2).map((group) => ruleLink(group, words)),
      };
    case 'options': {
      const { rule, risks } = decision.group;
      const why = words.t('decide.on', { n: risks.length, why: rule.why ? words.pick(rule.why) : '' });
      return {
        question: words.t('decide.options', { risk: words.pick(rule.risk) }),
        why,
        cost: costs([decision.group], words),
        by: dueText(decision, words),
        related: [ruleLink(decision.group, words)],
      };
    }
    case 'permissions': {
      const { permissions, checks, types } = decision;
      const question = words.t('decide.permissions', { n: permissions.length });
      return {
        question,
        why: words.t('decide.permissionsWhy', { checks, types }),
        cost: words.t('decide.noCost'),
        by: words.t('decide.nextRun'),
        related: [html`<a href="#unread">${words.t('unread.title')}</a>`],
      };
    }
    case 'expiring':
      return {
        question: words.t('decide.expiring', { n: decision.count }),
        why: words.t('decide.expiringWhy', { date: decision.until }),
        cost: words.t('word.none'),
        by: decision.until,
        related: [html`<a href="#accepted">${words.t('section.accepted')}</a>`],
      };
  }
}

function criticalQuestion(groups: readonly RuleRisks[], words: Words) {
  const n = groups.reduce((total, { risks }) => total + risks.length, 0);
  const why = groups[0]?.rule.why ? words.pick(groups[0].rule.why) : '';
  if (n > 2) return { question: words.t('decide.critical', { n }), why };
  const names = new Set(groups.flatMap(({ risks }) => risks.map(({ finding }) => finding.resource.name)));
  return { question: words.t('decide.criticalAt', { resources: words.list([...names]), n }), why };
}

function dueText({ dueDay, lateDays }: { dueDay: number; lateDays: number }, words: Words): string {
  return lateDays > 0 ? words.t('decide.late', { days: lateDays }) : dateOf(dueDay);
}

/** Cost and disruption of several rules: each word once. */
function costs(groups: readonly RuleRisks[], words: Words): string {
  const cost = unique(groups.map(({ rule, risks }) => costWord(costOf(rule, risks), words)));
  const what = unique(groups.map(({ rule }) => words.t(rule.fix ? `disruption.${rule.fix.disruption}` : 'word.unknown')));
  return `${words.list(cost)}${words.t('clause.separator')}${words.t('decide.disruption', { what: words.list(what) })}`;
}

function costWord({ kind, amount }: ReturnType<typeof costOf>, words: Words): string {
  return kind === 'saves' ? words.t('decide.cost.saves', { amount: cny(amount) }) : words.t(`decide.cost.${kind}`);
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function ruleLink({ rule }: RuleRisks, words: Words): Html {
  return html`<a href="#${ruleAnchor(rule.id)}">${foreign(words.pick(rule.risk))}</a>`;
}
