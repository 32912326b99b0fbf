import type { FieldValue } from '../../model/documents.ts';
import type { Field, Reply } from '../../model/resource-type.ts';
import { toRows } from './rows.ts';
import { weekdayFields } from './weekdays.ts';
import { firstSwitch, oneOf, toSwitch } from './words.ts';

const dayMs = 86_400_000;

/** The newest of the backups that end in one of the states; undefined where there is none. */
function newestBackup(rows: unknown, states: readonly string[]): Reply | undefined {
  const endMs = (row: Reply) => Date.parse(String(row.BackupEndTime ?? row.BackupStartTime));
  const ended = toRows(rows).filter((row) => states.includes(String(row.BackupStatus)) && Number.isFinite(endMs(row)));
  return ended.reduce<Reply | undefined>((newest, row) => (newest && endMs(newest) >= endMs(row) ? newest : row), undefined);
}

function lastSuccessAt(rows: unknown): FieldValue {
  const newest = newestBackup(rows, ['Success']);
  return newest ? new Date(Date.parse(String(newest.BackupEndTime ?? newest.BackupStartTime))).toISOString() : null;
}

/** Fields of the backup policy of an RDS instance, of the backups of the last 15 days and of copies in other regions. */
export const backupFields = {
  'backup.retentionDays': {
    title: { en: 'Backup retention', 'zh-CN': '备份保留时间' },
    type: 'integer',
    unit: 'day',
    from: { detail: 'backupPolicy' },
    path: 'BackupRetentionPeriod',
    property: 'backupRetentionPeriod',
  },
  ...weekdayFields('backupPolicy', 'PreferredBackupPeriod'),
  'backup.log.enabled': {
    title: { en: 'Log backup', 'zh-CN': '日志备份' },
    type: 'boolean',
    from: { detail: 'backupPolicy' },
    path: ['EnableBackupLog', 'BackupLog'],
    read: firstSwitch,
    property: 'enableBackupLog',
  },
  'backup.log.retentionDays': {
    title: { en: 'Log backup retention', 'zh-CN': '日志备份保留时间' },
    type: 'integer',
    unit: 'day',
    from: { detail: 'backupPolicy' },
    path: 'LogBackupRetentionPeriod',
    property: 'logBackupRetentionPeriod',
  },
  'backup.canKeepAfterRelease': {
    title: { en: 'Backups can outlive the instance', 'zh-CN': '支持释放后保留备份' },
    type: 'boolean',
    from: { detail: 'backupPolicy' },
    path: 'SupportReleasedKeep',
    read: toSwitch,
    absent: false,
  },
  'backup.isKeptAfterRelease': {
    title: { en: 'Backups outlive the instance', 'zh-CN': '释放后保留备份' },
    type: 'boolean',
    from: { detail: 'backupPolicy' },
    path: 'ReleasedKeepPolicy',
    read: (policy) => (policy === 'None' ? false : policy === 'Lastest' || policy === 'All' ? true : undefined),
    property: 'releasedKeepPolicy',
  },
  'backup.lastStatus': {
    title: { en: 'Newest backup', 'zh-CN': '最近一次备份结果' },
    type: 'string',
    from: { detail: 'backups' },
    path: 'Items.Backup',
    read: (rows) => oneOf(['Success', 'Failed'])(newestBackup(rows, ['Success', 'Failed'])?.BackupStatus) ?? null,
  },
  'backup.lastSuccessAt': {
    title: { en: 'Newest good backup', 'zh-CN': '最近一次成功备份时间' },
    type: 'timestamp',
    from: { detail: 'backups' },
    path: 'Items.Backup',
    read: lastSuccessAt,
  },
  'backup.lastSuccessAgeDays': {
    title: { en: 'Age of the newest good backup', 'zh-CN': '距最近一次成功备份天数' },
    type: 'number',
    unit: 'day',
    from: {
      needs: ['backup.lastSuccessAt'],
      derive: ({ fields }, { nowMs }) => {
        const at = fields['backup.lastSuccessAt'];
        return typeof at === 'string' ? Math.floor(((nowMs - Date.parse(at)) / dayMs) * 10) / 10 : at;
      },
    },
  },
  'backup.crossRegion.enabled': {
    title: { en: 'Cross-region backup', 'zh-CN': '跨地域备份' },
    type: 'boolean',
    from: { detail: 'crossBackup' },
    path: 'BackupEnabled',
    read: toSwitch,
  },
} satisfies Record<string, Field>;
