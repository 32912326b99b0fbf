import { type Context, type Row, second } from '../../engine/index.ts';
import { isPlanned } from '../databases/plans.ts';
import type { Instance } from './instance.ts';

const dayMs = 86_400_000;
const takesMs = 20 * 60_000;

function rowOf({ id, state }: Row<Instance>, at: number, backupId: string, status: string, mode: string) {
  const isGood = status === 'Success';
  return {
    BackupId: backupId,
    DBInstanceId: id,
    BackupStatus: status,
    BackupType: 'FullBackup',
    BackupMode: mode,
    BackupMethod: state.Category === 'Basic' ? 'Snapshot' : 'Physical',
    BackupStartTime: second(at),
    BackupEndTime: second(at + takesMs),
    BackupInitiator: mode === 'Automated' ? 'System' : 'User',
    BackupSize: isGood ? state.storageGiB * 2 ** 27 : 0,
    ConsistentTime: isGood ? Math.floor((at + takesMs) / 1000) : 0,
    Engine: state.Engine,
    EngineVersion: state.EngineVersion,
    StoreStatus: isGood ? 'Enabled' : 'Disabled',
    IsAvail: isGood ? 1 : 0,
    StorageClass: '0',
    CopyOnlyBackup: '0',
    Encryption: '{}',
  };
}

/**
 * The backups that an instance has at this moment, newest first: one on each planned day since it was made, as long as
 * they are kept, and those that somebody asked for. StartTime and EndTime narrow them.
 */
export function backupsOf(row: Row<Instance>, x: Context) {
  const { state, createdAt } = row;
  const hour = Number(state.backup.PreferredBackupTime.slice(0, 2));
  const today = Math.floor(x.now / dayMs) * dayMs + hour * 3_600_000;
  const oldest = Math.max(createdAt, x.now - state.backup.BackupRetentionPeriod * dayMs);
  const planned = Array.from({ length: state.backup.BackupRetentionPeriod + 2 }, (_, days) => today - days * dayMs)
    .filter((at) => at >= oldest && at + takesMs <= x.now && isPlanned(state.backup.PreferredBackupPeriod, at))
    .map((at) => {
      const status = at > x.now - state.failedBackupDays * dayMs ? 'Failed' : 'Success';
      return { at, row: rowOf(row, at, String(at / 1000), status, 'Automated') };
    });
  const asked = state.manualBackups.map(({ id, at }) => ({
    at,
    row: rowOf(row, at, id, at + takesMs <= x.now ? 'Success' : 'Backing', 'Manual'),
  }));
  const from = Date.parse(x.text('StartTime')) || 0;
  const to = Date.parse(x.text('EndTime')) || x.now + dayMs;
  const isReadonly = state.DBInstanceType === 'Readonly';
  const all = isReadonly ? [] : [...planned, ...asked].sort((a, b) => b.at - a.at);
  return all.filter(({ at }) => at >= from && at <= to).map((one) => one.row);
}
