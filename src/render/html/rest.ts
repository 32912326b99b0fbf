import type { Words } from '../text/catalogue.ts';
import { count } from '../text/numbers.ts';
import { categories } from '../view/levels.ts';
import type { RuleRisks } from '../view/risks.ts';
import { type Html, html } from './html.ts';
import { code, levelMark, moreRows } from './marks.ts';
import { anchorOf, type Page, ruleAnchor } from './page.ts';
import { riskColumns, riskRows } from './risk-rows.ts';
import { type RowGroup, table } from './table.ts';

/** Medium and low risks, a rule at a time: what belongs to the rule is said once, its resources follow. */
export function restTable(groups: readonly RuleRisks[], page: Page): Html {
  const { words } = page;
  const seen = new Set<string>();
  return table(
    {
      id: 't-rest',
      caption: words.t('section.rest'),
      columns: riskColumns(words),
      groups: groups.map((group) => ruleRows(group, page, seen)),
      kind: 'stack',
    },
    page,
  );
}

function ruleRows(group: RuleRisks, page: Page, seen: Set<string>): RowGroup {
  const { rule, risks, late } = group;
  const { words } = page;
  const style = `${rule.category}${late > 0 ? ' has-late' : ''}`;
  return {
    id: ruleAnchor(rule.id),
    style,
    head: html`${anchor(group, seen)}${groupHead(group, risks.length - page.rowsPerRule, words)}`,
    rows: riskRows(risks, page),
  };
}

/** The first group of a level and category can be reached from the charts. */
function anchor({ level, rule }: RuleRisks, seen: Set<string>): Html | false {
  const id = anchorOf(level, rule.category);
  if (seen.has(id)) return false;
  seen.add(id);
  return html`<span id="${id}"></span>`;
}

function groupHead({ rule, level, risks }: RuleRisks, left: number, words: Words): Html {
  const basis =
    rule.link?.startsWith('https://') && html` <a class="nowrap" href="${rule.link}" rel="noreferrer">${words.t('column.basis')}</a>`;
  const advice = rule.guidance && html`<span class="advice">${words.pick(rule.guidance)}${basis} ${fixWords(rule, words)}</span>`;
  return html`<span class="title">${levelMark(level, words)} <b>${words.pick(rule.risk)}</b> <span class="soft">${count(risks.length)}</span> <span class="meta">${words.t(`category.${rule.category}`)} ${code(rule.id)}</span></span>${advice}${moreRows(left, words)}`;
}

function fixWords({ fix }: RuleRisks['rule'], words: Words): Html | false {
  if (!fix) return false;
  return html`<span class="meta">${words.t(`fix.${fix.kind}`)} · ${words.t('column.disruption')}${words.t('colon')}${words.t(`disruption.${fix.disruption}`)}</span>`;
}

/** Filters by category, made of radio buttons and the style sheet alone. */
export function filters(groups: readonly RuleRisks[], words: Words): Html {
  const counts = categories.map((category) => ({ category, n: sum(groups.filter(({ rule }) => rule.category === category)) }));
  const late = groups.reduce((total, group) => total + group.late, 0);
  const radio = (value: string, name: string, n: number, isChecked: boolean) =>
    html`<label><input type="radio" name="category" id="only-${value}"${isChecked && html` checked`}><span>${name} ${count(n)}</span></label>`;
  const shown = counts.filter(({ n }) => n > 0);
  return html`<fieldset class="filters"><legend class="hidden">${words.t('filter.title')}</legend>${radio('all', words.t('filter.all'), sum(groups), true)}${shown.map(({ category, n }) => radio(category, words.t(`category.${category}`), n, false))}${late > 0 && html`<label><input type="checkbox" id="only-late"><span>${words.t('filter.late')} ${count(late)}</span></label>`}</fieldset>`;
}

function sum(groups: readonly RuleRisks[]): number {
  return groups.reduce((total, { risks }) => total + risks.length, 0);
}
