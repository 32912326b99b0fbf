import { defineResourceType } from '../model/resource-type.ts';

const policy = 'ACS::ALB::SecurityPolicy';
// Versions that the built-in policies of the service speak; a policy of one's own lists them.
const versionsOfBuiltIn: Readonly<Record<string, readonly string[]>> = {
  tls_cipher_policy_1_0: ['TLSv1.0', 'TLSv1.1', 'TLSv1.2'],
  tls_cipher_policy_1_1: ['TLSv1.1', 'TLSv1.2'],
  tls_cipher_policy_1_2: ['TLSv1.2'],
  tls_cipher_policy_1_2_strict: ['TLSv1.2'],
  tls_cipher_policy_1_2_strict_with_1_3: ['TLSv1.2', 'TLSv1.3'],
};

export default defineResourceType({
  type: 'ACS::ALB::Listener',
  title: { en: 'ALB listener', 'zh-CN': 'ALB 监听' },
  product: 'alb',
  scope: 'regional',
  list: {
    action: 'ListListeners',
    paging: { style: 'token', token: 'NextToken', size: 'MaxResults', max: 100, total: 'TotalCount' },
    items: 'Listeners',
  },
  identity: { id: 'ListenerId', name: 'ListenerDescription', tags: 'Tags' },
  fields: {
    loadBalancerId: { title: { en: 'ALB instance', 'zh-CN': '所属 ALB' }, type: 'string', from: 'list', path: 'LoadBalancerId' },
    status: { title: { en: 'Status', 'zh-CN': '状态' }, type: 'string', from: 'list', path: 'ListenerStatus' },
    protocol: {
      title: { en: 'Protocol', 'zh-CN': '协议' },
      type: 'string',
      from: 'list',
      path: 'ListenerProtocol',
      values: ['HTTP', 'HTTPS', 'QUIC'],
    },
    port: { title: { en: 'Port', 'zh-CN': '端口' }, type: 'integer', unit: 'port', from: 'list', path: 'ListenerPort' },
    'http2.enabled': {
      title: { en: 'HTTP/2', 'zh-CN': 'HTTP/2' },
      type: 'boolean',
      from: 'list',
      path: 'Http2Enabled',
      property: 'http2Enabled',
    },
    'gzip.enabled': {
      title: { en: 'Gzip', 'zh-CN': 'Gzip 压缩' },
      type: 'boolean',
      from: 'list',
      path: 'GzipEnabled',
      property: 'gzipEnabled',
    },
    'tls.policyId': {
      title: { en: 'TLS policy', 'zh-CN': 'TLS 安全策略' },
      type: 'string',
      from: 'list',
      path: 'SecurityPolicyId',
      absent: null,
      property: 'securityPolicyId',
    },
    'tls.versions': {
      title: { en: 'TLS versions', 'zh-CN': 'TLS 版本' },
      type: 'list',
      from: {
        needs: ['tls.policyId'],
        types: { [policy]: ['versions'] },
        derive: ({ fields, region }, lookup) => {
          const id = fields['tls.policyId'];
          if (id === null) return [];
          const builtIn = versionsOfBuiltIn[String(id)];
          return builtIn ? [...builtIn] : lookup.where(policy, 'id', String(id), region)?.[0]?.fields.versions;
        },
      },
    },
  },
  sample: {
    loadBalancerId: 'alb-plum',
    status: 'Running',
    protocol: 'HTTPS',
    port: 443,
    'http2.enabled': true,
    'gzip.enabled': true,
    'tls.policyId': 'tls_cipher_policy_1_2',
    'tls.versions': ['TLSv1.2'],
  },
});
