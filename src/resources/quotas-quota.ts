import { defineResourceType } from '../model/resource-type.ts';
import { quotaFields, quotaSample, regionOf } from './read/quota.ts';

/** Quotas that hold for the whole account. */
export default defineResourceType({
  type: 'ACS::Quotas::Quota',
  title: { en: 'Quota', 'zh-CN': '账号级配额' },
  product: 'quotas',
  scope: 'global',
  list: {
    action: 'ListProductQuotas',
    in: 'form',
    paging: { style: 'token', token: 'NextToken', size: 'MaxResults', max: 100 },
    items: 'Quotas',
    each: { param: 'ProductCode', values: ['vpc', 'slb', 'eip', 'csk', 'rds', 'ess'] },
    only: (item) => regionOf(item) === undefined,
  },
  identity: { id: '${item.ProductCode}/${item.QuotaActionCode}', name: 'QuotaName' },
  fields: quotaFields,
  sample: quotaSample,
});
