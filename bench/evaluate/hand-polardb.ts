import type { Check } from './hand-written.ts';

export const polardb: Readonly<Record<string, Check>> = {
  'backup/polardb-backup-deleted-with-cluster': (f) => {
    if (f.status === undefined) return 2;
    if (f.status !== 'Running') return 3;
    if (f['backup.onClusterDeletion'] === undefined) return 2;
    return f['backup.onClusterDeletion'] !== 'NONE' ? 0 : 1;
  },
  'backup/polardb-backup-retention-short': (f) => {
    const days = f['backup.retentionDays'];
    if (f.status === undefined) return 2;
    if (f.status !== 'Running') return 3;
    if (days === undefined) return 2;
    return typeof days === 'number' && days >= 7 ? 0 : 1;
  },
  'backup/polardb-no-level2-backup': (f) => {
    const pairs = f.tagPairs;
    if (pairs === undefined || f.status === undefined) return 2;
    if (!(Array.isArray(pairs) && pairs.includes('tier:critical')) || f.status !== 'Running') return 3;
    if (f['backup.level2.retentionDays'] === undefined || f['backup.level2.otherRegion'] === undefined) return 2;
    return f['backup.level2.retentionDays'] !== 0 || f['backup.level2.otherRegion'] !== null ? 0 : 1;
  },
  'capacity/polardb-cpu-saturated': (f) => {
    const { status, isServerless, ageDays } = f;
    const used = f['cpu.p95Last7Days'];
    if (status === undefined || isServerless === undefined || ageDays === undefined) return 2;
    if (status !== 'Running' || isServerless !== false || !(typeof ageDays === 'number' && ageDays >= 7)) return 3;
    if (used === undefined) return 2;
    return typeof used === 'number' && used <= 80 ? 0 : 1;
  },
  'performance/polardb-memory-saturated': (f) => {
    const { status, isServerless, engine, ageDays } = f;
    const used = f['memory.p95Last7Days'];
    if (status === undefined || isServerless === undefined || engine === undefined || ageDays === undefined) return 2;
    if (status !== 'Running' || isServerless !== false || engine === 'Oracle' || !(typeof ageDays === 'number' && ageDays >= 7)) return 3;
    if (used === undefined) return 2;
    return typeof used === 'number' && used <= 85 ? 0 : 1;
  },
  'security/polardb-whitelist-any': (f) => {
    if (f.status === undefined) return 2;
    if (f.status !== 'Running') return 3;
    if (f['whitelist.isOpen'] === undefined) return 2;
    return f['whitelist.isOpen'] === false ? 0 : 1;
  },
  'stability/polardb-deletion-lock-off': (f) => {
    if (f.payType === undefined || f.status === undefined) return 2;
    if (f.payType !== 'Postpaid' || f.status !== 'Running') return 3;
    if (f.deletionLock === undefined) return 2;
    return f.deletionLock === true ? 0 : 1;
  },
};
