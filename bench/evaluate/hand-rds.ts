import type { Check } from './hand-written.ts';

export const rds: Readonly<Record<string, Check>> = {
  'backup/rds-backup-retention-short': (f) => {
    const days = f['backup.retentionDays'];
    if (f.status === undefined || f.role === undefined) return 2;
    if (f.status !== 'Running' || f.role !== 'Primary') return 3;
    if (days === undefined) return 2;
    return typeof days === 'number' && days >= 7 ? 0 : 1;
  },
  'backup/rds-backup-stale-or-failed': (f) => {
    const { status, role, ageDays } = f;
    const [age, last] = [f['backup.lastSuccessAgeDays'], f['backup.lastStatus']];
    if (status === undefined || role === undefined || ageDays === undefined) return 2;
    if (status !== 'Running' || role !== 'Primary' || !(typeof ageDays === 'number' && ageDays > 3)) return 3;
    if (age === undefined || last === undefined) return 2;
    return typeof age === 'number' && age <= 3 && last === 'Success' ? 0 : 1;
  },
  'capacity/rds-cpu-saturated': (f) => {
    const { status, payType, ageDays } = f;
    const used = f['cpu.p95Last7Days'];
    if (status === undefined || payType === undefined || ageDays === undefined) return 2;
    if (status !== 'Running' || payType === 'Serverless' || !(typeof ageDays === 'number' && ageDays >= 7)) return 3;
    if (used === undefined) return 2;
    return typeof used === 'number' && used <= 80 ? 0 : 1;
  },
  'capacity/rds-storage-usage-high': (f) => {
    const used = f['disk.usedPercent'];
    if (f.status === undefined) return 2;
    if (f.status !== 'Running') return 3;
    if (used === undefined || f.lockMode === undefined) return 2;
    return typeof used === 'number' && used <= 85 && f.lockMode !== 'LockByDiskQuota' ? 0 : 1;
  },
  'performance/rds-slow-queries': (f) => {
    const [count, longest] = [f['slowLog.executionsLast7Days'], f['slowLog.longestSecondsLast7Days']];
    if (f.engine === undefined || f.status === undefined) return 2;
    if (f.engine !== 'MySQL' || f.status !== 'Running') return 3;
    if (count === undefined || longest === undefined) return 2;
    return typeof count === 'number' && count <= 1000 && typeof longest === 'number' && longest <= 10 ? 0 : 1;
  },
  'security/rds-public-connection': (f) => {
    if (f.status === undefined) return 2;
    if (f.status !== 'Running') return 3;
    if (f['network.isPublic'] === undefined) return 2;
    return f['network.isPublic'] === false ? 0 : 1;
  },
  'security/rds-whitelist-any': (f) => {
    if (f.status === undefined) return 2;
    if (f.status !== 'Running') return 3;
    if (f['whitelist.isOpen'] === undefined) return 2;
    return f['whitelist.isOpen'] === false ? 0 : 1;
  },
  'stability/rds-deletion-protection-off': (f) => {
    const { payType, role, engine, status } = f;
    if (payType === undefined || role === undefined || engine === undefined || status === undefined) return 2;
    if ((payType !== 'Postpaid' && payType !== 'Serverless') || role !== 'Primary' || status !== 'Running') return 3;
    if (engine !== 'MySQL' && engine !== 'PostgreSQL' && engine !== 'MariaDB' && engine !== 'SQLServer') return 3;
    if (f.deletionProtection === undefined) return 2;
    return f.deletionProtection === true ? 0 : 1;
  },
  'stability/rds-subscription-expiring': (f) => {
    const days = f.expiresInDays;
    if (f.payType === undefined) return 2;
    if (f.payType !== 'Prepaid') return 3;
    if (f['autoRenew.enabled'] === undefined || days === undefined) return 2;
    return f['autoRenew.enabled'] === true || (typeof days === 'number' && days > 30) ? 0 : 1;
  },
};
