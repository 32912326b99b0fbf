import { defineResourceType, type Reply } from '../model/resource-type.ts';

const onOff = (word: unknown) => (word === 'on' ? true : word === 'off' ? false : undefined);
const isHttps = (item: Reply) => item.ListenerProtocol === 'https';

export default defineResourceType({
  type: 'ACS::SLB::Listener',
  title: { en: 'CLB listener', 'zh-CN': 'CLB 监听' },
  product: 'slb',
  scope: 'regional',
  list: {
    action: 'DescribeLoadBalancerListeners',
    params: { RegionId: '${region}' },
    paging: { style: 'token', token: 'NextToken', size: 'MaxResults', max: 100, total: 'TotalCount' },
    items: 'Listeners',
    only: isHttps,
  },
  // A listener has no id of its own: balancer, protocol and port name it.
  identity: { id: '${item.LoadBalancerId}:${item.ListenerProtocol}:${item.ListenerPort}', name: 'Description', tags: 'Tags' },
  fields: {
    loadBalancerId: { title: { en: 'CLB instance', 'zh-CN': '所属 CLB' }, type: 'string', from: 'list', path: 'LoadBalancerId' },
    status: { title: { en: 'Status', 'zh-CN': '状态' }, type: 'string', from: 'list', path: 'Status' },
    port: { title: { en: 'Port', 'zh-CN': '端口' }, type: 'integer', unit: 'port', from: 'list', path: 'ListenerPort' },
    'tls.policy': {
      title: { en: 'TLS policy', 'zh-CN': 'TLS 安全策略' },
      type: 'string',
      from: 'list',
      path: 'HTTPSListenerConfig.TLSCipherPolicy',
      // An instance that cannot choose a policy answers nothing, which stands for TLS 1.0 and later.
      absent: 'tls_cipher_policy_1_0',
      property: 'tlsCipherPolicy',
    },
    'http2.enabled': {
      title: { en: 'HTTP/2', 'zh-CN': 'HTTP/2' },
      type: 'boolean',
      from: 'list',
      path: 'HTTPSListenerConfig.EnableHttp2',
      read: onOff,
      property: 'enableHttp2',
    },
    'gzip.enabled': {
      title: { en: 'Gzip', 'zh-CN': 'Gzip 压缩' },
      type: 'boolean',
      from: 'list',
      path: 'HTTPSListenerConfig.Gzip',
      read: onOff,
      property: 'gzip',
    },
    'loadBalancer.spec': {
      title: { en: 'Specification of the instance', 'zh-CN': '所属实例规格' },
      type: 'string',
      from: {
        needs: ['loadBalancerId'],
        types: { 'ACS::SLB::LoadBalancer': ['spec'] },
        derive: ({ fields, region }, lookup) => {
          const balancers = lookup.where('ACS::SLB::LoadBalancer', 'id', fields.loadBalancerId as string, region);
          return balancers?.[0]?.fields.spec;
        },
      },
    },
  },
  sample: {
    loadBalancerId: 'lb-bp1plum',
    status: 'running',
    port: 443,
    'tls.policy': 'tls_cipher_policy_1_2',
    'http2.enabled': true,
    'gzip.enabled': true,
    'loadBalancer.spec': 'slb.s2.small',
  },
});
