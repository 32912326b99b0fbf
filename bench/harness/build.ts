import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const out = join(root, '.cache', 'bench');

/** Compiles source and benchmarks as they are shipped, so that no loader is measured with them. Gives the compiled bench folder. */
export function buildBenchmarks(): string {
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const options = ['-p', join(root, 'tsconfig.json'), '--noEmit', 'false', '--noCheck', '--rootDir', root, '--outDir', out];
  const { status } = spawnSync(process.execPath, [compiler, ...options], { stdio: ['ignore', 2, 2] });
  if (status !== 0 && !existsSync(join(out, 'bench', 'main.js'))) throw new Error('The benchmarks could not be compiled.');
  cpSync(join(root, 'src'), join(out, 'src'), { recursive: true, filter: (path) => !path.endsWith('.ts') });
  for (const name of ['rules', 'reports', 'stacks', 'package.json']) {
    // The program of the stacks is compiled along, and it counts as it stands.
    rmSync(join(out, name), { recursive: true, force: true });
    symlinkSync(join(root, name), join(out, name));
  }
  return join(out, 'bench');
}
