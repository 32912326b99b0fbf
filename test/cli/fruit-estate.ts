import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const accountId = '1000000000000001';

/** A saved reply: the call that it answers, and its body. */
interface Saved {
  readonly action: string;
  readonly params: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Writes replies of a region with RDS instances; days by name, undefined for a backup policy that nobody saved. */
export function writeReplies(folder: string, daysByName: Readonly<Record<string, number | undefined>>): string {
  const dir = join(folder, 'replies');
  mkdirSync(dir, { recursive: true });
  const names = Object.keys(daysByName);
  const policies = names.flatMap((name) => (daysByName[name] === undefined ? [] : [backupPolicy(name, daysByName[name])]));
  const replies = [listing(names), ...policies].map((saved, i) => {
    const file = `rds-${saved.action}-${i}.json`;
    writeFileSync(join(dir, file), JSON.stringify(saved.body));
    return { file, product: 'rds', action: saved.action, region: 'cn-hangzhou', params: saved.params };
  });
  const index = { schemaVersion: 1, accountId, takenAt: '2026-11-25T00:00:00.000Z', replies };
  writeFileSync(join(dir, 'index.json'), JSON.stringify(index));
  return dir;
}

function listing(names: readonly string[]): Saved {
  const rows = names.map((name) => ({
    DBInstanceId: `rm-${name}`,
    DBInstanceDescription: name,
    RegionId: 'cn-hangzhou',
    DBInstanceStatus: 'Running',
    CreateTime: '2026-01-01T00:00:00Z',
  }));
  return {
    action: 'DescribeDBInstances',
    params: { RegionId: 'cn-hangzhou', InstanceLevel: '1' },
    body: { TotalRecordCount: rows.length, PageNumber: 1, Items: { DBInstance: rows } },
  };
}

function backupPolicy(name: string, days: number): Saved {
  return { action: 'DescribeBackupPolicy', params: { DBInstanceId: `rm-${name}` }, body: { BackupRetentionPeriod: days } };
}

const text = (en: string) => ({ en, 'zh-CN': `${en}（中文）` });

const rule = {
  title: text('Backups are kept long enough'),
  risk: text('Backups are kept too short'),
  why: text('What is gone is gone.'),
  severity: 'high',
  resource: 'ACS::RDS::DBInstance',
  params: { minDays: { type: 'integer', unit: 'day', default: 7, minimum: 1 } },
  expect: { all: [{ fact: 'backup.retentionDays', operator: 'greaterThanInclusive', value: { fact: 'params.minDays' } }] },
  finding: text('Kept for {{backup.retentionDays}}; {{params.minDays}} are asked.'),
  fix: { kind: 'automatic', disruption: 'cost', undo: true },
  guidance: text('Keep them longer.'),
  frameworks: { 'mlps-2.0': ['8.1.4.9'] },
  examples: [
    { name: 'exactly', fields: { 'backup.retentionDays': 7 }, outcome: 'pass' },
    { name: 'one day short', fields: { 'backup.retentionDays': 6 }, outcome: 'fail' },
  ],
};

/** Writes a folder with one rule, and a profile that has it. @param change laid over the rule */
export function writeRules(folder: string, change: Readonly<Record<string, unknown>> = {}): string {
  const dir = join(folder, 'rules');
  mkdirSync(join(dir, 'backup'), { recursive: true });
  mkdirSync(join(dir, 'profiles'), { recursive: true });
  writeFileSync(join(dir, 'backup', 'short.json'), JSON.stringify({ ...rule, ...change }, null, 2));
  writeFileSync(join(dir, 'profiles', 'default.json'), JSON.stringify({ title: text('Default') }));
  return dir;
}
