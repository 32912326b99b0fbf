import type { Cloud, CloudCall } from '../model/cloud.ts';
import type { MetricSource, Reply, ResourceType, Source } from '../model/resource-type.ts';
import type { Draft } from './draft.ts';
import { fillText } from './fill-template.ts';
import { type Obstacle, toObstacle } from './gaps.ts';
import { groupBy } from './group-by.ts';
import { type Point, pickAcross, reduceSeries } from './reduce-series.ts';

// Points of the last minutes are missing or still change, so a window ends a little before now.
const defaultLagSeconds = 180;
// The newest point of a series that has gone quiet says nothing about now.
const stalePeriods = 12;
// DescribeMetricList takes at most 50 instances and hands out at most 1440 points a call.
const instancesPerCall = 50;
const pointsPerCall = '1440';
const dayMs = 86_400_000;
const statistics = new Set(['timestamp', 'userId', 'Average', 'Maximum', 'Minimum', 'Value', 'Sum', 'regionId', 'Sample']);
const action = 'cms:DescribeMetricList';

/** What metric reads need of the run. */
export interface MetricContext {
  readonly cloud: Cloud;
  readonly nowMs: number;
  readonly checkStopped: () => void;
  readonly onFatal: (error: unknown) => void;
  /** Runs one batch in its turn. */
  readonly limit: <T>(task: () => Promise<T>) => Promise<T>;
}

interface Wish {
  readonly field: string;
  readonly draft: Draft;
  readonly source: MetricSource;
  readonly dimensionValue: string;
}

type Metric = Extract<Source, { readonly metric: MetricSource }>;
type Series = ReadonlyMap<string, readonly Reply[]>;

/** Fills in the wanted metric fields of resources of one type and one region, fifty resources a call. */
export async function readMetrics(
  type: ResourceType,
  drafts: readonly Draft[],
  wanted: ReadonlySet<string>,
  context: MetricContext,
): Promise<void> {
  const wishes = drafts.flatMap((draft) => [...wanted].flatMap((field) => toWish(type, draft, field)));
  const batches = [...groupBy(wishes, queryOf).values()].flatMap(chunkByInstance);
  await Promise.all(batches.map((batch) => context.limit(() => readBatch(batch, context))));
}

function toWish(type: ResourceType, draft: Draft, field: string): Wish[] {
  const from = type.fields[field]?.from;
  if (!from || typeof from === 'string' || !('metric' in from)) return [];
  if (from.when && !from.when(draft.scope.item)) {
    draft.resource.fields[field] = null;
    return [];
  }
  const source = chooseMetric(from, draft.scope.item);
  const dimensionValue = source.of ? fillText(source.of, draft.scope) : draft.resource.id;
  if (dimensionValue !== undefined) return [{ field, draft, source, dimensionValue }];
  draft.resource.unread.push({
    field,
    action,
    reason: 'unsupported',
    message: `Nothing names the ${source.dimension} of this resource.`,
  });
  return [];
}

function chooseMetric(from: Metric, item: Reply): MetricSource {
  return from.choose?.find((one) => one.when(item))?.metric ?? from.metric;
}

const queryOf = ({ source, draft }: Wish) =>
  [
    source.namespace,
    source.metric,
    source.dimension,
    source.periodSeconds,
    source.windowDays,
    source.lagSeconds,
    draft.resource.region,
  ].join(' ');

function chunkByInstance(wishes: readonly Wish[]): Wish[][] {
  const byInstance = [...groupBy(wishes, (wish) => wish.dimensionValue).values()];
  const chunks: Wish[][] = [];
  for (let from = 0; from < byInstance.length; from += instancesPerCall)
    chunks.push(byInstance.slice(from, from + instancesPerCall).flat());
  return chunks;
}

async function readBatch(wishes: readonly Wish[], context: MetricContext): Promise<void> {
  try {
    const series = await fetchSeries(wishes, context);
    for (const wish of wishes) settle(wish, series, context.nowMs);
  } catch (error) {
    context.onFatal(error);
    const obstacle = toObstacle(error);
    for (const wish of wishes) refuse(wish, obstacle);
  }
}

