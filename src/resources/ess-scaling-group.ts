import { defineResourceType } from '../model/resource-type.ts';
import { otherZoneNeeds, vSwitchesOfOtherZones } from './read/other-zones.ts';

const vSwitch = 'ACS::VPC::VSwitch';
const number = { type: 'integer', unit: 'count', from: 'list' } as const;

export default defineResourceType({
  type: 'ACS::ESS::ScalingGroup',
  title: { en: 'Scaling group', 'zh-CN': '伸缩组' },
  product: 'ess',
  scope: 'regional',
  list: {
    action: 'DescribeScalingGroups',
    params: { RegionId: '${region}' },
    paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 50, total: 'TotalCount' },
    items: 'ScalingGroups',
  },
  identity: { id: 'ScalingGroupId', name: 'ScalingGroupName', region: 'RegionId', created: 'CreationTime', tags: 'Tags' },
  fields: {
    state: {
      title: { en: 'State', 'zh-CN': '状态' },
      type: 'string',
      from: 'list',
      path: 'LifecycleState',
      values: ['Active', 'Inactive', 'Deleting'],
    },
    healthCheck: {
      title: { en: 'Health check', 'zh-CN': '健康检查方式' },
      type: 'string',
      from: 'list',
      path: 'HealthCheckType',
      values: ['NONE', 'ECS', 'LOAD_BALANCER', 'ECI'],
      property: 'healthCheckType',
    },
    instances: { title: { en: 'Instances', 'zh-CN': '当前实例数' }, path: 'TotalCapacity', ...number },
    maxSize: { title: { en: 'Maximum size', 'zh-CN': '最大实例数' }, path: 'MaxSize', ...number, property: 'maxSize' },
    minSize: { title: { en: 'Minimum size', 'zh-CN': '最小实例数' }, path: 'MinSize', ...number, property: 'minSize' },
    vpcId: { title: { en: 'VPC', 'zh-CN': '专有网络' }, type: 'string', from: 'list', path: 'VpcId', absent: null },
    vSwitchIds: {
      title: { en: 'vSwitches', 'zh-CN': '交换机' },
      type: 'list',
      from: 'list',
      path: 'VSwitchIds',
      absent: [],
      property: 'vswitchIds',
    },
    vSwitches: {
      title: { en: 'vSwitches', 'zh-CN': '交换机数' },
      type: 'integer',
      unit: 'count',
      from: 'list',
      path: 'VSwitchIds',
      read: (ids) => (Array.isArray(ids) ? ids.length : 0),
    },
    otherZones: {
      title: { en: 'Other zones with a vSwitch', 'zh-CN': '其他可用区数' },
      type: 'integer',
      unit: 'count',
      from: {
        needs: ['vpcId', 'vSwitchIds'],
        types: { [vSwitch]: ['vpcId', 'zoneId'] },
        derive: ({ fields, region }, lookup) => {
          if (fields.vpcId === null) return 0;
          const all = lookup.where(vSwitch, 'vpcId', fields.vpcId as string, region);
          const own = new Set(all?.filter((one) => (fields.vSwitchIds as string[]).includes(one.id)).map((one) => one.fields.zoneId));
          return all && new Set(all.map((one) => one.fields.zoneId).filter((zone) => !own.has(zone))).size;
        },
      },
    },
    otherZoneVSwitchIds: {
      title: { en: 'vSwitches of other zones', 'zh-CN': '其他可用区的交换机' },
      type: 'list',
      from: {
        needs: ['vpcId', 'vSwitchIds'],
        types: otherZoneNeeds,
        derive: ({ fields, region }, lookup) =>
          fields.vpcId === null
            ? []
            : vSwitchesOfOtherZones(fields.vSwitchIds as string[], lookup.where(vSwitch, 'vpcId', fields.vpcId as string, region)),
      },
    },
  },
  sample: {
    state: 'Active',
    healthCheck: 'ECS',
    instances: 4,
    maxSize: 10,
    minSize: 2,
    vpcId: 'vpc-bp1plum',
    vSwitchIds: ['vsw-bp1plum', 'vsw-bp1pear'],
    vSwitches: 2,
    otherZones: 0,
    otherZoneVSwitchIds: [],
    managedBy: null,
  },
});
