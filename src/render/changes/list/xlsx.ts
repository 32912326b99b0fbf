import type { Cell as SheetCell, Workbook, Worksheet } from 'exceljs';
import stringWidth from 'string-width';
import { chinaOffsetMs } from '../../../model/china-time.ts';
import { harmless } from '../../formats/csv.ts';
import type { Words } from '../../text/catalogue.ts';
import type { Cell, Sheet } from './columns.ts';
import { factsOf } from './facts.ts';
import { sheetsOf, sourceSheet, termRows } from './sheets.ts';
import type { ListView } from './view.ts';

const [narrowest, widest] = [6, 48];
// What a cell of a spreadsheet can hold.
const mostCharacters = 32_767;
const timeFormat = 'yyyy-mm-dd hh:mm:ss';
const moneyFormat = '"¥"#,##0.00;-"¥"#,##0.00';

/** The list as a workbook: what it is first, then a sheet for each section, the sources and the counting rules last. */
export async function listXlsx(view: ListView, words: Words): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs');
  const book: Workbook = new excel.Workbook();
  book.creator = 'Xunjian';
  book.created = new Date(view.asOf);
  book.modified = new Date(view.asOf);
  pairs(book, words.t('changes.section.about'), factsOf(view, words));
  const sections = sheetsOf(view, words);
  for (const sheet of [...(view.isPlansOnly ? sections.slice(0, 2) : sections), sourceSheet(view, words)]) table(book, sheet);
  pairs(book, words.t('changes.section.terms'), termRows(view, words));
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** Names and values under each other. */
function pairs(book: Workbook, name: string, rows: readonly (readonly [string, string])[]): void {
  const sheet = book.addWorksheet(name);
  for (const [key, value] of rows) {
    const row = sheet.addRow([]);
    writeCell(row.getCell(1), key);
    writeCell(row.getCell(2), value);
    row.getCell(1).font = { bold: true };
  }
  setWidths(
    sheet,
    rows.map(([key, value]) => [key, value]),
    [26, 90],
  );
  paper(sheet);
}

function table(book: Workbook, { title, heads, rows, empty, money = [] }: Sheet): void {
  const sheet = book.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }] });
  const head = sheet.addRow([...heads]);
  head.font = { bold: true };
  head.eachCell((cell) => {
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF0F2F4' } };
    cell.border = { bottom: { style: 'thin', color: { argb: 'FF16191D' } } };
  });
  if (rows.length === 0) writeCell(sheet.addRow([]).getCell(1), empty);
  for (const cells of rows) {
    const row = sheet.addRow([]);
    for (const [i, cell] of cells.entries()) writeCell(row.getCell(i + 1), cell, money.includes(i));
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: Math.max(1, rows.length + 1), column: heads.length } };
  setWidths(sheet, [heads, ...rows.map((cells) => cells.map(shownText))]);
  paper(sheet);
}

/** Texts are texts, ids with 16 digits too; a moment is a date in Beijing time, since a spreadsheet knows no zones. */
function writeCell(cell: SheetCell, value: Cell, isMoney = false): void {
  cell.alignment = { vertical: 'top', wrapText: typeof value === 'string' };
  if (typeof value === 'number') {
    cell.value = value;
    if (isMoney) cell.numFmt = moneyFormat;
  } else if (typeof value === 'string') {
    cell.value = clean(value);
    cell.numFmt = '@';
  } else {
    cell.value = new Date(Date.parse(value.at) + chinaOffsetMs);
    cell.numFmt = timeFormat;
  }
}

/** Harmless, and without the characters that XML cannot hold. */
function clean(text: string): string {
  const written = harmless(text).replace(/[^\P{Cc}\n]|\p{Cs}/gu, '\ufffd');
  return written.length > mostCharacters ? `${written.slice(0, mostCharacters - 1)}…` : written;
}

function shownText(cell: Cell): string {
  if (typeof cell === 'number') return cell.toFixed(2);
  return typeof cell === 'string' ? cell : timeFormat;
}

/** Widths by the longest line of each column; Chinese characters take two. */
function setWidths(sheet: Worksheet, rows: readonly (readonly string[])[], most: readonly number[] = []): void {
  const count = Math.max(...rows.map(({ length }) => length));
  for (let i = 0; i < count; i++) {
    const longest = Math.max(...rows.flatMap((cells) => (cells[i] ?? '').split('\n').map((text) => stringWidth(text))));
    // The arrow of the filter takes some of the head.
    sheet.getColumn(i + 1).width = Math.min(most[i] ?? widest, Math.max(narrowest, longest + 4));
  }
}

function paper(sheet: Worksheet): void {
  sheet.pageSetup = { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:1' };
}
