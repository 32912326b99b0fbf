import type { Config } from '../../../model/documents.ts';
import type { Style } from '../../summary.ts';
import { oneLine } from '../../text/clean.ts';
import { minuteOf } from '../../text/clock.ts';
import { count } from '../../text/numbers.ts';
import type { ChangeListInput } from '../input.ts';
import { fact, type Pen, penOf, type TextCell, type TextOptions, textTable, wrapped } from '../terminal.ts';
import { kindText, valueLines } from '../texts.ts';
import { countedFigures } from './figures.ts';
import { bannersOf } from './markdown.ts';
import type { ChangeRow, RowOutcome } from './rows.ts';
import { badRows, idleRows, isBad } from './sheets.ts';
import { listVerdict, outcomeText, periodText, readBackText, reasonText } from './texts.ts';
import { type ListView, listView } from './view.ts';

const styles: Readonly<Partial<Record<RowOutcome, Style>>> = {
  applied: 'strong',
  failed: 'critical',
  contradicted: 'critical',
  'not-run': 'unread',
  declined: 'soft',
  revoked: 'soft',
  expired: 'soft',
  pending: 'soft',
  unchanged: 'soft',
};
const narrow = 70;

/** The change list for a terminal: the conclusion, the figures, a line for each change, and why some failed. */
export function changeListText(input: ChangeListInput, options: TextOptions = {}, config: Config = {}): string {
  const pen = penOf(options);
  const view = listView(input, config);
  const parts = [heading(view, pen), figures(view, pen), changes(view, pen), reasons(view, pen), heads(view, pen)];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function heading(view: ListView, pen: Pen): string {
  const { words, paint } = pen;
  const { lead, rest, level } = listVerdict(view, words);
  const banners = bannersOf(view, words).map((text) => wrapped(text, pen, 0, (line) => paint(line, 'unread')));
  const title = wrapped(
    oneLine(`${words.t('changes.list.title')} ${view.documentNo} · ${periodText(view.period, view, words)}`),
    pen,
    0,
    (line) => paint(line, 'soft'),
  );
  return [...banners, title, wrapped(`${paint(lead, level === 'none' ? 'strong' : level)}${oneLine(rest)}`, pen)].join('\n');
}

function figures({ figures: all }: ListView, pen: Pen): string {
  const { words } = pen;
  return wrapped(
    countedFigures.map((name) => `${words.t(`changes.figure.${name}`)} ${count(all[name])}`).join(words.t('pair.separator')),
    pen,
  );
}

function changes(view: ListView, pen: Pen): string {
  const { words } = pen;
  if (view.rows.length === 0) return words.t('changes.empty.details');
  const isNarrow = pen.columns < narrow;
  const several = view.figures.sets > 1;
  const keys = [
    'column.no',
    'column.resource',
    'changes.column.change',
    'column.outcome',
    ...(isNarrow ? [] : ['changes.column.readBack']),
  ];
  const rows = view.rows.map((row): TextCell[] => {
    const outcome = { text: outcomeText(row, view, words), style: styles[row.outcome] ?? 'soft' };
    const cells = [several ? row.no : row.change.id, row.change.resource.name, changeText(row, pen), outcome];
    return isNarrow ? cells : [...cells, readBackText(row, words)];
  });
  return textTable(
    keys.map((key) => words.t(key)),
    rows,
    pen,
  );
}

function changeText({ change }: ChangeRow, { words }: Pen): string {
  const lines = valueLines(change, words);
  if (change.thing !== undefined) return kindText(change, words);
  if (change.kind !== 'patch') return `${kindText(change, words)} ${words.pick(change.title)}`;
  return lines.map(({ title, before, after }) => `${title} ${before} → ${after}`).join(words.t('clause.separator'));
}

/** Why changes failed, and why others were not carried out: two lists, since only the first is a fault. */
function reasons(view: ListView, pen: Pen): string {
  const { words, paint } = pen;
  const part = (title: string, rows: readonly ChangeRow[]) => {
    const lines = rows.flatMap((row) => {
      const why = reasonText(row, words);
      const at = row.entry?.startedAt ? ` ${minuteOf(row.entry.startedAt)}` : '';
      return why === undefined ? [] : [fact(`${row.no} ${outcomeText(row, view, words)}${at}`, why, pen, 0)];
    });
    return lines.length === 0 ? [] : [[paint(words.t(title), 'strong'), ...lines].join('\n')];
  };
  const bad = badRows(view).filter(({ outcome }) => isBad(outcome));
  return [...part('changes.section.bad', bad), ...part('changes.idle', idleRows(view))].join('\n\n');
}

function heads({ records }: ListView, pen: Pen): string {
  return records.map(({ id, ledger }) => fact(oneLine(id), ledger.head, pen, 0)).join('\n');
}
