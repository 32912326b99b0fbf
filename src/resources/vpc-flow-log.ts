import { defineResourceType } from '../model/resource-type.ts';

export default defineResourceType({
  type: 'ACS::VPC::FlowLog',
  title: { en: 'Flow log', 'zh-CN': '流日志' },
  product: 'vpc',
  scope: 'regional',
  list: {
    action: 'DescribeFlowLogs',
    params: { RegionId: '${region}' },
    paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 50, total: 'TotalCount' },
    items: 'FlowLogs.FlowLog',
  },
  identity: { id: 'FlowLogId', name: 'FlowLogName', created: 'CreationTime', tags: 'Tags.Tag' },
  fields: {
    status: {
      title: { en: 'Status', 'zh-CN': '状态' },
      type: 'string',
      from: 'list',
      path: 'Status',
      values: ['Active', 'Activating', 'Inactive'],
    },
    resourceId: { title: { en: 'Recorded resource', 'zh-CN': '采集对象' }, type: 'string', from: 'list', path: 'ResourceId' },
  },
  sample: { status: 'Active', resourceId: 'vpc-bp1plum' },
});
