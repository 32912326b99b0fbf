import type { LocalizedText } from '../../model/documents.ts';
import type { Field, MetricSource, Reply } from '../../model/resource-type.ts';

/** Another metric for the items for which it holds. */
export interface Alternative {
  readonly when: (item: Reply) => boolean;
  readonly metric: string;
}

/** The metric of a use in percent: its name, and its names for other engines or editions. */
export interface Use {
  readonly namespace: string;
  readonly dimension: string;
  readonly metric: string;
  readonly others?: readonly Alternative[];
  readonly when?: (item: Reply) => boolean;
}

type Window = Pick<MetricSource, 'periodSeconds' | 'windowDays' | 'reduce'>;

/** A field in percent that reads one use over one window. */
export function useField(title: LocalizedText, use: Use, window: Window) {
  const source = (metric: string): MetricSource => ({
    namespace: use.namespace,
    metric,
    dimension: use.dimension,
    statistic: 'Average',
    ...window,
  });
  return {
    title,
    type: 'number',
    unit: 'percent',
    from: {
      metric: source(use.metric),
      ...(use.others && { choose: use.others.map(({ when, metric }) => ({ when, metric: source(metric) })) }),
      ...(use.when && { when: use.when }),
    },
  } satisfies Field;
}

/** 95 of 100 five-minute means of a week lie below it: what the busy hours are like. */
export const busyWeek: Window = { periodSeconds: 300, windowDays: 7, reduce: 'p95' };
/** The same over two weeks of hourly means, to judge a size. */
export const busyFortnight: Window = { periodSeconds: 3600, windowDays: 14, reduce: 'p95' };
/** The highest hourly mean of a week, to find what nobody uses. */
export const peakOfWeek: Window = { periodSeconds: 3600, windowDays: 7, reduce: 'max' };
/** The newest value of the last day. */
export const newest: Window = { periodSeconds: 300, windowDays: 1, reduce: 'latest' };
