import { defineResourceType } from '../model/resource-type.ts';
import { isAnywhere } from './read/cidr.ts';

export default defineResourceType({
  type: 'ACS::SLB::AccessControlList',
  title: { en: 'CLB access control list', 'zh-CN': 'CLB 访问控制策略组' },
  product: 'slb',
  scope: 'regional',
  list: {
    action: 'DescribeAccessControlLists',
    params: { RegionId: '${region}' },
    paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 50, total: 'TotalCount' },
    items: 'Acls.Acl',
  },
  identity: { id: 'AclId', name: 'AclName', created: 'CreateTime', tags: 'Tags.Tag' },
  details: {
    attribute: { action: 'DescribeAccessControlListAttribute', params: { RegionId: '${region}', AclId: '${item.AclId}' } },
  },
  fields: {
    entries: {
      title: { en: 'Entries', 'zh-CN': '条目数' },
      type: 'integer',
      unit: 'count',
      from: { detail: 'attribute' },
      path: 'AclEntrys.AclEntry[]',
      read: (list) => (Array.isArray(list) ? list.length : 0),
    },
    openEntries: {
      title: { en: 'Entries that let in any address', 'zh-CN': '放行任意地址的条目' },
      type: 'list',
      from: { detail: 'attribute' },
      path: 'AclEntrys.AclEntry[].AclEntryIP',
      read: (list) => (Array.isArray(list) ? list : []).filter(isAnywhere) as string[],
    },
    whiteListeners: {
      title: { en: 'Listeners that use it as a white list', 'zh-CN': '以白名单引用的监听数' },
      type: 'integer',
      unit: 'count',
      from: { detail: 'attribute' },
      path: 'RelatedListeners.RelatedListener[].AclType',
      read: (list) => (Array.isArray(list) ? list : []).filter((word) => String(word).toLowerCase() === 'white').length,
    },
  },
  sample: { entries: 3, openEntries: [], whiteListeners: 1 },
});
