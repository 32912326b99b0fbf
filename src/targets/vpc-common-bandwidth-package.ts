import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:vpc/commonBandwithPackage:CommonBandwithPackage',
  title: { en: 'Shared bandwidth package', 'zh-CN': '共享带宽' },
  importId: '${id}',
  required: ['bandwidth'],
  kept: ['internetChargeType'],
  properties: {
    bandwidth: { title: { en: 'Bandwidth', 'zh-CN': '带宽峰值' }, unit: 'megabit-per-second', field: 'bandwidthMbps' },
    deletionProtection: { title: { en: 'Deletion protection', 'zh-CN': '删除保护' }, field: 'deletionProtection' },
  },
  permissions: {
    read: ['vpc:DescribeCommonBandwidthPackages', 'vpc:ListTagResources'],
    write: ['vpc:ModifyCommonBandwidthPackageSpec', 'vpc:DeletionProtection'],
  },
  seconds: 8,
});
