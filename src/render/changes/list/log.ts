import { type Html, html, type Part } from '../../html/html.ts';
import { code, foreign, levelMark } from '../../html/marks.ts';
import { minuteOf, secondOf } from '../../text/clock.ts';
import { changeListName } from '../file-name.ts';
import { type ChangePage, shortHash } from '../page.ts';
import { elapsedText, priceText, risksText, typeText, type ValueLine, valueLines, windowText } from '../texts.ts';
import { firstColumns } from './columns.ts';
import type { ChangeRow } from './rows.ts';
import { oneReadBack, outcomeText, readBackText, reasonText } from './texts.ts';
import type { ListView } from './view.ts';

const mostLines = 8;
// The type stands under the number.
const heads = firstColumns.filter((key) => key !== 'changes.column.type');

/** Where a change stands in the page. */
export function rowAnchor(no: string): string {
  return `c-${no.replaceAll(/[^\w-]+/g, '-')}`;
}

/** A change by its number, as a link to its rows. */
export function rowLink(no: string, view: ListView): Html {
  const isHere = view.rows.some((row) => row.no === no);
  const short = view.figures.sets > 1 ? no : (no.split('/').at(-1) ?? no);
  return isHere ? html`<a class="fig no" href="#${rowAnchor(no)}">${short}</a>` : html`<span class="no">${no}</span>`;
}

/** The log: each change a group of rows, one for each property, and a line with who, when and where it is recorded. */
export function logTable(view: ListView, page: ChangePage): Html {
  const { words } = page;
  const names = heads.map((key) => words.t(key));
  const caption = words.t('changes.section.details');
  const head = names.map((name) => html`<th role="columnheader" scope="col">${name}</th>`);
  const bodies = view.rows.map((row) => group(row, names, view, page));
  return html`<div class="table-box stack own log" id="t-details" tabindex="0" role="region" aria-label="${caption}"><table role="table"><caption class="hidden">${caption}</caption><thead role="rowgroup"><tr role="row">${head}</tr></thead>${bodies}</table></div>
`;
}

interface LogCell {
  readonly column: number;
  readonly part: Part;
  readonly style?: string;
  /** Stands for all properties of the change. */
  readonly isShared?: boolean;
}

function group(row: ChangeRow, names: readonly string[], view: ListView, page: ChangePage): Html {
  const lines = valueLines(row.change, page.words);
  const shown = lines.slice(0, mostLines);
  const write = ({ column, part, style, isShared }: LogCell) =>
    html`<td role="cell"${style && html` class="${style}"`}${isShared && shown.length > 1 && html` rowspan="${shown.length}"`} data-head="${names[column] as string}">${part}</td>`;
  const rows = shown.map((line, i) => html`<tr role="row">${cellsOf(row, line, i === 0, view, page).map(write)}</tr>`);
  return html`<tbody role="rowgroup" id="${rowAnchor(row.no)}">${rows}<tr role="row" class="facts-row"><td role="cell" colspan="${names.length}">${factList(row, lines.length - shown.length, view, page)}</td></tr></tbody>`;
}

function cellsOf(row: ChangeRow, line: ValueLine, isFirst: boolean, view: ListView, { words }: ChangePage): LogCell[] {
  const { change, entry } = row;
  const isOwn = (entry?.readBack.length ?? 0) > 0;
  const shared = (column: number, part: Part, style = ''): LogCell[] => (isFirst ? [{ column, part, style, isShared: true }] : []);
  const before: LogCell = { column: 3, part: foreign(line.before), style: 'val' };
  const after: LogCell = { column: 4, part: foreign(line.after), style: 'val after' };
  return [
    ...shared(0, numberCell(row, view, words), 'no'),
    ...shared(
      1,
      html`<bdi>${change.resource.name}</bdi>${change.resource.id !== change.resource.name && html`<small><bdi>${change.resource.id}</bdi></small>`}`,
      'name',
    ),
    { column: 2, part: line.title },
    ...(change.kind === 'create' ? shared(3, before.part, 'val') : [before]),
    ...(change.kind === 'delete' ? shared(4, after.part, 'val after') : [after]),
    ...shared(5, approverCell(row, words)),
    ...shared(
      6,
      entry?.startedAt
        ? html`<span class="nowrap">${minuteOf(entry.startedAt).slice(0, 10)}</span> <span class="nowrap">${secondOf(entry.startedAt).slice(11)}</span>`
        : words.t('word.meaningless'),
    ),
    ...shared(7, outcomeCell(row, view, words)),
    ...(isOwn ? [{ column: 8, part: ownReadBack(row, line, words), style: 'val' }] : shared(8, readBackText(row, words))),
  ];
}

