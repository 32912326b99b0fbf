import { defineResourceType } from '../model/resource-type.ts';
import { expiryFields, payTypeField } from './read/expiry.ts';

export default defineResourceType({
  type: 'ACS::ECD::Desktop',
  title: { en: 'Cloud desktop', 'zh-CN': '无影云电脑' },
  product: 'ecd',
  scope: 'regional',
  list: {
    action: 'DescribeDesktops',
    params: { RegionId: '${region}' },
    paging: { style: 'token', token: 'NextToken', size: 'MaxResults', max: 100 },
    items: 'Desktops',
  },
  identity: { id: 'DesktopId', name: 'DesktopName', created: 'CreationTime', tags: 'Tags' },
  fields: {
    status: { title: { en: 'Status', 'zh-CN': '状态' }, type: 'string', from: 'list', path: 'DesktopStatus' },
    payType: payTypeField('ChargeType'),
    ...expiryFields('ExpiredTime'),
    users: {
      title: { en: 'Users', 'zh-CN': '使用者' },
      type: 'list',
      from: 'list',
      path: 'EndUserIds',
      read: (users) => (Array.isArray(users) ? users.map(String) : []),
    },
  },
  sample: {
    status: 'Running',
    payType: 'Prepaid',
    expiresAt: '2026-12-31T16:00:00Z',
    expiresInDays: 200,
    users: ['apple'],
  },
});
