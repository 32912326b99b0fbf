import type { Words } from '../../text/catalogue.ts';
import { dateOf } from '../../text/clock.ts';
import { count } from '../../text/numbers.ts';
import { type Level, levels } from '../../view/levels.ts';
import type { TrendPoint } from '../../view/trend.ts';
import { type Html, html } from '../html.ts';
import { at, axisOf, shapeUse } from './figure.ts';

export const trendHeight = 196;

const top = 8;
const bottom = 160;

interface Scale {
  readonly x0: number;
  readonly x1: number;
  readonly x: (i: number) => number;
  readonly y: (value: number) => number;
}

/** Lines of open risks by level. A run that is missing or incomplete is a dashed hole: no line runs through it. */
export function trendLines(points: readonly TrendPoint[], width: number, words: Words): Html {
  const most = Math.max(1, ...points.flatMap((point) => (point.kind === 'run' ? levels.map((level) => point.counts[level]) : [0])));
  const { top: highest, ticks } = axisOf(most);
  const x0 = 10 + 7 * count(highest).length;
  const x1 = width - (words.language === 'en' ? 72 : 46) - 7 * count(most).length;
  const scale: Scale = {
    x0,
    x1,
    x: (i) => x0 + ((x1 - x0) * i) / Math.max(1, points.length - 1),
    y: (value) => bottom - ((bottom - top) * value) / highest,
  };
  return html`${holes(points, scale)}${grid(ticks, scale)}${dates(points, scale, width)}${levels.map((level) => line(points, level, scale))}${ends(points, scale, words)}`;
}

function holes(points: readonly TrendPoint[], { x, x0, x1 }: Scale): Html[] {
  return points.flatMap((point, i) => {
    if (point.kind === 'run') return [];
    const from = Math.max(x0, x(i - 1));
    const until = Math.min(x1, x(i + 1));
    return [html`<rect class="hole" x="${at(from)}" y="${top}" width="${at(until - from)}" height="${bottom - top}"/>`];
  });
}

function grid(ticks: readonly number[], { x0, x1, y }: Scale): Html[] {
  return ticks.map(
    (tick) =>
      html`<line class="grid" x1="${x0}" x2="${at(x1)}" y1="${at(y(tick))}" y2="${at(y(tick))}"/><text class="tick" x="${x0 - 6}" y="${at(y(tick) + 4)}" text-anchor="end">${count(tick)}</text>`,
  );
}

function dates(points: readonly TrendPoint[], { x }: Scale, width: number): Html[] {
  const last = points.length - 1;
  const wanted = width > 400 ? 4 : 2;
  const shown = [...new Set(Array.from({ length: wanted + 1 }, (_, i) => Math.round((last * i) / wanted)))];
  const anchor = (i: number) => (i === 0 ? 'start' : i === last ? 'end' : 'middle');
  return shown.map(
    (i) =>
      html`<text class="tick" x="${at(x(i))}" y="${bottom + 18}" text-anchor="${anchor(i)}">${dateOf((points[i] as TrendPoint).day).slice(5)}</text>`,
  );
}

function line(points: readonly TrendPoint[], level: Level, { x, y }: Scale): Html[] {
  const parts: string[][] = [[]];
  points.forEach((point, i) => {
    if (point.kind === 'run') parts.at(-1)?.push(`${at(x(i))},${at(y(point.counts[level]))}`);
    else parts.push([]);
  });
  return parts.filter((part) => part.length > 0).map((part) => drawPart(part, level));
}

function drawPart(part: readonly string[], level: Level): Html {
  if (part.length > 1) return html`<polyline class="line ${level}" points="${part.join(' ')}"/>`;
  const [cx, cy] = (part[0] as string).split(',');
  return html`<circle class="seg ${level}" cx="${cx}" cy="${cy}" r="2"/>`;
}

const labelHeight = 14;

/** The newest values, written beside the ends of their lines and pushed apart where they would cover each other. */
function ends(points: readonly TrendPoint[], { x1, y }: Scale, words: Words): Html[] {
  const last = points.findLast((point) => point.kind === 'run');
  if (!last) return [];
  const labels = levels.map((level) => ({ level, value: last.counts[level], y: y(last.counts[level]) })).sort((a, b) => a.y - b.y);
  let floor = bottom + 4;
  for (const label of labels.toReversed()) {
    label.y = Math.min(label.y, floor);
    floor = label.y - labelHeight;
  }
  return labels.map(
    ({ level, value, y: labelY }) =>
      html`${shapeUse(level, x1 + 6, labelY - 5, 10)}<text class="end ${level}" x="${at(x1 + 20)}" y="${at(labelY + 4)}">${words.t(`level.${level}`)} ${count(value)}</text>`,
  );
}

/** The trend in words: from the first to the last run, then the holes. */
export function trendText(points: readonly TrendPoint[], words: Words): string {
  const runs = points.filter((point) => point.kind === 'run');
  const [first, last] = [runs[0], runs.at(-1)];
  const changes =
    first && last
      ? levels.map((level) =>
          words.t('chart.change', { level: words.t(`level.${level}`), from: count(first.counts[level]), until: count(last.counts[level]) }),
        )
      : [];
  return [...changes, ...holeTexts(points, words)].join(words.t('clause.separator'));
}

export function holeTexts(points: readonly TrendPoint[], words: Words): string[] {
  return points.flatMap((point) => {
    if (point.kind === 'run') return [];
    const from = dateOf(point.day).slice(5);
    if (point.kind === 'incomplete') return [words.t('chart.incomplete', { date: from })];
    const until = dateOf(point.untilDay).slice(5);
    return [from === until ? words.t('chart.missedDay', { from }) : words.t('chart.missed', { from, until })];
  });
}
