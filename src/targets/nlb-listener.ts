import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:nlb/listener:Listener',
  title: { en: 'NLB listener', 'zh-CN': 'NLB 监听' },
  importId: '${id}',
  required: ['listenerPort', 'listenerProtocol', 'loadBalancerId', 'serverGroupId'],
  properties: {
    securityPolicyId: { title: { en: 'TLS policy', 'zh-CN': 'TLS 安全策略' }, field: 'tls.policyId' },
  },
  permissions: {
    read: ['nlb:GetListenerAttribute'],
    write: ['nlb:UpdateListenerAttribute'],
  },
  seconds: 17,
});
