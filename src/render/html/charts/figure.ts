import { Html, html, type Part } from '../html.ts';

/** Charts are drawn for both widths, so that their text is never scaled down. */
const widths = [464, 344] as const;

export interface Chart {
  readonly id: string;
  /** The question that the chart answers. */
  readonly question: string;
  /** The same data in words, for readers who do not see the drawing. */
  readonly description: string;
  readonly height: number;
  readonly draw: (width: number) => Part;
  /** The same data as a table. */
  readonly data: Html;
  readonly dataTitle: string;
  readonly note?: Part;
}

export function figure({ id, question, description, height, draw, data, dataTitle, note }: Chart): Html {
  const drawing = (width: number, style: string) => {
    const body = html`${draw(width)}`;
    const role = body.markup.includes('<a ') ? 'group' : 'img';
    return html`<div class="${style}"><svg role="${role}" aria-labelledby="${id}-${width}-t ${id}-${width}-d" viewBox="0 0 ${width} ${height}"><title id="${id}-${width}-t">${question}</title><desc id="${id}-${width}-d">${description}</desc>${body}</svg></div>`;
  };
  return html`<figure id="${id}"><figcaption>${question}</figcaption>${drawing(widths[0], 'wide')}${drawing(widths[1], 'narrow')}${note}<details class="data"><summary>${dataTitle}</summary>${data}</details></figure>`;
}

/** A coordinate with one decimal: enough for a screen, short in the file. */
export function at(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** The next round number of an axis and its step: 1, 2 or 5 times a power of ten, three to five steps. */
export function axisOf(most: number): { readonly top: number; readonly ticks: readonly number[] } {
  const rough = Math.max(1, most) / 4;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  const step = Math.max(1, ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power);
  const steps = Math.max(1, Math.ceil(most / step));
  return { top: steps * step, ticks: Array.from({ length: steps + 1 }, (_, i) => i * step) };
}

export function shapeUse(level: string, x: number, y: number, size: number, style = level): Html {
  return new Html(`<use href="#m-${level}" class="${style}" x="${at(x)}" y="${at(y)}" width="${size}" height="${size}"/>`);
}
