import type { Check } from './hand-written.ts';

export const redis: Readonly<Record<string, Check>> = {
  'backup/redis-backup-infrequent': (f) => {
    const days = f['backup.daysPerWeek'];
    if (f.status === undefined || f['persistence.isOn'] === undefined) return 2;
    if (f.status !== 'Normal' || f['persistence.isOn'] !== true) return 3;
    if (days === undefined) return 2;
    return typeof days === 'number' && days >= 7 ? 0 : 1;
  },
  'capacity/redis-memory-saturated': (f) => {
    const { status, ageDays } = f;
    const used = f['memory.p95Last7Days'];
    if (status === undefined || ageDays === undefined) return 2;
    if (status !== 'Normal' || !(typeof ageDays === 'number' && ageDays >= 7)) return 3;
    if (used === undefined) return 2;
    return typeof used === 'number' && used <= 80 ? 0 : 1;
  },
  'performance/redis-cpu-saturated': (f) => {
    const { status, ageDays } = f;
    const used = f['cpu.p95Last7Days'];
    if (status === undefined || ageDays === undefined) return 2;
    if (status !== 'Normal' || !(typeof ageDays === 'number' && ageDays >= 7)) return 3;
    if (used === undefined) return 2;
    return typeof used === 'number' && used <= 80 ? 0 : 1;
  },
  'performance/redis-slow-commands': (f) => {
    const count = f['slowLog.commandsOver20MsLastDay'];
    if (f.status === undefined) return 2;
    if (f.status !== 'Normal') return 3;
    if (count === undefined) return 2;
    return typeof count === 'number' && count <= 20 ? 0 : 1;
  },
  'security/redis-password-free': (f) => {
    if (f.networkType === undefined) return 2;
    if (f.networkType !== 'VPC') return 3;
    if (f['auth.isPasswordFree'] === undefined) return 2;
    return f['auth.isPasswordFree'] === false ? 0 : 1;
  },
  'security/redis-whitelist-any': (f) => {
    if (f.status === undefined) return 2;
    if (f.status !== 'Normal') return 3;
    if (f['whitelist.isOpen'] === undefined) return 2;
    return f['whitelist.isOpen'] === false ? 0 : 1;
  },
  'stability/redis-release-protection-off': (f) => {
    if (f.payType === undefined || f.status === undefined) return 2;
    if (f.payType !== 'Postpaid' || f.status !== 'Normal') return 3;
    if (f.releaseProtection === undefined) return 2;
    return f.releaseProtection === true ? 0 : 1;
  },
  'stability/redis-subscription-expiring': (f) => {
    const days = f.expiresInDays;
    if (f.payType === undefined) return 2;
    if (f.payType !== 'Prepaid') return 3;
    if (f['autoRenew.enabled'] === undefined || days === undefined) return 2;
    return f['autoRenew.enabled'] === true || (typeof days === 'number' && days > 30) ? 0 : 1;
  },
};
