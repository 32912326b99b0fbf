import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:quotas/quotaApplication:QuotaApplication',
  title: { en: 'Application for a higher quota', 'zh-CN': '配额提升申请' },
  required: ['desireValue', 'productCode', 'quotaActionCode', 'reason'],
  properties: {
    productCode: { title: { en: 'Product', 'zh-CN': '产品' } },
    quotaActionCode: { title: { en: 'Code of the quota', 'zh-CN': '配额编码' } },
    dimensions: { title: { en: 'Dimensions', 'zh-CN': '配额维度' } },
    desireValue: { title: { en: 'Wanted quota', 'zh-CN': '申请配额值' }, unit: 'count', field: 'total' },
    reason: { title: { en: 'Reason', 'zh-CN': '申请原因' } },
  },
  permissions: { read: ['quotas:GetQuotaApplication'], write: ['quotas:CreateQuotaApplication'] },
  seconds: 2,
  // The plugin sends nothing when it is deleted.
  deletion: {
    kind: 'none',
    text: {
      en: 'An application cannot be withdrawn by the program; a granted quota costs nothing and stays.',
      'zh-CN': '程序无法撤回配额申请；已批准的配额不产生费用，会保留。',
    },
  },
});
