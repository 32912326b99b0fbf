import { defineResourceType } from '../model/resource-type.ts';

export default defineResourceType({
  type: 'ACS::VPN::SslVpnServer',
  title: { en: 'SSL VPN server', 'zh-CN': 'SSL 服务端' },
  product: 'vpc',
  scope: 'regional',
  list: {
    action: 'DescribeSslVpnServers',
    params: { RegionId: '${region}' },
    paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 50, total: 'TotalCount' },
    items: 'SslVpnServers.SslVpnServer',
  },
  identity: { id: 'SslVpnServerId', name: 'Name', region: 'RegionId', created: 'CreateTime' },
  fields: {
    gatewayId: { title: { en: 'VPN gateway', 'zh-CN': '所属 VPN 网关' }, type: 'string', from: 'list', path: 'VpnGatewayId' },
  },
  sample: { gatewayId: 'vpn-bp1plum' },
});
