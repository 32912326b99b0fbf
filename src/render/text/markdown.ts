import { oneLine } from './clean.ts';

const special = /[\\`*_{}[\]<>|~&@]|:(?=\/\/)|(?<=www)\./g;
const opening = /^(?=[-+#=])|^\d+(?=[.)])/;

/** A text of strangers in Markdown: nothing in it formats, links, mentions anybody, or ends a table cell. */
export function plain(text: string): string {
  return oneLine(text).trim().replace(special, '\\$&').replace(opening, '$&\\');
}

/** A text of the rules: sentences of our own, one line, safe in a table cell. */
export function sentence(text: string): string {
  return oneLine(text).replace(/[\\`*_[\]<>|]/g, '\\$&');
}

export function markdownTable(heads: readonly string[], rows: readonly (readonly string[])[], numbersFrom = heads.length): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const rule = heads.map((_, i) => (i >= numbersFrom ? '--:' : '---'));
  return `${line(heads)}${line(rule)}${rows.map(line).join('')}`;
}
