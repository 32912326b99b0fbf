import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangeRecord, Inspection } from '../../../src/model/documents.ts';
import { type Grove, openGrove, type Planted } from '../harness.ts';

const rule = 'backup/rds-backup-retention-short';

/** The failed checks of a type, each as its rule and its resource. */
function failuresOf(inspection: Inspection): string[] {
  return inspection.rules.flatMap(({ findings }) =>
    findings.filter(({ outcome }) => outcome === 'fail').map(({ ruleId, resource }) => `${ruleId} ${resource.id}`),
  );
}

describe.each([
  ['that was as short', { 'backup.LogBackupRetentionPeriod': 3, 'backup.EnableBackupLog': '1' }],
  ['that was off', { 'backup.LogBackupRetentionPeriod': 0, 'backup.EnableBackupLog': '0' }],
])('longer RDS backups with a log backup %s', (_, log) => {
  let grove: Grove;
  let before: string[];
  let after: string[];
  let planted: Planted;
  let record: ChangeRecord;

  beforeAll(async () => {
    grove = await openGrove();
    const id = await grove.plan([rule]).then(({ plan }) => plan.changes[0]?.resource.id as string);
    grove.sandbox.control.set('rds.instance', id, log);
    const instances = async () => failuresOf((await grove.inspect([rule])).inspection);
    before = await instances();
    planted = await grove.plan([rule], { only: ({ resource }) => resource.id === id });
    record = await grove.apply(planted);
    after = await instances();
  }, 300_000);
  afterAll(() => grove?.close());

  it('take the logs along, and say so', () => {
    expect(planted.plan.changes.map(({ set }) => set.map(({ property }) => property))).toEqual([
      expect.arrayContaining(['backupRetentionPeriod', 'logBackupRetentionPeriod']),
    ]);
    expect(planted.plan.changes[0]?.notes[0]?.en).toMatch(/^Logs are backed up as well/);
    expect(record.entries).toMatchObject([{ outcome: 'applied', verdicts: [{ outcome: 'pass' }] }]);
  });

  it('leave no check of any rule failed that was not failed before', () => {
    const { id } = planted.plan.changes[0]?.resource ?? {};
    expect(before).toContain(`${rule} ${id}`);
    expect(after.filter((one) => !before.includes(one))).toEqual([]);
  });
});
