import { defineResourceType } from '../model/resource-type.ts';

const established = 'ipsec_sa_established';

export default defineResourceType({
  type: 'ACS::VPN::VpnConnection',
  title: { en: 'IPsec connection', 'zh-CN': 'IPsec 连接' },
  product: 'vpc',
  scope: 'regional',
  list: {
    action: 'DescribeVpnConnections',
    params: { RegionId: '${region}' },
    paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 50, total: 'TotalCount' },
    items: 'VpnConnections.VpnConnection',
  },
  identity: { id: 'VpnConnectionId', name: 'Name', created: 'CreateTime', tags: 'Tag.Tag' },
  fields: {
    gatewayId: { title: { en: 'VPN gateway', 'zh-CN': '所属 VPN 网关' }, type: 'string', from: 'list', path: 'VpnGatewayId', absent: null },
    tunnels: {
      title: { en: 'Tunnels', 'zh-CN': '隧道数' },
      type: 'integer',
      unit: 'count',
      from: 'list',
      path: 'TunnelOptionsSpecification.TunnelOptions[]',
      // A gateway with one tunnel lists no tunnel options: the connection is the tunnel.
      read: (tunnels) => (Array.isArray(tunnels) && tunnels.length > 0 ? tunnels.length : 1),
    },
    tunnelsDown: {
      title: { en: 'Tunnels that are not established', 'zh-CN': '未建立的隧道数' },
      type: 'integer',
      unit: 'count',
      from: 'list',
      path: ['Status', 'TunnelOptionsSpecification.TunnelOptions[].Status'],
      read: (status, tunnels) => {
        if (Array.isArray(tunnels) && tunnels.length > 0) return tunnels.filter((tunnel) => tunnel !== established).length;
        return typeof status === 'string' ? Number(status !== established) : undefined;
      },
    },
  },
  sample: { gatewayId: 'vpn-bp1plum', tunnels: 2, tunnelsDown: 0, ageDays: 90 },
});
