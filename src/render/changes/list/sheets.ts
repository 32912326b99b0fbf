import type { Words } from '../../text/catalogue.ts';
import { minuteOf } from '../../text/clock.ts';
import { priceSumText } from '../texts.ts';
import type { ApprovalRow } from './approvals.ts';
import { type Cell, type ColumnKey, detailSheet, type Sheet, tableOf } from './columns.ts';
import { countedFigures } from './figures.ts';
import type { ChangeRow, RowOutcome } from './rows.ts';
import type { ListView } from './view.ts';

/** Changes that failed or came out otherwise, also those that a later try mended. */
export function badRows({ rows }: ListView): ChangeRow[] {
  return rows.filter(({ outcome, earlier }) => isBad(outcome) || earlier.some(({ entry }) => isBad(entry.outcome)));
}

export function isBad(outcome: string): boolean {
  return outcome === 'failed' || outcome === 'contradicted';
}

const idle: readonly RowOutcome[] = ['not-run', 'declined', 'revoked', 'expired'];

/** Changes that were decided on and not begun. */
export function idleRows({ rows }: ListView): ChangeRow[] {
  return rows.filter(({ outcome }) => idle.includes(outcome));
}

/** The sections as tables: figures, changes, failures, what was not carried out, rollbacks, approvals. */
export function sheetsOf(view: ListView, words: Words): Sheet[] {
  return [
    figureSheet(view, words),
    detailSheet(view, words),
    badSheet(view, words),
    idleSheet(view, words),
    rollbackSheet(view, words),
    approvalSheet(view, words),
  ];
}

/** Name and value of each figure; rates with what they are made of. */
export function figureSheet({ figures, isPlansOnly }: ListView, words: Words): Sheet {
  const { verified, attempted, successRate, price } = figures;
  const rows: Cell[][] = countedFigures.map((name) => [words.t(`changes.figure.${name}`), figures[name], words.t(`changes.term.${name}`)]);
  const rate = successRate === undefined ? '—' : `${successRate}%`;
  const sum = words.t('changes.rateNote', { verified, attempted });
  const more: Cell[][] = isPlansOnly
    ? []
    : [
        [words.t('changes.figure.verified'), verified, words.t('changes.term.verified')],
        [words.t('changes.figure.success'), rate, sum],
        [words.t('column.costEffect'), priceSumText(price, words), words.t('changes.term.price')],
      ];
  const heads = ['changes.column.figure', 'changes.column.value', 'column.description'].map((key) => words.t(key));
  return { title: words.t('changes.section.figures'), heads, rows: [...rows, ...more], empty: words.t('changes.empty.details') };
}

const badColumns = [
  'column.no',
  'column.resource',
  'column.id',
  'changes.column.property',
  'changes.column.start',
  'column.outcome',
  'column.reason',
  'changes.column.readBack',
  'changes.column.record',
] as const satisfies readonly ColumnKey[];

/** Failures and contradictions, each try a row. */
export function badSheet(view: ListView, words: Words): Sheet {
  const tries = badRows(view).flatMap((row) => [
    ...row.earlier.map(({ entry, record }): ChangeRow => ({ ...row, outcome: entry.outcome, entry, record, check: 'none' })),
    row,
  ]);
  const rows = tries.filter(({ outcome }) => isBad(outcome));
  return { title: words.t('changes.section.bad'), ...tableOf(badColumns, rows, { view, words }), empty: words.t('changes.empty.bad') };
}

const idleColumns = [
  'column.no',
  'column.resource',
  'column.id',
  'changes.column.origin',
  'column.outcome',
  'column.reason',
  'changes.column.record',
] as const satisfies readonly ColumnKey[];

/** What was decided on and not begun, with the reason. */
export function idleSheet(view: ListView, words: Words): Sheet {
  return { title: words.t('changes.idle'), ...tableOf(idleColumns, idleRows(view), { view, words }), empty: words.t('changes.empty.idle') };
}

