import { type Html, html } from '../../html/html.ts';
import { foreign, guidanceText, whole } from '../../html/marks.ts';
import { table } from '../../html/table.ts';
import { templateOf } from '../../html/templates.ts';
import type { Words } from '../../text/catalogue.ts';
import { minuteOf } from '../../text/clock.ts';
import { count } from '../../text/numbers.ts';
import { type ChangePage, frameParts, wholeDigest } from '../page.ts';
import { durationText, signedCny, windowText } from '../texts.ts';
import { changeCards } from './cards.ts';
import { bindingRows, limitRows, planFacts } from './facts.ts';
import { conflictText, planBanners, planVerdict } from './texts.ts';
import type { PlanView } from './view.ts';

/** The plan for its approver as one self-contained page without a script. */
export function planPage(view: PlanView, words: Words): string {
  const page: ChangePage = { words, styles: [] };
  const { plan, figures } = view;
  const { lead, rest } = planVerdict(view, words);
  const parts = {
    summaryTitle: words.t('section.summary'),
    verdict: { level: 'none', lead, rest: whole(rest) },
    strip: 'four',
    figures: figureStrip(view, words),
    contents: contents(view, words),
    changes: { count: count(figures.changes), cards: changeCards(view, page) },
    left: { count: count(figures.notFixable), table: leftTable(view, page) },
    conflicts: { count: count(figures.conflicts), table: conflictTable(view, page) },
    limits: limitTable(view, page),
    windows: windowRows(view, words),
    binding: bindingTable(view, page),
  };
  const head = {
    heading: words.t('changes.plan.title'),
    documentNo: plan.id,
    digest: plan.digest,
    at: minuteOf(plan.createdAt),
    facts: planFacts(view, words),
    banners: planBanners(view, words),
    config: view.config,
  };
  return templateOf('change-plan.html')({ ...parts, ...frameParts(head, page) }, words);
}

function contents({ figures }: PlanView, words: Words) {
  const entry = (id: string, key: string, size = '') => ({ id, name: words.t(key), count: size });
  return [
    entry('summary', 'section.summary'),
    entry('changes', 'changes.plan.changes', count(figures.changes)),
    entry('left', 'changes.nav.left', count(figures.notFixable)),
    entry('conflicts', 'changes.nav.conflicts', count(figures.conflicts)),
    entry('limits', 'changes.nav.limits'),
    entry('binding', 'changes.nav.binding'),
  ];
}

function figureStrip({ figures }: PlanView, words: Words) {
  const { patches, creates, deletes, resources, share, high, critical, disruptive, byRisk, price, seconds, oneWay, notFixable, conflicts } =
    figures;
  const figure = (id: string, name: string, value: Html | string, note: string) => ({
    id,
    name: words.t(name),
    value: html`${value}`,
    note,
  });
  const link = (anchor: string, n: number) => html`<a class="fig" href="#${anchor}">${count(n)}</a>`;
  const risks = byRisk.map(({ risk, changes }) => `${words.t(`disruption.${risk}`)} ${changes}`).join(words.t('list.separator'));
  const amount = price.known === 0 && price.unknown === 0 ? words.t('word.none') : signedCny(price.known);
  return [
    figure('changes', 'changes.fig.changes', link('changes', figures.changes), words.t('changes.fig.kinds', { patches, creates, deletes })),
    figure(
      'resources',
      'changes.fig.resources',
      count(resources),
      share === undefined ? words.t('word.meaningless') : words.t('changes.fig.share', { share }),
    ),
    figure('high', 'changes.fig.high', count(high), words.t('changes.fig.critical', { n: critical })),
    figure('disruptive', 'changes.fig.disruptive', count(disruptive), disruptive === 0 ? words.t('word.none') : risks),
    figure('price', 'column.costEffect', html`<span class="money">${amount}</span>`, words.t('changes.note.price', { n: price.unknown })),
    figure('seconds', 'column.duration', html`<span class="money">${durationText(seconds, words)}</span>`, words.t('changes.fig.seconds')),
    figure('one-way', 'changes.fig.oneWay', count(oneWay), words.t('changes.fig.oneWayNote')),
    figure('left', 'changes.fig.left', link('left', notFixable), words.t('changes.fig.conflicts', { n: conflicts })),
  ];
}

