import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleProvider } from './bundle.ts';

/** Gives the tests of the engine the compiled stand-in, unless the environment names a plugin. */
export default async function bundledPlugin(): Promise<() => void> {
  if (process.env['XUNJIAN_PROVIDER_DIR'] !== undefined) return () => {};
  const folder = mkdtempSync(join(tmpdir(), 'xj-plugin-'));
  process.env['XUNJIAN_PROVIDER_DIR'] = await bundleProvider(folder);
  return () => {
    delete process.env['XUNJIAN_PROVIDER_DIR'];
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
}
