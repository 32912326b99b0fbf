import type { Words } from '../../text/catalogue.ts';
import { count } from '../../text/numbers.ts';
import { type ByLevel, type Level, levels, sumOf } from '../../view/levels.ts';
import { type Html, html } from '../html.ts';
import { at, shapeUse } from './figure.ts';

/** One bar: its name, its risks by level, and where a level of it leads. */
export interface Bar {
  readonly name: string;
  readonly counts: ByLevel;
  readonly href?: (level: Level) => string;
}

export const barHeight = 32;

/** Bars stacked by level, the total at the end of each. @param labelWidth room for the names, in the units of the drawing */
export function stackedBars(bars: readonly Bar[], width: number, labelWidth: number, words: Words): Html {
  const most = Math.max(1, ...bars.map(({ counts }) => sumOf(counts)));
  const room = width - labelWidth - 8 - 8 * count(most).length;
  const scale = { x0: labelWidth, unit: room / most };
  return html`${bars.map((bar, i) => oneBar(bar, i * barHeight + 4, scale, words))}`;
}

function oneBar(bar: Bar, y: number, { x0, unit }: { x0: number; unit: number }, words: Words): Html {
  let x = x0;
  const segments = levels
    .filter((level) => bar.counts[level] > 0)
    .map((level) => {
      const wide = Math.max(bar.counts[level] * unit, 4);
      const drawn = segment(bar, level, x, y, wide, words);
      x += wide;
      return drawn;
    });
  return html`<text class="axis" x="0" y="${y + 16}">${bar.name}</text>${segments}<text class="total" x="${at(x + 6)}" y="${y + 16}">${count(sumOf(bar.counts))}</text>`;
}

function segment({ name, counts, href }: Bar, level: Level, x: number, y: number, wide: number, words: Words): Html {
  const text = count(counts[level]);
  const textWidth = text.length * 7.2;
  const isRoomy = wide > textWidth + 24;
  const isLabelled = wide > textWidth + 4;
  const mark = isRoomy && shapeUse(level, x + 6, y + 8, 8, `on ${level}`);
  const textX = isRoomy ? x + 18 : x + wide / 2 - 1 - textWidth / 2;
  const body = html`<rect class="seg ${level}" x="${at(x)}" y="${y}" width="${at(Math.max(wide - 2, 2))}" height="24" rx="1"/>${mark}${isLabelled && html`<text class="seg-n ${level}" x="${at(textX)}" y="${y + 16}">${text}</text>`}`;
  if (!href) return body;
  const label = `${name}${words.t('pair.separator')}${words.t(`level.${level}`)} ${text}`;
  return html`<a href="#${href(level)}" aria-label="${label}">${body}</a>`;
}

/** The bars in words. */
export function barsText(bars: readonly Bar[], words: Words): string {
  const one = ({ name, counts }: Bar) =>
    `${name} ${levels.map((level) => `${words.t(`level.${level}`)} ${counts[level]}`).join(words.t('pair.separator'))}`;
  return bars.map(one).join(words.t('clause.separator'));
}
