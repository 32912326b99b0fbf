import type { Fields, FromState, Row } from './product.ts';

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
