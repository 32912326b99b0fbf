import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { renderPdf } from '../../render/index.ts';
import type { Options } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { findConfig, languageOf, list, text } from '../inspect/settings.ts';
import { loadFormats, writeReports } from '../inspect/write-run.ts';
import { findRun, readComparison, readInspection } from '../run-folder.ts';
import { shortPath } from '../short-path.ts';
import type { Terminal } from '../terminal.ts';

/** Writes the reports of a run again and prints where they are. */
export async function writeReport(run: string | undefined, options: Options, terminal: Terminal): Promise<ExitCode> {
  const folder = findRun(resolve(terminal.cwd, text(options.out) ?? 'out'), run);
  const config = findConfig(text(options.config), terminal);
  const wanted = list(options.format) ?? ['html'];
  const formats = await loadFormats(options.pdf ? [...new Set([...wanted, 'html'])] : wanted);
  const language = languageOf(options, config, terminal);
  const files = writeReports(folder, { inspection: readInspection(folder), comparison: readComparison(folder), config, language }, formats);
  const html = files.find((file) => file.endsWith('.html'));
  const all = options.pdf && html ? [...files, await writePdf(html)] : files;
  for (const file of all) terminal.print(shortPath(file, terminal.cwd));
  return 0;
}

async function writePdf(html: string): Promise<string> {
  const path = html.replace(/\.html$/, '.pdf');
  writeFileSync(path, await renderPdf(readFileSync(html, 'utf8')));
  return path;
}
