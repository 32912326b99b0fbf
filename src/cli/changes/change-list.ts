import { join } from 'node:path';
import { InputError } from '../../model/errors.ts';
import { changeListText } from '../../render/index.ts';
import type { Options } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { list, text } from '../inspect/settings.ts';
import { shortPath } from '../short-path.ts';
import type { Terminal } from '../terminal.ts';
import { changeFolder, changeSetsOf, findChangeFolder } from './change-folder.ts';
import { openChangeContext } from './context.ts';
import { readSet, readSets } from './read-sets.ts';
import { type ListFormat, writeChangeList } from './write-change-list.ts';

const formatWords: Readonly<Record<string, ListFormat>> = {
  html: 'html',
  xlsx: 'xlsx',
  csv: 'csv',
  md: 'markdown',
  markdown: 'markdown',
  json: 'json',
};

/** Writes the change list of one change set, or of all that fall into a period. */
export async function changeList(word: string | undefined, options: Options, terminal: Terminal): Promise<ExitCode> {
  const context = await openChangeContext(options, terminal);
  const formats = (list(options.format) ?? ['html', 'xlsx', 'csv', 'md', 'json']).map(formatOf);
  const period = periodOf(options);
  const folders =
    word === undefined ? changeSetsOf(context.outDir).map(changeFolder) : [findChangeFolder(context.outDir, terminal.cwd, word)];
  if (folders.length === 0)
    throw new InputError('no-changes', {
      en: `${context.outDir} has no change sets yet; begin with: xunjian plan`,
      'zh-CN': `${context.outDir} 中还没有变更单，请先运行：xunjian plan`,
    });
  const [only] = word === undefined ? [] : folders;
  const input = { ...(only ? readSet(only, context) : readSets(folders, context)), ...(period && { period }) };
  const folder = only?.path ?? context.outDir;
  const written = await writeChangeList(folder, input, context.config, formats);
  terminal.print(changeListText(input, { columns: terminal.columns, paint: terminal.paint, language: terminal.language }, context.config));
  for (const path of written) terminal.print(`  ${shortPath(join(path), terminal.cwd)}`);
  return 0;
}

function formatOf(word: string): ListFormat {
  const format = formatWords[word];
  if (format === undefined) throw new InputError('unknown-format', `--format ${word}: write html, xlsx, csv, md or json.`);
  return format;
}

function periodOf({ from, to }: Options): { from: string; to: string } | undefined {
  const [first, last] = [text(from), text(to)];
  if (first === undefined && last === undefined) return undefined;
  checkDay('--from', first);
  checkDay('--to', last);
  if (first !== undefined && last !== undefined && last < first)
    throw new InputError('bad-period', {
      en: `--from ${first} is after --to ${last}; write the first day of the period as --from and the last as --to, both YYYY-MM-DD.`,
      'zh-CN': `--from ${first} 晚于 --to ${last}；请将起始日期写在 --from，结束日期写在 --to，格式均为 YYYY-MM-DD。`,
    });
  return { from: first ?? '0000-01-01', to: last ?? '9999-12-31' };
}

function checkDay(flag: string, day: string | undefined): void {
  if (day === undefined || isDay(day)) return;
  throw new InputError('bad-day', {
    en: `${flag} ${day}: is no day of the calendar; write it as YYYY-MM-DD, for example 2026-11-01.`,
    'zh-CN': `${flag} ${day}：不是有效日期；请写为 YYYY-MM-DD，例如 2026-11-01。`,
  });
}

/** The form alone lets the 13th month and the 30th of February through. */
function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
