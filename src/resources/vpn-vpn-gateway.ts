import { defineResourceType } from '../model/resource-type.ts';
import { expiryFields, payTypeField, payTypes } from './read/expiry.ts';
import { oneOf } from './read/words.ts';

export default defineResourceType({
  type: 'ACS::VPN::VpnGateway',
  title: { en: 'VPN gateway', 'zh-CN': 'VPN 网关' },
  product: 'vpc',
  scope: 'regional',
  list: {
    action: 'DescribeVpnGateways',
    params: { RegionId: '${region}' },
    paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 50, total: 'TotalCount' },
    items: 'VpnGateways.VpnGateway',
  },
  identity: { id: 'VpnGatewayId', name: 'Name', created: 'CreateTime', tags: 'Tags.Tag' },
  fields: {
    status: { title: { en: 'Status', 'zh-CN': '状态' }, type: 'string', from: 'list', path: 'Status', read: lowerCase },
    // The service writes Prepay and PostpayByFlow, older gateways PREPAY and POSTPAY.
    payType: {
      ...payTypeField('ChargeType'),
      read: oneOf(payTypes, { Prepay: 'Prepaid', Postpay: 'Postpaid', PostpayByFlow: 'Postpaid' }),
    },
    ...expiryFields('EndTime'),
    connections: {
      title: { en: 'IPsec connections', 'zh-CN': 'IPsec 连接数' },
      type: 'integer',
      unit: 'count',
      from: {
        types: { 'ACS::VPN::VpnConnection': ['gatewayId'] },
        derive: (gateway, lookup) => lookup.where('ACS::VPN::VpnConnection', 'gatewayId', gateway.id, gateway.region)?.length,
      },
    },
    sslServers: {
      title: { en: 'SSL servers', 'zh-CN': 'SSL 服务端数' },
      type: 'integer',
      unit: 'count',
      from: {
        types: { 'ACS::VPN::SslVpnServer': ['gatewayId'] },
        derive: (gateway, lookup) => lookup.where('ACS::VPN::SslVpnServer', 'gatewayId', gateway.id, gateway.region)?.length,
      },
    },
  },
  sample: {
    status: 'active',
    payType: 'Prepaid',
    expiresAt: '2027-06-01T00:00:00.000Z',
    expiresInDays: 180,
    connections: 1,
    sslServers: 0,
    ageDays: 90,
  },
});

function lowerCase(word: unknown): string | undefined {
  return typeof word === 'string' ? word.toLowerCase() : undefined;
}
