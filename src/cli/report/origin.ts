import type { MetricSource, ResourceType } from '../../model/resource-type.ts';

/** Where the value of a field was read. */
export interface Origin {
  /** product:Action */
  readonly action: string;
  /** Path in the reply, metric, or what it is computed from. */
  readonly place: string;
}

/** Where a field of a type comes from; undefined for a field that the table does not have. */
export function originOf(type: ResourceType, name: string): Origin | undefined {
  const field = type.fields[name];
  const listing = `${type.list.product ?? type.product}:${type.list.action}`;
  if (!field) return identityOrigin(type, name, listing);
  const { from, path } = field;
  const paths = path === undefined ? '' : [path].flat().join(', ');
  if (from === 'list') return { action: listing, place: join(type.list.items, paths) };
  if ('metric' in from) return { action: 'cms:DescribeMetricList', place: metricText(from.metric) };
  if ('detail' in from) {
    const detail = type.details?.[from.detail];
    return { action: `${detail?.product ?? type.product}:${detail?.action ?? from.detail}`, place: join(detail?.items ?? '', paths) };
  }
  const others = Object.entries(from.types ?? {}).map(([other, needs]) => `${other} (${needs.join(', ')})`);
  return { action: listing, place: `computed from ${[...(from.needs ?? []), ...others].join(', ') || 'the listing'}` };
}

function identityOrigin({ identity, list }: ResourceType, name: string, action: string): Origin | undefined {
  const paths: Readonly<Record<string, string | undefined>> = { ...identity, ageDays: identity.created, tagPairs: identity.tags };
  const path = paths[name];
  return path === undefined ? undefined : { action, place: join(list.items, path) };
}

function join(items: string, paths: string): string {
  return items === '' || items === '.' ? paths : `${items}[].${paths}`;
}

function metricText({ namespace, metric, statistic, windowDays, periodSeconds, reduce }: MetricSource): string {
  return `${namespace}/${metric} ${statistic}, ${reduce} of ${windowDays} days by ${periodSeconds} s`;
}
