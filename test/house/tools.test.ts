import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { read, root } from './source-files.ts';

const run = promisify(execFile);

/** Runs a tool of the project; gives what it says when it finds something. */
async function complaintsOf(command: string, ...args: readonly string[]): Promise<string> {
  try {
    await run('npx', ['--no-install', command, ...args], { cwd: root, maxBuffer: 10_000_000 });
    return '';
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string };
    return `${stdout}${stderr}`;
  }
}

describe('the tools find nothing', { timeout: 120_000 }, () => {
  it('biome: form and lint', async () => {
    expect(await complaintsOf('biome', 'ci', '--error-on-warnings', '.')).toBe('');
  });

  it('knip: unused files, exports and packages', async () => {
    expect(await complaintsOf('knip', '--no-progress', '--no-config-hints')).toBe('');
  });

  it('generated files are fresh', async () => {
    expect(await complaintsOf('tsx', 'scripts/generate.ts', '--check')).toBe('');
  });
});

describe('the manifest', () => {
  const manifest = JSON.parse(read('package.json'));
  const lock = JSON.parse(read('package-lock.json'));

  it('names exact versions only', () => {
    const versions = Object.entries<string>({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('is what the lock holds', () => {
    expect(lock.packages[''].dependencies).toEqual(manifest.dependencies);
    expect(lock.packages[''].devDependencies).toEqual(manifest.devDependencies);
  });

  it('the lock names no address', () => {
    expect(Object.keys(lock.packages).filter((name) => lock.packages[name].resolved !== undefined)).toEqual([]);
  });
});
