import { defineResourceType } from '../model/resource-type.ts';
import { openPorts } from './read/network-acl.ts';

export default defineResourceType({
  type: 'ACS::VPC::NetworkAcl',
  title: { en: 'Network ACL', 'zh-CN': '网络 ACL' },
  product: 'vpc',
  scope: 'regional',
  list: {
    action: 'DescribeNetworkAcls',
    params: { RegionId: '${region}' },
    paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 50, total: 'TotalCount' },
    items: 'NetworkAcls.NetworkAcl',
  },
  identity: { id: 'NetworkAclId', name: 'NetworkAclName', created: 'CreationTime', tags: 'Tags.Tag' },
  fields: {
    boundVSwitches: {
      title: { en: 'Bound vSwitches', 'zh-CN': '已绑定交换机数' },
      type: 'integer',
      unit: 'count',
      from: 'list',
      path: 'Resources.Resource[]',
      read: (resources) => (Array.isArray(resources) ? resources.length : 0),
    },
    'ingress.openPorts': {
      title: { en: 'Ports open to the internet', 'zh-CN': '对公网开放的端口' },
      type: 'list',
      unit: 'port',
      from: 'list',
      path: 'IngressAclEntries.IngressAclEntry[]',
      read: (entries) => (Array.isArray(entries) ? openPorts(entries) : []),
      property: 'ingressAclEntries',
    },
  },
  sample: { boundVSwitches: 1, 'ingress.openPorts': [80, 443] },
});
