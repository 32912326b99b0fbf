import { describeRoads } from './walk-together.ts';

const inputs = { contactGroup: '运维值班组' };

/** The alarm that is created for a resource. */
function created(rule: string, id: string, project: string, metric: string, dimension = 'instanceId', threshold = '90') {
  return {
    rule,
    id,
    inputs,
    set: {
      name: `${id} ${metric}`,
      project,
      metric,
      metricDimensions: JSON.stringify([{ [dimension]: id }]),
      period: 300,
      effectiveInterval: '00:00-23:59',
      silenceTime: 86_400,
      enabled: true,
      contactGroups: [inputs.contactGroup],
      escalationsCritical: { statistics: 'Average', comparisonOperator: '>=', threshold, times: 3 },
    },
    writes: ['PutResourceMetricRule', 'EnableMetricRules'],
    back: ['DeleteMetricRules'],
    undo: 'delete',
  };
}

describeRoads('fixes of alarms', [
  created('stability/cms-critical-alarm-missing', 'i-2ze9edhz4brt69e5qazj', 'acs_ecs_dashboard', 'CPUUtilization'),
  created(
    'stability/cms-critical-alarm-missing-alb',
    'alb-8vbxb953b6ugir4gl4',
    'acs_alb',
    'LoadBalancerUnHealthyHostCount',
    'loadBalancerId',
    '1',
  ),
  created(
    'stability/cms-critical-alarm-missing-clb',
    'lb-bp13baiwfti9mgsujp0ty',
    'acs_slb_dashboard',
    'UnhealthyServerCount',
    'instanceId',
    '1',
  ),
  created('stability/cms-critical-alarm-missing-rds', 'rm-2zebthcmoowxtnyr2', 'acs_rds_dashboard', 'CpuUsage'),
  created('stability/cms-critical-alarm-missing-redis', 'r-2ze9ldihk6d9yhvr73', 'acs_kvstore', 'StandardMemoryUsage'),
  {
    rule: 'stability/cms-alarm-disabled-or-no-contact',
    inputs,
    set: { enabled: true, contactGroups: [inputs.contactGroup], period: 60 },
    writes: ['PutResourceMetricRule', 'EnableMetricRules'],
    back: ['PutResourceMetricRule', 'DisableMetricRules'],
  },
  {
    rule: 'stability/cms-event-subscription-missing',
    inputs,
    set: {
      ruleName: 'critical-events-k8s',
      eventPattern: { product: 'k8s', levelLists: ['CRITICAL'] },
      contactParameters: [{ contactParametersId: '1', contactGroupName: inputs.contactGroup, level: '2' }],
      status: 'ENABLED',
    },
    writes: ['PutEventRule', 'PutEventRuleTargets'],
    back: ['DeleteEventRules'],
    undo: 'delete',
  },
]);
