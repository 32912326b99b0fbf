import { type Context, type Fields, type Metric, usualPeriods } from '../../engine/index.ts';
import { type Dimension, keepersOf } from './series.ts';

/** What one of the four metric calls asks for. */
export interface MetricQuery {
  readonly namespace: string;
  readonly metric: string;
  /** Undefined when the call names none: all resources. */
  readonly dimensions: readonly Dimension[] | undefined;
  readonly periodSeconds: number;
  /** Open at the start, closed at the end; epoch milliseconds. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly length: number;
  /** Dimensions whose values stay apart; undefined for no grouping. */
  readonly groupBy: readonly string[] | undefined;
}

/** A refusal of CloudMonitor: HTTP 200 with another code, empty texts and no success. */
export class SoftRefusal {
  readonly body: Fields;
  constructor(message: string, code = '400') {
    this.body = { Code: code, Message: message, Success: false, Datapoints: '', Period: '' };
  }
}

const mostInstances = 50;
const minuteMs = 60_000;
const dayMs = 86_400_000;
const longestMs = 31 * dayMs;

/** Reads the parameters of a metric call. */
export function queryOf(x: Context, sizes: { readonly length: number; readonly most: number }): MetricQuery | SoftRefusal {
  const [namespace, metric] = [x.text('Namespace'), x.text('MetricName')];
  const dimensions = dimensionsOf(x.text('Dimensions'));
  if (dimensions instanceof SoftRefusal) return dimensions;
  if (dimensions && dimensions.length > mostInstances) return new SoftRefusal(`The number of dimensions exceeds ${mostInstances}.`);
  const periodSeconds = periodOf(x, namespace, metric);
  const groupBy = groupsOf(x.text('Express'));
  const length = Math.min(Number(x.text('Length') || sizes.length), sizes.most);
  const window = windowOf(x, periodSeconds);
  if (window instanceof SoftRefusal) return window;
  if (groupBy instanceof SoftRefusal) return groupBy;
  if (!(Number.isInteger(length) && length > 0)) return illegal('Length');
  if (!Number.isInteger(periodSeconds)) return illegal('Period');
  return { namespace, metric, dimensions, periodSeconds, length, groupBy, ...window };
}

function illegal(name: string): SoftRefusal {
  return new SoftRefusal(`The parameter ${name} is illegal.`);
}

function dimensionsOf(text: string): readonly Dimension[] | undefined | SoftRefusal {
  if (text === '') return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    const entries = Array.isArray(parsed) ? parsed : [parsed];
    if (entries.length === 0) return undefined;
    if (entries.every((entry) => typeof entry === 'object' && entry !== null)) return entries.flatMap(spread);
  } catch {
    // Refused below, as a text that is JSON but no list of objects is.
  }
  return new SoftRefusal(`parse param dimensions error(${text})`);
}

/** `{"instanceId":["a","b"]}` stands for one entry each. */
function spread(entry: Fields): Dimension[] {
  const list = Object.entries(entry).find(([, value]) => Array.isArray(value));
  if (!list) return [Object.fromEntries(Object.entries(entry).map(([name, value]) => [name, String(value)]))];
  const [name, values] = list as [string, unknown[]];
  return values.flatMap((value) => spread({ ...entry, [name]: String(value) }));
}

/** The period that is asked for, else the finest that the metric is kept in. */
function periodOf(x: Context, namespace: string, metric: string): number {
  if (x.text('Period') !== '') return Number(x.text('Period'));
  const kept = keepersOf(x, namespace, metric)[0]?.family.names[metric];
  return Math.min(...periodsOf(kept));
}

/** Periods of a metric, in seconds. */
export function periodsOf(metric: Metric | undefined): readonly number[] {
  return metric?.periods ?? usualPeriods;
}

/** Points are kept for 7 days below a minute, for 31 days at a minute and for 91 days from five minutes on. */
function keptMs(periodSeconds: number): number {
  if (periodSeconds < 60) return 7 * dayMs;
  return (periodSeconds < 300 ? 31 : 91) * dayMs;
}

/** How far back the newest point may lie, and a call without a start reaches. */
export function lookBackMs(periodSeconds: number): number {
  if (periodSeconds < 60) return 20 * minuteMs;
  return periodSeconds < 3600 ? 120 * minuteMs : 2 * dayMs;
}

function windowOf(x: Context, periodSeconds: number): Pick<MetricQuery, 'fromMs' | 'toMs'> | SoftRefusal {
  const toMs = x.text('EndTime') === '' ? x.now : momentOf(x.text('EndTime'));
  const fromMs = x.text('StartTime') === '' ? toMs - lookBackMs(periodSeconds) : momentOf(x.text('StartTime'));
  if (Number.isNaN(toMs)) return illegal('EndTime');
  if (Number.isNaN(fromMs)) return illegal('StartTime');
  if (fromMs > toMs) return new SoftRefusal('StartTime is later than EndTime.');
  if (toMs - fromMs > longestMs) return new SoftRefusal('The interval between StartTime and EndTime exceeds 31 days.');
  return { fromMs: Math.max(fromMs, x.now - keptMs(periodSeconds)), toMs: Math.min(toMs, x.now) };
}

/** Epoch milliseconds, `2026-01-31T08:00:00Z`, or `2026-01-31 16:00:00` by the time of China. */
function momentOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  return Date.parse(text.includes('T') ? text : `${text.replace(' ', 'T')}+08:00`);
}

function groupsOf(express: string): readonly string[] | undefined | SoftRefusal {
  if (express === '') return undefined;
  try {
    const { groupby } = JSON.parse(express) as { readonly groupby?: unknown };
    return Array.isArray(groupby) ? groupby.map(String) : undefined;
  } catch {
    return illegal('Express');
  }
}
