import { defineResourceType } from '../model/resource-type.ts';
import { quotaFields, quotaSample, regionOf } from './read/quota.ts';

/** Quotas that are counted in each region by itself. */
export default defineResourceType({
  type: 'ACS::Quotas::RegionalQuota',
  title: { en: 'Regional quota', 'zh-CN': '地域级配额' },
  product: 'quotas',
  scope: 'regional',
  list: {
    action: 'ListProductQuotas',
    in: 'form',
    params: { 'Dimensions.1.Key': 'regionId', 'Dimensions.1.Value': '${region}' },
    paging: { style: 'token', token: 'NextToken', size: 'MaxResults', max: 100 },
    items: 'Quotas',
    each: { param: 'ProductCode', values: ['ecs', 'vpc', 'csk', 'rds', 'ess'] },
    only: (item) => regionOf(item) !== undefined,
  },
  identity: { id: '${item.ProductCode}/${item.QuotaActionCode}', name: 'QuotaName' },
  fields: quotaFields,
  sample: quotaSample,
});
