import { defineResourceType } from '../model/resource-type.ts';

const listener = 'ACS::NLB::Listener';

export default defineResourceType({
  type: 'ACS::NLB::LoadBalancer',
  title: { en: 'NLB instance', 'zh-CN': '网络型负载均衡 NLB' },
  product: 'nlb',
  scope: 'regional',
  list: {
    action: 'ListLoadBalancers',
    params: { RegionId: '${region}' },
    paging: { style: 'token', token: 'NextToken', size: 'MaxResults', max: 100, total: 'TotalCount' },
    items: 'LoadBalancers',
  },
  identity: { id: 'LoadBalancerId', name: 'LoadBalancerName', region: 'RegionId', created: 'CreateTime', tags: 'Tags' },
  fields: {
    status: { title: { en: 'Status', 'zh-CN': '状态' }, type: 'string', from: 'list', path: 'LoadBalancerStatus' },
    deletionProtection: {
      title: { en: 'Deletion protection', 'zh-CN': '删除保护' },
      type: 'boolean',
      from: 'list',
      path: 'DeletionProtectionConfig.Enabled',
      property: 'deletionProtectionEnabled',
    },
    crossZone: {
      title: { en: 'Cross-zone forwarding', 'zh-CN': '跨可用区转发' },
      type: 'boolean',
      from: 'list',
      path: 'CrossZoneEnabled',
      property: 'crossZoneEnabled',
    },
    zones: {
      title: { en: 'Zones', 'zh-CN': '可用区数' },
      type: 'integer',
      unit: 'count',
      from: 'list',
      path: 'ZoneMappings[].ZoneId',
      read: (zones) => (Array.isArray(zones) ? new Set(zones).size : undefined),
    },
    listeners: {
      title: { en: 'Listeners', 'zh-CN': '监听数' },
      type: 'integer',
      unit: 'count',
      from: {
        types: { [listener]: ['loadBalancerId'] },
        derive: (balancer, lookup) => lookup.where(listener, 'loadBalancerId', balancer.id, balancer.region)?.length,
      },
    },
  },
  sample: { status: 'Active', deletionProtection: true, crossZone: true, zones: 2, listeners: 1, managedBy: null, ageDays: 90, tags: {} },
});
