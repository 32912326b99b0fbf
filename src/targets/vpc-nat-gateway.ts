import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:vpc/natGateway:NatGateway',
  title: { en: 'NAT gateway', 'zh-CN': 'NAT 网关' },
  importId: '${id}',
  required: ['vpcId'],
  properties: {
    deletionProtection: { title: { en: 'Deletion protection', 'zh-CN': '删除保护' }, field: 'deletionProtection' },
  },
  permissions: { read: ['vpc:DescribeNatGateways', 'vpc:ListTagResources'], write: ['vpc:DeletionProtection'] },
  seconds: 3,
});
