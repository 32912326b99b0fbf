import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/model/resource-type.ts';
import rds from '../../src/resources/rds-db-instance.ts';
import { fieldOf, publishedReply } from './read.ts';

const list = publishedReply('rds-describedbinstances-1') as { Items: { DBInstance: Reply[] } };
const [apple, pear] = list.Items.DBInstance as [Reply, Reply];
const policy = publishedReply('rds-describebackuppolicy-1');

describe('the published list of instances', () => {
  it.each([
    ['engine', 'SQLServer'],
    ['engineRelease', 'SQLServer 2008r2'],
    ['payType', 'Postpaid'],
    ['role', 'Primary'],
    ['lockMode', 'Unlock'],
    ['expiresAt', null],
    ['category', 'unread'],
    ['deletionProtection', 'unread'],
  ])('%s is %s', (name, value) => expect(fieldOf(rds, name, apple)).toEqual(value));

  it('spells a billing word in one way', () => {
    expect(fieldOf(rds, 'payType', { ...pear, PayType: 'PREPAID' })).toBe('Prepaid');
    expect(fieldOf(rds, 'payType', { ...pear, PayType: 'Barter' })).toBe('unread');
  });
});

describe('the published backup policy', () => {
  it.each([
    ['backup.retentionDays', 7],
    ['backup.weekdays', ['Monday', 'Wednesday', 'Friday', 'Sunday']],
    ['backup.daysPerWeek', 4],
    ['backup.log.enabled', true],
    ['backup.log.retentionDays', 7],
    ['backup.canKeepAfterRelease', false],
    ['backup.isKeptAfterRelease', false],
  ])('%s is %j', (name, value) => expect(fieldOf(rds, name, policy)).toEqual(value));

  it.each([
    [{ EnableBackupLog: '0' }, false],
    [{ EnableBackupLog: 0, BackupLog: 'Enable' }, false],
    [{ BackupLog: 'Disabled' }, false],
    [{ BackupLog: 'Enable' }, true],
    [{}, 'unread'],
  ])('reads the log switch of %j as %s', (reply, value) => expect(fieldOf(rds, 'backup.log.enabled', reply)).toBe(value));

  it('knows a plan of no day from a plan that is missing', () => {
    expect(fieldOf(rds, 'backup.daysPerWeek', { PreferredBackupPeriod: '' })).toBe(0);
    expect(fieldOf(rds, 'backup.daysPerWeek', {})).toBe('unread');
    expect(fieldOf(rds, 'backup.daysPerWeek', { PreferredBackupPeriod: 'Monday,Someday' })).toBe('unread');
  });
});

describe('a white list', () => {
  const groups = (...entries: readonly string[]): Reply => ({
    Items: {
      DBInstanceIPArray: entries.map((SecurityIPList, at) => ({
        DBInstanceIPArrayName: `g${at}`,
        DBInstanceIPArrayAttribute: '',
        SecurityIPList,
      })),
    },
  });

  it('is open as published, and the group of the vendor is left out', () => {
    const reply = publishedReply('rds-describedbinstanceiparraylist-1');
    expect(fieldOf(rds, 'whitelist.openGroups', reply)).toEqual(['default']);
    expect(fieldOf(rds, 'whitelist.groups', reply)).toEqual([{ group: 'default', entries: ['127.0.0.1', '0.0.0.0/0'] }]);
  });

  it.each([
    ['127.0.0.1', false],
    ['10.0.0.0/8,192.168.1.7', false],
    ['0.0.0.0/0', true],
    ['10.0.0.0/8, 0.0.0.0/0', true],
    ['0.0.0.0', true],
    ['::/0', true],
    ['0.0.0.0/1,128.0.0.0/1', true],
    ['0.0.0.0/2', false],
  ])('%s is open: %s', (entries, isOpen) => expect(fieldOf(rds, 'whitelist.isOpen', groups('10.0.0.1', entries))).toBe(isOpen));

  it('is unread, and not shut, when the reply has no groups', () => expect(fieldOf(rds, 'whitelist.isOpen', { Items: {} })).toBe('unread'));
});

