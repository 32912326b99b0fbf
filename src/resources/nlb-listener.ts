import { defineResourceType } from '../model/resource-type.ts';

export default defineResourceType({
  type: 'ACS::NLB::Listener',
  title: { en: 'NLB listener', 'zh-CN': 'NLB 监听' },
  product: 'nlb',
  scope: 'regional',
  list: {
    action: 'ListListeners',
    params: { RegionId: '${region}' },
    paging: { style: 'token', token: 'NextToken', size: 'MaxResults', max: 100, total: 'TotalCount' },
    items: 'Listeners',
  },
  identity: { id: 'ListenerId', name: 'ListenerDescription', region: 'RegionId', tags: 'Tags' },
  fields: {
    loadBalancerId: { title: { en: 'NLB instance', 'zh-CN': '所属 NLB' }, type: 'string', from: 'list', path: 'LoadBalancerId' },
    protocol: {
      title: { en: 'Protocol', 'zh-CN': '协议' },
      type: 'string',
      from: 'list',
      path: 'ListenerProtocol',
      values: ['TCP', 'UDP', 'TCPSSL'],
    },
    port: { title: { en: 'Port', 'zh-CN': '端口' }, type: 'integer', unit: 'port', from: 'list', path: 'ListenerPort' },
    'tls.policyId': {
      title: { en: 'TLS policy', 'zh-CN': 'TLS 安全策略' },
      type: 'string',
      from: 'list',
      path: 'SecurityPolicyId',
      absent: null,
      property: 'securityPolicyId',
    },
  },
  sample: { loadBalancerId: 'nlb-plum', protocol: 'TCPSSL', port: 443, 'tls.policyId': 'tls_cipher_policy_1_2' },
});
