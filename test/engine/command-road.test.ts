import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ChangeRecord, Inspection } from '../../src/model/documents.ts';
import { loader, main, openShell, type Shell } from './shell.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

let shell: Shell;
let folder: string;

const xunjian = (...words: string[]) => shell.run(...words);
const exec = (program: string, words: readonly string[], env: Readonly<Record<string, string>>) => shell.exec(program, words, env);

const runs = () =>
  readdirSync(join(folder, 'out'))
    .filter((name) => existsSync(join(folder, 'out', name, 'inspection.json')))
    .sort();
const inspectionOf = (run: string) => JSON.parse(readFileSync(join(folder, 'out', run, 'inspection.json'), 'utf8')) as Inspection;
const failsOf = (run: string) =>
  new Set(inspectionOf(run).rules.flatMap(({ findings }) => findings.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id)));
const plansOf = (run: string) =>
  readdirSync(join(folder, 'out', run))
    .filter((name) => name.startsWith('cs-'))
    .sort();
const recordsOf = (run: string, plan: string) =>
  readdirSync(join(folder, 'out', run, plan, 'records'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, 'out', run, plan, 'records', name), 'utf8')) as ChangeRecord);

beforeAll(async () => {
  shell = await openShell();
  folder = shell.folder;
}, 120_000);

afterAll(() => shell?.close());

describe('the road from a finding to a record, by the command line alone', () => {
  it('says what is missing before there is anything', async () => {
    expect(await xunjian('plan', '--all')).toMatchObject({
      code: 2,
      err: expect.stringContaining('has no runs yet; begin with: xunjian inspect'),
    });
    expect(await xunjian('apply')).toMatchObject({ code: 2, err: expect.stringContaining('has no plans yet; begin with: xunjian plan') });
    expect(await xunjian('ledger', 'verify')).toMatchObject({ code: 2, err: expect.stringContaining('there is no ledger') });
  });

  it('inspects, plans, and refuses to apply what nobody approved', async () => {
    expect((await xunjian('inspect', '--fail-on', 'never')).code).toBe(0);
    expect((await xunjian('key', 'new', 'Ms Li', '--role', 'customer', '--add')).code).toBe(0);
    expect(await xunjian('plan', '--rules', 'no-such-rule')).toMatchObject({
      code: 2,
      err: expect.stringContaining('no rule no-such-rule'),
    });
    expect(await xunjian('plan')).toMatchObject({ code: 2, err: expect.stringContaining('Say which findings') });
    const planned = await xunjian('plan', '--rules', 'backup/ecs-disk-delete-auto-snapshot', '--type', 'emergency');
    expect(planned).toMatchObject({ code: 0, out: expect.stringMatching(/ · Emergency\n.*C001/s) });
    expect(await xunjian('apply')).toMatchObject({ code: 2, err: expect.stringContaining('Nobody has approved') });
    expect(await xunjian('approval', 'show')).toMatchObject({ code: 2, err: expect.stringContaining('Nobody has approved') });
  }, 240_000);

  it('approves, applies, reads back and records', async () => {
    expect((await xunjian('approve', '--as', 'Ms Li', '--yes')).code).toBe(0);
    expect(await xunjian('approval', 'show')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Holds: yes\n.*Approved: C001\n.*patch deleteAutoSnapshot: true → false\n.*Pulumi's plan file: sha256:/s),
    });
    const applied = await xunjian('apply');
    expect(applied, applied.err).toMatchObject({ code: 0 });
    const [run = ''] = runs();
    const [plan = ''] = plansOf(run);
    expect(recordsOf(run, plan).at(-1)?.entries).toMatchObject([{ outcome: 'applied', verdicts: [{ outcome: 'pass' }] }]);
    for (const ending of ['html', 'xlsx', 'csv', 'md', 'json'])
      expect(existsSync(join(folder, 'out', run, plan, `change-list.zh-CN.${ending}`))).toBe(true);
    expect(readFileSync(join(folder, 'out', run, plan, 'change-list.zh-CN.csv'), 'utf8')).toContain(`${plan}/C001,紧急,`);
    expect(await xunjian('ledger', 'verify')).toMatchObject({ code: 0, out: expect.stringContaining('whole and unchanged') });
  }, 240_000);

  it('closes the findings and opens none', async () => {
    expect((await xunjian('inspect', '--fail-on', 'never')).code).toBe(0);
    const [before = '', after = ''] = runs();
    const mended = JSON.parse(readFileSync(join(folder, 'out', before, plansOf(before)[0] ?? '', 'plan.json'), 'utf8')).changes.flatMap(
      ({ findingIds }: { findingIds: string[] }) => findingIds,
    );
    expect(mended).toHaveLength(1);
    const now = failsOf(after);
    expect(mended.filter((id: string) => now.has(id))).toEqual([]);
    expect([...now].filter((id) => !failsOf(before).has(id))).toEqual([]);
  }, 240_000);

  it('does nothing twice', async () => {
    const calls = shell.sandbox.control.audit.list({ action: 'ModifyDiskAttribute' }).length;
    expect((await xunjian('apply')).code).toBe(0);
    expect(shell.sandbox.control.audit.list({ action: 'ModifyDiskAttribute' })).toHaveLength(calls);
  }, 240_000);

  it('keeps keys and signatures out of everything that it wrote', async () => {
    const secret = shell.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET as string;
    const files = (readdirSync(join(folder, 'out'), { recursive: true }) as string[]).map((name) => join(folder, 'out', name));
    const leaky = files.filter((file) => {
      try {
        const text = readFileSync(file, 'latin1');
        return text.includes(secret) || /[?&]Signature=[^*]/.test(text);
      } catch {
        return false;
      }
    });
    expect(leaky).toEqual([]);
  });

  it('goes back by the same road', async () => {
    const [before = ''] = runs();
    expect((await xunjian('rollback', plansOf(before)[0] ?? '')).code).toBe(0);
    expect((await xunjian('approve', '--as', 'Ms Li', '--yes')).code).toBe(0);
    const applied = await xunjian('apply');
    expect(applied, applied.err).toMatchObject({ code: 0 });
    expect(await xunjian('changes')).toMatchObject({ code: 0, out: expect.stringContaining('Rolled back 1') });
  }, 240_000);
});

