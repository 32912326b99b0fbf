import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:alb/listener:Listener',
  title: { en: 'ALB listener', 'zh-CN': 'ALB 监听' },
  importId: '${id}',
  required: ['defaultActions', 'listenerPort', 'listenerProtocol', 'loadBalancerId'],
  // The forwarding actions travel with every update.
  writesWhole: true,
  properties: {
    http2Enabled: { title: { en: 'HTTP/2', 'zh-CN': 'HTTP/2 协议' }, field: 'http2.enabled' },
    gzipEnabled: { title: { en: 'Gzip', 'zh-CN': 'Gzip 压缩' }, field: 'gzip.enabled' },
    securityPolicyId: { title: { en: 'TLS policy', 'zh-CN': 'TLS 安全策略' }, field: 'tls.policyId' },
  },
  permissions: {
    read: ['alb:GetListenerAttribute', 'alb:ListAsynJobs'],
    write: ['alb:UpdateListenerAttribute'],
  },
  seconds: 7,
});
