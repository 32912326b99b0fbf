import type { Check } from './hand-written.ts';

export const eip: Readonly<Record<string, Check>> = {
  'capacity/eip-bandwidth-saturated': (f) => {
    const { status, ageDays, bandwidthPackageId } = f;
    const used = f['bandwidth.p95Last7Days'];
    if (status === undefined || ageDays === undefined || bandwidthPackageId === undefined) return 2;
    if (status !== 'InUse' || !(typeof ageDays === 'number' && ageDays >= 7) || bandwidthPackageId !== null) return 3;
    if (used === undefined) return 2;
    return typeof used === 'number' && used <= 80 ? 0 : 1;
  },
  'cost/eip-bandwidth-over-provisioned': (f) => {
    const { status, payType, internetChargeType, bandwidthPackageId, bandwidthMbps, ageDays } = f;
    const used = f['bandwidth.p99Last14Days'];
    if (status === undefined || payType === undefined || internetChargeType === undefined) return 2;
    if (bandwidthPackageId === undefined || bandwidthMbps === undefined || ageDays === undefined) return 2;
    if (status !== 'InUse' || payType !== 'Postpaid' || internetChargeType !== 'PayByBandwidth') return 3;
    if (bandwidthPackageId !== null || !(typeof bandwidthMbps === 'number' && bandwidthMbps > 1)) return 3;
    if (!(typeof ageDays === 'number' && ageDays >= 14)) return 3;
    if (used === undefined) return 2;
    return typeof used === 'number' && used >= 20 ? 0 : 1;
  },
  'cost/eip-unattached': (f) => {
    const { status, payType, managedBy, ageDays } = f;
    if (payType === undefined || managedBy === undefined || ageDays === undefined) return 2;
    if (payType !== 'Postpaid' || managedBy !== null || !(typeof ageDays === 'number' && ageDays >= 7)) return 3;
    if (status === undefined) return 2;
    return status !== 'Available' ? 0 : 1;
  },
  'cost/eip-zero-traffic': (f) => {
    const { status, ageDays } = f;
    const [out, into] = [f['traffic.outMaxLast7Days'], f['traffic.inMaxLast7Days']];
    if (status === undefined || ageDays === undefined) return 2;
    if (status !== 'InUse' || !(typeof ageDays === 'number' && ageDays >= 7)) return 3;
    if (out === undefined || into === undefined) return 2;
    return (typeof out === 'number' && out > 0) || (typeof into === 'number' && into > 0) ? 0 : 1;
  },
  'performance/eip-rate-limit-drop': (f) => {
    const { status, ageDays, bandwidthPackageId } = f;
    const dropped = f['dropped.maxLastDay'];
    if (status === undefined || ageDays === undefined || bandwidthPackageId === undefined) return 2;
    if (status !== 'InUse' || !(typeof ageDays === 'number' && ageDays >= 1) || bandwidthPackageId !== null) return 3;
    if (dropped === undefined) return 2;
    return typeof dropped === 'number' && dropped <= 0 ? 0 : 1;
  },
  'stability/eip-deletion-protection-off': (f) => {
    const { status, payType, managedBy } = f;
    if (status === undefined || payType === undefined || managedBy === undefined) return 2;
    if (status !== 'InUse' || payType !== 'Postpaid' || managedBy !== null) return 3;
    if (f.deletionProtection === undefined) return 2;
    return f.deletionProtection === true ? 0 : 1;
  },
};