/** Left-open, right-closed, as the API counts; for the latest value only as far back as it still speaks of now. */
function windowOf(source: MetricSource, nowMs: number): { readonly from: number; readonly to: number } {
  const to = nowMs - (source.lagSeconds ?? defaultLagSeconds) * 1000;
  const longMs = source.reduce === 'latest' ? source.periodSeconds * stalePeriods * 1000 : Number.POSITIVE_INFINITY;
  return { from: to - Math.min(source.windowDays * dayMs, longMs), to };
}

function refuse({ field, draft }: Wish, obstacle: Obstacle): void {
  draft.resource.unread.push({ field, action, ...obstacle });
}

function settle(wish: Wish, series: Series, nowMs: number): void {
  const { source, field, draft } = wish;
  const window = windowOf(source, nowMs);
  const values = [...groupBy(series.get(wish.dimensionValue) ?? [], (point) => seriesOf(point, source))]
    .filter(([name]) => source.across?.only?.(name, draft.scope.item) ?? true)
    .map(([, points]) => points.flatMap((point) => toPoint(point, source)).filter(({ at }) => at > window.from && at <= window.to))
    .map((points) => reduceSeries(points, source.reduce))
    .filter((value) => value !== undefined);
  if (values.length > 0) draft.resource.fields[field] = scale(pickAcross(values, source.across?.pick ?? 'max'), source);
  else if (source.noData !== undefined) draft.resource.fields[field] = source.noData;
  else
    refuse(wish, {
      reason: 'unsupported',
      message: `CloudMonitor has no data of ${source.namespace}/${source.metric} in the last ${source.windowDays} days.`,
    });
}

function scale(value: number, source: MetricSource): number {
  return Math.round(value * (source.scale ?? 1) * 100) / 100;
}

function toPoint(raw: Reply, source: MetricSource): Point[] {
  const value = Number(raw[source.statistic]);
  return raw[source.statistic] === undefined || Number.isNaN(value) ? [] : [{ at: Number(raw.timestamp), value }];
}

/** Whatever is no statistic tells the series of one resource apart. */
function seriesOf(raw: Reply, source: MetricSource): string {
  if (source.across) return String(raw[source.across.dimension] ?? '');
  return Object.keys(raw)
    .filter((key) => !statistics.has(key))
    .map((key) => raw[key])
    .join(' ');
}

async function fetchSeries(wishes: readonly Wish[], context: MetricContext): Promise<Series> {
  const { source, draft } = wishes[0] as Wish;
  const ids = [...new Set(wishes.map((wish) => wish.dimensionValue))];
  const points: Reply[] = [];
  let token: string | undefined;
  do {
    context.checkStopped();
    const reply = await context.cloud.call(toCall(source, ids, draft.resource.region, context.nowMs, token));
    points.push(...parsePoints(reply.Datapoints));
    token = typeof reply.NextToken === 'string' && reply.NextToken !== '' && reply.NextToken !== token ? reply.NextToken : undefined;
  } while (token !== undefined);
  return groupBy(points, (point) => String(point[source.dimension]));
}

function toCall(source: MetricSource, ids: readonly string[], region: string, nowMs: number, token: string | undefined): CloudCall {
  const { to } = windowOf(source, nowMs);
  return {
    product: 'cms',
    action: 'DescribeMetricList',
    region: region === 'global' ? 'cn-hangzhou' : region,
    permission: 'cms:DescribeMetricList',
    params: {
      Namespace: source.namespace,
      MetricName: source.metric,
      Period: String(source.periodSeconds),
      StartTime: String(to - source.windowDays * dayMs),
      EndTime: String(to),
      Dimensions: JSON.stringify(ids.map((id) => ({ [source.dimension]: id }))),
      Length: pointsPerCall,
      ...(token !== undefined && { NextToken: token }),
    },
  };
}

/** Datapoints is a JSON text, and an empty text where there are none. */
function parsePoints(datapoints: unknown): readonly Reply[] {
  if (typeof datapoints !== 'string' || datapoints === '') return [];
  return JSON.parse(datapoints) as Reply[];
}
