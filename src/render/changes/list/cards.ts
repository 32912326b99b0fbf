import { type Html, html, join, type Part } from '../../html/html.ts';
import { code, foreign, levelMark } from '../../html/marks.ts';
import { table } from '../../html/table.ts';
import type { Words } from '../../text/catalogue.ts';
import { minuteOf, secondOf } from '../../text/clock.ts';
import type { ChangePage } from '../page.ts';
import { elapsedText, kindText, valueLines } from '../texts.ts';
import { outcomeCell, recordPart, rowAnchor, rowLink } from './log.ts';
import type { ChangeRow } from './rows.ts';
import { badRows, idleRows, isBad } from './sheets.ts';
import { oneReadBack, outcomeText, readBackText, reasonText } from './texts.ts';
import type { ListView } from './view.ts';

/** A card for each change that failed or came out otherwise; contradictions first. */
export function badCards(view: ListView, page: ChangePage): Html | false {
  const bad = badRows(view).filter(({ outcome }) => isBad(outcome));
  const sorted = [...bad.filter(({ outcome }) => outcome === 'contradicted'), ...bad.filter(({ outcome }) => outcome === 'failed')];
  return sorted.length > 0 && join(sorted.map((row) => card(row, view, page)));
}

function card(row: ChangeRow, view: ListView, page: ChangePage): Html {
  const { change } = row;
  const { words } = page;
  const id = `bad-${rowAnchor(row.no)}`;
  const { name, id: resourceId, region } = change.resource;
  const where = html`<span><b>${foreign(name)}</b></span>${name !== resourceId && html`<span>${foreign(resourceId)}</span>`}<span>${words.name('region', region)}</span><span>${kindText(change, words)}</span>`;
  return html`<article class="card" aria-labelledby="${id}"><header>${levelMark(change.severity, words)}<h3 id="${id}">${words.pick(change.title)}</h3><p class="where">${where}</p><p class="ref">${rowLink(row.no, view)} ${outcomeCell(row, view, words)}</p></header>
<div class="body"><div class="story">${compared(row, words)}${evidence(row, words)}${error(row, words)}</div>${facts(row, words)}</div></article>
`;
}

/** What was asked against what our own reading found. */
function compared(row: ChangeRow, words: Words): Html {
  const { change, entry } = row;
  const lines = valueLines(change, words).slice(0, 4);
  return join(
    lines.map((line) => {
      const item = entry?.readBack.find(({ property }) => property === line.property);
      const found = item
        ? oneReadBack(item, row, words)
        : entry && entry.readBack.length === 0
          ? readBackText(row, words)
          : words.t('word.notRead');
      return html`<dl class="compare"><div class="asked"><dt>${words.t('changes.column.before')} <span>${line.title}</span></dt><dd>${foreign(line.before)}</dd></div><div><dt>${words.t('changes.column.after')}</dt><dd>${foreign(line.after)}</dd></div><div><dt>${words.t('changes.column.readBack')}</dt><dd class="${item?.matches === false ? 'differs' : 'found'}">${foreign(found)}</dd></div></dl>`;
    }),
  );
}

/** Where the reading comes from: our own field, and when it was read. */
function evidence({ entry }: ChangeRow, words: Words): Html | false {
  const items = (entry?.readBack ?? []).filter(({ field }) => field !== undefined);
  const at = items.find((item) => item.at !== undefined)?.at;
  if (items.length === 0) return false;
  return html`<p class="evidence"><span>${words.t('column.evidence')}</span> ${items.map(({ field }) => html`${code(field ?? '')} `)}${at !== undefined && html`<time datetime="${at}">${words.t('evidence.read', { at: secondOf(at) })}</time>`}</p>`;
}

function error(row: ChangeRow, words: Words): Html | false {
  const why = reasonText(row, words);
  return why !== undefined && html`<h4>${words.t('column.reason')}</h4><p class="error">${foreign(why)}</p>`;
}

function facts(row: ChangeRow, words: Words): Html {
  const { approvers, record, entry, change } = row;
  const none = words.t('word.meaningless');
  const time =
    entry?.startedAt && entry.finishedAt
      ? `${secondOf(entry.startedAt)}${words.t('paren', { text: elapsedText(entry.startedAt, entry.finishedAt, words) })}`
      : none;
  const rows: readonly (readonly [string, Part])[] = [
    ['changes.column.approvedBy', approvers.length > 0 ? words.list(approvers.map(({ name, at }) => `${name} ${minuteOf(at)}`)) : none],
    ['changes.column.doneBy', record ? foreign(record.by) : none],
    ['changes.column.start', time],
    ['column.undo', words.pick(change.undo.text)],
    ['changes.column.record', record ? recordPart(record.id, record.ledger.head) : none],
  ];
  return html`<dl class="facts">${rows.map(([key, value]) => html`<div><dt>${words.t(key)}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** Tries that failed before a later one of the same change. */
export function retriedTable(view: ListView, page: ChangePage): Html | false {
  const { words } = page;
  const rows = view.rows.flatMap((row) =>
    row.earlier.map(({ entry, record }) => ({
      cells: [
        rowLink(row.no, view),
        foreign(row.change.resource.name),
        entry.startedAt ? minuteOf(entry.startedAt) : words.t('word.meaningless'),
        outcomeText({ outcome: entry.outcome }, view, words),
        entry.reason ? foreign(words.pick(entry.reason.text)) : words.t('word.meaningless'),
        outcomeText(row, view, words),
        recordPart(record.id, record.ledger.head),
      ],
    })),
  );
  const keys = [
    'column.no',
    'column.resource',
    'changes.column.start',
    'column.outcome',
    'column.reason',
    'changes.column.afterwards',
    'changes.column.record',
  ];
  const columns = keys.map((key) => ({ head: words.t(key) }));
  return (
    rows.length > 0 && table({ id: 't-retried', caption: words.t('changes.retried'), columns, groups: [{ rows }], kind: 'stack' }, page)
  );
}

/** What was not run or was declined, with the reason. */
export function idleTable(view: ListView, page: ChangePage): Html | false {
  const { words } = page;
  const rows = idleRows(view).map((row) => ({
    cells: [
      rowLink(row.no, view),
      html`<bdi>${row.change.resource.name}</bdi><small><bdi>${row.change.resource.id}</bdi></small>`,
      words.pick(row.change.title),
      outcomeCell(row, view, words),
      foreign(reasonText(row, words) ?? words.t('word.meaningless')),
    ],
  }));
  const keys = ['column.no', 'column.resource', 'changes.column.origin', 'column.outcome', 'column.reason'];
  const columns = keys.map((key) => ({ head: words.t(key) }));
  return rows.length > 0 && table({ id: 't-idle', caption: words.t('changes.idle'), columns, groups: [{ rows }], kind: 'stack' }, page);
}
