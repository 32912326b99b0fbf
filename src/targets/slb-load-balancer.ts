import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:slb/applicationLoadBalancer:ApplicationLoadBalancer',
  title: { en: 'CLB instance', 'zh-CN': '传统型负载均衡 CLB' },
  importId: '${id}',
  // Their defaults are PayByTraffic and off: without the first a change of the bandwidth is dropped in silence.
  kept: ['internetChargeType', 'deleteProtection'],
  properties: {
    bandwidth: { title: { en: 'Bandwidth', 'zh-CN': '带宽峰值' }, unit: 'megabit-per-second', field: 'bandwidthMbps' },
    deleteProtection: {
      title: { en: 'Deletion protection', 'zh-CN': '删除保护' },
      field: 'deletionProtection',
      fromField: (isOn) => (isOn === true ? 'on' : 'off'),
    },
  },
  permissions: {
    read: ['slb:DescribeLoadBalancerAttribute', 'slb:ListTagResources'],
    write: ['slb:ModifyLoadBalancerInternetSpec', 'slb:SetLoadBalancerDeleteProtection'],
  },
  seconds: 2,
});
