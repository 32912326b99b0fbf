import { defineResourceType, type MetricSource } from '../model/resource-type.ts';
import { payTypeField } from './read/expiry.ts';

const series = (metric: string): MetricSource => ({
  namespace: 'acs_nat_gateway',
  metric,
  dimension: 'instanceId',
  statistic: 'Maximum',
  periodSeconds: 300,
  windowDays: 7,
  reduce: 'max',
});

// Connections that each size takes; enhanced gateways that are billed by use name their quota themselves.
const connectionsBySpec: Readonly<Record<string, number>> = { Small: 10_000, Middle: 50_000, Large: 200_000, 'XLarge.1': 1_000_000 };

export default defineResourceType({
  type: 'ACS::NAT::NatGateway',
  title: { en: 'NAT gateway', 'zh-CN': 'NAT 网关' },
  product: 'vpc',
  scope: 'regional',
  list: {
    action: 'DescribeNatGateways',
    params: { RegionId: '${region}' },
    paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 50, total: 'TotalCount' },
    items: 'NatGateways.NatGateway',
  },
  identity: { id: 'NatGatewayId', name: 'Name', region: 'RegionId', created: 'CreationTime', tags: 'Tags.Tag' },
  details: {
    snat: {
      action: 'DescribeSnatTableEntries',
      params: { RegionId: '${region}', NatGatewayId: '${item.NatGatewayId}' },
      paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 50, total: 'TotalCount' },
      items: 'SnatTableEntries.SnatTableEntry',
    },
    dnat: {
      action: 'DescribeForwardTableEntries',
      params: { RegionId: '${region}', NatGatewayId: '${item.NatGatewayId}' },
      paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 50, total: 'TotalCount' },
      items: 'ForwardTableEntries.ForwardTableEntry',
    },
  },
  fields: {
    status: { title: { en: 'Status', 'zh-CN': '状态' }, type: 'string', from: 'list', path: 'Status' },
    payType: payTypeField('InstanceChargeType'),
    networkType: {
      title: { en: 'Network type', 'zh-CN': '网络类型' },
      type: 'string',
      from: 'list',
      path: 'NetworkType',
      values: ['internet', 'intranet'],
    },
    deletionProtection: {
      title: { en: 'Deletion protection', 'zh-CN': '删除保护' },
      type: 'boolean',
      from: 'list',
      path: 'DeletionProtection',
      property: 'deletionProtection',
    },
    eips: {
      title: { en: 'Bound EIPs', 'zh-CN': '绑定 EIP 数' },
      type: 'integer',
      unit: 'count',
      from: 'list',
      path: 'IpLists.IpList[]',
      read: (list) => (Array.isArray(list) ? list.length : 0),
    },
    snatEntries: {
      title: { en: 'SNAT entries', 'zh-CN': 'SNAT 条目数' },
      type: 'integer',
      unit: 'count',
      from: { detail: 'snat' },
      path: 'SnatTableEntries.SnatTableEntry[]',
      read: (list) => (Array.isArray(list) ? list.length : 0),
    },
    dnatEntries: {
      title: { en: 'DNAT entries', 'zh-CN': 'DNAT 条目数' },
      type: 'integer',
      unit: 'count',
      from: { detail: 'dnat' },
      path: 'ForwardTableEntries.ForwardTableEntry[]',
      read: (list) => (Array.isArray(list) ? list.length : 0),
    },
    'connections.limit': {
      title: { en: 'Connection limit', 'zh-CN': '最大连接数' },
      type: 'integer',
      unit: 'count',
      from: 'list',
      path: ['NatGatewayPrivateInfo.MaxSessionQuota', 'Spec'],
      read: (quota, spec) => (Number(quota) > 0 ? Number(quota) : connectionsBySpec[String(spec)]),
    },
    'connections.maxLast7Days': {
      title: { en: 'SNAT connections, peak of 7 days', 'zh-CN': '近 7 天 SNAT 连接数峰值' },
      type: 'number',
      unit: 'count',
      from: { metric: series('SnatConnection') },
    },
    'connections.usedPercent': {
      title: { en: 'Connection use, peak of 7 days', 'zh-CN': '近 7 天连接数使用率峰值' },
      type: 'number',
      unit: 'percent',
      from: {
        needs: ['connections.limit', 'connections.maxLast7Days'],
        derive: ({ fields }) => Math.round((Number(fields['connections.maxLast7Days']) / Number(fields['connections.limit'])) * 1000) / 10,
      },
    },
  },
  sample: {
    status: 'Available',
    payType: 'Postpaid',
    networkType: 'internet',
    deletionProtection: true,
    eips: 1,
    snatEntries: 2,
    dnatEntries: 0,
    'connections.limit': 100_000,
    'connections.maxLast7Days': 20_000,
    'connections.usedPercent': 20,
    managedBy: null,
    ageDays: 90,
  },
});
