import type { Words } from '../../text/catalogue.ts';
import { minuteOf } from '../../text/clock.ts';
import { markdownTable, plain, sentence } from '../../text/markdown.ts';
import { short } from '../values.ts';
import { type Cell, firstColumns, type Sheet, tableOf } from './columns.ts';
import { factsOf } from './facts.ts';
import { approvalSheet, badSheet, figureSheet, idleSheet, rollbackSheet, sourceSheet } from './sheets.ts';
import { listVerdict } from './texts.ts';
import type { ListView } from './view.ts';

/** The list for a ticket or a merge request: every section, the changes in the columns that a reader needs first. */
export function listMarkdown(view: ListView, words: Words): string {
  const { lead, rest } = listVerdict(view, words);
  const title = `# ${words.t('changes.list.title')}\n\n${factsOf(view, words)
    .map(([name, value]) => `- ${sentence(name)}${words.t('colon')}${plain(value)}\n`)
    .join('')}`;
  const notes = bannersOf(view, words).map((text) => `> ${sentence(text)}\n`);
  const done = view.isPlansOnly
    ? []
    : [badSheet, idleSheet, rollbackSheet, approvalSheet].map((sheetOf) => section(sheetOf(view, words), words));
  const parts = [
    title,
    ...notes,
    `**${plain(lead)}**${plain(rest)}\n`,
    section(figureSheet(view, words), words),
    details(view, words),
    ...done,
  ];
  return `${[...parts, section(sourceSheet(view, words), words)].join('\n')}\n${sentence(words.t('terms.time'))}\n`;
}

/** What the reader must know before anything else: no change support, or a simulated cloud. */
export function bannersOf({ isSupported, plans }: ListView, words: Words): string[] {
  const isSandbox = plans.some(({ source }) => source === 'sandbox');
  return [...(isSupported ? [] : [words.t('changes.unsupported')]), ...(isSandbox ? [words.t('banner.sandbox')] : [])];
}

function details(view: ListView, words: Words): string {
  const table = tableOf(firstColumns, view.rows, { view, words, write: short });
  return section({ title: words.t('changes.section.details'), ...table, empty: words.t('changes.empty.details') }, words);
}

function section({ title, heads, rows, empty }: Sheet, words: Words): string {
  const body =
    rows.length === 0
      ? `${sentence(empty)}\n`
      : markdownTable(
          heads.map(sentence),
          rows.map((cells) => cells.map((cell) => cellText(cell, words))),
        );
  return `## ${sentence(title)}\n\n${body}`;
}

function cellText(cell: Cell, words: Words): string {
  if (typeof cell === 'number') return String(cell);
  return typeof cell === 'string' ? plain(cell.replaceAll(/\r?\n/g, words.t('clause.separator'))) : minuteOf(cell.at);
}
