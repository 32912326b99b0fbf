import { describeRoads } from './walk-together.ts';

const same = (action: string) => ({ writes: [action], back: [action] });

describeRoads('fixes of load balancers', [
  { rule: 'performance/alb-listener-http2-gzip-off', set: { http2Enabled: true, gzipEnabled: true }, ...same('UpdateListenerAttribute') },
  { rule: 'security/alb-listener-weak-tls', set: { securityPolicyId: 'tls_cipher_policy_1_2' }, ...same('UpdateListenerAttribute') },
  {
    rule: 'security/alb-access-log-missing',
    inputs: { logProject: 'alb-log-cn-hangzhou' },
    set: { loadBalancerId: 'alb-65ydwsjn63jarx2nhm', logProject: 'alb-log-cn-hangzhou', logStore: 'alb_access_log' },
    writes: ['EnableLoadBalancerAccessLog'],
    back: ['DisableLoadBalancerAccessLog'],
    undo: 'delete',
  },
  {
    rule: 'stability/alb-deletion-protection-off',
    set: { deletionProtectionEnabled: true },
    writes: ['EnableDeletionProtection'],
    back: ['DisableDeletionProtection'],
  },
  { rule: 'performance/nlb-cross-zone-off', set: { crossZoneEnabled: true }, ...same('UpdateLoadBalancerAttribute') },
  { rule: 'stability/nlb-deletion-protection-off', set: { deletionProtectionEnabled: true }, ...same('UpdateLoadBalancerProtection') },
  { rule: 'security/nlb-listener-weak-tls', set: { securityPolicyId: 'tls_cipher_policy_1_2' }, ...same('UpdateListenerAttribute') },
  {
    rule: 'security/slb-acl-allows-any',
    set: { aclId: null, comment: null, entry: null },
    writes: ['RemoveAccessControlListEntry'],
    back: ['AddAccessControlListEntry'],
    undo: 'create',
  },
  { rule: 'capacity/slb-bandwidth-saturated', set: { bandwidth: 273 }, ...same('ModifyLoadBalancerInternetSpec'), isLate: true },
  { rule: 'stability/slb-deletion-protection-off', set: { deleteProtection: 'on' }, ...same('SetLoadBalancerDeleteProtection') },
  { rule: 'performance/slb-http2-gzip-off', set: { enableHttp2: 'on', gzip: true }, ...same('SetLoadBalancerHTTPSListenerAttribute') },
  {
    rule: 'security/slb-listener-weak-tls',
    set: { tlsCipherPolicy: 'tls_cipher_policy_1_2' },
    ...same('SetLoadBalancerHTTPSListenerAttribute'),
  },
]);
