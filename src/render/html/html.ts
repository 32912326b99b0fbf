/** Markup that is already escaped. Handlebars takes it as it is. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
  toHTML(): string {
    return this.markup;
  }
  toString(): string {
    return this.markup;
  }
}

/** What a template may hold: markup goes in as it is, texts and numbers are escaped, false and undefined leave nothing. */
export type Part = Html | string | number | false | undefined | readonly Part[];

/** A template whose values are escaped unless they are markup themselves. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let markup = texts[0] as string;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    markup += part instanceof Html ? part.markup : write(part);
    markup += texts[i + 1];
  }
  return new Html(markup);
}

function write(part: Part): string {
  if (part instanceof Html) return part.markup;
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  if (part === undefined || part === false) return '';
  let markup = '';
  for (const item of part) markup += write(item);
  return markup;
}

// Control characters, of which HTML allows the tab and the line ends; as a plain class, because it is tried on every text.
const codes = Array.from({ length: 160 }, (_, code) => code).filter((code) => code < 32 || code > 126);
const controls = String.fromCharCode(...codes.filter((code) => ![9, 10, 13].includes(code)));
const special = new RegExp(`[&<>"'${controls}]`);
const allSpecial = new RegExp(special, 'g');
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Safe as text and in a quoted attribute; control characters, which HTML forbids, show as the replacement character. */
export function escapeHtml(text: string): string {
  return special.test(text) ? text.replace(allSpecial, (character) => entities[character] ?? '\ufffd') : text;
}

export function join(parts: readonly Html[], separator = ''): Html {
  return new Html(parts.map(({ markup }) => markup).join(separator));
}

/** Writes items one after another and keeps only what was written. */
export function each<T>(items: Iterable<T>, write: (item: T) => Html): Html {
  const lines: string[] = [];
  for (const item of items) lines.push(write(item).markup);
  return new Html(lines.join(''));
}
