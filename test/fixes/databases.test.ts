import { describe, expect, it } from 'vitest';
import autoRenew from '../../src/fixes/auto-renew.ts';
import level2 from '../../src/fixes/polardb-level2-backup.ts';
import crossRegion from '../../src/fixes/rds-cross-region-backup.ts';
import burst from '../../src/fixes/rds-io-burst.ts';
import sqlAudit from '../../src/fixes/rds-sql-audit.ts';
import asRead from '../../src/fixes/set-fields-as-read.ts';
import { askAbout, askOf, exampleOf, ruleOf, targets } from './ask.ts';

describe('SQL audit', () => {
  const setOf = (fields: Record<string, string | number | boolean>, minDays = 180) => {
    const answer = sqlAudit.propose(askOf(ruleOf('security/rds-sql-audit-off'), { fields, params: { minDays } }));
    return 'code' in answer ? answer.code : answer[0]?.set;
  };

  it.each([
    [30, 180, 180],
    [180, 180, 180],
    [30, 181, 365],
    [365, 180, 365],
    [30, 1825, 1825],
  ])('kept for %i days where %i are asked is kept for %i', (now, asked, days) => {
    expect(setOf({ 'sqlAudit.enabled': false, 'sqlAudit.retentionDays': now }, asked)).toEqual({
      sqlCollectorStatus: 'Enabled',
      sqlCollectorConfigValue: days,
    });
  });

  it.each(['PostgreSQL', 'SQLServer'])('of %s is only switched on', (engine) => {
    expect(setOf({ engine, 'sqlAudit.enabled': false })).toEqual({ sqlCollectorStatus: 'Enabled' });
  });

  it('cannot be kept longer than the longest step', () => {
    expect(setOf({ 'sqlAudit.enabled': false, 'sqlAudit.retentionDays': 2000 })).toBe('not-possible');
  });

  it('switched off again keeps its retention', () => {
    const { undo } = targets.get('alicloud:rds/instance:Instance')?.properties.sqlCollectorStatus ?? {};
    expect(typeof undo === 'function' && [undo('Disabled')?.kind, undo('Enabled')]).toEqual(['partial', undefined]);
  });
});

describe('a renewal', () => {
  const periodOf = (live: Record<string, number>) => {
    const answer = autoRenew.propose(askAbout('stability/rds-subscription-expiring', { payType: 'Prepaid', expiresInDays: 1 }));
    const period = 'code' in answer ? undefined : answer[0]?.set.autoRenewPeriod;
    return typeof period === 'function' ? period(live) : undefined;
  };

  it.each([
    [{}, 1],
    [{ autoRenewPeriod: 0 }, 1],
    [{ autoRenewPeriod: 1 }, 1],
    [{ autoRenewPeriod: 12 }, 12],
  ])('over %j is for %i months', (live, months) => {
    expect(periodOf(live)).toBe(months);
  });
});

describe('cross-region backup', () => {
  const propose = (targetRegion: string | null) =>
    crossRegion.propose(
      askAbout('backup/rds-no-cross-region-backup', { 'backup.crossRegion.enabled': false }, { inputs: { targetRegion } }),
    );

  it('goes to the region that the config names', () => {
    expect(propose('cn-shanghai')).toMatchObject([{ kind: 'create', args: { instanceId: 'apple-1', crossBackupRegion: 'cn-shanghai' } }]);
  });

  it.each([
    ['asks for a region', null, 'needs-input'],
    ['does not stay in its own region', 'cn-hangzhou', 'not-possible'],
  ])('%s', (_, region, code) => {
    expect(propose(region)).toMatchObject({ code });
  });
});

describe('level-2 backup', () => {
  const answer = level2.propose(
    askAbout('backup/polardb-no-level2-backup', { 'backup.level2.retentionDays': 0, 'backup.level2.otherRegion': null }),
  );
  const days = 'code' in answer ? undefined : answer[0]?.set.dataLevel2BackupPeriods;

  it.each([
    ['none are set', {}, ['Sunday']],
    ['an empty list is set', { dataLevel2BackupPeriods: [] }, ['Sunday']],
    ['a day is set', { dataLevel2BackupPeriods: ['Monday'] }, ['Monday']],
  ])('is written on the days that are set, or on Sunday: %s', (_, live, wanted) => {
    expect(typeof days === 'function' && days(live)).toEqual(wanted);
  });

  it('cannot be switched off again by the plugin', () => {
    const { undo } = targets.get('alicloud:polardb/backupPolicy:BackupPolicy')?.properties.dataLevel2BackupRetentionPeriod ?? {};
    expect(typeof undo === 'function' && [undo(0)?.kind, undo(7)]).toEqual(['none', undefined]);
  });
});

describe('the retention of backups', () => {
  const known = targets.get('alicloud:rds/backupPolicy:BackupPolicy')?.properties.backupRetentionPeriod;

  it.each([
    [6, 'partial', true],
    [7, undefined, false],
    [undefined, undefined, false],
  ])('of %s days before: taken back %s, stays behind %s', (former, kind, stays) => {
    expect(typeof known?.undo === 'function' && known.undo(former)?.kind).toBe(kind);
    expect(typeof known?.staysBehind === 'function' && known.staysBehind(former)).toBe(stays);
  });
});

describe('other fixes of databases', () => {
  it('level-1 retention carries the value of our own reading', () => {
    const rule = ruleOf('backup/polardb-backup-retention-short');
    const answer = asRead.propose(askOf(rule, exampleOf(rule, 'one day short')));
    expect(answer).toMatchObject([
      {
        set: { dataLevel1BackupRetentionPeriod: 7 },
        from: { dataLevel1BackupRetentionPeriod: 6 },
        editState: { outputs: { dataLevel1BackupRetentionPeriod: 6 } },
      },
    ]);
  });

  it('bursting says that it is sent as an order', () => {
    const answer = burst.propose(askAbout('performance/rds-io-burst-off', { 'storage.type': 'general_essd' }));
    expect(answer).toMatchObject([{ set: { burstingEnabled: true }, notes: [{ en: expect.stringContaining('order') }] }]);
  });
});
