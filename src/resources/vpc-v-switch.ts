import { defineResourceType } from '../model/resource-type.ts';
import { addressesIn } from './read/cidr.ts';

export default defineResourceType({
  type: 'ACS::VPC::VSwitch',
  title: { en: 'vSwitch', 'zh-CN': '交换机' },
  product: 'vpc',
  scope: 'regional',
  list: {
    action: 'DescribeVSwitches',
    params: { RegionId: '${region}' },
    paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 50, total: 'TotalCount' },
    items: 'VSwitches.VSwitch',
  },
  identity: { id: 'VSwitchId', name: 'VSwitchName', created: 'CreationTime', tags: 'Tags.Tag' },
  fields: {
    status: { title: { en: 'Status', 'zh-CN': '状态' }, type: 'string', from: 'list', path: 'Status', values: ['Pending', 'Available'] },
    vpcId: { title: { en: 'VPC', 'zh-CN': '专有网络' }, type: 'string', from: 'list', path: 'VpcId' },
    zoneId: { title: { en: 'Zone', 'zh-CN': '可用区' }, type: 'string', from: 'list', path: 'ZoneId' },
    cidrBlock: { title: { en: 'Address block', 'zh-CN': '网段' }, type: 'string', from: 'list', path: 'CidrBlock' },
    'addresses.free': {
      title: { en: 'Free addresses', 'zh-CN': '可用 IP 数' },
      type: 'integer',
      unit: 'count',
      from: 'list',
      path: 'AvailableIpAddressCount',
    },
    'addresses.freePercent': {
      title: { en: 'Share of free addresses', 'zh-CN': '可用 IP 占比' },
      type: 'number',
      unit: 'percent',
      from: 'list',
      path: ['AvailableIpAddressCount', 'CidrBlock'],
      read: (free, block) => {
        const all = addressesIn(block);
        return typeof free === 'number' && all !== undefined ? Math.round((free / all) * 1000) / 10 : undefined;
      },
    },
  },
  sample: {
    status: 'Available',
    vpcId: 'vpc-bp1plum',
    zoneId: 'cn-hangzhou-h',
    cidrBlock: '10.0.1.0/24',
    'addresses.free': 200,
    'addresses.freePercent': 78.1,
  },
});
