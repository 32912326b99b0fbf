import { afterAll, beforeAll, describe, it } from 'vitest';
import { type Grove, openGrove } from '../harness.ts';
import { type Road, walk } from './road.ts';

let grove: Grove;
beforeAll(async () => {
  grove = await openGrove();
}, 120_000);
afterAll(() => grove?.close());

const week = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const same = (action: string) => ({ writes: [action], back: [action] });

const roads: readonly Road[] = [
  {
    rule: 'backup/mongodb-backup-policy-weak',
    set: { backupPeriods: week, backupRetentionPeriod: 7, enableBackupLog: 1 },
    ...same('ModifyBackupPolicy'),
  },
  {
    rule: 'backup/polardb-backup-deleted-with-cluster',
    set: { backupRetentionPolicyOnClusterDeletion: 'LATEST' },
    ...same('ModifyBackupPolicy'),
  },
  { rule: 'backup/polardb-backup-retention-short', set: { dataLevel1BackupRetentionPeriod: 7 }, ...same('ModifyBackupPolicy') },
  {
    rule: 'backup/polardb-no-level2-backup',
    set: { dataLevel2BackupPeriods: ['Sunday'], dataLevel2BackupRetentionPeriod: 30 },
    writes: ['ModifyBackupPolicy'],
    undo: 'none',
  },
  {
    rule: 'backup/rds-no-cross-region-backup',
    inputs: { targetRegion: 'cn-shanghai' },
    set: { instanceId: 'rm-bp10wegukwos0o2rq', crossBackupRegion: 'cn-shanghai', logBackupEnabled: 'Enable', retention: 7 },
    writes: ['ModifyInstanceCrossBackupPolicy'],
    undo: 'delete',
  },
  { rule: 'backup/redis-backup-infrequent', set: { backupPeriods: week }, ...same('ModifyBackupPolicy') },
  { rule: 'security/mongodb-whitelist-any', set: { securityIpLists: ['10.0.0.0/8'] }, ...same('ModifySecurityIps') },
];

describe('fixes of databases', () => {
  it.each(roads.map((road) => [road.rule, road] as const))('%s', async (_, road) => {
    await walk(grove, road);
  });
});
