import { afterAll, beforeAll, describe, it } from 'vitest';
import { type Grove, openGrove } from '../harness.ts';
import { type Road, walk } from './road.ts';

let grove: Grove;
beforeAll(async () => {
  grove = await openGrove();
}, 120_000);
afterAll(() => grove?.close());

const same = (action: string) => ({ writes: [action], back: [action] });

const roads: readonly Road[] = [
  { rule: 'performance/alb-listener-http2-gzip-off', set: { http2Enabled: true, gzipEnabled: true }, ...same('UpdateListenerAttribute') },
  { rule: 'performance/nlb-cross-zone-off', set: { crossZoneEnabled: true }, ...same('UpdateLoadBalancerAttribute') },
  {
    rule: 'security/alb-access-log-missing',
    inputs: { logProject: 'alb-log-cn-hangzhou' },
    set: { loadBalancerId: 'alb-65ydwsjn63jarx2nhm', logProject: 'alb-log-cn-hangzhou', logStore: 'alb_access_log' },
    writes: ['EnableLoadBalancerAccessLog'],
    back: ['DisableLoadBalancerAccessLog'],
    undo: 'delete',
  },
  { rule: 'security/alb-listener-weak-tls', set: { securityPolicyId: 'tls_cipher_policy_1_2' }, ...same('UpdateListenerAttribute') },
  { rule: 'security/nlb-listener-weak-tls', set: { securityPolicyId: 'tls_cipher_policy_1_2' }, ...same('UpdateListenerAttribute') },
  {
    rule: 'security/slb-acl-allows-any',
    set: { aclId: null, entry: null, comment: null },
    writes: ['RemoveAccessControlListEntry'],
    back: ['AddAccessControlListEntry'],
    undo: 'create',
  },
  {
    rule: 'stability/alb-deletion-protection-off',
    set: { deletionProtectionEnabled: true },
    writes: ['EnableDeletionProtection'],
    back: ['DisableDeletionProtection'],
  },
  { rule: 'stability/nlb-deletion-protection-off', set: { deletionProtectionEnabled: true }, ...same('UpdateLoadBalancerProtection') },
  {
    rule: 'stability/cms-event-subscription-missing',
    inputs: { contactGroup: '运维值班组' },
    set: {
      ruleName: 'critical-events-k8s',
      eventPattern: { product: 'k8s', levelLists: ['CRITICAL'] },
      contactParameters: [{ contactParametersId: '1', contactGroupName: '运维值班组', level: '2' }],
      status: 'ENABLED',
    },
    writes: ['PutEventRule', 'PutEventRuleTargets'],
    back: ['DeleteEventRules'],
    undo: 'delete',
  },
];

describe('fixes of load balancers and alarms', () => {
  it.each(roads.map((road) => [road.rule, road] as const))('%s', async (_, road) => {
    await walk(grove, road);
  });
});
