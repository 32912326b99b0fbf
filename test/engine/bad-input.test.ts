import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox } from '../../src/sandbox/index.ts';
import { badLuck } from './bad-luck.ts';
import { type Desk, openDesk, rule } from './desk.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
}, 300_000);
afterAll(() => desk?.shell.close());
beforeEach(() => desk.reset());

badLuck(() => desk);

/** A program of that name in a folder of its own. */
function program(name: string, text: string): string {
  const folder = join(desk.shell.folder, 'programs');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`);
  chmodSync(join(folder, name), 0o755);
  return folder;
}

describe('nothing is written, and one sentence says why, when', () => {
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
  it.each<[string, () => void, number, string | RegExp]>([
    [
      'the plan is cut off',
      () => {
        const path = join(desk.planFolder, 'plan.json');
        writeFileSync(path, readFileSync(path, 'utf8').slice(0, 500));
      },
      2,
      'is damaged or no plan',
    ],
    ['a word of the plan was changed', () => desk.edit('plan.json', '"to": false', '"to": true'), 2, 'was changed after it was made'],
    ["Pulumi's plan file was changed", () => desk.edit('pulumi-plan.json', '"manifest"', ' "manifest"'), 2, "Pulumi's plan file is"],
    ["Pulumi's plan file is missing", () => rmSync(join(desk.planFolder, 'pulumi-plan.json')), 2, 'is missing'],
    ['the state was changed', () => desk.edit('state.json', /"id":\s*"d-/, '"id":"e-'), 2, 'the adopted state is'],
    [
      'the approval was changed',
      () => writeFileSync(desk.approval(), readFileSync(desk.approval(), 'utf8').replace('"customer"', '"engineer"')),
      2,
      'says engineer',
    ],
    ['the approval is no JSON', () => writeFileSync(desk.approval(), 'yes'), 2, 'is damaged or no approval'],
    ['nobody approved', () => rmSync(join(desk.planFolder, 'approvals'), { recursive: true }), 2, 'Nobody has approved'],
    ['the approval has expired', () => desk.approveAnew({}, hoursAgo(2)), 2, /Approval \S+ by Ms Li: it held until .*Ask for a new one/],
    ['the key of the approval is of nobody', () => desk.configure({ people: [] }), 2, /its key \S+ is of nobody in xunjian.json "people"/],
    [
      'the plan was made with another version of the plugin',
      () => desk.approveAnew({ binding: { ...desk.plan().binding, engine: { ...desk.plan().binding.engine, plugin: '3.99.0' } } }),
      2,
      /the version of the plugin is 3\.\d+\.\d+, and the approval binds 3\.99\.0\. Plan again/,
    ],
    [
      'a file stands where the folder of the state should be',
      () => desk.configure({ changes: { backend: `file://${join(desk.shell.folder, 'xunjian.json')}` } }),
      4,
      /^The state backend cannot be used: EEXIST.*Check the address and its permissions \(changes\.backend\)\.$/m,
    ],
  ])(
    '%s',
    async (_, spoil, code, sentence) => {
      spoil();
      const ran = await desk.shell.run('apply');
      expect(ran.err).toMatch(sentence);
      expect(ran.code).toBe(code);
      expect(desk.writes()).toEqual([]);
    },
    120_000,
  );

  it.each<[string, () => Readonly<Record<string, string>>, number, string | RegExp]>([
    [
      'there is no engine',
      () => ({ PATH: '/nowhere', XDG_CACHE_HOME: '/nowhere' }),
      4,
      'There is no pulumi program here; version 3 from 3.258.0 on is needed. Run: npm run engine',
    ],
    [
      'the engine is too old',
      () => ({ PATH: `${program('pulumi', 'echo v3.200.0')}:/usr/bin:/bin`, XDG_CACHE_HOME: '/nowhere' }),
      4,
      'pulumi is pulumi v3.200.0; version 3 from 3.258.0 on is needed. Run: npm run engine',
    ],
    [
      'the engine is of a later generation',
      () => ({ XUNJIAN_PULUMI: join(program('pulumi', 'echo v4.0.0'), 'pulumi') }),
      4,
      'pulumi is pulumi v4.0.0; version 3 from 3.258.0 on is needed. Run: npm run engine',
    ],
    ['there is no plugin', () => ({ XUNJIAN_PROVIDER_DIR: '/nowhere' }), 4, 'pulumi-resource-alicloud'],
    [
      'the plugin is another file than the plan was made with',
      () => ({ XUNJIAN_PROVIDER_DIR: program('pulumi-resource-alicloud', 'exit 1') }),
      2,
      /the plugin file is sha256:\w+, and the approval binds sha256:\w+\. Plan again/,
    ],
  ])(
    '%s',
    async (_, env, code, sentence) => {
      const ran = await desk.shell.runIn(env(), 'apply');
      expect(ran.err).toMatch(sentence);
      expect(ran.code).toBe(code);
      expect(desk.writes()).toEqual([]);
    },
    120_000,
  );

  it('the credentials are of another account', async () => {
    const account = { id: '1000000000000077', alias: 'pear', name: 'Pear' };
    const estate = join(desk.shell.folder, 'pear.json');
    writeFileSync(estate, JSON.stringify({ seed: 'pear', accounts: [account], regions: ['cn-hangzhou'], resources: [] }));
    const other = await startSandbox({ estate, clock: Date.now() });
    const ran = await desk.shell.runIn(other.env, 'apply');
    await other.close();
    expect(ran.err).toMatch(
      new RegExp(
        `The plan is about account ${desk.plan().accountIds[0]}, and what was tried is ${account.id} \\(.*\\)\\. Give its --profile`,
      ),
    );
    expect(ran.code).toBe(2);
    expect(desk.writes()).toEqual([]);
  }, 120_000);

  it('the approval was taken back', async () => {
    await desk.shell.must('approval', 'revoke', desk.approval(), '--as', 'Ms Li', '--reason', 'wrong window');
    expect(await desk.shell.run('apply')).toMatchObject({ code: 2, err: expect.stringContaining('took it back') });
    expect(desk.writes()).toEqual([]);
  }, 120_000);

  it('the resource was deleted meanwhile', async () => {
    const { control } = desk.shell.sandbox;
    const id = desk.plan().changes[0]?.importId ?? '';
    const row = control.get('ecs.disk', id);
    control.remove('ecs.disk', id);
    const ran = await desk.shell.run('apply');
    control.add({ kind: 'ecs.disk', name: 'stand-in', set: row.state as never });
    expect(ran.out).toContain('It is gone');
    expect(ran.code).toBe(3);
    expect(desk.writes()).toEqual([]);
  }, 120_000);
});

describe('nothing is planned, and one sentence says why, when', () => {
  it.each<[string, readonly string[], string]>([
    ['a finding does not exist', ['ffffffff'], 'has no finding ffffffff. Take ids from its report, or inspect again.'],
    ['nothing fits the choice', ['--rules', rule, '--resource', 'quince'], 'No failed finding fits what was chosen'],
  ])(
    '%s',
    async (_, words, sentence) => {
      const ran = await desk.shell.run('plan', ...words);
      expect(ran.err).toContain(sentence);
      expect(ran.code).toBe(2);
    },
    120_000,
  );
});
