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
import { readSets } from './read-sets.ts';
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
  const input = { ...readSets(folders, context), ...(period && { period }) };
  const folder = word === undefined ? context.outDir : (folders[0]?.path ?? context.outDir);
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
  for (const day of [first, last])
    if (day !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new InputError('bad-day', `${day}: write a day as YYYY-MM-DD.`);
  return { from: first ?? '0000-01-01', to: last ?? '9999-12-31' };
}
