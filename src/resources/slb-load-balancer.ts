import { defineResourceType, type MetricSource } from '../model/resource-type.ts';
import { alarmFields } from './read/alarms.ts';
import { payTypeField, payTypes } from './read/expiry.ts';
import { oneOf } from './read/words.ts';

const series = (metric: string, more: Partial<MetricSource> = {}): MetricSource => ({
  namespace: 'acs_slb_dashboard',
  metric,
  dimension: 'instanceId',
  statistic: 'Average',
  periodSeconds: 300,
  windowDays: 7,
  reduce: 'p95',
  ...more,
});
const lastDay = { periodSeconds: 60, windowDays: 1, reduce: 'max' } as const;

export default defineResourceType({
  type: 'ACS::SLB::LoadBalancer',
  title: { en: 'CLB instance', 'zh-CN': '传统型负载均衡 CLB' },
  product: 'slb',
  scope: 'regional',
  list: {
    action: 'DescribeLoadBalancers',
    params: { RegionId: '${region}' },
    paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 100, total: 'TotalCount' },
    items: 'LoadBalancers.LoadBalancer',
  },
  identity: { id: 'LoadBalancerId', name: 'LoadBalancerName', region: 'RegionId', created: 'CreateTime', tags: 'Tags.Tag' },
  details: {
    health: { action: 'DescribeHealthStatus', params: { RegionId: '${region}', LoadBalancerId: '${item.LoadBalancerId}' } },
  },
  fields: {
    status: {
      title: { en: 'Status', 'zh-CN': '状态' },
      type: 'string',
      from: 'list',
      path: 'LoadBalancerStatus',
      values: ['active', 'inactive', 'locked'],
    },
    payType: { ...payTypeField('PayType'), read: oneOf(payTypes, { PayOnDemand: 'Postpaid', PrePay: 'Prepaid' }) },
    addressType: {
      title: { en: 'Address type', 'zh-CN': '网络类型' },
      type: 'string',
      from: 'list',
      path: 'AddressType',
      values: ['internet', 'intranet'],
    },
    internetChargeType: {
      title: { en: 'Metering', 'zh-CN': '计费类型' },
      type: 'string',
      from: 'list',
      path: 'InternetChargeTypeAlias',
      absent: null,
      values: ['paybybandwidth', 'paybytraffic'],
    },
    bandwidthMbps: {
      title: { en: 'Bandwidth', 'zh-CN': '带宽峰值' },
      type: 'integer',
      unit: 'megabit-per-second',
      from: 'list',
      path: 'Bandwidth',
      property: 'bandwidth',
    },
    spec: {
      title: { en: 'Specification', 'zh-CN': '实例规格' },
      type: 'string',
      from: 'list',
      path: 'LoadBalancerSpec',
      // Shared instances have no specification of their own and answer an empty text.
      absent: null,
      property: 'loadBalancerSpec',
    },
    deletionProtection: {
      title: { en: 'Deletion protection', 'zh-CN': '删除保护' },
      type: 'boolean',
      from: 'list',
      path: 'DeleteProtection',
      read: (word) => (word === 'on' ? true : word === 'off' ? false : undefined),
      property: 'deleteProtection',
    },
    abnormalServers: {
      title: { en: 'Abnormal backend servers', 'zh-CN': '异常后端服务器' },
      type: 'list',
      from: { detail: 'health' },
      path: 'BackendServers.BackendServer[]',
      read: (servers) => {
        const rows = (Array.isArray(servers) ? servers : []) as readonly Record<string, unknown>[];
        return [...new Set(rows.filter((row) => row.ServerHealthStatus === 'abnormal').map((row) => String(row.ServerId)))];
      },
    },
    'bandwidth.p95Last7Days': {
      title: { en: 'Outbound bandwidth use, 95th percentile of 7 days', 'zh-CN': '近 7 天出方向带宽使用率 P95' },
      type: 'number',
      unit: 'percent',
      from: { metric: series('InstanceTrafficTXUtilization') },
    },
    'connections.p95Last7Days': {
      title: { en: 'Concurrent connections of the limit, 95th percentile of 7 days', 'zh-CN': '近 7 天最大连接数使用率 P95' },
      type: 'number',
      unit: 'percent',
      from: { metric: series('InstanceMaxConnectionUtilization') },
    },
    'newConnections.p95Last7Days': {
      title: { en: 'New connections of the limit, 95th percentile of 7 days', 'zh-CN': '近 7 天新建连接数使用率 P95' },
      type: 'number',
      unit: 'percent',
      from: { metric: series('InstanceNewConnectionUtilization') },
    },
    'qps.p95Last7Days': {
      title: { en: 'Queries of the limit, 95th percentile of 7 days', 'zh-CN': '近 7 天 QPS 使用率 P95' },
      type: 'number',
      unit: 'percent',
      // Layer-4 listeners have no queries and write no points.
      from: { metric: series('InstanceQpsUtilization', { noData: 0 }) },
    },
    'droppedConnections.maxLastDay': {
      title: { en: 'Dropped connections, peak of a day', 'zh-CN': '近 1 天丢弃连接峰值' },
      type: 'number',
      unit: 'per-second',
      from: { metric: series('InstanceDropConnection', lastDay) },
    },
    'droppedPacketsIn.maxLastDay': {
      title: { en: 'Dropped inbound packets, peak of a day', 'zh-CN': '近 1 天丢弃入包峰值' },
      type: 'number',
      unit: 'per-second',
      from: { metric: series('InstanceDropPacketRX', lastDay) },
    },
    'droppedPacketsOut.maxLastDay': {
      title: { en: 'Dropped outbound packets, peak of a day', 'zh-CN': '近 1 天丢弃出包峰值' },
      type: 'number',
      unit: 'per-second',
      from: { metric: series('InstanceDropPacketTX', lastDay) },
    },
    ...alarmFields(['acs_slb_dashboard']),
  },
  sample: {
    status: 'active',
    'alarm.metrics': ['UnhealthyServerCount'],
    'alarm.count': 1,
    payType: 'Postpaid',
    addressType: 'internet',
    internetChargeType: 'paybybandwidth',
    bandwidthMbps: 50,
    spec: 'slb.s2.small',
    deletionProtection: true,
    abnormalServers: [],
    'bandwidth.p95Last7Days': 40,
    'connections.p95Last7Days': 30,
    'newConnections.p95Last7Days': 30,
    'qps.p95Last7Days': 30,
    'droppedConnections.maxLastDay': 0,
    'droppedPacketsIn.maxLastDay': 0,
    'droppedPacketsOut.maxLastDay': 0,
    managedBy: null,
    ageDays: 90,
  },
});
