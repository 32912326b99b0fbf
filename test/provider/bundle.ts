import { chmodSync, cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
/** What packages of the older kind ask for. */
const requireInModules = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/**
 * Compiles the stand-in of the plugin, so that it starts in a fifth of the time: the engine starts it several times for each change set.
 * @param folder  is made where it is missing @returns the folder that XUNJIAN_PROVIDER_DIR takes
 */
export async function bundleProvider(folder: string): Promise<string> {
  const types = readdirSync(join(here, 'types')).filter((name) => name.endsWith('.ts'));
  await build({
    entryPoints: ['bridge/main.ts', ...types.map((name) => `types/${name}`)].map((name) => join(here, name)),
    outdir: folder,
    outbase: here,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    outExtension: { '.js': '.mjs' },
    banner: { js: requireInModules },
    logLevel: 'error',
  });
  for (const name of ['schema.json', 'facts.json']) cpSync(join(here, name), join(folder, name));
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const launcher = join(bin, 'pulumi-resource-alicloud');
  writeFileSync(launcher, `#!/bin/sh\nexec node --no-warnings "$(dirname "$(readlink -f "$0")")/../bridge/main.mjs" "$@"\n`);
  chmodSync(launcher, 0o755);
  return bin;
}
