import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import type { Severity } from '../model/documents.ts';
import type { ReportInput } from './input.ts';
import { type Words, wordsOf } from './text/catalogue.ts';
import { oneLine } from './text/clean.ts';
import { count } from './text/numbers.ts';
import { verdictOf } from './text/verdict.ts';
import { type ByLevel, levels, sumOf } from './view/levels.ts';
import type { RuleRisks } from './view/risks.ts';
import { type ReportView, viewOf } from './view/view-model.ts';

/** How a part of the summary may be coloured. */
export type Style = Severity | 'strong' | 'soft' | 'unread';

export interface SummaryOptions {
  /** Columns of the terminal; default 80. */
  readonly columns?: number;
  /** Colours a text; default as it is. */
  readonly paint?: (text: string, style: Style) => string;
}

/** The shapes of the levels where nothing can be drawn. */
export const shapes: Readonly<Record<Severity, string>> = { critical: '◆', high: '▲', medium: '●', low: '▼', info: '○' };
const mostRules = 8;

/** The summary for a terminal: conclusion, risks by category and level, coverage, top risks, what could not be read. */
export function summaryText(input: ReportInput, { columns = 80, paint = (text) => text }: SummaryOptions = {}): string {
  const view = viewOf(input);
  const pen = { words: wordsOf(input.language), paint, wrap: (text: string) => wrapAnsi(text, columns, { hard: true }) };
  const parts = [conclusion(view, pen), crossTable(view, pen), scope(view, pen), topRisks(view, pen), unread(view, pen)];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

interface Pen {
  readonly words: Words;
  readonly paint: (text: string, style: Style) => string;
  readonly wrap: (text: string) => string;
}

function conclusion(view: ReportView, { words, paint, wrap }: Pen): string {
  const { level, lead, rest } = verdictOf(view, words);
  const { source, isComplete } = view.inspection.inventory;
  const banners = [...(source === 'live' ? [] : [`banner.${source}`]), ...(isComplete ? [] : ['banner.incomplete'])];
  const notes = banners.map((key) => wrap(paint(words.t(key), 'unread')));
  return [...notes, wrap(`${paint(lead, level === 'none' ? 'strong' : level)}${oneLine(rest)}`)].join('\n');
}

/** Risks by category and level; Chinese characters take two columns. */
function crossTable({ figures }: ReportView, { words, paint }: Pen): string {
  if (figures.open === 0) return '';
  const heads = [words.t('column.category'), ...levels.map((level) => words.t(`level.${level}`)), words.t('column.total')];
  const cells = (name: string, counts: ByLevel) => [name, ...levels.map((level) => count(counts[level])), count(sumOf(counts))];
  const rows = figures.cross.map(({ category, counts }) => cells(words.t(`category.${category}`), counts));
  const total = cells(words.t('summary.total'), figures.levels);
  const widths = heads.map((_, i) => Math.max(...[heads, ...rows, total].map((row) => stringWidth(row[i] as string))));
  const line = (row: readonly string[]) =>
    row.map((cell, i) => (i === 0 ? padEnd(cell, widths[0] as number) : padStart(cell, widths[i] as number)));
  const styles: (Style | undefined)[] = [undefined, ...levels, 'strong'];
  const coloured = (row: readonly string[]) =>
    line(row)
      .map((cell, i) => paintCell(cell, styles[i], paint))
      .join('   ');
  return [paint(line(heads).join('   '), 'soft'), ...rows.map(coloured), paint(line(total).join('   '), 'strong')].join('\n');
}

function paintCell(cell: string, style: Style | undefined, paint: Pen['paint']): string {
  if (cell.trim() === '0') return paint(cell, 'soft');
  return style === undefined ? cell : paint(cell, style);
}

function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}

function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - stringWidth(text))) + text;
}

function scope({ figures, moves }: ReportView, { words, wrap }: Pen): string {
  const { resources, rules, asked, coverage, passRate, checks, late } = figures;
  const rate = (value: string | undefined) => (value === undefined ? '—' : `${value}%`);
  const moved = moves ? [words.t('summary.moved', { came: moves.came.length, left: moves.left.length })] : [];
  const overdue = late > 0 ? [`${words.t('figures.late')} ${count(late)}`] : [];
  const lines = [
    words.t('summary.scope', { resources, rules, checks: asked }),
    words.t('summary.rates', { coverage: rate(coverage), passRate: rate(passRate), accepted: checks.accepted }),
    [...moved, ...overdue].join(words.t('pair.separator')),
  ];
  return lines
    .filter((line) => line !== '')
    .map(wrap)
    .join('\n');
}

function topRisks({ groups }: ReportView, pen: Pen): string {
  if (groups.length === 0) return '';
  const shown = groups.slice(0, mostRules);
  const width = Math.max(...shown.map(({ level }) => stringWidth(pen.words.t(`level.${level}`))));
  const lines = shown.map((group) => riskLine(group, width, pen));
  const more = groups.length > mostRules ? [pen.paint(pen.words.t('summary.more', { n: groups.length - mostRules }), 'soft')] : [];
  return [pen.paint(pen.words.t('summary.top'), 'strong'), ...lines, ...more].join('\n');
}

function riskLine({ rule, level, risks }: RuleRisks, width: number, { words, paint, wrap }: Pen): string {
  const name = oneLine(risks[0]?.finding.resource.name ?? '');
  const where = risks.length === 1 ? name : `${words.t('high.resources', { n: risks.length })}`;
  const mark = paint(`${shapes[level]} ${padEnd(words.t(`level.${level}`), width)}`, level);
  return wrap(`${mark}  ${words.pick(rule.risk)}  ${paint(where, 'soft')}`);
}

function unread({ figures: { checks, gapTypes }, permissions }: ReportView, { words, paint, wrap }: Pen): string {
  const unjudged = checks.unknown + checks.error;
  if (unjudged === 0 && gapTypes === 0) return '';
  const missing =
    permissions.length > 0 ? [wrap(`${words.t('summary.permissions')}${words.t('colon')}${words.list(permissions.map(oneLine))}`)] : [];
  return [
    paint(words.t('summary.unread'), 'strong'),
    wrap(paint(words.t('unread.notice', { checks: unjudged, types: gapTypes }), 'unread')),
    ...missing,
  ].join('\n');
}
