import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const out = join(root, '.cache', 'bench');

/** Compiles source and benchmark as they are shipped, without a loader, and gives the script that measures. */
export function buildMeasure(): string {
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  mkdirSync(out, { recursive: true });
  spawnSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.json'), '--noEmit', 'false', '--rootDir', root, '--outDir', out]);
  cpSync(join(root, 'src', 'model', 'documents.schema.json'), join(out, 'src', 'model', 'documents.schema.json'));
  if (!existsSync(join(out, 'rules'))) symlinkSync(join(root, 'rules'), join(out, 'rules'));
  return join(out, 'bench', 'evaluate', 'measure.js');
}
