import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openShell, type Shell } from './shell.ts';

let shell: Shell;
let plan: string;
const rule = 'backup/ecs-disk-delete-auto-snapshot';

beforeAll(async () => {
  shell = await openShell();
  await shell.must('inspect', '--types', 'ACS::ECS::*', '--fail-on', 'never', '--out', 'template');
  await shell.must('key', 'new', 'Ms Li', '--role', 'customer', '--add');
  await shell.must('plan', '--rules', rule, '--out', 'template');
  await shell.must('approve', '--as', 'Ms Li', '--yes', '--out', 'template');
}, 300_000);
afterAll(() => shell?.close());

beforeEach(() => {
  rmSync(join(shell.folder, 'out'), { recursive: true, force: true });
  cpSync(join(shell.folder, 'template'), join(shell.folder, 'out'), { recursive: true });
  const run = readdirSync(join(shell.folder, 'out')).find((name) => /^\d{8}-/.test(name)) ?? '';
  plan = join(shell.folder, 'out', run, readdirSync(join(shell.folder, 'out', run)).find((name) => name.startsWith('cs-')) ?? '');
  shell.sandbox.control.audit.clear();
});

const edit = (file: string, from: string | RegExp, to: string) => {
  const path = join(plan, file);
  const text = readFileSync(path, 'utf8');
  if (text.replace(from, to) === text) throw new Error(`${file} has no ${from}.`);
  writeFileSync(path, text.replace(from, to));
};
const approval = () => join(plan, 'approvals', readdirSync(join(plan, 'approvals'))[0] ?? '');
const writes = () => shell.sandbox.control.audit.list({}).filter(({ action }) => /^Modify/.test(action));

describe('nothing is written, and one sentence says why, when', () => {
  it.each<[string, () => void, number, string | RegExp]>([
    [
      'the plan is cut off',
      () => writeFileSync(join(plan, 'plan.json'), readFileSync(join(plan, 'plan.json'), 'utf8').slice(0, 500)),
      2,
      'is damaged or no plan',
    ],
    ['a word of the plan was changed', () => edit('plan.json', '"to": false', '"to": true'), 2, 'was changed after it was made'],
    ["Pulumi's plan file was changed", () => edit('pulumi-plan.json', '"manifest"', ' "manifest"'), 2, "Pulumi's plan file is"],
    ["Pulumi's plan file is missing", () => rmSync(join(plan, 'pulumi-plan.json')), 2, 'is missing'],
    ['the state was changed', () => edit('state.json', /"id":\s*"d-/, '"id":"e-'), 2, 'the adopted state is'],
    [
      'the approval was changed',
      () => writeFileSync(approval(), readFileSync(approval(), 'utf8').replace('"customer"', '"engineer"')),
      2,
      'says engineer',
    ],
    ['the approval is no JSON', () => writeFileSync(approval(), 'yes'), 2, 'is damaged or no approval'],
    ['nobody approved', () => rmSync(join(plan, 'approvals'), { recursive: true }), 2, 'Nobody has approved'],
  ])(
    '%s',
    async (_, spoil, code, sentence) => {
      spoil();
      const ran = await shell.run('apply');
      expect(ran.err).toMatch(sentence);
      expect(ran.code).toBe(code);
      expect(writes()).toEqual([]);
    },
    120_000,
  );

  it('the approval was taken back', async () => {
    await shell.must('approval', 'revoke', approval(), '--as', 'Ms Li', '--reason', 'wrong window');
    expect(await shell.run('apply')).toMatchObject({ code: 2, err: expect.stringContaining('took it back') });
    expect(writes()).toEqual([]);
  }, 120_000);

  it('the resource was deleted meanwhile', async () => {
    const id = JSON.parse(readFileSync(join(plan, 'plan.json'), 'utf8')).changes[0].importId as string;
    const row = shell.sandbox.control.get('ecs.disk', id);
    shell.sandbox.control.remove('ecs.disk', id);
    const ran = await shell.run('apply');
    shell.sandbox.control.add({ kind: 'ecs.disk', name: 'stand-in', set: row.state as never });
    expect(ran.out).toContain('It is gone');
    expect(ran.code).toBe(3);
    expect(writes()).toEqual([]);
  }, 120_000);

  it.each([
    [
      'there is no engine',
      { PATH: '/nowhere', XDG_CACHE_HOME: '/nowhere' },
      'There is no pulumi program here; version 3 from 3.258.0 on is needed. Run: npm run engine',
    ],
    ['there is no plugin', { XUNJIAN_PROVIDER_DIR: '/nowhere' }, 'pulumi-resource-alicloud'],
  ])(
    '%s',
    async (_, env, sentence) => {
      const ran = await shell.runIn(env, 'apply');
      expect(ran.err).toContain(sentence);
      expect(ran.code).toBe(4);
    },
    120_000,
  );
});
