import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changeFolder, writeJson } from '../../src/cli/changes/change-folder.ts';
import { change, resource } from '../data/changes/changes.ts';
import { planOf } from '../data/changes/documents.ts';
import { run, temporaryFolder } from './command-line.ts';

const folder = temporaryFolder();
const id = 'cs-20261110-100000-0001';

const pear = change({
  id: 'C001',
  resource: resource('ACS::ECS::Disk', 'd-bp1pear', 'pear'),
  title: { en: 'A disk is small', 'zh-CN': '云盘过小' },
  token: 't',
  set: [{ property: 'size', title: { en: 'Size', 'zh-CN': '大小' }, from: 1, to: 2 }],
});

/** What a command says of a plan of this age. */
async function saidOf(command: string, ageHours: number, changes: object, lang: string) {
  const made = new Date(Date.now() - ageHours * 3_600_000).toISOString();
  writeJson(changeFolder(join(folder(), 'out', '20261110-010000-test', id)).plan, planOf(id, made, [pear]));
  writeFileSync(join(folder(), 'xunjian.json'), JSON.stringify({ changes }));
  return run([command, '--lang', lang], { cwd: folder() });
}

describe.each(['apply', 'approve'])('%s', (command) => {
  it.each([
    ['en', 169, {}, 'is 169 hours old, more than the 168'],
    ['zh-CN', 169, {}, '已生成 169 小时，超过有效期 168 小时'],
    ['en', 3, { planHours: 2 }, 'is 3 hours old, more than the 2'],
  ])('refuses a plan that is too old (%s, %d hours, %j)', async (lang, ageHours, changes, sentence) => {
    const ran = await saidOf(command, ageHours, changes, lang);
    expect(ran.exitCode).not.toBe(0);
    expect(ran.err).toContain(sentence);
  });

  it.each([
    [167, {}],
    [169, { planHours: 170 }],
  ])('comes to its next question for a plan that holds (%d hours, %j)', async (ageHours, changes) => {
    expect((await saidOf(command, ageHours, changes, 'en')).err).not.toContain('hours old');
  });
});
