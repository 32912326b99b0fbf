import { type Attributes, changed, defineType, id, pick, type Work, wanted } from '../type-file.ts';

const style = { isAcs3: true, query: { AcceptLanguage: 'en-US' } } as const;

export default defineType({
  token: 'alicloud:quotas/quotaApplication:QuotaApplication',
  product: 'quotas',
  reads: [
    {
      ...style,
      action: 'GetQuotaApplication',
      body: { ApplicationId: id },
      at: 'QuotaApplication',
      set: (found) => ({
        ...pick(
          found,
          `ApproveValue AuditReason ApplyTime:createTime DesireValue EffectiveTime ExpireTime NoticeType ProductCode QuotaActionCode
           QuotaDescription QuotaName QuotaUnit Reason Status`,
        ),
        // What the cloud adds is taken for a wish of the program's.
        dimensions: Object.entries((found['Dimension'] ?? {}) as Attributes).map(([key, value]) => ({ key, value })),
      }),
    },
  ],
  create: [
    {
      ...style,
      action: 'CreateQuotaApplication',
      body: {
        DesireValue: wanted('desireValue'),
        Dimensions: (x: Work) =>
          (x.get('dimensions') as readonly Attributes[] | undefined)?.map(({ key, value }) => ({ Key: key, Value: value })),
        EnvLanguage: changed('envLanguage'),
        NoticeType: changed('noticeType'),
        ProductCode: wanted('productCode'),
        QuotaActionCode: wanted('quotaActionCode'),
        QuotaCategory: changed('quotaCategory'),
        Reason: wanted('reason'),
      },
      keep: 'made',
    },
  ],
  newId: (x) => String(x.kept['made']?.['ApplicationId'] ?? ''),
});
