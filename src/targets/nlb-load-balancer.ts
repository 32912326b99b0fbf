import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:nlb/loadBalancer:LoadBalancer',
  title: { en: 'NLB instance', 'zh-CN': '网络型负载均衡 NLB' },
  importId: '${id}',
  required: ['addressType', 'vpcId', 'zoneMappings'],
  properties: {
    deletionProtectionEnabled: { title: { en: 'Deletion protection', 'zh-CN': '删除保护' }, field: 'deletionProtection' },
    crossZoneEnabled: { title: { en: 'Cross-zone forwarding', 'zh-CN': '跨可用区转发' }, field: 'crossZone' },
  },
  permissions: {
    read: ['nlb:GetLoadBalancerAttribute'],
    write: ['nlb:UpdateLoadBalancerProtection', 'nlb:UpdateLoadBalancerAttribute'],
  },
  seconds: 12,
});
