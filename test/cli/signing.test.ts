import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createKey, defaultKeyFolder } from '../../src/approve/keys/index.ts';
import { changeFolder, writeJson } from '../../src/cli/changes/change-folder.ts';
import { change, resource } from '../data/changes/changes.ts';
import { planOf } from '../data/changes/documents.ts';
import { run, temporaryFolder } from './command-line.ts';

const folder = temporaryFolder();
const id = 'cs-20261110-100000-0001';
const pears = ['C001', 'C002', 'C003'].map((one) =>
  change({
    id: one,
    resource: resource('ACS::ECS::Disk', `d-bp1pear${one}`, `pear ${one}`),
    title: { en: 'A disk is small', 'zh-CN': '云盘过小' },
    token: 't',
    set: [{ property: 'size', title: { en: 'Size', 'zh-CN': '大小' }, from: 1, to: 2 }],
  }),
);
const env = () => ({ XDG_CONFIG_HOME: folder(), XUNJIAN_KEY_PASSPHRASE: 'orchard orchard' });
const files = () => changeFolder(join(folder(), 'out', '20261110-010000-test', id));
const approve = (words: readonly string[], over: Record<string, string> = {}) =>
  run(['approve', '--yes', '--lang', 'en', ...words], { cwd: folder(), env: { ...env(), ...over } });

beforeEach(() => {
  const { publicKey } = createKey({ name: 'Plum', passphrase: 'orchard orchard', folder: defaultKeyFolder(env()) });
  writeJson(files().plan, planOf(id, new Date().toISOString(), pears));
  writeFileSync(
    join(folder(), 'xunjian.json'),
    JSON.stringify({
      people: [{ name: 'Plum', role: 'customer', publicKey }],
      changes: { limits: { maxChanges: 9, maxSharePercent: 100 } },
    }),
  );
});

describe('what cannot be signed is said before the plan is shown', () => {
  it.each([
    ['a name that nobody has', ['--as', 'Fig'], {}, /has no "Fig" among people; it has Plum/],
    ['a passphrase that does not open the key', ['--as', 'Plum'], { XUNJIAN_KEY_PASSPHRASE: 'wrong wrong' }, /passphrase/i],
    ['a change that the plan does not have', ['--as', 'Plum', '--only', 'C002-C004'], {}, /has no change C004; it has C001, C002, C003/],
    ['a change both ways', ['--as', 'Plum', '--only', 'C001', '--decline', 'C001=no'], {}, /C001 cannot be both approved and declined/],
  ])('%s', async (_, words, over, sentence) => {
    const ran = await approve(words, over);
    expect(ran).toMatchObject({ exitCode: 2, out: '', err: expect.stringMatching(sentence) });
  });
});

it('a range of changes is signed, and the rest stays open', async () => {
  const ran = await approve(['--as', 'Plum', '--only', 'C002-C003', '--json']);
  expect(ran.exitCode).toBe(0);
  expect(JSON.parse(ran.out)).toMatchObject({ approved: ['C002', 'C003'], declined: [] });
  expect(readdirSync(files().approvals)).toHaveLength(1);
});
