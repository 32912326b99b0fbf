import { defineResourceType } from '../model/resource-type.ts';
import { openPorts, toEntries } from './read/network-acl.ts';

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
    'ingress.entries': {
      title: { en: 'Inbound entries', 'zh-CN': '入方向规则' },
      type: 'list',
      from: 'list',
      path: 'IngressAclEntries.IngressAclEntry[]',
      read: (entries) => (Array.isArray(entries) ? toEntries(entries) : []),
    },
  },
  sample: {
    boundVSwitches: 1,
    'ingress.openPorts': [80, 443],
    'ingress.entries': [
      { policy: 'accept', protocol: 'tcp', port: '80/80', source: '0.0.0.0/0' },
      { policy: 'accept', protocol: 'tcp', port: '443/443', source: '0.0.0.0/0' },
    ],
  },
});
