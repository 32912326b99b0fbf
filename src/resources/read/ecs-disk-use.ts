import type { Field, Reply } from '../../model/resource-type.ts';
import { quantile } from './quantile.ts';
import { numbersOf, toRows } from './rows.ts';

const points = 'MonitorData.DiskMonitorData[]';

function p95Iops(rows: unknown): number | undefined {
  return quantile(numbersOf(toRows(rows), 'IOPSTotal'), 0.95);
}

/** Device names differ between the two services: the disk says /dev/xvdb, the agent in the guest /dev/vdb1. */
function isOnDisk(device: string, item: Reply): boolean {
  const disk = String(item.Device ?? '').replace('/dev/xvd', '/dev/vd');
  return disk !== '' && device.replace('/dev/xvd', '/dev/vd').startsWith(disk);
}

// What the next lower performance level of an ESSD gives: its ceiling and the ceiling by size.
const ceilings: Readonly<Record<string, { readonly iops: number; readonly base: number }>> = {
  PL1: { iops: 50_000, base: 1_800 },
  PL2: { iops: 100_000, base: 4_000 },
};
const iopsPerGib = 50;

/** IOPS of an ESSD one performance level lower; null where there is none to go to. */
function iopsOneLevelLower(level: unknown, sizeGib: unknown): number | null {
  const lower = level === 'PL3' ? ceilings.PL2 : level === 'PL2' ? ceilings.PL1 : undefined;
  return lower ? Math.min(lower.iops, lower.base + iopsPerGib * Number(sizeGib)) : null;
}

/** How hard a disk works (DescribeDiskMonitorData) and how full its file systems are (told by the agent in the guest). */
export const ecsDiskUseFields = {
  'iops.p95LastDay': {
    title: { en: 'IOPS, 95th percentile of a day', 'zh-CN': '近 1 天 IOPS P95' },
    type: 'number',
    unit: 'iops',
    from: { detail: 'monitorDay' },
    path: points,
    read: p95Iops,
  },
  'iops.p95Last14Days': {
    title: { en: 'IOPS, 95th percentile of 14 days', 'zh-CN': '近 14 天 IOPS P95' },
    type: 'number',
    unit: 'iops',
    from: { detail: 'monitorFortnight' },
    path: points,
    read: p95Iops,
  },
  'iops.limit': { title: { en: 'IOPS of the disk', 'zh-CN': 'IOPS 上限' }, type: 'integer', unit: 'iops', from: 'list', path: 'IOPS' },
  'iops.limitOneLevelLower': {
    title: { en: 'IOPS one level lower', 'zh-CN': '低一档性能等级的 IOPS' },
    type: 'integer',
    unit: 'iops',
    from: 'list',
    path: ['PerformanceLevel', 'Size'],
    read: iopsOneLevelLower,
  },
  'iops.usedPercent': {
    title: { en: 'IOPS use, 95th percentile of a day', 'zh-CN': '近 1 天 IOPS 使用率 P95' },
    type: 'number',
    unit: 'percent',
    from: {
      needs: ['iops.p95LastDay', 'iops.limit'],
      derive: ({ fields }) => share(fields['iops.p95LastDay'], fields['iops.limit']),
    },
  },
  'iops.usedPercentOneLevelLower': {
    title: { en: 'IOPS use of the level below, 95th percentile of 14 days', 'zh-CN': '近 14 天 IOPS 占低一档上限的 P95' },
    type: 'number',
    unit: 'percent',
    from: {
      needs: ['iops.p95Last14Days', 'iops.limitOneLevelLower'],
      derive: ({ fields }) => share(fields['iops.p95Last14Days'], fields['iops.limitOneLevelLower']),
    },
  },
  'filesystem.usedPercent': {
    title: { en: 'Fullest file system', 'zh-CN': '分区最高使用率' },
    type: 'number',
    unit: 'percent',
    from: {
      metric: {
        namespace: 'acs_ecs_dashboard',
        metric: 'diskusage_utilization',
        dimension: 'instanceId',
        of: '${item.InstanceId}',
        statistic: 'Average',
        periodSeconds: 300,
        windowDays: 1,
        reduce: 'latest',
        across: { dimension: 'device', pick: 'max', only: isOnDisk },
      },
      when: (item) => item.Status === 'In_use',
    },
  },
} satisfies Record<string, Field>;

function share(part: unknown, whole: unknown): number | null {
  return whole === null ? null : Math.round((Number(part) / Number(whole)) * 1000) / 10;
}
