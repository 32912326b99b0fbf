import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Comparison, Inspection } from '../../model/documents.ts';
import { formatNames, loadFormat, type ReportInput } from '../../render/index.ts';
import { runFiles } from '../run-folder.ts';

/** Writes the documents of a run: what later commands read. */
export function writeDocuments(folder: string, inspection: Inspection, comparison: Comparison): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, runFiles.inspection), `${JSON.stringify(inspection)}\n`);
  writeFileSync(join(folder, runFiles.comparison), `${JSON.stringify(comparison)}\n`);
}

/** Writes the reports of a run, in every format where none is named. @returns the paths of what was written */
export async function writeReports(
  folder: string,
  input: ReportInput & { readonly formats: readonly string[] | undefined },
): Promise<readonly string[]> {
  // An unknown name must be told before anything is written.
  const formats = await Promise.all((input.formats ?? (await formatNames())).map(loadFormat));
  return formats.map((format) => {
    const path = join(folder, format.fileName);
    writeFileSync(path, format.render(input));
    return path;
  });
}
