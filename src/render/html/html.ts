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
  for (let i = 0; i < parts.length; i++) markup += write(parts[i]) + texts[i + 1];
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

// Cc: control characters, of which HTML allows the tab and the line ends.
const special = /[&<>"']|[^\P{Cc}\t\n\r]/u;
const allSpecial = new RegExp(special, 'gu');
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Safe as text and in a quoted attribute; control characters, which HTML forbids, show as the replacement character. */
export function escapeHtml(text: string): string {
  return special.test(text) ? text.replace(allSpecial, (character) => entities[character] ?? '\ufffd') : text;
}

export const nothing = new Html('');

export function join(parts: readonly Html[], separator = ''): Html {
  return new Html(parts.map(({ markup }) => markup).join(separator));
}
