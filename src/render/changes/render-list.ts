import type { Config } from '../../model/documents.ts';
import { wordsOf } from '../text/catalogue.ts';
import type { ChangeListFormat, ChangeListInput, DrawOptions } from './input.ts';
import { listCsv } from './list/csv.ts';
import { listJson } from './list/json.ts';
import { listMarkdown } from './list/markdown.ts';
import { listPage } from './list/page.ts';
import { listView } from './list/view.ts';
import { listXlsx } from './list/xlsx.ts';

const writers = {
  html: listPage,
  xlsx: listXlsx,
  csv: listCsv,
  markdown: listMarkdown,
  json: listJson,
} as const;

/**
 * Draws the change list; bytes for xlsx, else a text. JSON is the same in both languages.
 * @throws InputError when a record is of a plan that was not given, or of another version of it
 */
export async function renderChangeList(
  input: ChangeListInput,
  { language, format }: DrawOptions<ChangeListFormat>,
  config: Config = {},
): Promise<string | Uint8Array> {
  return await writers[format](listView(input, config), wordsOf(language));
}
