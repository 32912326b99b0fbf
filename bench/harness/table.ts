import Table from 'cli-table3';
import type { Row } from '../row.ts';

/** The rows of one benchmark as a table for a terminal. */
export function tableOf(rows: readonly Row[]): string {
  const table = new Table({
    head: ['measured', 'value', 'held against', 'ratio', 'goal', ''],
    colAligns: ['left', 'right', 'right', 'right', 'left', 'left'],
    style: { head: [], border: [], compact: true },
  });
  for (const { name, value, unit, baseline, ratio, goal, ok } of rows)
    table.push([
      name,
      `${number(value)} ${unit}`,
      baseline === undefined ? '' : `${number(baseline)} ${unit}`,
      number(ratio),
      goal ?? '',
      verdict(ok),
    ]);
  return table.toString();
}

function verdict(ok: boolean | undefined): string {
  if (ok === undefined) return '';
  return ok ? 'met' : 'NOT MET';
}

/** Three digits are all that a measurement is good for. */
function number(value: number | undefined): string {
  if (value === undefined) return '';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}
