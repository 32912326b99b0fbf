import type { Field, Reply, ResourceType } from '../../model/resource-type.ts';

/** Region that a quota is counted in; undefined for one of the whole account. */
export function regionOf({ Dimensions }: Reply): string | undefined {
  const region = typeof Dimensions === 'object' && Dimensions !== null ? (Dimensions as Reply).regionId : undefined;
  return typeof region === 'string' && region !== '' ? region : undefined;
}

/** What Quota Center says of one quota. */
export const quotaFields = {
  product: { title: { en: 'Product', 'zh-CN': '产品' }, type: 'string', from: 'list', path: 'ProductCode' },
  actionCode: { title: { en: 'Code of the quota', 'zh-CN': '配额编码' }, type: 'string', from: 'list', path: 'QuotaActionCode' },
  dimensions: { title: { en: 'Dimensions', 'zh-CN': '配额维度' }, type: 'object', from: 'list', path: 'Dimensions', absent: {} },
  isConsumable: { title: { en: 'Is used up', 'zh-CN': '可消耗' }, type: 'boolean', from: 'list', path: 'Consumable' },
  isAdjustable: { title: { en: 'Can be raised', 'zh-CN': '可申请提升' }, type: 'boolean', from: 'list', path: 'Adjustable' },
  total: {
    title: { en: 'Quota', 'zh-CN': '配额' },
    type: 'number',
    unit: 'count',
    from: 'list',
    path: 'TotalQuota',
    absent: null,
    property: 'desireValue',
  },
  // Only what is used up has a usage.
  used: { title: { en: 'Used', 'zh-CN': '已用' }, type: 'number', unit: 'count', from: 'list', path: 'TotalUsage', absent: null },
  usedPercent: {
    title: { en: 'Share that is used', 'zh-CN': '使用率' },
    type: 'number',
    unit: 'percent',
    from: {
      needs: ['total', 'used'],
      derive: ({ fields: { total, used } }) => {
        if (total === null || used === null || Number(total) <= 0) return null;
        return Math.round((Number(used) / Number(total)) * 1000) / 10;
      },
    },
  },
} satisfies Record<string, Field>;

export const quotaSample: ResourceType['sample'] = {
  product: 'vpc',
  actionCode: 'vpc_quota_plum',
  dimensions: {},
  isConsumable: true,
  isAdjustable: true,
  total: 100,
  used: 40,
  usedPercent: 40,
};