function numberCell({ change, plan }: ChangeRow, view: ListView, words: ChangePage['words']): Html {
  const type = typeText(plan, words);
  const back = plan.rollbackOf !== undefined && ` · ${words.t('changes.takesBackShort')}`;
  return html`<span class="no">${change.id}</span><small>${view.figures.sets > 1 && html`<bdi>${plan.id}</bdi><br>`}${type}${back}</small>`;
}

function approverCell({ approvers, isLateApproval }: ChangeRow, words: ChangePage['words']): Part {
  if (approvers.length === 0) return words.t('word.meaningless');
  const late = isLateApproval && html`<small><span class="overdue">${words.t('changes.lateApproval')}</span></small>`;
  return html`${approvers.map(({ name }) => html`<span class="leaf"><bdi>${name}</bdi></span>`)}${late}`;
}

/** The word of a result, with the tries that it took and whether it was taken back. */
export function outcomeCell(row: ChangeRow, view: ListView, words: ChangePage['words']): Html {
  const { earlier, rolledBackBy } = row;
  const style = view.isPlansOnly && row.outcome === 'pending' ? 'plan-only' : row.outcome;
  const tries = earlier.length > 0 && html`<small>${words.t('changes.tries', { n: earlier.length + 1 })}</small>`;
  const back = rolledBackBy !== undefined && html`<small>${words.t('changes.figure.rolledBack')} ${rowLink(rolledBackBy, view)}</small>`;
  return html`<span class="outcome ${style}">${outcomeText(row, view, words)}</span>${tries}${back}`;
}

function ownReadBack(row: ChangeRow, line: ValueLine, words: ChangePage['words']): Part {
  const item = row.entry?.readBack.find(({ property }) => property === line.property);
  if (!item) return words.t('word.meaningless');
  const at = item.at !== undefined && html`<small class="nowrap">${minuteOf(item.at)}</small>`;
  return html`<span class="${item.matches === false ? 'differs' : item.matches === null ? 'unread' : 'same'}">${foreign(oneReadBack(item, row, words))}</span>${at}`;
}

/** Everything else that the record says: labelled, in one flowing line. */
function factList(row: ChangeRow, hidden: number, view: ListView, { words }: ChangePage): Html {
  const { change, plan, record, entry, undoes, approvers } = row;
  const back = undoes ?? plan.rollbackOf;
  const origin = html`${levelMark(change.severity, words)} ${back === undefined ? words.pick(change.title) : html`${words.t('changes.takesBackShort')} ${rowLink(back, view)}`} <span class="no">${words.list(change.findingIds)}</span>`;
  const end =
    entry?.startedAt !== undefined &&
    entry.finishedAt !== undefined &&
    `${secondOf(entry.finishedAt).slice(11)}${words.t('paren', { text: elapsedText(entry.startedAt, entry.finishedAt, words) })}`;
  const why = reasonText(row, words);
  const facts: readonly (readonly [string, Part])[] = [
    ['changes.column.origin', origin],
    ['column.disruption', risksText(change.risks, words)],
    ['column.costEffect', priceText(change, words)],
    ['changes.column.requestedBy', foreign(plan.createdBy)],
    ...(approvers.length > 0 ? [['changes.column.approvedAt', words.list(approvers.map(({ at }) => secondOf(at)))] as const] : []),
    ...(record && entry?.startedAt !== undefined ? [['changes.column.doneBy', foreign(record.by)] as const] : []),
    ['changes.column.window', windowText(view.config, words)],
    ...(end === false ? [] : [['changes.column.end', end] as const]),
    ...(why === undefined ? [] : [['column.reason', foreign(why)] as const]),
    ...(entry?.createdId === undefined ? [] : [['changes.column.createdId', foreign(entry.createdId)] as const]),
    ['column.undo', words.pick(change.undo.text)],
    ...(record ? [['changes.column.record', recordPart(record.id, record.ledger.head)] as const] : []),
    ...(hidden > 0
      ? [
          [
            'changes.column.property',
            words.t('rows.more', { n: hidden, file: changeListName(words.language, 'xlsx', view.period) }),
          ] as const,
        ]
      : []),
  ];
  return html`<dl>${facts.map(([key, value]) => html`<div><dt>${words.t(key)}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** Where the ledger holds it: a link to the sources, with the first and last digits of its head. */
export function recordPart(id: string, head: string): Html {
  return html`<a class="fig" href="#r-${id.replaceAll(/[^\w-]+/g, '-')}">${code(shortHash(head))}</a>`;
}
