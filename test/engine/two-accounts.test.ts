import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangePlan, ChangeRecord, Config } from '../../src/model/documents.ts';
import { rule } from './desk.ts';
import { openShell, type Shell } from './shell.ts';

const [own, other] = ['1000000000000001', '1000000000000002'];
const roleArn = `acs:ram::${other}:role/gardener`;
let shell: Shell;
let plans: ReadonlyMap<string, ChangePlan>;

beforeAll(async () => {
  shell = await openShell(fileURLToPath(new URL('two-accounts.json', import.meta.url)));
  configure({
    accounts: [{ name: 'apple' }, { name: 'pear', id: other, roleArn, externalId: 'orchard-7' }],
    regions: ['cn-hangzhou', 'cn-shanghai'],
    changes: { limits: { maxChanges: 10, maxSharePercent: 100 } },
  });
  await shell.must('inspect', '--types', 'ACS::ECS::*', '--fail-on', 'never');
  await shell.must('key', 'new', 'Ms Li', '--role', 'customer', '--add');
  await shell.must('plan', '--rules', rule);
  plans = new Map(folders().map((folder) => [folder, JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8')) as ChangePlan]));
});
afterAll(() => shell?.close());

function configure(config: Config) {
  writeFileSync(join(shell.folder, 'xunjian.json'), JSON.stringify(config));
}

function folders(): string[] {
  const out = join(shell.folder, 'out');
  const run = readdirSync(out).find((name) => /^\d{8}-/.test(name)) ?? '';
  return readdirSync(join(out, run)).flatMap((name) => (name.startsWith('cs-') ? [join(out, run, name)] : []));
}

const folderOf = (accountId: string) => [...plans].find(([, plan]) => plan.accountIds[0] === accountId)?.[0] ?? '';
const isKept = (name: string, account: string) => shell.sandbox.control.get('ecs.disk', name, account).state.DeleteAutoSnapshot === false;

describe('two accounts, one of them by a role', () => {
  it('get a plan each, of both regions, and the role is bound', () => {
    const seen = [...plans.values()].map(({ accountIds, changes, binding }) => ({
      accountIds,
      names: changes.map(({ resource }) => resource.name).sort(),
      providers: binding.providers
        .map(({ region, roleArn: role, externalId }) => [region, role, externalId])
        .sort(([a = ''], [b = '']) => a.localeCompare(b)),
    }));
    expect(seen.sort((a, b) => a.names.length - b.names.length)).toEqual([
      { accountIds: [own], names: ['fig'], providers: [['cn-hangzhou', undefined, undefined]] },
      {
        accountIds: [other],
        names: ['lime', 'plum'],
        providers: [
          ['cn-hangzhou', roleArn, 'orchard-7'],
          ['cn-shanghai', roleArn, 'orchard-7'],
        ],
      },
    ]);
  });

  it('are changed by the plugin as the role, with what its trust asks for, and by nobody else', async () => {
    shell.sandbox.control.audit.clear();
    await shell.must('approve', folderOf(other), '--as', 'Ms Li', '--yes');
    await shell.must('apply', '--plan', folderOf(other));
    expect([isKept('plum', other), isKept('lime', other), isKept('fig', own)]).toEqual([true, true, false]);
    const calls = shell.sandbox.control.audit.list({});
    const assumed = calls.filter(({ action }) => action === 'AssumeRole').map(({ params }) => params as Record<string, unknown>);
    expect(new Set(assumed.map(({ RoleArn, RoleSessionName, ExternalId }) => `${RoleArn} ${RoleSessionName} ${ExternalId}`))).toEqual(
      new Set([`${roleArn} xunjian orchard-7`]),
    );
    const records = join(folderOf(other), 'records');
    const record = JSON.parse(readFileSync(join(records, readdirSync(records)[0] ?? ''), 'utf8')) as ChangeRecord;
    expect(record.entries.map(({ outcome }) => outcome)).toEqual(['applied', 'applied']);
  });

  it('an approval of the one is none for the other', async () => {
    const approval = join(folderOf(other), 'approvals', readdirSync(join(folderOf(other), 'approvals'))[0] ?? '');
    const ran = await shell.run('apply', '--plan', folderOf(own), '--approval', approval);
    expect(ran).toMatchObject({ code: 2, err: expect.stringContaining('Give the approval of this plan.') });
    expect(isKept('fig', own)).toBe(false);
  });

  it('a role that is another by now is refused before anything is written', async () => {
    await shell.must('approve', folderOf(own), '--as', 'Ms Li', '--yes');
    const config = JSON.parse(readFileSync(join(shell.folder, 'xunjian.json'), 'utf8')) as Config;
    configure({ ...config, accounts: [{ name: 'apple' }, { name: 'pear', id: other, roleArn, externalId: 'orchard-8' }] });
    shell.sandbox.control.audit.clear();
    expect(await shell.run('apply', '--plan', folderOf(other))).toMatchObject({ code: 2, err: expect.stringContaining('provider') });
    configure(config);
    await shell.must('apply', '--plan', folderOf(own));
    expect(isKept('fig', own)).toBe(true);
  });
});
