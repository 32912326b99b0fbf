import type { MetricSource } from '../model/resource-type.ts';

/** One point of a series: when (epoch milliseconds) and how much. */
export interface Point {
  readonly at: number;
  readonly value: number;
}

/** The one number that a metric field takes from a series; undefined for an empty one. */
export function reduceSeries(points: readonly Point[], reduce: MetricSource['reduce']): number | undefined {
  if (points.length === 0) return undefined;
  const values = points.map((point) => point.value);
  switch (reduce) {
    case 'p95':
      return quantile(values, 0.95);
    case 'p99':
      return quantile(values, 0.99);
    case 'max':
      return values.reduce((a, b) => Math.max(a, b));
    case 'min':
      return values.reduce((a, b) => Math.min(a, b));
    case 'sum':
      return sum(values);
    case 'mean':
      return sum(values) / values.length;
    case 'latest':
      return points.reduce((newest, point) => (point.at > newest.at ? point : newest)).value;
  }
}

/** The number of one resource that has several series, one each device or node. */
export function pickAcross(values: readonly number[], pick: 'max' | 'min' | 'sum'): number {
  if (pick === 'sum') return sum(values);
  return values.reduce((a, b) => (pick === 'max' ? Math.max(a, b) : Math.min(a, b)));
}

// Nearest rank: a value that was really measured, so that the evidence can be looked up in the console.
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] as number;
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
