import { defineResourceType } from '../model/resource-type.ts';
import { toAmount } from './read/daily-bills.ts';
import { daysUntil } from './read/days-until.ts';
import { oneOf } from './read/words.ts';

export default defineResourceType({
  type: 'ACS::BSS::ResourcePackage',
  title: { en: 'Resource package', 'zh-CN': '资源包' },
  product: 'bssopenapi',
  scope: 'global',
  list: {
    action: 'QueryResourcePackageInstances',
    paging: { style: 'page', page: 'PageNum', size: 'PageSize', max: 100, total: 'Data.TotalCount' },
    items: 'Data.Instances.Instance',
  },
  identity: { id: 'InstanceId', name: 'Remark' },
  fields: {
    status: { title: { en: 'Status', 'zh-CN': '状态' }, type: 'string', from: 'list', path: 'Status', read: oneOf(['Available']) },
    unit: { title: { en: 'Unit', 'zh-CN': '单位' }, type: 'string', from: 'list', path: 'RemainingAmountUnit', absent: null },
    total: { title: { en: 'Whole amount', 'zh-CN': '总量' }, type: 'number', from: 'list', path: 'TotalAmount', read: toAmount },
    left: { title: { en: 'Amount left', 'zh-CN': '剩余量' }, type: 'number', from: 'list', path: 'RemainingAmount', read: toAmount },
    leftPercent: {
      title: { en: 'Share left', 'zh-CN': '剩余比例' },
      type: 'number',
      unit: 'percent',
      from: {
        needs: ['total', 'left'],
        derive: ({ fields: { total, left } }) => (Number(total) > 0 ? Math.round((Number(left) / Number(total)) * 1000) / 10 : undefined),
      },
    },
    expiresAt: { title: { en: 'Expires', 'zh-CN': '到期时间' }, type: 'timestamp', from: 'list', path: 'ExpiryTime', absent: null },
    expiresInDays: {
      title: { en: 'Days until expiry', 'zh-CN': '距到期天数' },
      type: 'integer',
      unit: 'day',
      from: daysUntil('expiresAt'),
    },
  },
  sample: {
    status: 'Available',
    unit: 'GB',
    total: 1000,
    left: 600,
    leftPercent: 60,
    expiresAt: '2026-12-31T16:00:00Z',
    expiresInDays: 200,
  },
});
