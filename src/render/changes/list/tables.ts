import { type Html, html } from '../../html/html.ts';
import { foreign } from '../../html/marks.ts';
import { type Column, table } from '../../html/table.ts';
import type { Words } from '../../text/catalogue.ts';
import { minuteOf, secondOf } from '../../text/clock.ts';
import { type ChangePage, shortHash, wholeDigest } from '../page.ts';
import { valueLines } from '../texts.ts';
import { outcomeCell, recordPart, rowLink } from './log.ts';
import { declinedText, stateText } from './sheets.ts';
import { readBackText } from './texts.ts';
import type { ListView } from './view.ts';

const columnsOf = (keys: readonly string[], words: Words): Column[] => keys.map((key) => ({ head: words.t(key) }));

/** Changes that took others back. */
export function rollbackTable(view: ListView, page: ChangePage): Html | false {
  const { words } = page;
  const rows = view.rollbacks.map((row) => {
    const lines = valueLines(row.change, words);
    const back = row.undoes ?? row.plan.rollbackOf;
    return {
      cells: [
        rowLink(row.no, view),
        back === undefined ? words.t('word.meaningless') : rowLink(back, view),
        html`<bdi>${row.change.resource.name}</bdi><small><bdi>${row.change.resource.id}</bdi></small>`,
        html`${lines.map(({ title, before, after }) => html`<span class="leaf"><i>${title}</i> ${foreign(before)} → <b>${foreign(after)}</b></span>`)}`,
        row.entry?.startedAt ? html`<span class="nowrap">${minuteOf(row.entry.startedAt)}</span>` : words.t('word.meaningless'),
        outcomeCell(row, view, words),
        foreign(readBackText(row, words)),
        row.record ? recordPart(row.record.id, row.record.ledger.head) : words.t('word.meaningless'),
      ],
    };
  });
  const keys = [
    'column.no',
    'changes.column.undoes',
    'column.resource',
    'changes.column.change',
    'changes.column.start',
    'column.outcome',
    'changes.column.readBack',
    'changes.column.record',
  ];
  const given = {
    id: 't-rollbacks',
    caption: words.t('changes.section.rollbacks'),
    columns: columnsOf(keys, words),
    groups: [{ rows }],
    kind: 'stack',
  } as const;
  return rows.length > 0 && table(given, page);
}

/** Who allowed what, when and until when; what was declined and why. */
export function approvalTable(view: ListView, page: ChangePage): Html | false {
  const { words } = page;
  const rows = view.approvals.map((row) => {
    const { approval } = row;
    return {
      cells: [
        html`<bdi class="no">${approval.id}</bdi>${view.figures.sets > 1 && html`<small><bdi>${approval.planId}</bdi></small>`}`,
        html`<bdi>${approval.by}</bdi><small>${words.t(`changes.role.${approval.role}`)}</small>`,
        html`<span class="nowrap">${secondOf(approval.at)}</span><small class="nowrap">${words.t('changes.validUntil', { at: minuteOf(approval.expiresAt) })}</small>`,
        approval.approved.length === 0
          ? words.t('word.none')
          : html`${words.t('changes.items', { n: approval.approved.length })}<small>${words.list(approval.approved)}</small>`,
        foreign(declinedText(approval, words)),
        foreign(stateText(row, words)),
        foreign(approval.note ?? words.t('word.none')),
        html`<bdi class="no">${shortKey(approval.keyId)}</bdi><small class="nowrap" title="${approval.planDigest}">${words.t('changes.bindsShort')} ${shortHash(approval.planDigest)}</small>`,
      ],
    };
  });
  const keys = [
    'changes.column.approval',
    'changes.column.approvedBy',
    'changes.column.approvedAt',
    'changes.column.approved',
    'changes.column.declined',
    'column.state',
    'changes.column.note',
    'changes.column.key',
  ];
  const given = {
    id: 't-approvals',
    caption: words.t('changes.section.approvals'),
    columns: columnsOf(keys, words).map((column, i) => (i === 3 ? { ...column, style: 'items' } : column)),
    groups: [{ rows }],
    kind: 'stack',
  } as const;
  return rows.length > 0 && table(given, page);
}

function shortKey(keyId: string): string {
  return keyId.length > 20 ? `${keyId.slice(0, 12)}…${keyId.slice(-4)}` : keyId;
}

/** Where each run stands in the ledger; each is the aim of its changes. */
export function sourceTable(view: ListView, page: ChangePage): Html {
  const { words } = page;
  const none = words.t('word.none');
  const groups = view.sources.plans.flatMap((plan) => {
    const own = view.sources.records.filter(({ planId }) => planId === plan.id);
    const planCell = html`<bdi>${plan.id}</bdi><small>${wholeDigest(plan.digest)}</small>`;
    if (own.length === 0) return [{ rows: [{ cells: [planCell, none, none, none, none] }] }];
    return own.map(({ id, by, host, startedAt, finishedAt, ledger }) => ({
      id: `r-${id.replaceAll(/[^\w-]+/g, '-')}`,
      rows: [
        {
          cells: [
            planCell,
            html`<bdi>${id}</bdi><small>${words.t('changes.entries', { from: ledger.firstSeq, to: ledger.lastSeq })}</small>`,
            html`<bdi>${by}</bdi><small><bdi>${host}</bdi></small>`,
            html`<span class="nowrap">${secondOf(startedAt)}</span><small class="nowrap">${secondOf(finishedAt)}</small>`,
            wholeDigest(ledger.head),
          ],
        },
      ],
    }));
  });
  const keys = ['changes.column.set', 'changes.column.recordId', 'changes.column.doneBy', 'changes.column.startEnd', 'changes.column.head'];
  return table({ id: 't-sources', caption: words.t('terms.sources'), columns: columnsOf(keys, words), groups, kind: 'stack' }, page);
}
