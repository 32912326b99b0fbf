import { type Action, absent, type Context, type DataPoint, type Fields, type Series, usualStatistics } from '../../engine/index.ts';
import { lookBackMs, type MetricQuery, periodsOf, queryOf, SoftRefusal } from './query.ts';
import { type Shelf, shelfOf } from './series.ts';

const pageOfPoints = { length: 1000, most: 1440 };
const needs = ['Namespace', 'MetricName'];

/** The four calls that hand out data points. */
export const metricReads: Readonly<Record<string, Action>> = {
  DescribeMetricList: { needs, permission: 'cms:DescribeMetricList', run: (x) => answered(x, pageOfPoints, history) },
  DescribeMetricLast: { needs, permission: 'cms:DescribeMetricLast', run: (x) => answered(x, pageOfPoints, newest) },
  DescribeMetricTop: { needs: [...needs, 'Orderby'], run: (x) => answered(x, { length: 10, most: 1440 }, top) },
  DescribeMetricData: { needs, run: (x) => answered(x, pageOfPoints, data) },
};

type Read = (x: Context, query: MetricQuery, shelf: Shelf) => Page;

interface Page {
  readonly points: readonly Fields[];
  /** Where the next page begins; undefined on the last. */
  readonly next?: Place | undefined;
}

/** A place in the series of a call: number of the resource and number of the point among its points. */
interface Place {
  readonly resource: number;
  readonly point: number;
}

function answered(x: Context, sizes: Parameters<typeof queryOf>[1], read: Read): Fields {
  const hasToken = x.call.action === 'DescribeMetricList' || x.call.action === 'DescribeMetricLast';
  const query = queryOf(x, sizes);
  if (query instanceof SoftRefusal) return { ...query.body, ...(!hasToken && { Success: undefined }) };
  const { points, next } = read(x, query, shelfOf(x, query.namespace, query.metric, query.dimensions));
  return {
    Datapoints: points.length === 0 ? '' : JSON.stringify(points),
    Period: String(query.periodSeconds),
    ...(hasToken && { NextToken: next ? tokenOf(next) : absent }),
  };
}

function history(x: Context, query: MetricQuery, shelf: Shelf): Page {
  if (query.groupBy) return paged(x, grouped(allPoints(x, query, shelf), query.groupBy), query.length);
  const points: Fields[] = [];
  let { resource, point } = placeOf(x);
  for (; resource < shelf.count && points.length < query.length; resource++, point = 0) {
    const left = query.length - points.length;
    const here = pointsOfResource(x, query, shelf.at(resource), point, left + 1);
    points.push(...here.slice(0, left));
    if (here.length > left) return { points, next: { resource, point: point + left } };
  }
  return { points, ...(resource < shelf.count && { next: { resource, point: 0 } }) };
}

/** At most `count` points of a resource, from a number on; only these are worked out. */
function pointsOfResource(x: Context, query: MetricQuery, all: readonly Series[], from: number, count: number): Fields[] {
  const points: Fields[] = [];
  let skip = from;
  for (const series of all) {
    const { first, size } = gridOf(query, series);
    if (skip < size && points.length < count) {
      const periodMs = query.periodSeconds * 1000;
      const start = first + skip * periodMs;
      const end = Math.min(query.toMs, start + (count - points.length - 1) * periodMs);
      points.push(...shown(x, series, series.points(start - 1, end, query.periodSeconds)));
    }
    skip = Math.max(0, skip - size);
  }
  return points;
}

/** End of the first period of a series within the window, and the number of its periods; none in a period that it is not kept in. */
function gridOf({ fromMs, toMs, periodSeconds }: MetricQuery, { row, metric }: Series): { readonly first: number; readonly size: number } {
  const periodMs = periodSeconds * 1000;
  const first = (Math.floor(Math.max(fromMs, row.createdAt) / periodMs) + 1) * periodMs;
  return { first, size: periodsOf(metric).includes(periodSeconds) ? Math.max(0, Math.floor((toMs - first) / periodMs) + 1) : 0 };
}

