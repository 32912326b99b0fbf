import { type Action, type Context, listOf, type MetricFamily, pages, usualStatistics } from '../../engine/index.ts';
import { textTotal } from './paging.ts';
import { periodsOf } from './query.ts';

/** What there is to measure: the namespaces, and the metrics of each. */
export const catalogue: Readonly<Record<string, Action>> = {
  DescribeMetricMetaList: listOf({
    rows: 'Resources.Resource',
    from: metricsOf,
    filter: { Namespace: 'Namespace', MetricName: 'MetricName' },
    page: textTotal(pages({ size: 30, max: 10_000, total: 'TotalCount', pageOut: null, sizeOut: null }), 'TotalCount'),
  }),
  DescribeProjectMeta: listOf({
    rows: 'Resources.Resource',
    from: (x) => [...new Set(familiesOf(x).map(({ namespace }) => namespace))].map((Namespace) => ({ Namespace, Labels: '[]' })),
    page: textTotal(pages({ size: 30, max: 10_000, total: 'Total' }), 'Total', 'PageNumber', 'PageSize'),
  }),
};

function familiesOf(x: Context): readonly MetricFamily[] {
  return [...x.estate.kinds.values()].flatMap((kind) => kind.metrics ?? []);
}

// Families of one namespace may share a metric: editions of one product, or several kinds.
function metricsOf(x: Context) {
  const rows = familiesOf(x).flatMap((family) =>
    Object.entries(family.names).map(([MetricName, metric]) => ({
      Namespace: family.namespace,
      MetricName,
      Description: MetricName,
      Unit: metric.unit,
      Periods: periodsOf(metric).join(','),
      Statistics: (metric.statistics ?? usualStatistics).join(','),
      Dimensions: ['userId', family.dimension, ...(metric.across ? [metric.across.dimension] : [])].join(','),
      Labels: '[]',
    })),
  );
  return [...new Map(rows.map((row) => [`${row.Namespace} ${row.MetricName}`, row])).values()];
}
