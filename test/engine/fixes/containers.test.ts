import { describeRoads } from './walk-together.ts';

const same = (action: string) => ({ writes: [action], back: [action] });

describeRoads('fixes of clusters and functions', [
  { rule: 'stability/ack-deletion-protection-off', set: { deletionProtection: true }, ...same('ModifyCluster') },
  { rule: 'capacity/ack-nodepool-at-max', set: { 'scalingConfig.maxSize': 5 }, ...same('ModifyClusterNodePool') },
  {
    rule: 'stability/ack-nodepool-auto-repair-off',
    set: { 'management.enable': true, 'management.autoRepair': true },
    ...same('ModifyClusterNodePool'),
  },
  { rule: 'performance/fc-memory-near-limit', set: { memorySize: 768 }, ...same('UpdateFunction'), leaves: 'fc.function/' },
  {
    rule: 'security/fc-function-no-log',
    id: '9a87bd0e-2408-f472-6caf-5a4ce0b41152',
    inputs: { logProject: 'qingcheng-test-log', logStore: 'functions' },
    set: { 'logConfig.project': 'qingcheng-test-log', 'logConfig.logstore': 'functions' },
    writes: ['UpdateFunction'],
    undo: 'none',
  },
]);

// A second rule of clusters that have one above.
describeRoads('further fixes of clusters', [
  { rule: 'security/ack-audit-off', set: { 'auditLogConfig.enabled': true }, ...same('UpdateClusterAuditLogConfig'), undo: 'partial' },
  {
    rule: 'stability/ack-nodes-single-zone',
    set: { vswitchIds: ['vsw-uf60psmutvc6lt77se5vt', 'vsw-uf6270cf65l8bldynmhsh'] },
    ...same('ModifyClusterNodePool'),
    // Its VPC has no further zone.
    after: 'not-applicable',
  },
  {
    rule: 'security/vpc-flow-log-missing',
    id: 'vpc-2ze5ivoi3fig3lgqijltk',
    set: { status: 'Active' },
    writes: ['ActiveFlowLog'],
    back: ['DeactiveFlowLog'],
  },
  { rule: 'performance/eip-rate-limit-drop', set: { bandwidth: '30' }, ...same('ModifyEipAddressAttribute'), isLate: true },
]);
