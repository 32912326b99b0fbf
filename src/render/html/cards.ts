import type { Evidence, Finding } from '../../model/documents.ts';
import type { Words } from '../text/catalogue.ts';
import { dateOf, minuteOf } from '../text/clock.ts';
import { cny } from '../text/numbers.ts';
import { requiredText, valueText } from '../text/values.ts';
import { costOf } from '../view/decisions.ts';
import type { Risk, RuleRisks } from '../view/risks.ts';
import { type Html, html, join } from './html.ts';
import { actualCell, code, dueCell, foreign, guidanceText, labelOf, levelMark, moreRows, stateCell } from './marks.ts';
import { anchorOf, type Page, ruleAnchor } from './page.ts';
import { riskColumns, riskRows } from './risk-rows.ts';
import { table } from './table.ts';

/** The high risks, a card for each rule. */
export function cards(groups: readonly RuleRisks[], page: Page): Html {
  const seen = new Set<string>();
  return join(groups.map((group) => card(group, page, seen)));
}

function card(group: RuleRisks, page: Page, seen: Set<string>): Html {
  const { rule, level, risks } = group;
  const { words } = page;
  const id = ruleAnchor(rule.id);
  const anchor = anchorOf(level, rule.category);
  const isFirst = !seen.has(anchor);
  seen.add(anchor);
  const [only] = risks;
  return html`<article class="card${risks.length > 1 && ' many'}" id="${id}" aria-labelledby="${id}-h">${isFirst && html`<span id="${anchor}"></span>`}<header>${levelMark(level, words)}<h3 id="${id}-h">${words.pick(rule.risk)}${risks.length > 1 && html` <span class="soft">${words.t('high.resources', { n: risks.length })}</span>`}</h3><p class="where">${where(group, page)}</p><p class="ref">${risks.length === 1 && only && html`<span class="no">${only.finding.id}</span> ${stateCell(only, words)}`}</p></header>
<div class="body"><div class="story">${risks.length === 1 && only && single(only, words)}${story(group, words)}</div>${facts(group, words)}${risks.length > 1 && several(group, page)}</div></article>
`;
}

function where({ rule, risks }: RuleRisks, page: Page): Html {
  const { words } = page;
  const category = html`<span>${words.t(`category.${rule.category}`)}</span>`;
  const [only] = risks;
  if (risks.length > 1 || !only)
    return html`${category}<span>${rule.resourceTitle && words.pick(rule.resourceTitle)}</span><span>${code(rule.id)}</span>`;
  const { name, id, region, accountId } = only.finding.resource;
  const account = page.view.inspection.inventory.accountIds.length > 1 && html`<span>${accountId}</span>`;
  return html`<span><b>${foreign(name)}</b></span>${name !== id && html`<span>${foreign(id)}</span>`}<span>${words.name('region', region)}</span>${account}${category}<span>${code(rule.id)}</span>`;
}

function single({ finding, isNotRead }: Risk, words: Words): Html {
  if (isNotRead || finding.evidence.length === 0) {
    return html`<dl class="compare"><div><dt>${words.t('column.actual')}</dt><dd>${actualCell(finding, isNotRead, words)}</dd></div></dl>`;
  }
  return html`<dl class="compare">${finding.evidence.slice(0, 3).map((item) => comparison(item, words))}</dl>${evidenceLine(finding, words)}`;
}

function comparison(item: Evidence, words: Words): Html {
  const label = html` <span>${labelOf(item, words)}</span>`;
  return html`<div><dt>${words.t('column.actual')}${label}</dt><dd>${foreign(valueText(item.actual, item.unit, words))}</dd></div><div class="asked"><dt>${words.t('column.required')}</dt><dd>${foreign(requiredText(item, words))}</dd></div>`;
}

/** Where the value comes from: action, field and time, in one fine line. */
function evidenceLine({ evidence, readAt }: Finding, words: Words): Html {
  const actions = [...new Set(evidence.flatMap(({ action }) => (action ? [action] : [])))];
  const fields = [...new Set(evidence.map(({ field }) => field))];
  return html`<p class="evidence"><span>${words.t('column.evidence')}</span> ${[...actions, ...fields].map((text) => html`${code(text)} `)}<time datetime="${readAt}">${words.t('evidence.read', { at: minuteOf(readAt).slice(5) })}</time></p>`;
}

function several({ rule, risks }: RuleRisks, page: Page): Html {
  const { words } = page;
  const groups = [{ rows: riskRows(risks, page) }];
  const id = `t-${ruleAnchor(rule.id)}`;
  return html`<div class="all">${table({ id, caption: words.pick(rule.risk), columns: riskColumns(words), groups, kind: 'stack' }, page)}${moreRows(risks.length - page.rowsPerRule, words)}</div>`;
}

function story({ rule }: RuleRisks, words: Words): Html {
  const why = rule.why && html`<h4>${words.t('column.impact')}</h4><p>${words.pick(rule.why)}</p>`;
  const basis =
    rule.link?.startsWith('https://') && html` <a class="nowrap" href="${rule.link}" rel="noreferrer">${words.t('column.basis')}</a>`;
  const kind = rule.fix && html` <span class="soft">${words.t(`fix.${rule.fix.kind}`)}</span>`;
  const guidance = rule.guidance && html`<h4>${words.t('column.fix')}${kind}${basis}</h4>${guidanceText(words.pick(rule.guidance))}`;
  return html`${why}${guidance}`;
}

function facts({ rule, risks }: RuleRisks, words: Words): Html {
  const [first] = risks as readonly [Risk, ...Risk[]];
  const oldest = risks.reduce((old, risk) => (risk.ageDays > old.ageDays ? risk : old));
  const rows: readonly (readonly [string, Html | string])[] = [
    ['column.disruption', rule.fix ? words.t(`disruption.${rule.fix.disruption}`) : words.t('word.unknown')],
    ['column.duration', durationText(rule.fix?.durationMinutes, words)],
    ['column.costEffect', costText(costOf(rule, risks), words)],
    ['column.undo', undoText(rule.fix, words)],
    ['column.firstSeen', html`${dateOf(oldest.firstDay)}${words.t('paren', { text: words.t('unit.day', { n: oldest.ageDays }) })}`],
    ['column.due', dueCell(first, words)],
    ['column.decision', html`<b>${words.t('word.undecided')}</b>`],
  ];
  return html`<dl class="facts">${rows.map(([name, value]) => html`<div><dt>${words.t(name)}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function durationText(minutes: number | undefined, words: Words): string {
  return minutes === undefined ? words.t('word.unknown') : words.t('duration.minutes', { n: minutes });
}

function costText({ kind, amount }: ReturnType<typeof costOf>, words: Words): string {
  return kind === 'saves' ? words.t('cost.saves', { amount: cny(amount) }) : words.t(`cost.${kind}`);
}

function undoText(fix: RuleRisks['rule']['fix'], words: Words): string {
  if (!fix) return words.t('word.unknown');
  if (fix.undo === true) return words.t('undo.yes');
  return words.t(fix.kind === 'manual' ? 'undo.manual' : 'undo.no');
}
