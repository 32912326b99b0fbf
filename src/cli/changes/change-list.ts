import { join } from 'node:path';
import { InputError } from '../../model/errors.ts';
import { changeListText, renderChangeList } from '../../render/index.ts';
import type { Options } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { list, text } from '../inspect/settings.ts';
import { shortPath } from '../short-path.ts';
import type { Terminal } from '../terminal.ts';
import { changeFolder, changeSetsOf, findChangeFolder, readApprovals, readPlan, readRecords } from './change-folder.ts';
import { openChangeContext } from './context.ts';
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
  const sets = folders.map((files) => ({ plan: readPlan(files), approvals: readApprovals(files), records: readRecords(files) }));
  const meant = sets.filter(({ plan, records }) =>
    isWithin(records.map(({ startedAt }) => startedAt).concat(records.length === 0 ? [plan.createdAt] : []), period),
  );
  if (meant.length === 0)
    throw new InputError(
      'no-changes',
      `${context.outDir} has no changes${period === undefined ? '' : ` from ${period.from} to ${period.to}`}.`,
    );
  const input = {
    plans: meant.map(({ plan }) => plan),
    approvals: meant.flatMap(({ approvals }) => approvals),
    records: meant.flatMap(({ records }) => records),
    ...(period && { period }),
  };
  const folder = word === undefined ? context.outDir : (folders[0]?.path ?? context.outDir);
  const written = await writeChangeList(folder, input, context.config, formats, renderChangeList);
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

const chinaOffsetMs = 8 * 3_600_000;

/** Days count in China time. */
function isWithin(times: readonly string[], period: { from: string; to: string } | undefined): boolean {
  if (period === undefined) return true;
  return times.some((time) => {
    const day = new Date(Date.parse(time) + chinaOffsetMs).toISOString().slice(0, 10);
    return period.from <= day && day <= period.to;
  });
}
