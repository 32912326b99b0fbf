/** Writes every generated file; with --check it writes nothing and fails when one is stale. */
import { readFile, writeFile } from 'node:fs/promises';
import { documentTypes } from './generate/document-types.ts';

/** A generated file: where it stands and how its text is made. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: () => Promise<string>;
}

const files: readonly GeneratedFile[] = documentTypes;

const isCheck = process.argv.includes('--check');
const stale: string[] = [];
for (const file of files) {
  const text = await file.text();
  const onDisk = await readFile(file.path, 'utf8').catch(() => '');
  if (text === onDisk) continue;
  if (isCheck) stale.push(file.path);
  else await writeFile(file.path, text);
}
if (stale.length > 0) {
  process.stderr.write(`Stale: ${stale.join(', ')}. Run: npm run generate\n`);
  process.exitCode = 1;
}
