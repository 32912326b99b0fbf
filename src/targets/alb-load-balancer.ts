import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:alb/loadBalancer:LoadBalancer',
  title: { en: 'ALB instance', 'zh-CN': '应用型负载均衡 ALB' },
  importId: '${id}',
  required: ['addressType', 'loadBalancerBillingConfig', 'loadBalancerEdition', 'vpcId', 'zoneMappings'],
  properties: {
    deletionProtectionEnabled: { title: { en: 'Deletion protection', 'zh-CN': '删除保护' }, field: 'deletionProtection' },
  },
  permissions: {
    read: ['alb:GetLoadBalancerAttribute'],
    write: ['alb:EnableDeletionProtection', 'alb:DisableDeletionProtection'],
  },
  seconds: 7,
});
