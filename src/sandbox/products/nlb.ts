import { defineProduct } from '../engine/index.ts';
import { job, jobActions } from './nlb/jobs.ts';
import { listener, listenerActions } from './nlb/listener.ts';
import { loadBalancer } from './nlb/load-balancer.ts';
import { commonActions, loadBalancerActions } from './nlb/load-balancer-actions.ts';

/** Network load balancers. */
export default defineProduct({
  product: 'nlb',
  style: 'RPC',
  versions: ['2022-04-30'],
  hosts: ['nlb.{region}.aliyuncs.com'],
  badPage: [400, 'IllegalParam.{name}', 'The param of {name} is illegal.'],
  kinds: [loadBalancer, listener, job],
  actions: { ...loadBalancerActions, ...listenerActions, ...jobActions, ...commonActions },
});
