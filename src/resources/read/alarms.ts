import type { Resource } from '../../model/documents.ts';
import type { Field, Lookup } from '../../model/resource-type.ts';
import { everyResource } from './alarm-rule.ts';

const rule = 'ACS::CMS::MetricRule';

/**
 * The metrics on which an enabled alarm watches a resource, by itself or as one of all. Unknown while a rule of an
 * application group watches other metrics of the namespace, since the reply does not name the group's members.
 * @param namespaces CloudMonitor namespaces in which the product's metrics stand
 */
export function alarmFields(namespaces: readonly string[]) {
  const watching = (resource: Resource, lookup: Lookup) => watchingRules(resource, lookup, namespaces);
  const types = { [rule]: ['isEnabled', 'namespace', 'metrics', 'resources', 'groupId'] };
  return {
    'alarm.metrics': {
      title: { en: 'Metrics with an alarm', 'zh-CN': '已配置报警的指标' },
      type: 'list',
      from: { types, derive: (resource, lookup) => watching(resource, lookup)?.metrics },
    },
    'alarm.count': {
      title: { en: 'Enabled alarm rules', 'zh-CN': '已启用报警规则数' },
      type: 'integer',
      unit: 'count',
      from: { types, derive: (resource, lookup) => watching(resource, lookup)?.count },
    },
  } satisfies Record<string, Field>;
}

function watchingRules(resource: Resource, lookup: Lookup, namespaces: readonly string[]) {
  const named = lookup.where(rule, 'resources', resource.id);
  const general = lookup.where(rule, 'resources', everyResource);
  const all = lookup.where(rule, 'isEnabled', true);
  if (!named || !general || !all) return undefined;
  const isOurs = (one: Resource) => one.fields.isEnabled === true && namespaces.includes(String(one.fields.namespace));
  const rules = [...new Set([...named, ...general])].filter(isOurs);
  const metrics = [...new Set(rules.flatMap(metricsOf))].sort();
  return groupMetrics(all.filter(isOurs)).every((metric) => metrics.includes(metric)) ? { metrics, count: rules.length } : undefined;
}

/** Metrics that rules of application groups watch without naming whose. */
function groupMetrics(rules: readonly Resource[]): readonly string[] {
  return rules.filter(({ fields }) => fields.groupId !== null && (fields.resources as readonly string[]).length === 0).flatMap(metricsOf);
}

function metricsOf({ fields }: Resource): readonly string[] {
  return fields.metrics as readonly string[];
}
