import { execFile } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStand, planned, type Stand } from './stand.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const run = promisify(execFile);
let stand: Stand;

beforeAll(async () => {
  stand = await openStand();
});
afterAll(() => stand.close());

/** A checkout as a person has it, and Pulumi's own distribution on the PATH: the engine and a language host. */
function checkout(): { readonly folder: string; readonly bin: string } {
  const folder = join(stand.folder, 'checkout');
  const bin = join(stand.folder, 'distribution');
  for (const path of [folder, bin]) mkdirSync(path);
  for (const file of ['Pulumi.yaml', 'package.json']) cpSync(join(root, file), join(folder, file));
  cpSync(join(root, 'stacks'), join(folder, 'stacks'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const host = join(bin, 'pulumi-language-nodejs');
  const loader = join(root, 'node_modules/tsx/dist/esm/index.mjs');
  writeFileSync(
    host,
    `#!/bin/sh\nexec ${process.execPath} --import file://${loader} ${fileURLToPath(new URL('language-host.ts', import.meta.url))} "$@"\n`,
  );
  chmodSync(host, 0o755);
  return { folder, bin };
}

describe('a person with the official distribution', () => {
  it('previews the same change by hand, from the program file of the change set', async () => {
    const session = await stand.open('cs-hand');
    await planned(session, [stand.disk('apple', { deleteAutoSnapshot: false })], stand.planFile());
    const { folder, bin } = checkout();
    const { spec, env: ours } = stand.sessionSpec('cs-hand');
    const { PULUMI_IGNORE_AMBIENT_PLUGINS: _, ...env } = ours;
    const own = { ...env, PATH: `${bin}:${env.PATH}`, PULUMI_HOME: spec.pulumiHome, XUNJIAN_CHANGE_SET: '..' };
    const words = ['preview', '--json', '--non-interactive', '--stack', 'cs-hand'];
    const { stdout } = await run(join(spec.cliRoot, 'bin/pulumi'), words, { cwd: folder, env: own });
    const { steps } = JSON.parse(stdout) as { steps: { op: string; urn: string; detailedDiff?: object }[] };
    expect(
      steps.filter(({ urn }) => !urn.includes('::pulumi:')).map(({ op, detailedDiff }) => [op, Object.keys(detailedDiff ?? {})]),
    ).toEqual([['update', ['deleteAutoSnapshot']]]);
    expect(stand.calls()).toEqual([]);
  });
});
