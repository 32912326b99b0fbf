import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:ecs/eipAddress:EipAddress',
  title: { en: 'EIP', 'zh-CN': '弹性公网 IP' },
  importId: '${id}',
  properties: {
    bandwidth: { title: { en: 'Bandwidth', 'zh-CN': '带宽峰值' }, unit: 'megabit-per-second', field: 'bandwidthMbps' },
    deletionProtection: { title: { en: 'Deletion protection', 'zh-CN': '删除保护' }, field: 'deletionProtection' },
    ipAddress: { title: { en: 'Address', 'zh-CN': 'IP 地址' }, field: 'ipAddress' },
    addressName: { title: { en: 'Name', 'zh-CN': '名称' } },
    internetChargeType: { title: { en: 'Metering', 'zh-CN': '计费类型' }, field: 'internetChargeType' },
    paymentType: { title: { en: 'Billing', 'zh-CN': '付费类型' } },
    description: { title: { en: 'Description', 'zh-CN': '描述' } },
    isp: { title: { en: 'Line', 'zh-CN': '线路类型' } },
    tags: { title: { en: 'Tags', 'zh-CN': '标签' } },
  },
  trace: { type: 'ACS::EIP::EipAddress' },
  permissions: {
    read: ['vpc:DescribeEipAddresses'],
    write: ['vpc:ModifyEipAddressAttribute', 'vpc:DeletionProtection', 'vpc:ReleaseEipAddress'],
  },
  seconds: 7,
});
