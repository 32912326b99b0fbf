import { type Action, body, type Context, type MetricFamily, seriesOf } from '../../engine/index.ts';
import { type Disk, disk } from './kinds.ts';

/** What DescribeDiskMonitorData measures. It is no CloudMonitor metric, so the family stands outside the kind. */
const family: MetricFamily<Disk> = {
  namespace: 'ebs',
  dimension: 'diskId',
  names: {
    IOPSRead: { level: (state) => iopsOf(state).limit * 0.04, unit: 'Count/s', max: 1_000_000 },
    IOPSWrite: { level: (state) => iopsOf(state).limit * 0.06, unit: 'Count/s', max: 1_000_000 },
  },
};

const ceilings: Readonly<Record<string, readonly [base: number, perGib: number, most: number]>> = {
  PL0: [1_800, 12, 10_000],
  PL1: [1_800, 50, 50_000],
  PL2: [4_000, 50, 100_000],
  PL3: [10_000, 50, 1_000_000],
};

/** What a disk of its size and level may do. */
export function iopsOf({ Size, PerformanceLevel, Category }: Pick<Disk, 'Size' | 'PerformanceLevel' | 'Category'>) {
  if (Category === 'cloud_efficiency') return { limit: Math.min(1_800 + 8 * Size, 5_000) };
  const [base, perGib, most] = ceilings[PerformanceLevel] ?? [1_800, 50, 50_000];
  return { limit: Math.min(base + perGib * Size, most) };
}

const maxPoints = 400;

function monitorData(x: Context) {
  const row = x.get(disk, x.text('DiskId'));
  const period = x.number('Period') ?? 60;
  const [from, to] = [Date.parse(x.text('StartTime')), Date.parse(x.text('EndTime'))];
  if (Number.isNaN(from)) x.refuse([400, 'InvalidStartTime.Malformed', 'The specified StartTime is not valid.']);
  if (Number.isNaN(to)) x.refuse([400, 'InvalidEndTime.Malformed', 'The specified EndTime is not valid.']);
  if (![60, 600, 3600].includes(period)) x.refuse([400, 'InvalidPeriod.ValueNotSupported', 'The specified Period is not valid.']);
  if ((to - from) / 1000 / period > maxPoints) x.refuse([400, 'Throttling', 'Too many data entries are returned.']);
  const [read, write] = ['IOPSRead', 'IOPSWrite'].map(
    (name) => seriesOf(x.estate, row, family as MetricFamily, name)[0]?.points(from, to, period) ?? [],
  );
  return (read ?? []).map((point, at) => {
    const [IOPSRead, IOPSWrite] = [Math.round(point.Average), Math.round(write?.[at]?.Average ?? 0)];
    const TimeStamp = `${new Date(point.timestamp).toISOString().slice(0, 19)}Z`;
    return {
      DiskId: row.id,
      TimeStamp,
      IOPSRead,
      IOPSWrite,
      IOPSTotal: IOPSRead + IOPSWrite,
      BPSRead: IOPSRead * 16_384,
      BPSWrite: IOPSWrite * 16_384,
      BPSTotal: (IOPSRead + IOPSWrite) * 16_384,
    };
  });
}

export const diskUse: Readonly<Record<string, Action>> = {
  DescribeDiskMonitorData: {
    needs: ['DiskId', 'StartTime', 'EndTime'],
    run: (x) => {
      const points = monitorData(x);
      return body({ 'MonitorData.DiskMonitorData': points, TotalCount: points.length });
    },
  },
};
