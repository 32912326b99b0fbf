import { defineResourceType } from '../model/resource-type.ts';

const flowLog = 'ACS::VPC::FlowLog';

export default defineResourceType({
  type: 'ACS::VPC::VPC',
  title: { en: 'VPC', 'zh-CN': '专有网络' },
  product: 'vpc',
  scope: 'regional',
  list: {
    action: 'DescribeVpcs',
    params: { RegionId: '${region}' },
    paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 50, total: 'TotalCount' },
    items: 'Vpcs.Vpc',
  },
  identity: { id: 'VpcId', name: 'VpcName', region: 'RegionId', created: 'CreationTime', tags: 'Tags.Tag' },
  fields: {
    status: { title: { en: 'Status', 'zh-CN': '状态' }, type: 'string', from: 'list', path: 'Status', values: ['Pending', 'Available'] },
    isDefault: { title: { en: 'Default VPC', 'zh-CN': '默认专有网络' }, type: 'boolean', from: 'list', path: 'IsDefault', absent: false },
    cidrBlock: { title: { en: 'Address block', 'zh-CN': '网段' }, type: 'string', from: 'list', path: 'CidrBlock' },
    vSwitchIds: {
      title: { en: 'vSwitches', 'zh-CN': '交换机' },
      type: 'list',
      from: 'list',
      path: 'VSwitchIds.VSwitchId',
      absent: [],
    },
    networkInterfaces: {
      title: { en: 'Network interfaces', 'zh-CN': '弹性网卡数' },
      type: 'integer',
      unit: 'count',
      from: {
        types: { 'ACS::ECS::NetworkInterface': ['vpcId'] },
        derive: (vpc, lookup) => lookup.where('ACS::ECS::NetworkInterface', 'vpcId', vpc.id, vpc.region)?.length,
      },
    },
    'flowLog.isActive': {
      title: { en: 'Active flow log', 'zh-CN': '流日志已启用' },
      type: 'boolean',
      from: {
        needs: ['vSwitchIds'],
        types: { [flowLog]: ['resourceId', 'status'] },
        derive: (vpc, lookup) => {
          const logs = lookup.all(flowLog, vpc.region);
          if (!logs || logs.some((log) => log.unread.length > 0)) return undefined;
          const covered = new Set(logs.filter((log) => log.fields.status === 'Active').map((log) => log.fields.resourceId));
          const vSwitchIds = vpc.fields.vSwitchIds as readonly string[];
          return covered.has(vpc.id) || (vSwitchIds.length > 0 && vSwitchIds.every((id) => covered.has(id)));
        },
      },
    },
    'flowLog.stoppedId': {
      title: { en: 'Flow log that is switched off', 'zh-CN': '已停用的流日志' },
      type: 'string',
      from: {
        types: { [flowLog]: ['resourceId', 'status'] },
        derive: (vpc, lookup) => {
          const own = lookup.where(flowLog, 'resourceId', vpc.id, vpc.region);
          return own && (own.find((log) => log.fields.status === 'Inactive')?.id ?? null);
        },
      },
    },
  },
  sample: {
    status: 'Available',
    isDefault: false,
    cidrBlock: '10.0.0.0/16',
    vSwitchIds: ['vsw-bp1plum'],
    networkInterfaces: 3,
    'flowLog.isActive': true,
    'flowLog.stoppedId': null,
  },
});
