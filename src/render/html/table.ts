import { each, type Html, html, type Part } from './html.ts';
import type { Page } from './page.ts';

export interface Column {
  readonly head: string;
  /** num: right; half: shares a line on a phone; wide: takes what is left. */
  readonly style?: string;
}

export interface RowGroup {
  readonly id?: string | undefined;
  readonly style?: string;
  readonly head?: Part;
  /** Made one by one while they are written, so that a long table is never held twice. */
  readonly rows: Iterable<Row>;
}

export interface Row {
  readonly style?: string;
  readonly cells: readonly Part[];
}

export interface Table {
  /** Also names the table for the style sheet. */
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly groups: readonly RowGroup[];
  /** stack: rows become blocks on a phone. plain: a few narrow columns, the same everywhere. */
  readonly kind: 'stack' | 'plain';
}

/** A table. On a phone its rows become blocks, each cell after the name of its column. */
export function table({ id, caption, columns, groups, kind }: Table, page: Pick<Page, 'styles'>): Html {
  if (kind === 'stack') page.styles.push(...columns.map(({ head }, i) => columnName(id, i + 1, head)));
  // display takes their meaning away from the parts of a stacked table, so it is said by roles.
  const role = (name: string) => kind === 'stack' && html` role="${name}"`;
  const heads = columns.map(({ head, style }) => html`<th${role('columnheader')} scope="col"${classOf(style)}>${head}</th>`);
  const openings = columns.map(({ style }) => html`<td${role('cell')}${classOf(style)}>`);
  const cell = (part: Part, i: number) => html`${openings[i]}${part}</td>`;
  const rowRole = role('row');
  const row = ({ style, cells }: Row) => html`<tr${rowRole}${classOf(style)}>${cells.map(cell)}</tr>`;
  const group = ({ id: groupId, style, head, rows }: RowGroup) =>
    html`<tbody${role('rowgroup')}${groupId && html` id="${groupId}"`}${classOf(style)}>${head && html`<tr${rowRole} class="group"><th${role('rowheader')} scope="rowgroup" colspan="${columns.length}">${head}</th></tr>`}${each(rows, row)}</tbody>`;
  return html`<div class="table-box ${kind}" id="${id}" tabindex="0" role="region" aria-label="${caption}"><table${role('table')}><caption class="hidden">${caption}</caption><thead${role('rowgroup')}><tr${role('row')}>${heads}</tr></thead>${groups.map(group)}</table></div>
`;
}

function classOf(style: string | undefined) {
  return style && html` class="${style}"`;
}

function columnName(id: string, column: number, name: string): string {
  return `#${id} td:nth-child(${column})::before{content:"${name.replaceAll(/["\\<\n]/g, '')}"}`;
}
