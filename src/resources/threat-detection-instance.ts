import { defineResourceType } from '../model/resource-type.ts';

export default defineResourceType({
  type: 'ACS::ThreatDetection::Instance',
  title: { en: 'Security Center', 'zh-CN': '云安全中心' },
  product: 'sas',
  scope: 'global',
  list: { action: 'DescribeVersionConfig', paging: { style: 'none' }, items: '.' },
  identity: { id: '${accountId}' },
  details: {
    alerts: {
      action: 'DescribeSuspEvents',
      params: { Dealed: 'N', Levels: 'serious', Lang: 'zh' },
      paging: { style: 'page', page: 'CurrentPage', size: 'PageSize', max: 100, total: 'TotalCount' },
      items: 'SuspEvents',
    },
  },
  fields: {
    openAlerts: {
      title: { en: 'Urgent alerts that nobody handled', 'zh-CN': '未处理紧急告警数' },
      type: 'integer',
      unit: 'count',
      from: { detail: 'alerts' },
      path: 'SuspEvents[]',
      read: (rows) => (Array.isArray(rows) ? rows.length : 0),
    },
    alertedHosts: {
      title: { en: 'Hosts with urgent alerts', 'zh-CN': '涉及主机' },
      type: 'list',
      from: { detail: 'alerts' },
      path: 'SuspEvents[].InstanceName',
      read: (names) => [...new Set((Array.isArray(names) ? names : []).map(String))].sort(),
    },
  },
  sample: { openAlerts: 0, alertedHosts: [] },
});