function leftTable({ plan: { notFixable } }: PlanView, page: ChangePage): Html | false {
  const { words } = page;
  const rows = notFixable.map(({ findingId, ruleId, title, resource, code, reason, steps }) => ({
    cells: [
      html`${title && html`<b>${words.pick(title)}</b>`}<small class="no">${findingId}</small><small>${ruleId}</small>`,
      html`<bdi>${resource.name}</bdi><small><bdi>${resource.id}</bdi></small>`,
      html`<b>${words.t(`changes.code.${code}`)}</b><small>${foreign(words.pick(reason))}</small>`,
      guidanceText(words.pick(steps)),
    ],
  }));
  const columns = ['column.risk', 'column.resource', 'column.reason', 'changes.column.steps'].map((key) => ({ head: words.t(key) }));
  return (
    rows.length > 0 && table({ id: 't-left', caption: words.t('changes.plan.left'), columns, groups: [{ rows }], kind: 'stack' }, page)
  );
}

function conflictTable(view: PlanView, page: ChangePage): Html | false {
  const { words } = page;
  const { conflicts } = view.plan;
  const rows = conflicts.map((conflict) => {
    const { resource, property, findingIds, resolution } = conflict;
    const { title, wanted } = conflictText(conflict, view, words);
    const name = html`<bdi>${resource.name}</bdi><small><bdi>${resource.id}</bdi></small>`;
    const what = title === property ? html`<code>${property}</code>` : html`${title}<small><code>${property}</code></small>`;
    return { cells: [name, what, foreign(wanted), html`<span class="no">${words.list(findingIds)}</span>`, words.pick(resolution)] };
  });
  const keys = [
    'column.resource',
    'changes.column.property',
    'changes.column.wanted',
    'changes.column.findings',
    'changes.column.resolution',
  ];
  const columns = keys.map((key) => ({ head: words.t(key) }));
  return (
    rows.length > 0 &&
    table({ id: 't-conflicts', caption: words.t('changes.plan.conflicts'), columns, groups: [{ rows }], kind: 'stack' }, page)
  );
}

function limitTable(view: PlanView, page: ChangePage): Html {
  const { words } = page;
  const rows = limitRows(view, words).map(([name, most, own]) => ({ cells: [name, most, own] }));
  const columns = [
    { head: words.t('changes.column.limit') },
    { head: words.t('changes.column.most'), style: 'num' },
    { head: words.t('changes.column.thisSet'), style: 'num' },
  ];
  return table({ id: 't-limits', caption: words.t('changes.column.limit'), columns, groups: [{ rows }], kind: 'plain' }, page);
}

/** When it may be applied: the windows of the project, and the times in which nothing is. */
function windowRows({ config }: PlanView, words: Words) {
  const freeze = (config.changes?.freeze ?? []).map(
    ({ from, to, reason }) => `${words.t('head.range', { from, until: to })}${words.t('paren', { text: reason })}`,
  );
  return [
    { name: words.t('changes.column.window'), text: windowText(config, words) },
    { name: words.t('changes.freeze'), text: freeze.length === 0 ? words.t('word.none') : freeze.join(words.t('clause.separator')) },
  ];
}

function bindingTable(view: PlanView, page: ChangePage): Html {
  const { words } = page;
  const rows = bindingRows(view, words).map(([name, what, digest]) => ({
    cells: [html`<b>${name}</b>`, foreign(what), wholeDigest(digest)],
  }));
  const columns = ['changes.column.bound', 'column.description', 'head.digest'].map((key) => ({ head: words.t(key) }));
  return table({ id: 't-binding', caption: words.t('changes.column.bound'), columns, groups: [{ rows }], kind: 'stack' }, page);
}
