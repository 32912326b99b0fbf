import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Inspection } from '../../src/model/documents.ts';
import { readInventory } from '../../src/model/inventory-file.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { type Ran, run, temporaryFolder, type World } from './command-line.ts';
import { writeRules } from './fruit-estate.ts';

const folder = temporaryFolder();
const first = '1000000000000001';
const second = '1000000000000002';

let sandbox: Sandbox;
let env: Record<string, string>;
beforeEach(async () => {
  const estate = join(folder(), 'estate.json');
  const rds = (name: string, region: string, days: number, account = 'apple') => ({
    kind: 'rds.instance',
    name,
    region,
    account,
    set: { 'backup.BackupRetentionPeriod': days },
  });
  const accounts = [
    { id: first, alias: 'apple', name: 'Apple' },
    { id: second, alias: 'pear', name: 'Pear' },
  ];
  const resources = [rds('mango', 'cn-hangzhou', 5), rds('kiwi', 'cn-shanghai', 30), rds('fig', 'cn-hangzhou', 30, 'pear')];
  writeFileSync(estate, JSON.stringify({ seed: 'orchard', accounts, regions: ['cn-hangzhou', 'cn-shanghai'], resources }));
  sandbox = await startSandbox({ estate });
  sandbox.control.pace(0);
  env = { ...sandbox.env, LANG: 'en_US.UTF-8' };
});
afterEach(() => sandbox.close());

function inspect(flags: readonly string[], world: World = {}): Promise<Ran> {
  const own = ['inspect', '--rules-dir', writeRules(folder()), '--out', join(folder(), 'out')];
  return run([...own, ...flags], { cwd: folder(), env, ...world });
}

function newest(): { readonly folder: string; readonly inspection: Inspection } {
  const name = readdirSync(join(folder(), 'out'))
    .filter((entry) => /^\d{8}-/.test(entry))
    .sort()
    .at(-1) as string;
  const path = join(folder(), 'out', name);
  return { folder: path, inspection: JSON.parse(readFileSync(join(path, 'inspection.json'), 'utf8')) };
}

describe('an account over the wire', () => {
  it('is read in the regions that are asked for', async () => {
    const { exitCode, out } = await inspect(['--regions', 'cn-hangzhou,cn-shanghai']);
    expect(exitCode).toBe(1);
    expect(out).toContain(`2 resources inspected (${first} · cn-hangzhou, cn-shanghai)`);
    expect(newest().inspection.inventory).toMatchObject({ source: 'sandbox', accountIds: [first], isComplete: true });
    expect((await inspect(['--regions', 'cn-shanghai'])).exitCode).toBe(0);
  });

  it('is read in all its regions', async () => {
    await inspect(['--regions', 'all']);
    expect(newest().inspection.inventory.regions).toEqual(['cn-hangzhou', 'cn-shanghai']);
  });

  it('takes the region of the environment', async () => {
    await inspect([], { env: { ...env, ALIBABA_CLOUD_REGION_ID: 'cn-shanghai' } });
    expect(newest().inspection.inventory.regions).toEqual(['cn-shanghai']);
  });

  it('has a denied field unknown, its permission named, and ends with 3', async () => {
    sandbox.control.faults.add({ kind: 'denied', product: 'rds', action: 'DescribeBackupPolicy' });
    const { exitCode } = await inspect(['--regions', 'cn-hangzhou']);
    expect(exitCode).toBe(3);
    const [finding] = newest().inspection.rules.flatMap(({ findings }) => findings);
    expect(finding).toMatchObject({ outcome: 'unknown', unread: [{ reason: 'denied', permission: 'rds:DescribeBackupPolicy' }] });
  });

  it('has a denied listing as a gap, and ends with 3', async () => {
    sandbox.control.faults.add({ kind: 'denied', product: 'rds', action: 'DescribeDBInstances' });
    const { exitCode, out } = await inspect(['--regions', 'cn-hangzhou']);
    expect(exitCode).toBe(3);
    expect(out).toContain('1 resource types could not be listed in full:');
    expect(newest().inspection.gaps).toMatchObject([{ type: 'ACS::RDS::DBInstance', reason: 'denied' }]);
  });

  it('recorded and judged from the record gives the same verdicts', async () => {
    await inspect(['--regions', 'all', '--record', 'record']);
    const live = newest().inspection;
    expect(readdirSync(join(folder(), 'record'))).toEqual([first]);
    await vi.waitFor(() => expect(JSON.parse(readFileSync(join(folder(), 'record', first, 'index.json'), 'utf8')).replies.length).toBe(4));
    const { exitCode } = await inspect(['--replies', 'record'], { env: { LANG: 'C' } });
    const saved = newest().inspection;
    expect(exitCode).toBe(1);
    expect(saved.inventory.source).toBe('replies');
    const verdicts = ({ rules }: Inspection) => rules.map(({ counts, findings }) => ({ counts, ids: findings.map(({ id }) => id) }));
    expect(verdicts(saved)).toEqual(verdicts(live));
  });
});

