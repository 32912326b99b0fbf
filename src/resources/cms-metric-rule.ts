import { defineResourceType } from '../model/resource-type.ts';
import { idsOf, metricsOf, splitNames } from './read/alarm-rule.ts';

export default defineResourceType({
  type: 'ACS::CMS::MetricRule',
  title: { en: 'Alarm rule', 'zh-CN': '云监控报警规则' },
  product: 'cms',
  scope: 'global',
  list: {
    action: 'DescribeMetricRuleList',
    paging: { style: 'page', page: 'Page', size: 'PageSize', max: 100, total: 'Total' },
    items: 'Alarms.Alarm',
  },
  identity: { id: 'RuleId', name: 'RuleName' },
  // METRIC is a rule that somebody wrote; other sources are templates that products keep themselves.
  managedBy: ({ SourceType }) => (typeof SourceType === 'string' && SourceType !== '' && SourceType !== 'METRIC' ? 'service' : null),
  fields: {
    isEnabled: { title: { en: 'Enabled', 'zh-CN': '已启用' }, type: 'boolean', from: 'list', path: 'EnableState', property: 'enabled' },
    namespace: { title: { en: 'Namespace', 'zh-CN': '命名空间' }, type: 'string', from: 'list', path: 'Namespace', absent: null },
    metrics: {
      title: { en: 'Metrics', 'zh-CN': '监控指标' },
      type: 'list',
      from: 'list',
      path: ['MetricName', 'CompositeExpression.ExpressionList.ExpressionList'],
      read: metricsOf,
    },
    resources: {
      title: { en: 'Resources (_ALL: every one)', 'zh-CN': '监控资源（_ALL 为全部）' },
      type: 'list',
      from: 'list',
      path: 'Resources',
      read: idsOf,
    },
    // A rule on an expression of Prometheus has none of its own.
    periodSeconds: {
      title: { en: 'Period', 'zh-CN': '统计周期' },
      type: 'integer',
      unit: 'second',
      from: 'list',
      path: 'Period',
      absent: null,
      property: 'period',
    },
    groupId: { title: { en: 'Application group', 'zh-CN': '应用分组' }, type: 'string', from: 'list', path: 'GroupId', absent: null },
    contactGroups: {
      title: { en: 'Contact groups', 'zh-CN': '报警联系人组' },
      type: 'list',
      from: 'list',
      path: 'ContactGroups',
      read: splitNames,
      property: 'contactGroups',
    },
    recipients: {
      title: { en: 'Contact groups and callbacks', 'zh-CN': '通知对象数' },
      type: 'integer',
      unit: 'count',
      from: 'list',
      path: ['ContactGroups', 'Webhook'],
      read: (groups, webhook) => splitNames(groups).length + (typeof webhook === 'string' && webhook.trim() !== '' ? 1 : 0),
    },
  },
  sample: {
    isEnabled: true,
    namespace: 'acs_ecs_dashboard',
    metrics: ['CPUUtilization'],
    resources: ['_ALL'],
    periodSeconds: 60,
    groupId: null,
    contactGroups: ['orchard'],
    recipients: 1,
    managedBy: null,
  },
});
