import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:ess/scalingGroup:ScalingGroup',
  title: { en: 'Scaling group', 'zh-CN': '伸缩组' },
  importId: '${id}',
  required: ['maxSize', 'minSize'],
  kept: ['defaultCooldown', 'multiAzPolicy'],
  properties: {
    maxSize: { title: { en: 'Maximum size', 'zh-CN': '最大实例数' }, unit: 'count', field: 'maxSize' },
    healthCheckType: {
      title: { en: 'Health check (ECS: state of the instances, NONE: off)', 'zh-CN': '健康检查方式（ECS：实例状态，NONE：不检查）' },
      field: 'healthCheck',
    },
    vswitchIds: { title: { en: 'vSwitches', 'zh-CN': '交换机' }, field: 'vSwitchIds' },
  },
  permissions: {
    read: ['ess:DescribeScalingGroups', 'ess:ListTagResources', 'ess:DescribeScalingInstances'],
    write: ['ess:ModifyScalingGroup'],
  },
  seconds: 5,
});