describe('several accounts', () => {
  const readPear = () => {
    const [, pear] = sandbox.control.accounts;
    sandbox.control.add({
      kind: 'ram.role',
      name: 'audit',
      account: 'pear',
      set: {
        AssumeRolePolicyDocument: JSON.stringify({
          Version: '1',
          Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { RAM: [`acs:ram::${first}:root`] } }],
        }),
      },
    });
    return pear;
  };
  const role = (account: string, name = 'audit') => `acs:ram::${account}:role/${name}`;

  it('one that cannot be entered does not hide the others, and is a gap', async () => {
    writeFileSync(
      join(folder(), 'xunjian.json'),
      JSON.stringify({ accounts: [{ name: 'apple' }, { name: 'pear', id: second, roleArn: role(second, 'nobody') }] }),
    );
    const { exitCode, out } = await inspect(['--regions', 'cn-hangzhou']);
    expect(exitCode).toBe(3);
    expect(out).toContain(`1 resources inspected (${first}, ${second} · cn-hangzhou)`);
    const { inspection } = newest();
    expect(inspection.gaps).toMatchObject([{ accountId: second, type: 'ACS::RDS::DBInstance' }]);
    expect(inspection.rules[0]?.counts.fail).toBe(1);
  });

  it('when none can be entered the run fails with 4 and writes nothing', async () => {
    const { exitCode, out, err } = await inspect(['--regions', 'cn-hangzhou', '--role-arn', role(second, 'nobody')]);
    expect([exitCode, out]).toEqual([4, '']);
    expect(err).toMatch(/AssumeRole/);
  });

  it('are read by their roles in one run', async () => {
    readPear();
    writeFileSync(
      join(folder(), 'xunjian.json'),
      JSON.stringify({ accounts: [{ name: 'apple' }, { name: 'pear', roleArn: role(second) }] }),
    );
    await inspect(['--regions', 'cn-hangzhou']);
    expect(newest().inspection.inventory.accountIds).toEqual([first, second]);
  });
});

describe('what cannot be entered is told in a sentence', () => {
  it.each<[string, readonly string[], Record<string, string>, number, RegExp]>([
    [
      'a region that does not exist',
      ['--regions', 'cn-hangzou'],
      {},
      2,
      /The account has no region cn-hangzou; it has cn-hangzhou, cn-shanghai\./,
    ],
    ['no region at all', [], {}, 2, /No region is named: write --regions/],
    ['half a key', ['--regions', 'cn-hangzhou'], { ALIBABA_CLOUD_ACCESS_KEY_SECRET: '' }, 2, /no ALIBABA_CLOUD_ACCESS_KEY_SECRET/],
    [
      'a key that does not exist',
      ['--regions', 'cn-hangzhou'],
      { ALIBABA_CLOUD_ACCESS_KEY_ID: 'LTAI5tXXXXXXXXXXXXXX0001' },
      4,
      /Check the access key/,
    ],
    [
      'a wrong secret',
      ['--regions', 'cn-hangzhou'],
      { ALIBABA_CLOUD_ACCESS_KEY_SECRET: 's3cr3tXXXXXXXXXXXXXXXXXXXXXXXX' },
      4,
      /Check the access key/,
    ],
    ['a place that nobody serves', ['--regions', 'cn-hangzhou'], { XUNJIAN_SANDBOX: 'http://127.0.0.1:1' }, 4, /refused/],
    ['a place that is none', ['--regions', 'cn-hangzhou'], { XUNJIAN_SANDBOX: 'somewhere' }, 2, /XUNJIAN_SANDBOX is somewhere/],
  ])('%s', async (_, flags, changed, code, sentence) => {
    const { exitCode, out, err } = await inspect([...flags, '--debug'], { env: { ...env, ...changed } });
    expect([exitCode, out]).toEqual([code, '']);
    expect(err).toMatch(sentence);
    for (const secret of [sandbox.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET, 's3cr3t', 'LTAI5tXXXX']) expect(err).not.toContain(secret);
  });
});

describe('Ctrl-C', () => {
  it('keeps what was read, marks it incomplete, writes the reports and ends with 3', async () => {
    let stop = () => {};
    sandbox.control.faults.add({ kind: 'latency', product: 'rds', region: 'cn-shanghai', ms: 2000 });
    const running = inspect(['--regions', 'cn-hangzhou,cn-shanghai'], { onInterrupt: (given) => (stop = given) });
    await vi.waitFor(() => expect(sandbox.control.audit.list({ action: 'DescribeBackupPolicy' }).length).toBe(1), { timeout: 10_000 });
    stop();
    const { exitCode, out, err } = await running;
    expect(exitCode).toBe(3);
    expect(out).toContain('could not be listed in full');
    expect(err).toContain('Stopping');
    const { folder: path } = newest();
    const inventory = readInventory(join(path, 'inventory.ndjson'));
    expect(inventory.isComplete).toBe(false);
    expect(inventory.resources[0]).toMatchObject({ name: 'mango', fields: { 'backup.retentionDays': 5 } });
    expect(inventory.gaps).toMatchObject([{ region: 'cn-shanghai', reason: 'interrupted' }]);
    expect(readdirSync(path)).toContain('risk-report.html');
  });
});
