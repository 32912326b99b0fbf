import { join } from 'node:path';
import type { Config } from '../../model/documents.ts';
import { type ChangeListInput, changeListName, renderChangeList } from '../../render/index.ts';
import { writeBytes } from './change-folder.ts';

export type ListFormat = 'html' | 'xlsx' | 'csv' | 'markdown' | 'json';

const endings: Readonly<Record<ListFormat, string>> = { html: 'html', xlsx: 'xlsx', csv: 'csv', markdown: 'md', json: 'json' };

/** Writes the change list in both languages, a period in files of its own, and says which files. */
export async function writeChangeList(
  folder: string,
  input: ChangeListInput,
  config: Config,
  formats: readonly ListFormat[],
): Promise<string[]> {
  const paths: string[] = [];
  for (const language of ['zh-CN', 'en'] as const)
    for (const format of formats) {
      const path = join(folder, changeListName(language, endings[format], input.period));
      writeBytes(path, await renderChangeList(input, { language, format }, config));
      paths.push(path);
    }
  return paths;
}
