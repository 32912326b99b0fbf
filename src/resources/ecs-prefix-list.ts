import { defineResourceType } from '../model/resource-type.ts';
import { isAnywhere } from './read/cidr.ts';

export default defineResourceType({
  type: 'ACS::ECS::PrefixList',
  title: { en: 'Prefix list', 'zh-CN': '前缀列表' },
  product: 'ecs',
  scope: 'regional',
  list: {
    action: 'DescribePrefixLists',
    params: { RegionId: '${region}' },
    paging: { style: 'token', token: 'NextToken', size: 'MaxResults', max: 100 },
    items: 'PrefixLists.PrefixList',
  },
  identity: { id: 'PrefixListId', name: 'PrefixListName', created: 'CreationTime' },
  details: {
    entries: { action: 'DescribePrefixListAttributes', params: { RegionId: '${region}', PrefixListId: '${item.PrefixListId}' } },
  },
  fields: {
    isAnywhere: {
      title: { en: 'Names every address', 'zh-CN': '包含任意地址' },
      type: 'boolean',
      from: { detail: 'entries' },
      path: 'Entries.Entry[].Cidr',
      read: (blocks) => (Array.isArray(blocks) ? blocks.some(isAnywhere) : false),
    },
  },
  sample: { isAnywhere: false },
});
