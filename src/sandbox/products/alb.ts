import { defineProduct } from '../engine/index.ts';
import { job, jobActions } from './alb/jobs.ts';
import { listener, listenerActions } from './alb/listener.ts';
import { loadBalancer } from './alb/load-balancer.ts';
import { commonActions, loadBalancerActions } from './alb/load-balancer-actions.ts';
import { securityPolicy, serverGroup, serverGroupActions } from './alb/server-group.ts';

/** Application load balancers. */
export default defineProduct({
  product: 'alb',
  style: 'RPC',
  versions: ['2020-06-16'],
  hosts: ['alb.{region}.aliyuncs.com'],
  badPage: [400, 'InvalidParameter.{name}', 'The parameter {name} is invalid.'],
  kinds: [loadBalancer, listener, serverGroup, securityPolicy, job],
  actions: { ...loadBalancerActions, ...listenerActions, ...serverGroupActions, ...jobActions, ...commonActions },
});
