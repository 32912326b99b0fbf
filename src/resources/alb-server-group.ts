import { defineResourceType } from '../model/resource-type.ts';

export default defineResourceType({
  type: 'ACS::ALB::ServerGroup',
  title: { en: 'ALB server group', 'zh-CN': 'ALB 服务器组' },
  product: 'alb',
  scope: 'regional',
  list: {
    action: 'ListServerGroups',
    paging: { style: 'token', token: 'NextToken', size: 'MaxResults', max: 100, total: 'TotalCount' },
    items: 'ServerGroups',
  },
  identity: { id: 'ServerGroupId', name: 'ServerGroupName', created: 'CreateTime', tags: 'Tags' },
  fields: {
    kind: {
      title: { en: 'Kind', 'zh-CN': '类型' },
      type: 'string',
      from: 'list',
      path: 'ServerGroupType',
      values: ['Instance', 'Ip', 'Fc'],
    },
    servers: { title: { en: 'Servers', 'zh-CN': '服务器数' }, type: 'integer', unit: 'count', from: 'list', path: 'ServerCount' },
    loadBalancerIds: {
      title: { en: 'ALB instances', 'zh-CN': '关联 ALB' },
      type: 'list',
      from: 'list',
      path: 'RelatedLoadBalancerIds',
      absent: [],
    },
    loadBalancers: {
      title: { en: 'ALB instances', 'zh-CN': '关联 ALB 数' },
      type: 'integer',
      unit: 'count',
      from: 'list',
      path: 'RelatedLoadBalancerIds',
      read: (ids) => (Array.isArray(ids) ? ids.length : 0),
    },
  },
  sample: { kind: 'Instance', servers: 2, loadBalancerIds: ['alb-plum'], loadBalancers: 1 },
});