/** The newest point of each series, as far back as the call looks. */
function newest(x: Context, query: MetricQuery, shelf: Shelf): Page {
  const points: Fields[] = [];
  const fromMs = Math.max(query.fromMs, query.toMs - lookBackMs(query.periodSeconds));
  let { resource } = placeOf(x);
  for (; resource < shelf.count && points.length < query.length; resource++)
    points.push(...newestOf(x, { ...query, fromMs }, shelf.at(resource)));
  return { points, ...(resource < shelf.count && { next: { resource, point: 0 } }) };
}

function newestOf(x: Context, query: MetricQuery, all: readonly Series[]): Fields[] {
  return all.flatMap((series) => {
    const { first, size } = gridOf(query, series);
    const end = first + (size - 1) * query.periodSeconds * 1000;
    return size === 0 ? [] : shown(x, series, series.points(end - 1, end, query.periodSeconds));
  });
}

/** The newest points in the order of a statistic. `OrderDesc` True means ascending, as the service has it. */
function top(x: Context, query: MetricQuery, shelf: Shelf): Page {
  const by = x.text('Orderby');
  const sign = /^true$/i.test(x.text('OrderDesc')) ? 1 : -1;
  const points = Array.from({ length: shelf.count }, (_, resource) => newestOf(x, query, shelf.at(resource))).flat();
  const sorted = points.toSorted((a, b) => sign * (Number(a[by]) - Number(b[by])));
  return { points: sorted.slice(0, query.length).map((point, at) => ({ order: at + 1, ...point })) };
}

function data(x: Context, query: MetricQuery, shelf: Shelf): Page {
  const points = allPoints(x, query, shelf);
  return { points: (query.groupBy ? grouped(points, query.groupBy) : points).slice(0, query.length) };
}

function allPoints(x: Context, query: MetricQuery, shelf: Shelf): Fields[] {
  return Array.from({ length: shelf.count }, (_, resource) =>
    pointsOfResource(x, query, shelf.at(resource), 0, Number.POSITIVE_INFINITY),
  ).flat();
}

const reducers: Readonly<Record<string, (values: readonly number[]) => number>> = {
  Minimum: (values) => Math.min(...values),
  Maximum: (values) => Math.max(...values),
  Sum: (values) => values.reduce((sum, value) => sum + value, 0),
  Average: mean,
  Value: mean,
};

/** One point for each time and each value of the dimensions that stay apart. */
function grouped(points: readonly Fields[], by: readonly string[]): Fields[] {
  const keys = [...new Set(['timestamp', ...by])];
  const groups = new Map<string, Fields[]>();
  for (const point of points) {
    const key = keys.map((name) => String(point[name])).join(' ');
    groups.set(key, [...(groups.get(key) ?? []), point]);
  }
  const made = [...groups.values()].map((group) => {
    const first = group[0] as Fields;
    const kept = Object.fromEntries(keys.filter((key) => key in first).map((key) => [key, first[key]]));
    const statistics = Object.keys(reducers).filter((name) => name in first);
    return { ...kept, ...Object.fromEntries(statistics.map((name) => [name, reducers[name]?.(group.map((one) => Number(one[name])))])) };
  });
  return made.toSorted((a, b) => Number(a['timestamp']) - Number(b['timestamp']));
}

function mean(values: readonly number[]): number {
  return Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 100) / 100;
}

function paged(x: Context, points: readonly Fields[], length: number): Page {
  const { point } = placeOf(x);
  const isMore = point + length < points.length;
  return { points: points.slice(point, point + length), ...(isMore && { next: { resource: 0, point: point + length } }) };
}

/** Points as they are sent: time, account, dimensions and the statistics that the metric has. */
function shown(x: Context, series: Series, points: readonly DataPoint[]): Fields[] {
  const statistics = series.metric.statistics ?? usualStatistics;
  return points.map((point) => ({
    timestamp: point.timestamp,
    userId: x.account,
    ...series.dimensions,
    ...Object.fromEntries(statistics.map((name) => [name, name === 'Value' ? point.Average : point[name]])),
  }));
}

function tokenOf({ resource, point }: Place): string {
  return Buffer.from(`${resource}:${point}`).toString('base64url');
}

function placeOf(x: Context): Place {
  const text = Buffer.from(x.text('NextToken'), 'base64url').toString('utf8');
  const [, resource = '0', point = '0'] = /^(\d+):(\d+)$/.exec(text) ?? [];
  return { resource: Number(resource), point: Number(point) };
}
