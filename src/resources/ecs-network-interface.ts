import { defineResourceType } from '../model/resource-type.ts';

export default defineResourceType({
  type: 'ACS::ECS::NetworkInterface',
  title: { en: 'Elastic network interface', 'zh-CN': '弹性网卡' },
  product: 'ecs',
  scope: 'regional',
  list: {
    action: 'DescribeNetworkInterfaces',
    params: { RegionId: '${region}' },
    paging: { style: 'token', token: 'NextToken', size: 'MaxResults', max: 500 },
    items: 'NetworkInterfaceSets.NetworkInterfaceSet',
  },
  identity: { id: 'NetworkInterfaceId', name: 'NetworkInterfaceName', created: 'CreationTime', tags: 'Tags.Tag' },
  fields: {
    vpcId: { title: { en: 'VPC', 'zh-CN': '专有网络' }, type: 'string', from: 'list', path: 'VpcId' },
    instanceId: { title: { en: 'Instance', 'zh-CN': '所属实例' }, type: 'string', from: 'list', path: 'InstanceId', absent: null },
    securityGroupIds: {
      title: { en: 'Security groups', 'zh-CN': '安全组' },
      type: 'list',
      from: 'list',
      path: 'SecurityGroupIds.SecurityGroupId',
      absent: [],
    },
  },
  sample: { vpcId: 'vpc-bp1plum', instanceId: 'i-bp1plum', securityGroupIds: ['sg-bp1plum'] },
});
