import type { Words } from '../../text/catalogue.ts';
import { minuteOf } from '../../text/clock.ts';
import { valueLines } from '../texts.ts';
import type { ChangeRow } from './rows.ts';
import { outcomeText, readBackText } from './texts.ts';
import type { ListView } from './view.ts';

const heads = [
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
];

/** The columns that a reader of a text needs first. */
export function detailHeads(words: Words): string[] {
  return heads.map((key) => words.t(key));
}

/** One change in those columns. */
export function detailRow(row: ChangeRow, view: ListView, words: Words): string[] {
  const { no, change, approvers, entry } = row;
  const lines = valueLines(change, words);
  const joined = (texts: readonly string[]) => [...new Set(texts)].join(words.t('clause.separator'));
  const none = words.t('word.meaningless');
  return [
    no,
    words.t('changes.type.normal'),
    change.resource.name,
    joined(lines.map(({ title }) => title)),
    joined(lines.map(({ before }) => before)),
    joined(lines.map(({ after }) => after)),
    approvers.length > 0 ? words.list(approvers.map(({ name }) => name)) : none,
    entry?.startedAt ? minuteOf(entry.startedAt) : none,
    outcomeText(row, view, words),
    readBackText(row, words),
  ];
}
