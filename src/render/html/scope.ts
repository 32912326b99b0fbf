import type { Words } from '../text/catalogue.ts';
import { count } from '../text/numbers.ts';
import type { GapGroup, UnreadGroup } from '../view/unread.ts';
import { type Html, html, join } from './html.ts';
import { code, fine, notReadWord } from './marks.ts';
import type { Page } from './page.ts';
import { type Row, type Table, table } from './table.ts';

/** The resource types that were looked at, with their numbers; those with a gap are marked. */
export function typeList({ view, words }: Page): Html {
  const gapTypes = new Set(view.gaps.map(({ type }) => type));
  const filled = view.inspection.inventory.types.filter(({ resources }) => resources > 0);
  if (filled.length === 0) return html`<p class="empty">${words.t('scope.noTypes')}</p>`;
  const sorted = filled.toSorted((a, b) => b.resources - a.resources);
  const item = ({ type, title, resources }: (typeof filled)[number]) => {
    const name = gapTypes.has(type) ? notReadWord(words.pick(title)) : words.pick(title);
    return html`<li><span>${name}</span> <b>${count(resources)}</b></li>`;
  };
  return html`<ul class="types">${sorted.map(item)}</ul>`;
}

export function emptyTypes({ view, words }: Page): string {
  const gapTypes = new Set(view.gaps.map(({ type }) => type));
  const empty = view.inspection.inventory.types.filter(({ resources, type }) => resources === 0 && !gapTypes.has(type));
  if (empty.length === 0) return '';
  return words.t('scope.empty', { n: empty.length, list: words.list(empty.map(({ title }) => words.pick(title))) });
}

const shownRows = 10;

/** A table whose first rows are seen at once; a long rest opens on demand, so that the risks below stay within reach. */
function folded(base: Pick<Table, 'id' | 'caption' | 'columns'>, rows: readonly Row[], page: Page): Html {
  const part = (id: string, some: readonly Row[]) => table({ ...base, id, groups: [{ rows: some }], kind: 'stack' }, page);
  if (rows.length <= shownRows + 2) return part(base.id, rows);
  const more = html`<details class="fold rest"><summary>${page.words.t('unread.moreRows', { n: rows.length - shownRows })}</summary>${part(`${base.id}-more`, rows.slice(shownRows))}</details>`;
  return html`${part(base.id, rows.slice(0, shownRows))}${more}`;
}

const namedRules = 3;

export function unreadTable(page: Page): Html {
  const { view, words } = page;
  const columns = [
    { head: words.t('column.reason'), style: 'nowrap' },
    { head: words.t('column.action') },
    { head: words.t('column.permission') },
    { head: words.t('column.rules') },
    { head: words.t('column.checks'), style: 'num' },
    { head: words.t('column.mend') },
  ];
  const rows = view.unread.map((group) => ({
    cells: [
      notReadWord(words.t(`reason.${group.reason}`)),
      orDash(group.action, words),
      orDash(group.permission, words),
      ruleNames(group, words),
      count(group.checks),
      mend(group, words),
    ],
  }));
  return folded({ id: 't-unread', caption: words.t('unread.checks'), columns }, rows, page);
}

function orDash(text: string | undefined, words: Words): Html {
  return text ? code(text) : html`${words.t('word.meaningless')}`;
}

function ruleNames({ rules }: UnreadGroup, words: Words): Html {
  const shown = rules.slice(0, namedRules).map(({ risk }) => html`<span class="leaf">${words.pick(risk)}</span>`);
  const more = rules.length - namedRules;
  return html`${join(shown, ' ')}${more > 0 && fine(words.t('unread.moreRules', { n: more }))}`;
}

function mend({ reason, code: errorCode }: Pick<UnreadGroup, 'code'> & { readonly reason: string }, words: Words): Html {
  if (errorCode === 'no-reply') return html`${words.t('mend.no-reply')}`;
  return html`${words.t(`mend.${reason}`)}${errorCode && reason !== 'denied' && fine(code(errorCode))}`;
}

export function gapTable(page: Page): Html {
  const { view, words } = page;
  const titles = new Map(view.inspection.inventory.types.map(({ type, title }) => [type, words.pick(title)]));
  const columns = [
    { head: words.t('column.type') },
    { head: words.t('column.region') },
    { head: words.t('column.expected'), style: 'num half' },
    { head: words.t('column.got'), style: 'num half' },
    { head: words.t('column.reason'), style: 'nowrap' },
    { head: words.t('column.permission') },
    { head: words.t('column.mend') },
  ];
  const rows = view.gaps.map((gap) => ({ cells: gapCells(gap, titles.get(gap.type), words) }));
  return folded({ id: 't-gaps', caption: words.t('unread.gaps'), columns }, rows, page);
}

function gapCells(gap: GapGroup, title: string | undefined, words: Words) {
  const regions = words.list(gap.regions.map((region) => words.name('region', region)));
  return [
    title ? html`${title}${fine(code(gap.type))}` : code(gap.type),
    regions,
    gap.expected === undefined ? notReadWord(words.t('word.notRead')) : count(gap.expected),
    count(gap.got),
    notReadWord(words.t(`reason.${gap.reason}`)),
    orDash(gap.permission, words),
    mend(gap, words),
  ];
}

/** The RAM policy that grants what is missing, to be pasted as it is. */
export function policyText(permissions: readonly string[]): string {
  return JSON.stringify({ Version: '1', Statement: [{ Effect: 'Allow', Action: permissions, Resource: '*' }] }, null, 2);
}

export function policyBox({ view, words }: Page): Html | undefined {
  if (view.permissions.length === 0) return undefined;
  const text = words.t('unread.policy', { n: view.permissions.length });
  return html`<details class="policy"><summary>${text}</summary><pre tabindex="0"><code>${policyText(view.permissions)}</code></pre></details>`;
}
