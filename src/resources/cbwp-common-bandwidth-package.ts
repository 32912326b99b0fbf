import { defineResourceType } from '../model/resource-type.ts';
import { payTypeField } from './read/expiry.ts';

export default defineResourceType({
  type: 'ACS::CBWP::CommonBandwidthPackage',
  title: { en: 'Shared bandwidth package', 'zh-CN': '共享带宽' },
  product: 'vpc',
  scope: 'regional',
  list: {
    action: 'DescribeCommonBandwidthPackages',
    params: { RegionId: '${region}' },
    paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 50, total: 'TotalCount' },
    items: 'CommonBandwidthPackages.CommonBandwidthPackage',
  },
  identity: { id: 'BandwidthPackageId', name: 'Name', region: 'RegionId', created: 'CreationTime', tags: 'Tags.Tag' },
  managedBy: (item) => (Number(item.ServiceManaged) === 1 ? 'service' : null),
  fields: {
    status: { title: { en: 'Status', 'zh-CN': '状态' }, type: 'string', from: 'list', path: 'Status' },
    payType: payTypeField('InstanceChargeType'),
    internetChargeType: { title: { en: 'Metering', 'zh-CN': '计费类型' }, type: 'string', from: 'list', path: 'InternetChargeType' },
    bandwidthMbps: {
      title: { en: 'Bandwidth', 'zh-CN': '带宽峰值' },
      type: 'integer',
      unit: 'megabit-per-second',
      from: 'list',
      path: 'Bandwidth',
      property: 'bandwidth',
    },
    deletionProtection: {
      title: { en: 'Deletion protection', 'zh-CN': '删除保护' },
      type: 'boolean',
      from: 'list',
      path: 'DeletionProtection',
      property: 'deletionProtection',
    },
    eips: {
      title: { en: 'EIPs in the package', 'zh-CN': '已加入 EIP 数' },
      type: 'integer',
      unit: 'count',
      from: 'list',
      path: 'PublicIpAddresses.PublicIpAddresse[]',
      read: (list) => (Array.isArray(list) ? list.length : 0),
    },
    'bandwidth.maxLast7Days': {
      title: { en: 'Outbound bandwidth use, peak of 7 days', 'zh-CN': '近 7 天出方向带宽利用率峰值' },
      type: 'number',
      unit: 'percent',
      from: {
        metric: {
          namespace: 'acs_bandwidth_package',
          metric: 'out_rate_percent',
          dimension: 'instanceId',
          statistic: 'Average',
          periodSeconds: 300,
          windowDays: 7,
          reduce: 'max',
        },
      },
    },
  },
  sample: {
    status: 'Available',
    payType: 'Postpaid',
    internetChargeType: 'PayByBandwidth',
    bandwidthMbps: 200,
    deletionProtection: true,
    eips: 4,
    'bandwidth.maxLast7Days': 45,
    managedBy: null,
    ageDays: 90,
  },
});