describe('zones of the nodes', () => {
  const nodes = (...zones: readonly string[]): Reply => ({ HostInstanceInfos: { NodeInfo: zones.map((ZoneId) => ({ ZoneId })) } });
  it.each([
    ['one zone twice', nodes('cn-hangzhou-h', 'cn-hangzhou-h'), 1],
    ['two zones', nodes('cn-hangzhou-h', 'cn-hangzhou-i'), 2],
    ['an old id that names two zones', nodes('cn-hongkong-MAZ1(b,c)'), 2],
    ['nothing said', {}, 'unread'],
  ])('%s', (_, reply, count) => expect(fieldOf(rds, 'ha.zoneCount', reply)).toBe(count));
});

describe('backups', () => {
  const backups = (...rows: readonly (readonly [string, string])[]): Reply => ({
    Items: { Backup: rows.map(([BackupStatus, BackupEndTime]) => ({ BackupStatus, BackupEndTime })) },
  });
  const mixed = backups(
    ['Success', '2026-05-20T02:00Z'],
    ['Failed', '2026-05-30T02:00:00Z'],
    ['Success', '2026-05-28T02:00:00Z'],
    ['Backing', ''],
  );

  it('are judged by the newest that ended, in whatever order they come', () => {
    expect(fieldOf(rds, 'backup.lastSuccessAt', mixed)).toBe('2026-05-28T02:00:00.000Z');
    expect(fieldOf(rds, 'backup.lastStatus', mixed)).toBe('Failed');
  });

  it('are null when there is none, which is known', () => {
    expect(fieldOf(rds, 'backup.lastSuccessAt', backups())).toBeNull();
    expect(fieldOf(rds, 'backup.lastStatus', backups())).toBeNull();
  });
});

it('reads days that come as a text as a number', () => {
  expect(fieldOf(rds, 'sqlAudit.retentionDays', publishedReply('rds-describesqlcollectorretention-1'))).toBe(1095);
});

it('finds the row of its own in a shared reply, and no other', () => {
  const reply: Reply = {
    Items: {
      Item: [
        { DBInstanceId: 'rm-pear', AutoRenew: 'True' },
        { DBInstanceId: 'rm-apple', AutoRenew: 'False' },
      ],
    },
  };
  const renewal = (id: string) => fieldOf(rds, 'autoRenew.enabled', reply, { DBInstanceId: id });
  expect([renewal('rm-pear'), renewal('rm-apple'), renewal('rm-plum')]).toEqual([true, false, 'unread']);
});

describe('slow queries', () => {
  const reply: Reply = {
    Items: {
      SQLSlowLog: [{ MySQLTotalExecutionCounts: 4, MaxExecutionTime: 3 }, { MySQLTotalExecutionCounts: 5, MaxExecutionTime: 9 }, {}],
    },
  };
  it.each([
    ['slowLog.executionsLast7Days', 9],
    ['slowLog.longestSecondsLast7Days', 9],
  ])('%s is %s', (name, value) => expect(fieldOf(rds, name, reply)).toBe(value));
});

describe('CloudMonitor', () => {
  const metricOf = (name: string, item: Reply) => {
    const from = rds.fields[name]?.from;
    if (typeof from !== 'object' || !('metric' in from)) throw new Error(`${name} is no metric.`);
    if (from.when && !from.when(item)) return undefined;
    return (from.choose?.find((one) => one.when(item))?.metric ?? from.metric).metric;
  };
  it.each([
    ['cpu.p95Last7Days', { Engine: 'MySQL' }, 'CpuUsage'],
    ['cpu.p95Last7Days', { Engine: 'MySQL', Category: 'cluster' }, 'Cluster_CpuUsage'],
    ['cpu.p95Last7Days', { Engine: 'PostgreSQL' }, 'cpu_usage'],
    ['cpu.p95Last7Days', { Engine: 'SQLServer' }, 'SQLServer_CpuUsage'],
    ['connections.p95Last7Days', { Engine: 'PostgreSQL' }, 'conn_usgae'],
    ['connections.p95Last7Days', { Engine: 'SQLServer' }, undefined],
    ['disk.usedPercent', { Engine: 'PostgreSQL' }, 'local_fs_size_usage'],
    ['replication.lagSecondsP95LastDay', { Engine: 'MySQL', DBInstanceType: 'Primary' }, undefined],
    ['replication.lagSecondsP95LastDay', { Engine: 'PostgreSQL', DBInstanceType: 'Readonly' }, 'PG_RO_ReadLag'],
  ])('reads %s of %j from %s', (name, item, metric) => expect(metricOf(name, item)).toBe(metric));
});
