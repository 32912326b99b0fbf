import type { Comparison, Config, Inspection } from '../../model/documents.ts';
import { dayOf, workdaysBetween } from '../text/clock.ts';
import type { ByLevel } from './levels.ts';

/** One run in the trend: its open risks, or a hole where a run is missing or was not read to its end. */
export type TrendPoint =
  | { readonly kind: 'run'; readonly day: number; readonly counts: ByLevel }
  | { readonly kind: 'incomplete'; readonly day: number }
  | { readonly kind: 'missed'; readonly day: number; readonly untilDay: number };

const mostRuns = 30;
const none: ByLevel = { critical: 0, high: 0, medium: 0, low: 0 };

/** The newest 30 runs, oldest first, this one at the end with the figures of this report. A missed run is a hole, never a zero. */
export function trendOf(inspection: Inspection, comparison: Comparison, config: Config, counts: ByLevel): TrendPoint[] {
  const earlier = comparison.trend.filter(({ id }) => id !== inspection.id).slice(1 - mostRuns);
  const points = earlier.map(({ at, open, isComplete }) => toPoint(dayOf(at), isComplete, { ...none, ...open }));
  const { takenAt, isComplete } = inspection.inventory;
  const all = [...points, toPoint(dayOf(takenAt), isComplete, counts)];
  return all.flatMap((point, i) => {
    const missed = i === 0 ? undefined : missedBetween((all[i - 1] as TrendPoint).day, point.day, config);
    return missed ? [missed, point] : [point];
  });
}

function toPoint(day: number, isComplete: boolean, counts: ByLevel): TrendPoint {
  const { critical, high, medium, low } = counts;
  return isComplete ? { kind: 'run', day, counts: { critical, high, medium, low } } : { kind: 'incomplete', day };
}

/** A run is due each workday (5×8) or each day (7×24); without an agreed tier no run is due. */
function missedBetween(from: number, until: number, { tier }: Config): TrendPoint | undefined {
  if (tier === undefined || until - from < 2) return undefined;
  const due = tier === 'remote-7x24' ? until - from - 1 : workdaysBetween(from, until);
  return due > 0 ? { kind: 'missed', day: from + 1, untilDay: until - 1 } : undefined;
}
