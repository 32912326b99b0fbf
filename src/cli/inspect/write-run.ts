import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Comparison, Inspection } from '../../model/documents.ts';
import { type Format, formatNames, loadFormat, type ReportInput } from '../../render/index.ts';
import { runFiles } from '../run-folder.ts';

/** Writes the documents of a run: what later commands read. */
export function writeDocuments(folder: string, inspection: Inspection, comparison: Comparison): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, runFiles.inspection), `${JSON.stringify(inspection)}\n`);
  writeFileSync(join(folder, runFiles.comparison), `${JSON.stringify(comparison)}\n`);
}

/** The formats of these names, all where none is named. Throws InputError for an unknown one. */
export async function loadFormats(names: readonly string[] | undefined): Promise<readonly Format[]> {
  return Promise.all((names ?? (await formatNames())).map(loadFormat));
}

/** Writes the reports of a run. @returns the paths of what was written */
export function writeReports(folder: string, input: ReportInput, formats: readonly Format[]): readonly string[] {
  return formats.map((format) => {
    const path = join(folder, format.fileName);
    writeFileSync(path, format.render(input));
    return path;
  });
}
