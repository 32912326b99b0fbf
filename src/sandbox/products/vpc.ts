import { defineProduct } from '../engine/index.ts';
import { bandwidthPackage, bandwidthPackageActions } from './vpc/bandwidth-package.ts';
import { commonActions } from './vpc/common.ts';
import { eip } from './vpc/eip.ts';
import { eipActions } from './vpc/eip-actions.ts';
import { flowLog, flowLogActions } from './vpc/flow-log.ts';
import { natActions } from './vpc/nat-actions.ts';
import { natGateway } from './vpc/nat-gateway.ts';
import { natTableActions } from './vpc/nat-tables.ts';
import { networkAcl, networkAclActions } from './vpc/network-acl.ts';
import { routeTableActions } from './vpc/route-table.ts';
import { vSwitch, vSwitchActions } from './vpc/v-switch.ts';
import { vpc, vpcActions } from './vpc/vpc.ts';
import { sslVpnServer, vpnActions, vpnConnection, vpnGateway } from './vpc/vpn.ts';

/** Virtual private clouds, with their gateways and public addresses. */
export default defineProduct({
  product: 'vpc',
  style: 'RPC',
  versions: ['2016-04-28'],
  hosts: ['vpc.{region}.aliyuncs.com', 'vpc.aliyuncs.com'],
  kinds: [vpc, vSwitch, networkAcl, eip, natGateway, bandwidthPackage, flowLog, vpnGateway, vpnConnection, sslVpnServer],
  actions: {
    ...vpcActions,
    ...vSwitchActions,
    ...routeTableActions,
    ...networkAclActions,
    ...eipActions,
    ...natActions,
    ...natTableActions,
    ...bandwidthPackageActions,
    ...flowLogActions,
    ...vpnActions,
    ...commonActions,
  },
});
