import type { Sandbox } from '../../../src/sandbox/index.ts';
import type { Case } from './case.ts';
import { idOf } from './help.ts';

const albListener = {
  token: 'alicloud:alb/listener:Listener',
  recordedId: 'lsn-1',
  keep: ['defaultActions', 'listenerPort', 'listenerProtocol', 'loadBalancerId'],
};
const nlbBalancer = {
  token: 'alicloud:nlb/loadBalancer:LoadBalancer',
  recordedId: 'nlb-1',
  keep: ['addressType', 'vpcId', 'zoneMappings'],
};
const entry = (block: string) => (sandbox: Sandbox) => `${idOf('slb.acl', 'acai')(sandbox)}:${block}`;
const eventRule = {
  token: 'alicloud:cms/eventRule:EventRule',
  recordedId: 'n',
  id: () => 'n',
};
const critical = {
  ruleName: 'n',
  groupId: '0',
  eventPattern: { product: 'ecs', levelLists: ['CRITICAL'] },
  status: 'ENABLED',
};

/** ALB, NLB, entries of CLB access control lists, and event rules. */
export default [
  {
    seq: 'albDel',
    token: 'alicloud:alb/loadBalancer:LoadBalancer',
    recordedId: 'alb-1',
    id: idOf('alb.load-balancer', 'elder'),
    keep: ['addressType', 'loadBalancerBillingConfig', 'loadBalancerEdition', 'vpcId', 'zoneMappings'],
    set: { deletionProtectionEnabled: true },
    back: { deletionProtectionEnabled: false },
  },
  {
    ...albListener,
    seq: 'alblTls',
    id: idOf('alb.listener', 'rowan'),
    set: { securityPolicyId: 'tls_cipher_policy_1_2' },
    back: { securityPolicyId: 'tls_cipher_policy_1_0' },
  },
  {
    ...albListener,
    seq: 'alblGz',
    id: idOf('alb.listener', 'rowan', { Http2Enabled: false, GzipEnabled: false }),
    set: { http2Enabled: true, gzipEnabled: true },
    back: { http2Enabled: false, gzipEnabled: false },
  },
  {
    seq: 'albLog',
    token: 'alicloud:alb/loadBalancerAccessLogConfigAttachment:LoadBalancerAccessLogConfigAttachment',
    recordedId: 'alb-1',
    id: idOf('alb.load-balancer', 'bilberry'),
    args: (sandbox) => ({
      loadBalancerId: idOf('alb.load-balancer', 'bilberry')(sandbox),
      logProject: 'medlar-log',
      logStore: 'alb_juice',
    }),
  },
  {
    ...nlbBalancer,
    seq: 'nlbDel',
    id: idOf('nlb.load-balancer', 'aronia'),
    set: { deletionProtectionEnabled: true },
    back: { deletionProtectionEnabled: false },
  },
  {
    ...nlbBalancer,
    seq: 'nlbCz',
    id: idOf('nlb.load-balancer', 'aronia', { CrossZoneEnabled: false }),
    set: { crossZoneEnabled: true },
    back: { crossZoneEnabled: false },
  },
  {
    seq: 'nlblTls',
    token: 'alicloud:nlb/listener:Listener',
    recordedId: 'lsn-9',
    id: idOf('nlb.listener', 'haw'),
    keep: ['listenerPort', 'listenerProtocol', 'loadBalancerId', 'serverGroupId'],
    set: { securityPolicyId: 'tls_cipher_policy_1_2' },
    back: { securityPolicyId: 'tls_cipher_policy_1_0' },
  },
  {
    seq: 'aclCreate',
    token: 'alicloud:slb/aclEntryAttachment:AclEntryAttachment',
    recordedId: 'acl-bp1x:192.168.0.0/16',
    id: entry('192.168.0.0/16'),
    args: (sandbox) => ({ aclId: idOf('slb.acl', 'acai')(sandbox), entry: '192.168.0.0/16' }),
  },
  {
    seq: 'aclDel',
    token: 'alicloud:slb/aclEntryAttachment:AclEntryAttachment',
    recordedId: 'acl-bp1x:0.0.0.0/0',
    id: entry('0.0.0.0/0'),
    isDelete: true,
  },
  {
    ...eventRule,
    seq: 'evRule',
    args: () => ({ ...critical, contactParameters: [{ contactParametersId: '1', contactGroupName: 'orchard', level: '2' }] }),
  },
  { ...eventRule, seq: 'evRuleNoId', args: () => ({ ...critical, contactParameters: [{ contactGroupName: 'orchard', level: '2' }] }) },
] satisfies Case[];
