import { textCell } from '../../formats/csv.ts';
import type { Words } from '../../text/catalogue.ts';
import { secondOf } from '../../text/clock.ts';
import { type Cell, detailSheet } from './columns.ts';
import type { ListView } from './view.ts';

/**
 * All changes as UTF-8 with a byte order mark and CR LF (RFC 4180). Texts that a spreadsheet would run as a formula carry an
 * apostrophe; amounts stay numbers; times are Beijing time. Account numbers have 16 digits: import that column as text.
 */
export function listCsv(view: ListView, words: Words): string {
  const { heads, rows } = detailSheet(view, words);
  return `\ufeff${[heads, ...rows].map((cells) => line(cells, words)).join('')}`;
}

function line(cells: readonly Cell[], words: Words): string {
  return `${cells.map((cell) => cellText(cell, words)).join(',')}\r\n`;
}

function cellText(cell: Cell, words: Words): string {
  if (typeof cell === 'number') return String(cell);
  return typeof cell === 'string' ? textCell(cell.replaceAll(/\r?\n/g, words.t('clause.separator'))) : secondOf(cell.at);
}
