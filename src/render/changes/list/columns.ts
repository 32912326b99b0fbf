import type { Words } from '../../text/catalogue.ts';
import { priceText, risksText, valueLines, whole, windowText } from '../texts.ts';
import type { ChangeRow } from './rows.ts';
import { approvedAt, outcomeText, readBackAt, readBackText, reasonText } from './texts.ts';
import type { ListView } from './view.ts';

/** A moment, which a spreadsheet keeps as a date and a text writes in Beijing time. */
export interface Moment {
  readonly at: string;
}

export type Cell = string | number | Moment;

/** A table as spreadsheets and Markdown show it. Never a blank cell. */
export interface Sheet {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** What stands there when there is no row. */
  readonly empty: string;
  /** Columns of CNY a month. */
  readonly money?: readonly number[];
}

type Column = readonly [key: string, cellOf: (row: ChangeRow, view: ListView, words: Words) => Cell | undefined];

/** Lines under each other in a cell; a text of one line parts them otherwise. */
const lines = (texts: readonly string[]) => [...new Set(texts)].join('\n');

const columns: readonly Column[] = [
  ['column.no', ({ no }) => no],
  ['changes.column.type', (_row, _view, words) => words.t('changes.type.normal')],
  ['changes.column.kind', ({ change }, _, words) => words.t(`changes.kind.${change.kind}`)],
  ['changes.column.origin', originText],
  ['column.level', ({ change }, _, words) => words.t(`level.${change.severity}`)],
  ['column.resource', ({ change }) => change.resource.name],
  ['column.id', ({ change }) => change.resource.id],
  ['column.type', ({ change }) => change.resource.type],
  ['column.region', ({ change }, _, words) => words.name('region', change.resource.region)],
  ['column.account', ({ change }) => change.resource.accountId],
  ['changes.column.property', ({ change }, _, words) => lines(valueLines(change, words, whole).map(({ title }) => title))],
  ['changes.column.before', ({ change }, _, words) => sideText(change, 'before', words)],
  ['changes.column.after', ({ change }, _, words) => sideText(change, 'after', words)],
  ['column.disruption', ({ change }, _, words) => risksText(change.risks, words)],
  ['changes.column.requestedBy', ({ plan }) => plan.createdBy],
  [
    'changes.column.approvedBy',
    ({ approvers }, _, words) => (approvers.length > 0 ? words.list(approvers.map(({ name }) => name)) : undefined),
  ],
  ['changes.column.approvedAt', (row) => moment(approvedAt(row))],
  ['changes.column.doneBy', ({ record, entry }) => (entry?.startedAt === undefined ? undefined : record?.by)],
  ['changes.column.window', (_, { config }, words) => windowText(config, words)],
  ['changes.column.start', ({ entry }) => moment(entry?.startedAt)],
  ['changes.column.end', ({ entry }) => moment(entry?.finishedAt)],
  ['column.outcome', (row, view, words) => outcomeText(row, view, words)],
  ['column.reason', (row, _, words) => reasonText(row, words)],
  ['changes.column.readBack', (row, _, words) => readBackText(row, words, whole)],
  ['changes.column.readBackAt', (row) => moment(readBackAt(row))],
  ['changes.column.tries', ({ earlier, entry }) => (entry ? earlier.length + 1 : 0)],
  ['changes.column.rolledBack', ({ rolledBackBy }) => rolledBackBy],
  ['column.undo', ({ change }, _, words) => words.pick(change.undo.text)],
  ['changes.column.price', ({ change }, _, words) => change.priceCnyPerMonth ?? priceText(change, words)],
  ['changes.column.record', ({ record }) => record?.ledger.head],
];

function originText({ change, undoes, plan }: ChangeRow, _: ListView, words: Words): string {
  const back = undoes ?? plan.rollbackOf;
  const what = back === undefined ? words.pick(change.title) : words.t('changes.takesBack', { no: back });
  return `${what}${words.t('paren', { text: words.list(change.findingIds) })}`;
}

/** Values of several properties, each after its name; one value alone stands for itself. */
function sideText(change: ChangeRow['change'], side: 'before' | 'after', words: Words): string {
  const all = valueLines(change, words, whole);
  const isShared = (change.kind === 'create' && side === 'before') || (change.kind === 'delete' && side === 'after');
  if (all.length === 1 || isShared) return all[0]?.[side] ?? words.t('word.meaningless');
  return lines(all.map((line) => `${line.title}${words.t('colon')}${line[side]}`));
}

function moment(at: string | undefined): Moment | undefined {
  return at === undefined ? undefined : { at };
}

/** All changes with all columns, one row each. */
export function detailSheet(view: ListView, words: Words, rows: readonly ChangeRow[] = view.rows): Sheet {
  return {
    title: words.t('changes.section.details'),
    heads: columns.map(([key]) => words.t(key)),
    rows: rows.map((row) => columns.map(([, cellOf]) => cellOf(row, view, words) ?? words.t('word.meaningless'))),
    empty: words.t('changes.empty.details'),
    money: [columns.findIndex(([key]) => key === 'changes.column.price')],
  };
}
