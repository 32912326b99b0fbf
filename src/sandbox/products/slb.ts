import { defineProduct } from '../engine/index.ts';
import { acl, aclActions } from './slb/acl.ts';
import { commonActions } from './slb/common.ts';
import { listener } from './slb/listener.ts';
import { listenerActions } from './slb/listener-actions.ts';
import { loadBalancer } from './slb/load-balancer.ts';
import { loadBalancerActions } from './slb/load-balancer-actions.ts';
import { certificate, serverActions, serverGroup } from './slb/server-group.ts';

/** Classic load balancers. */
export default defineProduct({
  product: 'slb',
  style: 'RPC',
  versions: ['2014-05-15'],
  hosts: ['slb.{region}.aliyuncs.com', 'slb.aliyuncs.com'],
  kinds: [loadBalancer, listener, serverGroup, acl, certificate],
  actions: { ...loadBalancerActions, ...listenerActions, ...aclActions, ...serverActions, ...commonActions },
});
