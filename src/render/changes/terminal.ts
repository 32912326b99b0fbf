import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import type { Style } from '../summary.ts';
import { type Language, type Words, wordsOf } from '../text/catalogue.ts';
import { oneLine } from '../text/clean.ts';

/** How a text for a terminal is drawn. */
export interface TextOptions {
  /** Columns of the terminal; default 80. */
  readonly columns?: number | undefined;
  /** Colours a text; default as it is. */
  readonly paint?: ((text: string, style: Style) => string) | undefined;
  /** default zh-CN */
  readonly language?: Language | undefined;
}

/** What the writers of one text share. */
export interface Pen {
  readonly words: Words;
  readonly columns: number;
  readonly paint: (text: string, style: Style) => string;
}

export function penOf({ columns = 80, paint = (text) => text, language = 'zh-CN' }: TextOptions): Pen {
  return { words: wordsOf(language), columns: Math.max(columns, 30), paint };
}

/** A paragraph that keeps to the width; what follows the first line stands under the text. */
export function wrapped(
  text: string,
  { columns }: Pick<Pen, 'columns'>,
  indent = 0,
  style: (line: string) => string = (line) => line,
): string {
  const width = Math.max(columns - indent, 10);
  return wrapAnsi(text, width, { hard: true })
    .split('\n')
    .map((line) => `${' '.repeat(indent)}${style(line)}`)
    .join('\n');
}

/** A name and its value in one line, or the value under a long name. */
export function fact(name: string, value: string, pen: Pen, indent: number): string {
  const label = oneLine(`${name}${pen.words.t('colon')}`);
  const width = stringWidth(label);
  const soft = (line: string) => pen.paint(line, 'soft');
  if (width > pen.columns / 2) return `${wrapped(label, pen, indent, soft)}\n${wrapped(cut(value), pen, indent + 2)}`;
  const lines = fold(value, Math.max(pen.columns - indent - width, 10));
  return lines.map((line, i) => `${' '.repeat(indent)}${i === 0 ? soft(label) : ' '.repeat(width)}${line}`).join('\n');
}

const longest = 400;

/** On one line, and no longer than a reader of a terminal takes in: the files hold the whole. */
function cut(text: string): string {
  const line = oneLine(text);
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

function fold(text: string, width: number): string[] {
  return wrapAnsi(cut(text), width, { hard: true }).split('\n');
}

/** One cell: its text, and how it may be coloured. */
export type TextCell = string | { readonly text: string; readonly style: Style };

const gap = '  ';

/** A table without lines that keeps to the width: wide columns are wrapped, by display width. */
export function textTable(heads: readonly string[], rows: readonly (readonly TextCell[])[], pen: Pen, indent = 0): string {
  const texts = [heads, ...rows.map((cells) => cells.map(textOf))].map((cells) => cells.map(cut));
  const most = heads.map((_, i) => Math.max(...texts.map((cells) => stringWidth(cells[i] ?? ''))));
  const widths = fitted(most, pen.columns - indent - (heads.length - 1) * gap.length);
  const all: readonly (readonly TextCell[])[] = [heads.map((text) => ({ text, style: 'soft' })), ...rows];
  return all.map((cells) => tableRow(cells, widths, pen, indent)).join('\n');
}

/** One row in as many lines as its longest cell. */
function tableRow(cells: readonly TextCell[], widths: readonly number[], { paint }: Pen, indent: number): string {
  const folded = cells.map((cell, i) => fold(textOf(cell), widths[i] as number));
  const lines = Array.from({ length: Math.max(...folded.map(({ length }) => length)) }, (_, line) =>
    cells
      .map((cell, i) => {
        const text = folded[i]?.[line] ?? '';
        const shown = typeof cell === 'string' || text === '' ? text : paint(text, cell.style);
        return i === cells.length - 1 ? shown : shown + ' '.repeat(Math.max(0, (widths[i] as number) - stringWidth(text)));
      })
      .join(gap)
      .trimEnd(),
  );
  return lines.map((line) => `${' '.repeat(indent)}${line}`).join('\n');
}

function textOf(cell: TextCell): string {
  return typeof cell === 'string' ? cell : cell.text;
}

const narrowest = 4;

/** Takes from the widest columns until the sum fits. */
function fitted(widths: readonly number[], most: number): number[] {
  const fitting = widths.map((width) => Math.max(width, 1));
  while (fitting.reduce((sum, width) => sum + width, 0) > most) {
    const widest = Math.max(...fitting);
    if (widest <= narrowest) break;
    fitting[fitting.indexOf(widest)] = widest - 1;
  }
  return fitting;
}
