/** `node scripts/build.mjs [folder]`: compiles src to dist, or to another folder, and carries the files over that are no program. Does nothing where the compiler is not installed. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = process.argv[2] ?? join(root, 'dist');
const compiler = findCompiler();
if (compiler === undefined) {
  process.stderr.write('The compiler is not installed (development packages were left out), so dist is not built.\n');
} else {
  rmSync(out, { recursive: true, force: true });
  const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--outDir', out], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  cpSync(join(root, 'src'), out, { recursive: true, filter: (path) => !/\.(ts|mts|md)$/.test(path) });
}

function findCompiler() {
  try {
    const manifest = createRequire(import.meta.url).resolve('typescript/package.json');
    const path = join(dirname(manifest), 'bin', 'tsc');
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}
