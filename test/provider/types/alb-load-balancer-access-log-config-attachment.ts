import { defineType, id, listAt, pick, region } from '../type-file.ts';
import { clientToken } from './help/client-token.ts';

export default defineType({
  token: 'alicloud:alb/loadBalancerAccessLogConfigAttachment:LoadBalancerAccessLogConfigAttachment',
  product: 'alb',
  reads: [
    {
      action: 'GetLoadBalancerAttribute',
      body: { LoadBalancerId: id, RegionId: region },
      at: 'AccessLogConfig',
      set: (found, x) => ({ loadBalancerId: x.id, ...pick(found, 'LogProject LogStore') }),
    },
  ],
  create: [
    {
      action: 'EnableLoadBalancerAccessLog',
      body: {
        LoadBalancerId: (x) => x.get('loadBalancerId'),
        LogProject: (x) => x.get('logProject'),
        LogStore: (x) => x.get('logStore'),
        RegionId: region,
        ClientToken: clientToken('EnableLoadBalancerAccessLog'),
      },
      keep: 'enabled',
    },
    {
      action: 'ListAsynJobs',
      query: { JobIds: (x) => [x.kept['enabled']?.['JobId']] },
      until: (found) => listAt(found, 'Jobs').every((job) => job['Status'] !== 'Processing'),
      every: 5,
    },
  ],
  newId: (x) => String(x.get('loadBalancerId')),
  remove: [
    {
      action: 'DisableLoadBalancerAccessLog',
      body: { LoadBalancerId: id, RegionId: region, ClientToken: clientToken('DisableLoadBalancerAccessLog') },
    },
  ],
});