const rollbackColumns = [
  'column.no',
  'changes.column.undoes',
  'column.resource',
  'column.id',
  'changes.column.property',
  'changes.column.before',
  'changes.column.after',
  'changes.column.start',
  'column.outcome',
  'changes.column.readBack',
  'changes.column.record',
] as const satisfies readonly ColumnKey[];

/** Changes that took others back. */
export function rollbackSheet(view: ListView, words: Words): Sheet {
  return {
    title: words.t('changes.section.rollbacks'),
    ...tableOf(rollbackColumns, view.rollbacks, { view, words }),
    empty: words.t('changes.empty.rollbacks'),
  };
}

export function approvalSheet({ approvals }: ListView, words: Words): Sheet {
  const heads = [
    'changes.column.approval',
    'changes.column.set',
    'changes.column.approvedBy',
    'changes.column.role',
    'changes.column.approvedAt',
    'changes.column.validUntil',
    'changes.column.approved',
    'changes.column.declined',
    'column.state',
    'changes.column.note',
    'changes.column.key',
    'changes.column.binds',
  ];
  const rows = approvals.map(({ approval, state, revocation }): Cell[] => [
    approval.id,
    approval.planId,
    approval.by,
    words.t(`changes.role.${approval.role}`),
    { at: approval.at },
    { at: approval.expiresAt },
    approval.approved.length === 0 ? words.t('word.none') : words.list(approval.approved),
    declinedText(approval, words),
    stateText({ approval, state, ...(revocation && { revocation }) }, words),
    approval.note ?? words.t('word.none'),
    approval.keyId,
    approval.planDigest,
  ]);
  return {
    title: words.t('changes.section.approvals'),
    heads: heads.map((key) => words.t(key)),
    rows,
    empty: words.t('changes.empty.approvals'),
  };
}

export function declinedText({ declined }: ApprovalRow['approval'], words: Words): string {
  if (declined.length === 0) return words.t('word.none');
  return declined.map(({ changeId, reason }) => `${changeId}${words.t('colon')}${reason}`).join(words.t('clause.separator'));
}

export function stateText({ state, revocation }: ApprovalRow, words: Words): string {
  const word = words.t(`changes.approval.${state}`);
  if (!revocation) return word;
  return `${word}${words.t('paren', { text: `${revocation.by} ${minuteOf(revocation.at)}${words.t('colon')}${revocation.reason}` })}`;
}

/** Where each run stands in the ledger. */
export function sourceSheet({ sources: { plans, records } }: ListView, words: Words): Sheet {
  const heads = [
    'changes.column.set',
    'changes.column.planDigest',
    'changes.column.recordId',
    'changes.column.doneBy',
    'changes.column.host',
    'changes.column.start',
    'changes.column.end',
    'changes.column.ledger',
    'changes.column.head',
  ];
  const none = words.t('word.none');
  const rows = plans.flatMap((plan): Cell[][] => {
    const own = records.filter(({ planId }) => planId === plan.id);
    if (own.length === 0) return [[plan.id, plan.digest, none, none, none, none, none, none, none]];
    return own.map(({ id, by, host, startedAt, finishedAt, ledger }) => [
      plan.id,
      plan.digest,
      id,
      by,
      host,
      { at: startedAt },
      { at: finishedAt },
      `${ledger.firstSeq}–${ledger.lastSeq}`,
      ledger.head,
    ]);
  });
  return { title: words.t('terms.sources'), heads: heads.map((key) => words.t(key)), rows, empty: words.t('changes.empty.details') };
}

const explained = [...countedFigures, 'success', 'type', 'order', 'price', 'number', 'record', 'digest'] as const;

/** The counting rules: name and sentence. */
export function termRows({ config }: ListView, words: Words): (readonly [string, string])[] {
  const rows = explained.map((name) => [words.t(`changes.figure.${name}`), words.t(`changes.term.${name}`)] as const);
  const zone = [words.t('term.time'), words.t('terms.time')] as const;
  return config.tier === undefined ? [...rows, zone] : [...rows, [words.t('head.tier'), words.t(`tier.${config.tier}`)], zone];
}
