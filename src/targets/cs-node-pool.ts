import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:cs/nodePool:NodePool',
  title: { en: 'ACK node pool', 'zh-CN': 'ACK 节点池' },
  importId: '${id}:${vars.pool}',
  required: ['clusterId'],
  // The check of the plugin asks for a name and vSwitches.
  kept: ['nodePoolName', 'vswitchIds'],
  properties: {
    'scalingConfig.maxSize': { title: { en: 'Most nodes', 'zh-CN': '最大节点数' }, unit: 'count' },
    'management.enable': { title: { en: 'Managed node pool', 'zh-CN': '托管节点池' } },
    'management.autoRepair': { title: { en: 'Automatic repair', 'zh-CN': '节点自愈' } },
    vswitchIds: { title: { en: 'vSwitches', 'zh-CN': '交换机' } },
  },
  permissions: {
    read: ['cs:DescribeClusterNodePoolDetail', 'cs:DescribeTaskInfo'],
    write: ['cs:ModifyClusterNodePool'],
  },
  seconds: 7,
});
