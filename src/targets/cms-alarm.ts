import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:cms/alarm:Alarm',
  title: { en: 'Alarm rule', 'zh-CN': '云监控报警规则' },
  importId: '${id}',
  required: ['contactGroups', 'metric', 'name', 'project'],
  // A period that the plugin cannot read would be written over by 300 seconds.
  writesWhole: true,
  properties: {
    name: { title: { en: 'Name', 'zh-CN': '名称' } },
    project: { title: { en: 'Namespace', 'zh-CN': '命名空间' } },
    metric: { title: { en: 'Metric', 'zh-CN': '监控指标' } },
    metricDimensions: { title: { en: 'Resource', 'zh-CN': '监控资源' } },
    escalationsCritical: { title: { en: 'Critical when', 'zh-CN': '严重告警条件' } },
    period: { title: { en: 'Period', 'zh-CN': '统计周期' }, unit: 'second', field: 'periodSeconds' },
    effectiveInterval: { title: { en: 'Hours of the day', 'zh-CN': '生效时段' } },
    silenceTime: { title: { en: 'Silence after an alarm', 'zh-CN': '通道沉默周期' }, unit: 'second' },
    enabled: { title: { en: 'Enabled', 'zh-CN': '启用' }, field: 'isEnabled' },
    contactGroups: {
      title: { en: 'Contact groups', 'zh-CN': '报警联系人组' },
      field: 'contactGroups',
      undo: (former) =>
        Array.isArray(former) && former.length === 0
          ? {
              kind: 'partial',
              text: {
                en: 'The contact group stays: an alarm that reaches nobody cannot be written.',
                'zh-CN': '联系人组会保留：无法写入没有接收人的报警规则。',
              },
            }
          : undefined,
    },
  },
  trace: { type: 'ACS::CMS::MetricRule', where: { name: 'name' } },
  permissions: {
    read: ['cms:DescribeMetricRuleList', 'cms:DescribeMetricRuleTargets'],
    write: ['cms:PutResourceMetricRule', 'cms:EnableMetricRules', 'cms:DisableMetricRules', 'cms:DeleteMetricRules'],
  },
  seconds: 3,
  deletion: { kind: 'delete', text: { en: 'The alarm rule is deleted.', 'zh-CN': '删除该报警规则。' } },
  // CloudMonitor keeps its rules once an account, and this region answers for all.
  region: 'cn-hangzhou',
});
