import { defineResourceType } from '../model/resource-type.ts';
import { countFree, inService } from './read/desktop-group.ts';

export default defineResourceType({
  type: 'ACS::ECD::DesktopGroup',
  title: { en: 'Desktop group', 'zh-CN': '无影共享云电脑池' },
  product: 'ecd',
  scope: 'regional',
  list: {
    action: 'DescribeDesktopGroups',
    params: { RegionId: '${region}' },
    paging: { style: 'token', token: 'NextToken', size: 'MaxResults', max: 100 },
    items: 'DesktopGroups',
  },
  identity: { id: 'DesktopGroupId', name: 'DesktopGroupName', created: 'CreateTime', tags: 'Tags' },
  details: {
    desktops: {
      action: 'DescribeDesktops',
      params: { RegionId: '${region}', DesktopGroupId: '${item.DesktopGroupId}', OnlyDesktopGroup: 'true' },
      paging: { style: 'token', token: 'NextToken', size: 'MaxResults', max: 100 },
      items: 'Desktops',
    },
  },
  fields: {
    isInService: { title: { en: 'In service', 'zh-CN': '服务中' }, type: 'boolean', from: 'list', path: 'Status', read: inService },
    desktops: { title: { en: 'Cloud desktops', 'zh-CN': '云电脑数' }, type: 'integer', unit: 'count', from: 'list', path: 'DesktopCount' },
    maxDesktops: {
      title: { en: 'Most cloud desktops', 'zh-CN': '云电脑数上限' },
      type: 'integer',
      unit: 'count',
      from: 'list',
      path: 'MaxDesktopsCount',
    },
    isMultiSession: {
      title: { en: 'Several users a desktop', 'zh-CN': '多会话' },
      type: 'boolean',
      from: 'list',
      path: 'BindAmount',
      read: (amount) => (amount === undefined ? false : Number(amount) > 1),
    },
    freeDesktops: {
      title: { en: 'Desktops that nobody uses', 'zh-CN': '空闲云电脑数' },
      type: 'integer',
      unit: 'count',
      from: { detail: 'desktops' },
      path: 'Desktops',
      read: countFree,
    },
    freePercent: {
      title: { en: 'Share of free desktops', 'zh-CN': '空闲比例' },
      type: 'number',
      unit: 'percent',
      from: {
        needs: ['desktops', 'freeDesktops'],
        derive: ({ fields: { desktops, freeDesktops: free } }) =>
          Number(desktops) > 0 ? Math.round((Number(free) / Number(desktops)) * 1000) / 10 : 0,
      },
    },
    canGrow: {
      title: { en: 'Can grow by itself', 'zh-CN': '可自动扩容' },
      type: 'boolean',
      from: {
        needs: ['desktops', 'maxDesktops'],
        derive: ({ fields: { desktops, maxDesktops } }) => Number(desktops) < Number(maxDesktops),
      },
    },
  },
  sample: { isInService: true, desktops: 20, maxDesktops: 30, isMultiSession: false, freeDesktops: 8, freePercent: 40, canGrow: true },
});
