import { describeRoads } from './walk-together.ts';

const same = (action: string) => ({ writes: [action], back: [action] });
const protect = { set: { deletionProtection: true }, ...same('DeletionProtection') };
const gone = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, null]));
const custom = (networkAclEntryName: string, port: string, sourceCidrIp: string, protocol = 'tcp') => ({
  description: '',
  entryType: 'custom',
  ipVersion: 'IPV4',
  networkAclEntryName,
  policy: 'accept',
  port,
  protocol,
  sourceCidrIp,
});
const limit = (bandwidth: string) => ({ set: { bandwidth }, ...same('ModifyEipAddressAttribute') });

describeRoads('fixes of networks', [
  { rule: 'stability/eip-deletion-protection-off', ...protect },
  { rule: 'stability/nat-deletion-protection-off', ...protect },
  { rule: 'stability/cbwp-deletion-protection-off', ...protect },
  { rule: 'capacity/eip-bandwidth-saturated', ...limit('28'), isLate: true },
  { rule: 'cost/eip-bandwidth-over-provisioned', ...limit('7'), isLate: true },
  {
    rule: 'capacity/cbwp-bandwidth-saturated',
    set: { bandwidth: '379' },
    ...same('ModifyCommonBandwidthPackageSpec'),
    isLate: true,
  },
  {
    rule: 'cost/eip-unattached',
    id: 'eip-2ze5jhdxccb1lcrce6po1',
    set: gone(
      'addressName',
      'allocationId',
      'bandwidth',
      'highDefinitionMonitorLogStatus',
      'internetChargeType',
      'ipAddress',
      'isp',
      'mode',
      'netmode',
      'paymentType',
      'resourceGroupId',
      'tags',
    ),
    writes: ['ReleaseEipAddress'],
    undo: 'none',
    after: 'not-applicable',
  },
  {
    rule: 'security/vpc-flow-log-missing',
    id: 'vpc-uf66axuosymxyajfcovrf',
    inputs: { logProject: 'qingcheng-data-log', logStore: 'flow' },
    set: {
      flowLogName: 'xunjian-vpc-uf66axuosymxyajfcovrf',
      resourceType: 'VPC',
      resourceId: 'vpc-uf66axuosymxyajfcovrf',
      trafficType: 'All',
      projectName: 'qingcheng-data-log',
      logStoreName: 'flow',
    },
    writes: ['CreateFlowLog'],
    back: ['DeleteFlowLog'],
    undo: 'delete',
  },
  {
    rule: 'security/vpc-nacl-risky-port-open',
    set: { ingressAclEntries: [custom('web', '80/443', '0.0.0.0/0'), custom('intranet', '-1/-1', '10.0.0.0/8', 'all')] },
    ...same('UpdateNetworkAclEntries'),
  },
]);
