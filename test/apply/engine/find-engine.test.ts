import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isFitting } from '../../../src/apply/engine/find-cli.ts';
import { findEngine, requireEngine } from '../../../src/apply/engine/index.ts';
import { pluginVersion } from '../../../src/apply/engine/program.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xunjian-find-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function program(path: string, says: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\necho ${says}\n`);
  chmodSync(file, 0o755);
  return file;
}

const env = (over: Record<string, string> = {}) => ({ HOME: join(folder, 'home'), PATH: join(folder, 'bin'), ...over });
const pluginPath = `plugins/resource-alicloud-v${pluginVersion()}/pulumi-resource-alicloud`;

describe('versions of pulumi', () => {
  it.each([
    ['v3.257.9', false],
    ['v3.258.0', true],
    ['3.274.1', true],
    ['v3.300.0-alpha.1', true],
    ['v2.999.0', false],
    ['v4.0.0', false],
    ['something else', false],
  ])('%s fits: %s', (version, isIt) => expect(isFitting(version)).toBe(isIt));
});

describe('the command line program', () => {
  it('of PATH comes before the built one', () => {
    const onPath = program('bin/pulumi', 'v3.260.0');
    program('home/.cache/xunjian/engine/v3.274.1/bin/pulumi', 'v3.274.1');
    expect(findEngine(env()).cli).toMatchObject({ path: onPath, version: 'v3.260.0', root: folder });
  });

  it('that is too old is passed over when the built one is there', () => {
    program('bin/pulumi', 'v3.200.0');
    const built = program('home/.cache/xunjian/engine/v3.274.1/bin/pulumi', 'v3.274.1');
    expect(findEngine(env()).cli?.path).toBe(built);
  });

  it('that is too old is named with its version, and the command that gets another', () => {
    const old = program('bin/pulumi', 'v3.200.0');
    expect(findEngine(env()).problems[0]).toMatchObject({ code: 'old-engine', command: 'npm run engine' });
    expect(findEngine(env()).problems[0]?.sentence.en).toBe(`${old} is pulumi v3.200.0; version 3 from 3.258.0 on is needed.`);
  });

  it('that is named counts alone, and may be called anything', () => {
    program('bin/pulumi', 'v3.260.0');
    const named = program('elsewhere/my-pulumi', 'v3.270.0');
    const { cli } = findEngine(env({ XUNJIAN_PULUMI: named }));
    expect(cli).toMatchObject({ path: named, version: 'v3.270.0' });
    expect(findEngine(env({ XUNJIAN_PULUMI: join(cli?.root as string, 'bin/pulumi') })).cli?.sha256).toBe(cli?.sha256);
  });

  it('that is named and is none says so', () => {
    program('bin/pulumi', 'v3.260.0');
    expect(() => requireEngine(env({ XUNJIAN_PULUMI: join(folder, 'nothing') }))).toThrow(/XUNJIAN_PULUMI names .*nothing/);
  });

  it('that is nowhere is missing', () => {
    expect(() => requireEngine(env())).toThrow('There is no pulumi program here; version 3 from 3.258.0 on is needed. Run: npm run engine');
  });
});

describe('the plugin', () => {
  beforeEach(() => program('bin/pulumi', 'v3.260.0'));

  it("of Pulumi's own folder is taken in the version that the package asks for", () => {
    const path = program(join('home/.pulumi', pluginPath), 'plugin');
    expect(requireEngine(env())).toMatchObject({
      plugin: { path, version: pluginVersion() },
      hasOwnPlugin: false,
      pulumiHome: join(folder, 'home/.pulumi'),
    });
  });

  it('of PULUMI_HOME comes before that', () => {
    const path = program(join('other', pluginPath), 'plugin');
    expect(findEngine(env({ PULUMI_HOME: join(folder, 'other') })).plugin?.path).toBe(path);
  });

  it('of XUNJIAN_PROVIDER_DIR gets a Pulumi home of its own, the same one each time', () => {
    program('mine/pulumi-resource-alicloud', 'plugin');
    const first = findEngine(env({ XUNJIAN_PROVIDER_DIR: join(folder, 'mine') }));
    const second = findEngine(env({ XUNJIAN_PROVIDER_DIR: join(folder, 'mine') }));
    expect(first).toMatchObject({ hasOwnPlugin: true, problems: [] });
    expect(second.pulumiHome).toBe(first.pulumiHome);
    expect(findEngine(env({ PULUMI_HOME: first.pulumiHome })).plugin?.sha256).toBe(first.plugin?.sha256);
  });

  it.each([
    [{}, `The Pulumi plugin alicloud ${pluginVersion()} is not installed. Run: `],
    [{ XUNJIAN_PROVIDER_DIR: '/nowhere' }, '/nowhere (XUNJIAN_PROVIDER_DIR) holds no pulumi-resource-alicloud. Run: unset'],
  ])('that is missing under %j is told with the command that gets it', (over, words) => {
    expect(() => requireEngine(env(over as Record<string, string>))).toThrow(words);
  });
});
