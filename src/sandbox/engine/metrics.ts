import type { Fields, FromState, Row } from './product.ts';
import { hashOf } from './random.ts';

/** How a series goes. A number is a flat line; none has no data points. */
export type Profile = 'idle' | 'steady' | 'busy' | 'bursting' | 'filling' | 'growing' | 'none' | number;

/** Per metric name; `*` for all others. */
export type MetricOverrides = Readonly<Record<string, Profile>>;

/** One metric of a kind. */
export interface Metric<S extends Fields = Fields> {
  /** Mean of a steady resource, in the metric's unit; may follow from the state. */
  readonly level: number | FromState<S, number>;
  /** The most that can be, such as 100 for a percentage; none by default. */
  readonly max?: number;
  readonly unit: string;
  /** Periods that the metric is kept in, in seconds; default 60, 300, 900, 3600 and 86400. */
  readonly periods?: readonly number[];
  /** Default Average, Minimum, Maximum. */
  readonly statistics?: readonly ('Average' | 'Minimum' | 'Maximum' | 'Value' | 'Sum')[];
  /** Several series each resource: a further dimension and its values. */
  readonly across?: { readonly dimension: string; readonly values: FromState<S, readonly string[]> };
  /** Profile that this metric has where nothing else says so; default the family's. */
  readonly profile?: Profile;
}

/** The metrics of a kind in one CloudMonitor namespace. */
export interface MetricFamily<S extends Fields = Fields> {
  readonly namespace: string;
  /** Dimension that carries the resource: instanceId. */
  readonly dimension: string;
  /** Its value, where it is not the id. */
  of?(row: Row<S>): string;
  readonly names: Readonly<Record<string, Metric<S>>>;
  /** Only these resources have these metrics. */
  when?(state: S): boolean;
  /** Profile of a resource; default steady for most, with some idle, busy and bursting ones by the seed. */
  profile?(state: S, row: Row<S>): Profile;
}

/** One data point. Those of List carry timestamp, the dimensions and the metric's statistics. */
export interface DataPoint {
  /** Epoch milliseconds of the period's end, as CloudMonitor stamps it. */
  readonly timestamp: number;
  readonly Average: number;
  readonly Minimum: number;
  readonly Maximum: number;
  readonly Sum: number;
}

/** One series: the dimensions that name it and where its values come from. */
export interface Series {
  readonly row: Row;
  readonly family: MetricFamily;
  readonly metric: Metric;
  readonly dimensions: Readonly<Record<string, string>>;
  /** Data points with an end after `fromMs` and up to `toMs`, as CloudMonitor counts windows. */
  points(fromMs: number, toMs: number, periodSeconds: number): readonly DataPoint[];
}

/** What a series hangs on besides its resource. */
export interface MetricGround {
  readonly seed: string;
  readonly openedAt: number;
}

/** Periods that a metric is kept in, where it does not say. */
export const usualPeriods: readonly number[] = [60, 300, 900, 3600, 86_400];

/** Statistics of a metric, where it does not say. */
export const usualStatistics = ['Average', 'Minimum', 'Maximum'] as const;

const minuteMs = 60_000;
const hourMs = 3_600_000;

/** The series of one metric of one resource: one, or one for each value of a further dimension. None without the metric. */
export function seriesOf(ground: MetricGround, row: Row, family: MetricFamily, name: string): readonly Series[] {
  const metric = family.names[name];
  if (!metric || family.when?.(row.state) === false) return [];
  const profile = profileOf(ground, row, family, name, metric);
  if (profile === 'none') return [];
  const base = { [family.dimension]: family.of?.(row) ?? row.id };
  const { across } = metric;
  const alls = across ? across.values(row.state, row).map((value) => ({ ...base, [across.dimension]: value })) : [base];
  return alls.map((dimensions) => {
    const course = courseOf(ground, row, metric, profile, `${name}/${Object.values(dimensions).join('/')}`);
    return { row, family, metric, dimensions, points: (from, to, period) => pointsOf(course, Math.max(from, row.createdAt), to, period) };
  });
}

function profileOf(ground: MetricGround, row: Row, family: MetricFamily, name: string, metric: Metric): Profile {
  const said = row.metrics?.[name] ?? row.metrics?.['*'] ?? metric.profile ?? family.profile?.(row.state, row);
  if (said !== undefined) return said;
  const chance = hashOf(row.id, hashOf(ground.seed), 3) % 100;
  if (chance < 8) return 'idle';
  return chance < 14 ? 'busy' : chance < 20 ? 'bursting' : 'steady';
}

/** Mean of an hour, and how far its minutes go to both sides. */
interface Hour {
  readonly mean: number;
  readonly swing: number;
}

type Course = (hour: number) => Hour;

