import { readdir } from 'node:fs/promises';
import { InputError } from '../model/errors.ts';
import type { Format } from './format.ts';
import type { ReportInput } from './input.ts';

export {
  type ChangeListFormat,
  type ChangeListInput,
  changeListName,
  changeListText,
  type Period,
  type PlanFormat,
  planText,
  renderChangeList,
  renderPlan,
} from './changes/index.ts';
export { evidenceText } from './evidence.ts';
export type { Format } from './format.ts';
export { firstRun, type ReportInput } from './input.ts';
export { findChromium, renderPdf } from './pdf.ts';
export { type Style, type SummaryOptions, summaryText } from './summary.ts';
export type { Language } from './text/catalogue.ts';

const folder = new URL('formats/', import.meta.url);
const isFormatFile = (name: string) => /\.(ts|js)$/.test(name) && !name.endsWith('.d.ts');
const nameOf = (file: string) => file.replace(/\.(ts|js)$/, '');

/** The names of the formats: a file more in formats/ is a format more. */
export async function formatNames(): Promise<string[]> {
  return (await readdir(folder)).filter(isFormatFile).map(nameOf).sort();
}

/** Loads one format. Throws InputError when there is none of this name. */
export async function loadFormat(name: string): Promise<Format> {
  const file = (await readdir(folder)).find((entry) => isFormatFile(entry) && nameOf(entry) === name);
  if (file === undefined)
    throw new InputError('unknown-format', `There is no report format "${name}"; there are ${(await formatNames()).join(', ')}.`);
  const module: { readonly default: Format } = await import(new URL(file, folder).href);
  return module.default;
}

/** Draws a report in one format; a text unless the format is binary. */
export async function renderReport(format: string, input: ReportInput): Promise<string | Uint8Array> {
  return (await loadFormat(format)).render(input);
}
