/** A generated file: where it stands and how its text is made. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: () => Promise<string>;
}

/** A row of a Markdown table. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.map(inCell).join(' | ')} |`;
}

// Words in angle brackets outside of code would be taken for HTML.
function inCell(text: string): string {
  const flat = text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  return flat.startsWith('`') ? flat : flat.replaceAll('<', '&lt;');
}

/** A Markdown table. */
export function markdownTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [tableRow(heads), tableRow(heads.map(() => '---')), ...rows.map(tableRow)].join('\n');
}