describe('a pipeline', () => {
  const commandsOf: Record<string, (text: string) => string[]> = {
    'github-actions.yml': (text) => parse(text).jobs.apply.steps.flatMap(({ run }: { run?: string }) => run ?? []),
    'gitlab-ci.yml': (text) => ['script', 'after_script'].flatMap((part) => parse(text)['apply approved changes'][part]),
    'flow.yml': (text) =>
      Object.values(parse(text).stages.apply.jobs.apply.steps as Record<string, { with: { run?: string } }>).flatMap(
        (step) => step.with.run?.trim().split('\n') ?? [],
      ),
  };

  const passphrase = { PULUMI_CONFIG_PASSPHRASE: 'orchard of the pipeline' };

  it.each(Object.keys(commandsOf))(
    '%s applies the approved plan by its own commands, and goes on in a new checkout',
    async (file) => {
      const run = runs()[0] ?? '';
      expect((await shell.runIn(passphrase, 'plan', '--rules', 'backup/ecs-disk-delete-auto-snapshot', '--run', run)).code).toBe(0);
      const plan = join('out', run, plansOf(run).at(-1) ?? '');
      const approved = JSON.parse((await xunjian('approve', plan, '--as', 'Ms Li', '--yes', '--json')).out) as { id: string };
      const shim = join(folder, 'bin');
      mkdirSync(shim, { recursive: true });
      writeFileSync(join(shim, 'npx'), `#!/bin/sh\nshift\nexec '${process.execPath}' --import '${loader}' '${main}' "$@"\n`);
      writeFileSync(join(shim, 'npm'), '#!/bin/sh\nexit 0\n');
      for (const name of ['npx', 'npm']) chmodSync(join(shim, name), 0o755);
      const commands = commandsOf[file]?.(readFileSync(join(root, 'docs/ci', file), 'utf8')) ?? [];
      expect(commands.filter((line) => line.includes('xunjian apply'))).toHaveLength(1);
      const again = join(folder, `again-${file}`);
      cpSync(join(folder, plan), join(again, plan), { recursive: true });
      cpSync(join(folder, 'xunjian.json'), join(again, 'xunjian.json'));
      const own = {
        ...shell.env,
        ...passphrase,
        CI: 'true',
        BUILD_EXECUTOR: 'Wang',
        PATH: `${shim}:${shell.env.PATH}`,
        PLAN: plan,
        APPROVAL: join(plan, 'approvals', `${approved.id}.json`),
        XUNJIAN_OUT: join(folder, `kept-${file}`),
      };
      const pipeline = (checkout: string) => exec('bash', ['-c', [`cd '${checkout}'`, 'set -e', ...commands].join('\n')], own);
      const result = await pipeline(folder);
      expect(result.err + result.out).toContain('Applied 1');
      expect(result.code).toBe(0);
      const calls = () => shell.sandbox.control.audit.list({ action: 'ModifyDiskAttribute' }).length;
      const before = calls();
      const rerun = await pipeline(again);
      expect(rerun.code, rerun.err + rerun.out).toBe(0);
      expect(calls()).toBe(before);
      const back = await xunjian('rollback', plan);
      expect(back, back.err).toMatchObject({ code: 0 });
      expect((await xunjian('approve', '--as', 'Ms Li', '--yes')).code).toBe(0);
      expect((await xunjian('apply')).code).toBe(0);
    },
    400_000,
  );
});
