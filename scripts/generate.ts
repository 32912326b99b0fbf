/** Writes every generated file, or those that are named; with --check it writes nothing and fails when one is stale. */
import { readFile, writeFile } from 'node:fs/promises';
import { commandDocFiles } from './generate/command-docs.ts';
import { documentDocFiles } from './generate/document-docs.ts';
import { documentTypes } from './generate/document-types.ts';
import type { GeneratedFile } from './generate/generated-file.ts';
import { permissionFiles } from './generate/permission-docs.ts';
import { resourceDocFiles } from './generate/resource-docs.ts';
import { ruleDocFiles } from './generate/rule-docs.ts';
import { targetInputs } from './generate/target-inputs.ts';

const files: readonly GeneratedFile[] = [
  ...documentTypes,
  ...documentDocFiles,
  ...commandDocFiles,
  ...ruleDocFiles,
  ...resourceDocFiles,
  ...permissionFiles,
  targetInputs,
];

const isCheck = process.argv.includes('--check');
const named = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const stale: string[] = [];
for (const file of files) {
  if (named.length > 0 && !named.includes(file.path)) continue;
  try {
    const text = await file.text();
    const onDisk = await readFile(file.path, 'utf8').catch(() => '');
    if (text === onDisk) continue;
    if (isCheck) stale.push(file.path);
    else await writeFile(file.path, text);
  } catch (error) {
    process.stderr.write(`${file.path}: ${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
if (stale.length > 0) {
  process.stderr.write(`Stale: ${stale.join(', ')}. Run: npm run generate\n`);
  process.exitCode = 1;
}
