import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:vpc/networkAcl:NetworkAcl',
  title: { en: 'Network ACL', 'zh-CN': '网络 ACL' },
  importId: '${id}',
  required: ['vpcId'],
  properties: {
    ingressAclEntries: { title: { en: 'Inbound entries', 'zh-CN': '入方向规则' } },
  },
  permissions: { read: ['vpc:DescribeNetworkAclAttributes'], write: ['vpc:UpdateNetworkAclEntries'] },
  seconds: 7,
});
