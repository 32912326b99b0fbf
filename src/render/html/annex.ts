import type { AppliedException, Counts } from '../../model/documents.ts';
import type { Words } from '../text/catalogue.ts';
import { count } from '../text/numbers.ts';
import { categories, isLevel } from '../view/levels.ts';
import type { Framework } from '../view/mapping.ts';
import { type Html, html, join } from './html.ts';
import { actualCell, code, fine, foreign, levelMark, moreRows, notReadWord, regionCell, requiredCell, resourceCell } from './marks.ts';
import type { Page } from './page.ts';
import { table } from './table.ts';

const mostAccepted = 100;

/** Accepted risks, the first to expire on top. */
export function acceptedTable(page: Page): Html {
  const { view, words } = page;
  const { risks } = view.exceptions;
  const columns = ['level', 'rule', 'resource', 'reason', 'owner', 'until'].map((name) => ({ head: words.t(`column.${name}`) }));
  const rows = risks.slice(0, mostAccepted).map(({ finding, rule, level, why, by, until, daysLeft, isSoon }) => ({
    cells: [
      levelMark(level, words),
      words.pick(rule.risk),
      html`${resourceCell(finding.resource)}<small class="no">${finding.id}</small>`,
      foreign(why),
      foreign(by),
      html`<span class="nowrap">${until}</span>`,
      html`${count(daysLeft)}${isSoon && html`<small class="nowrap">${words.t('accepted.soon')}</small>`}`,
    ],
  }));
  const all = [...columns, { head: words.t('column.daysLeft'), style: 'num' }];
  return html`${table({ id: 't-accepted', caption: words.t('section.accepted'), columns: all, groups: [{ rows }], kind: 'stack' }, page)}${moreRows(risks.length - mostAccepted, words)}`;
}

export function expiredTable(page: Page): Html {
  const { view, words } = page;
  const columns = ['rule', 'resource', 'reason', 'owner', 'until'].map((name) => ({ head: words.t(`column.${name}`) }));
  const rows = view.exceptions.expired.map(({ exception, findings }) => ({
    cells: [
      code(exception.rule),
      foreign(exception.resource),
      foreign(exception.reason),
      foreign(exception.owner),
      html`<span class="nowrap">${exception.until}</span>`,
      count(findings),
    ],
  }));
  const all = [...columns, { head: words.t('column.findings'), style: 'num' }];
  return table({ id: 't-expired', caption: words.t('accepted.expired'), columns: all, groups: [{ rows }], kind: 'stack' }, page);
}

export function unusedText(unused: readonly AppliedException[], words: Words): string {
  const names = unused.map(({ exception: { rule, resource } }) => `${rule} ${resource === '*' ? words.t('accepted.any') : resource}`);
  return words.t('accepted.unused', { n: unused.length, list: words.list(names) });
}

const outcomes = ['pass', 'fail', 'accepted', 'unknown', 'error', 'not-applicable'] as const satisfies readonly (keyof Counts)[];

/** Every rule and its checks by outcome, by category. */
export function resultTable(page: Page): Html {
  const { view, words } = page;
  const results = view.inspection.rules.filter(({ rule }) => isLevel(rule.severity));
  const columns = [
    { head: words.t('column.rule'), style: 'name' },
    ...outcomes.map((outcome) => ({ head: words.t(`outcome.${outcome}`), style: 'num' })),
  ];
  const groups = categories.flatMap((category) => {
    const mine = results.filter(({ rule }) => rule.category === category);
    const rows = mine.map(({ rule, counts }) => ({
      cells: [
        html`${words.pick(rule.title)} ${fine(rule.id)}`,
        ...outcomes.map((outcome) => (counts[outcome] === 0 ? html`<span class="zero">0</span>` : count(counts[outcome]))),
      ],
    }));
    return rows.length > 0 ? [{ head: words.t(`category.${category}`), rows }] : [];
  });
  return table({ id: 't-results', caption: words.t('passed.show', { n: results.length }), columns, groups, kind: 'plain' }, page);
}

/** Each framework with its controls folded under the counts. */
export function mappings(page: Page): Html {
  return join(page.view.frameworks.map((framework, i) => mapping(framework, i, page)));
}

function mapping({ id, controls, counts }: Framework, i: number, page: Page): Html {
  const { words } = page;
  const name = words.name('framework', id);
  const results = ['met', 'unmet', 'unknown', 'not-applicable'] as const;
  const columns = [
    { head: words.t('column.control'), style: 'nowrap' },
    { head: words.t('column.conclusion'), style: 'nowrap' },
    { head: words.t('column.rule') },
    { head: words.t('outcome.fail'), style: 'num' },
  ];
  const rows = controls.map(({ id: control, result, rules, failed }) => ({
    cells: [
      code(control),
      result === 'unknown' ? notReadWord(words.t('mapping.unknown')) : html`<span class="${result}">${words.t(`mapping.${result}`)}</span>`,
      html`${words.pick((rules[0] as (typeof rules)[number]).title)}${rules.length > 1 && fine(words.t('unread.moreRules', { n: rules.length - 1 }))}`,
      count(failed),
    ],
  }));
  const summary = results.map((result) => `${words.t(`mapping.${result}`)} ${counts[result]}`).join(' · ');
  const body = table({ id: `t-map-${i}`, caption: name, columns, groups: [{ rows }], kind: 'plain' }, page);
  return html`<h3>${name}</h3><p class="counts">${summary}</p><details class="fold"><summary>${words.t('mapping.show', { n: controls.length })}</summary>${body}</details>`;
}

const mostAdvice = 5;

export function adviceTable(page: Page): Html {
  const { view, words } = page;
  const columns = ['resource', 'actual', 'required', 'region'].map((name) => ({ head: words.t(`column.${name}`) }));
  const groups = view.advice.map(({ rule, findings }) => ({
    head: html`<span class="title">${levelMark('info', words)} <b>${words.pick(rule.risk)}</b> <span class="soft">${count(findings.length)}</span> <span class="meta">${words.t(`category.${rule.category}`)} ${code(rule.id)}</span></span><span class="advice">${words.pick(rule.guidance)}</span>${moreRows(findings.length - mostAdvice, words)}`,
    rows: findings.slice(0, mostAdvice).map((finding) => ({
      cells: [
        resourceCell(finding.resource),
        actualCell(finding, false, words),
        requiredCell(finding, words),
        regionCell(finding.resource, page),
      ],
    })),
  }));
  return table({ id: 't-advice', caption: words.t('section.advice'), columns, groups, kind: 'stack' }, page);
}