// Every hour has a mean and a swing; minutes are the mean plus a share of the swing that sums to nothing over the hour, and
// reaches one and minus one. So all periods and statistics of a series agree with each other.
function courseOf(ground: MetricGround, row: Row, metric: Metric, profile: Profile, name: string): Course {
  if (typeof profile === 'number') return () => ({ mean: profile, swing: 0 });
  const salt = hashOf(`${row.id}/${name}`, hashOf(ground.seed));
  const level = typeof metric.level === 'function' ? metric.level(row.state, row) : metric.level;
  const max = metric.max ?? Number.POSITIVE_INFINITY;
  const noise = (hour: number) => hashOf('', salt, hour) / 2 ** 31 - 1;
  return (hour) => {
    const days = (hour * hourMs - ground.openedAt) / 86_400_000;
    const { mean, swing } = hourOf[profile as keyof typeof hourOf]({
      level,
      max,
      days,
      tide: tideOf(hour),
      noise: noise(hour),
      isBurst: isBurst(salt, hour),
    });
    const kept = Math.min(Math.max(mean, 0), max);
    return { mean: kept, swing: Math.min(Math.abs(swing), kept, max - kept) };
  };
}

interface Moment {
  readonly level: number;
  readonly max: number;
  readonly days: number;
  readonly tide: number;
  readonly noise: number;
  readonly isBurst: boolean;
}

const hourOf: Readonly<Record<Exclude<Profile, number | 'none'>, (moment: Moment) => Hour>> = {
  idle: ({ level, noise }) => ({ mean: level * (0.05 + 0.01 * noise), swing: level * 0.02 }),
  steady: ({ level, tide, noise }) => ({ mean: level * (1 + 0.35 * tide + 0.06 * noise), swing: level * 0.12 }),
  busy: ({ level, max, tide, noise }) => {
    const mean = Math.min(level * 2.4, max * 0.86) * (1 + 0.08 * tide + 0.03 * noise);
    return { mean, swing: mean * 0.09 };
  },
  bursting: ({ level, max, tide, noise, isBurst }) => {
    const mean = level * (0.6 + 0.2 * tide + 0.05 * noise);
    const peak = Math.min(level * 3, max * 0.98);
    return isBurst ? { mean: (mean + peak) / 2, swing: (peak - mean) / 2 } : { mean, swing: level * 0.15 };
  },
  filling: ({ level, max, days, noise }) => {
    const full = Number.isFinite(max) ? max : level * 2;
    return { mean: full * Math.max(0.02, 0.9 + 0.011 * days + 0.001 * noise), swing: full * 0.001 };
  },
  growing: ({ level, days, noise }) => ({ mean: level * Math.max(0.05, 1 + 0.0045 * days + 0.004 * noise), swing: level * 0.006 }),
};

/** From -1 at night to 1 at noon and in the evening, by the time of China. */
function tideOf(hour: number): number {
  const local = (((hour + 8) % 24) + 24) % 24;
  return Math.max(-1, Math.sin(((local - 8) / 24) * 2 * Math.PI) * 0.7 + (local >= 19 && local <= 22 ? 0.5 : 0));
}

/** Two hours of most days, in the evening, when a sale begins. */
function isBurst(salt: number, hour: number): boolean {
  const local = (((hour + 8) % 24) + 24) % 24;
  return (local === 20 || local === 21) && hashOf('', salt, Math.floor((hour + 8) / 24)) % 4 !== 0;
}

/** Shares of the swing of the sixty minutes of an hour: they sum to nothing. */
const minutes: readonly number[] = Array.from({ length: 60 }, (_, minute) => Math.sin(((minute * 7) % 60) * ((2 * Math.PI) / 60)));
const steepest = Math.max(...minutes);
const shares = minutes.map((share) => share / steepest);

function pointsOf(course: Course, fromMs: number, toMs: number, periodSeconds: number): readonly DataPoint[] {
  const periodMs = periodSeconds * 1000;
  const points: DataPoint[] = [];
  for (let end = (Math.floor(fromMs / periodMs) + 1) * periodMs; end <= toMs; end += periodMs) points.push(pointOf(course, end, periodMs));
  return points;
}

function pointOf(course: Course, end: number, periodMs: number): DataPoint {
  const cells = periodMs >= hourMs ? hoursOf(course, end - periodMs, end) : minutesOf(course, end - Math.max(periodMs, minuteMs), end);
  const average = cells.reduce((sum, cell) => sum + cell.mean, 0) / cells.length;
  const low = Math.min(...cells.map((cell) => cell.mean - cell.swing));
  const high = Math.max(...cells.map((cell) => cell.mean + cell.swing));
  const count = periodMs >= hourMs ? cells.length * 60 : cells.length;
  return { timestamp: end, Average: rounded(average), Minimum: rounded(low), Maximum: rounded(high), Sum: rounded(average * count) };
}

function hoursOf(course: Course, from: number, to: number): readonly Hour[] {
  const cells: Hour[] = [];
  for (let at = Math.floor(from / hourMs); at < Math.ceil(to / hourMs); at++) cells.push(course(at));
  return cells;
}

function minutesOf(course: Course, from: number, to: number): readonly Hour[] {
  const cells: Hour[] = [];
  for (let at = Math.floor(from / minuteMs); at < Math.ceil(to / minuteMs); at++) {
    const { mean, swing } = course(Math.floor(at / 60));
    cells.push({ mean: mean + swing * (shares[at % 60] as number), swing: 0 });
  }
  return cells;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
