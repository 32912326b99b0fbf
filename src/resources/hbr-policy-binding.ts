import { defineResourceType } from '../model/resource-type.ts';

export default defineResourceType({
  type: 'ACS::HBR::PolicyBinding',
  title: { en: 'Cloud Backup policy binding', 'zh-CN': '云备份策略绑定' },
  product: 'hbr',
  scope: 'regional',
  list: {
    action: 'DescribePolicyBindings',
    paging: { style: 'token', token: 'NextToken', size: 'MaxResults', max: 100, total: 'TotalCount' },
    items: 'PolicyBindings',
  },
  identity: { id: 'PolicyBindingId' },
  fields: {
    dataSourceId: { title: { en: 'Data source', 'zh-CN': '数据源' }, type: 'string', from: 'list', path: 'DataSourceId' },
    sourceType: { title: { en: 'Source type', 'zh-CN': '数据源类型' }, type: 'string', from: 'list', path: 'SourceType' },
    policyId: { title: { en: 'Policy', 'zh-CN': '备份策略' }, type: 'string', from: 'list', path: 'PolicyId' },
    isDisabled: { title: { en: 'Disabled', 'zh-CN': '已停用' }, type: 'boolean', from: 'list', path: 'Disabled', absent: false },
  },
  sample: { dataSourceId: 'i-bp1plum', sourceType: 'UDM_ECS', policyId: 'po-plum', isDisabled: false },
});
