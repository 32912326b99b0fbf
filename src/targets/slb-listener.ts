import { defineTarget } from '../model/target.ts';

// Every update sends the whole listener, but from what was read of it: measured, nothing else of it changes.
export default defineTarget({
  token: 'alicloud:slb/listener:Listener',
  title: { en: 'CLB listener', 'zh-CN': 'CLB 监听' },
  // Balancer, protocol and port, which is how our own ids are written too.
  importId: '${id}',
  required: ['frontendPort', 'loadBalancerId', 'protocol'],
  properties: {
    enableHttp2: {
      title: { en: 'HTTP/2', 'zh-CN': 'HTTP/2 协议' },
      field: 'http2.enabled',
      fromField: (isOn) => (isOn === true ? 'on' : 'off'),
    },
    gzip: { title: { en: 'Gzip', 'zh-CN': 'Gzip 压缩' }, field: 'gzip.enabled' },
    tlsCipherPolicy: { title: { en: 'TLS policy', 'zh-CN': 'TLS 安全策略' }, field: 'tls.policy' },
  },
  permissions: {
    read: ['slb:DescribeLoadBalancerAttribute', 'slb:DescribeLoadBalancerHTTPSListenerAttribute', 'slb:ListTagResources'],
    write: ['slb:SetLoadBalancerHTTPSListenerAttribute'],
  },
  seconds: 2,
});
