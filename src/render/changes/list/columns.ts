import type { Words } from '../../text/catalogue.ts';
import { kindText, priceText, risksText, typeText, valueLines, windowText } from '../texts.ts';
import { type Write, whole } from '../values.ts';
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

/** What a cell is drawn from. */
interface Drawn {
  readonly row: ChangeRow;
  readonly view: ListView;
  readonly words: Words;
  readonly write: Write;
}

type CellOf = (drawn: Drawn) => Cell | undefined;

/** Lines under each other in a cell; a text of one line parts them otherwise. */
const lines = (texts: readonly string[]) => [...new Set(texts)].join('\n');

/** Every column of every table of changes, in the order of the whole table. */
const columns = {
  'column.no': ({ row }) => row.no,
  'changes.column.type': ({ row, words }) => typeText(row.plan, words),
  'changes.column.kind': ({ row, words }) => kindText(row.change, words),
  'changes.column.origin': originText,
  'column.level': ({ row, words }) => words.t(`level.${row.change.severity}`),
  'column.resource': ({ row }) => row.change.resource.name,
  'column.id': ({ row }) => row.change.resource.id,
  'column.type': ({ row }) => row.change.resource.type,
  'column.region': ({ row, words }) => words.name('region', row.change.resource.region),
  'column.account': ({ row }) => row.change.resource.accountId,
  'changes.column.property': ({ row, words, write }) => lines(valueLines(row.change, words, write).map(({ title }) => title)),
  'changes.column.before': (drawn) => sideText(drawn, 'before'),
  'changes.column.after': (drawn) => sideText(drawn, 'after'),
  'column.disruption': ({ row, words }) => risksText(row.change.risks, words),
  'changes.column.requestedBy': ({ row }) => row.plan.createdBy,
  'changes.column.approvedBy': ({ row, words }) =>
    row.approvers.length > 0 ? words.list(row.approvers.map(({ name }) => name)) : undefined,
  'changes.column.approvedAt': ({ row }) => moment(approvedAt(row)),
  'changes.column.doneBy': ({ row: { record, entry } }) => (entry?.startedAt === undefined ? undefined : record?.by),
  'changes.column.window': ({ view, words }) => windowText(view.config, words),
  'changes.column.start': ({ row }) => moment(row.entry?.startedAt),
  'changes.column.end': ({ row }) => moment(row.entry?.finishedAt),
  'column.outcome': ({ row, view, words }) => outcomeText(row, view, words),
  'column.reason': ({ row, words }) => reasonText(row, words),
  'changes.column.readBack': ({ row, words, write }) => readBackText(row, words, write),
  'changes.column.readBackAt': ({ row }) => moment(readBackAt(row)),
  'changes.column.tries': ({ row: { earlier, entry } }) => (entry ? earlier.length + 1 : 0),
  'changes.column.rolledBack': ({ row }) => row.rolledBackBy,
  'changes.column.undoes': ({ row }) => row.undoes ?? row.plan.rollbackOf,
  'column.undo': ({ row, words }) => words.pick(row.change.undo.text),
  'changes.column.price': ({ row: { change }, words }) => change.priceCnyPerMonth ?? priceText(change, words),
  'changes.column.record': ({ row }) => row.record?.ledger.head,
} as const satisfies Readonly<Record<string, CellOf>>;

export type ColumnKey = keyof typeof columns;

/** The columns that a reader of a text needs first. */
export const firstColumns = [
  'column.no',
  'changes.column.type',
  'column.resource',
  'changes.column.property',
  'changes.column.before',
  'changes.column.after',
  'changes.column.approvedBy',
  'changes.column.start',
  'column.outcome',
  'changes.column.readBack',
] as const satisfies readonly ColumnKey[];

function originText({ row: { change, undoes, plan }, words }: Drawn): string {
  const back = undoes ?? plan.rollbackOf;
  const what = back === undefined ? words.pick(change.title) : words.t('changes.takesBack', { no: back });
  return `${what}${words.t('paren', { text: words.list(change.findingIds) })}`;
}

/** Values of several properties, each after its name; one value alone stands for itself. */
function sideText({ row: { change }, words, write }: Drawn, side: 'before' | 'after'): string {
  const all = valueLines(change, words, write);
  const isShared = (change.kind === 'create' && side === 'before') || (change.kind === 'delete' && side === 'after');
  if (all.length === 1 || isShared) return all[0]?.[side] ?? words.t('word.meaningless');
  return lines(all.map((line) => `${line.title}${words.t('colon')}${line[side]}`));
}

function moment(at: string | undefined): Moment | undefined {
  return at === undefined ? undefined : { at };
}

/** Some columns of some changes. @param write how values are written: whole, unless somebody reads them on the spot */
export function tableOf(
  keys: readonly ColumnKey[],
  rows: readonly ChangeRow[],
  { view, words, write = whole }: { readonly view: ListView; readonly words: Words; readonly write?: Write },
): Pick<Sheet, 'heads' | 'rows'> {
  const cell = (key: ColumnKey, row: ChangeRow): Cell => columns[key]({ row, view, words, write }) ?? words.t('word.meaningless');
  return { heads: keys.map((key) => words.t(key)), rows: rows.map((row) => keys.map((key) => cell(key, row))) };
}

/** All changes with all columns, one row each. */
export function detailSheet(view: ListView, words: Words): Sheet {
  // What a change takes back is its origin.
  const keys = (Object.keys(columns) as ColumnKey[]).filter((key) => key !== 'changes.column.undoes');
  return {
    title: words.t('changes.section.details'),
    ...tableOf(keys, view.rows, { view, words }),
    empty: words.t('changes.empty.details'),
    money: [keys.indexOf('changes.column.price')],
  };
}
