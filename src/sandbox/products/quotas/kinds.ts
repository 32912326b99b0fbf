import { kind, type Refusal, second } from '../../engine/index.ts';

const notFound: Refusal = [404, 'QUOTA.NOT.FOUND', 'The specified resource is not found.'];

/** What an account was granted instead of the usual, by whatever way. */
export const grant = kind({
  kind: 'quotas.grant',
  type: 'ACS::Quotas::Quota',
  id: '{uuid}',
  scope: 'global',
  notFound,
  make: (m) => ({
    ProductCode: String(m.given['ProductCode'] ?? ''),
    QuotaActionCode: String(m.given['QuotaActionCode'] ?? ''),
    /** Empty for a quota of the whole account. */
    regionId: '',
    TotalQuota: 0,
    /** What uses it up besides the resources of the estate. */
    otherUsage: 0,
  }),
});

/** An application for more. It is looked at for a while, and then granted. */
export const application = kind({
  kind: 'quotas.application',
  type: 'ACS::Quotas::QuotaApplication',
  id: '{uuid}',
  scope: 'global',
  notFound,
  make: (m) => ({
    ApplicationId: m.id,
    ProductCode: '',
    QuotaActionCode: '',
    QuotaCategory: 'CommonQuota',
    QuotaName: '',
    QuotaDescription: '',
    QuotaUnit: '',
    QuotaArn: '',
    Dimension: {} as Readonly<Record<string, string>>,
    DesireValue: 0,
    ApproveValue: 0,
    AuditReason: '',
    Reason: '',
    NoticeType: 0,
    ApplyTime: second(m.createdAt),
    EffectiveTime: '',
    ExpireTime: '',
    Status: 'Process',
  }),
});
