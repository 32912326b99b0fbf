import {
  type Action,
  type Context,
  create,
  kind,
  list,
  type Make,
  oneOf,
  type Refusal,
  remove,
  same,
  second,
  update,
} from '../../engine/index.ts';
import { described, fiftyInTexts, invalid, named } from './words.ts';

function makeFlowLog(m: Make) {
  const recorded = m.ref('vpc.vpc', 'ResourceId');
  return {
    FlowLogId: m.id,
    FlowLogName: m.name,
    Description: '',
    ResourceType: 'VPC',
    ResourceId: recorded?.id ?? '',
    TrafficType: 'All',
    TrafficPath: { TrafficPathList: ['all'] as readonly string[] },
    ProjectName: `flow-log-${m.region}`,
    LogStoreName: 'vpc-flow',
    LogFormat: '',
    Status: 'Active',
    BusinessStatus: 'Normal',
    AggregationInterval: 10,
    IpVersion: 'IPv4',
    CreationTime: second(m.createdAt),
    FlowLogDeliverStatus: 'SUCCESS',
    ResourceGroupId: `rg-${m.chars(14)}`,
  };
}

export type FlowLog = ReturnType<typeof makeFlowLog>;

/** A flow log of a VPC, a vSwitch or a network interface. */
export const flowLog = kind<FlowLog>({
  kind: 'vpc.flow-log',
  type: 'ACS::VPC::FlowLog',
  id: 'fl-{r}{18}',
  name: 'FlowLogName',
  of: { kind: 'vpc.vpc', each: 1, as: 'ResourceId' },
  arn: 'acs:vpc:{region}:{account}:flowlog/{id}',
  notFound: [400, 'InvalidFlowLogId.NotFound', 'The specified FlowLogId does not exist.'],
  status: {
    field: 'Status',
    wrong: [400, 'IncorrectStatus.FlowLog', 'The current FlowLog instance status does not support this operation.'],
  },
  make: makeFlowLog,
  flaws: { off: { rate: 0.15, set: { Status: 'Inactive' } } },
});

const recordable: Readonly<Record<string, string>> = {
  VPC: 'vpc.vpc',
  VSwitch: 'vpc.vswitch',
  NetworkInterface: 'ecs.network-interface',
};

function recordedRefusal(x: Context): Refusal | undefined {
  const id = x.text('ResourceId');
  const kindName = recordable[x.text('ResourceType')] ?? '';
  if (x.estate.kinds.has(kindName) && !x.find(kindName, id))
    return [400, 'InvalidResourceId.NotFound', 'The specified ResourceId does not exist.'];
  const isThere = x.where(flowLog, 'ResourceId', id).length > 0;
  return isThere ? [400, 'OperationFailed.FlowLogExist', 'The resource has a flow log already.'] : undefined;
}

const byId = { kind: flowLog, id: 'FlowLogId' } as const;
const done = () => ({ Success: 'true' });

/** Every call that reads or changes flow logs. */
export const flowLogActions: Readonly<Record<string, Action>> = {
  DescribeFlowLogs: list({
    kind: flowLog,
    rows: 'FlowLogs.FlowLog',
    ids: 'FlowLogId',
    page: fiftyInTexts,
    filter: {
      ...same('FlowLogName', 'Description', 'ResourceType', 'ResourceId', 'TrafficType', 'ProjectName', 'LogStoreName', 'Status'),
      ...same('ResourceGroupId'),
      VpcId: 'ResourceId',
    },
    reply: done,
  }),
  CreateFlowLog: create({
    kind: flowLog,
    needs: ['ResourceType', 'ResourceId', 'TrafficType', 'ProjectName', 'LogStoreName'],
    set: {
      ...same('ResourceType', 'ResourceId', 'TrafficType', 'ProjectName', 'LogStoreName', 'FlowLogName', 'Description'),
      ...same('AggregationInterval', 'IpVersion', 'ResourceGroupId'),
      TrafficPath: (paths) => ({ 'TrafficPath.TrafficPathList': paths }),
    },
    check: {
      ResourceType: oneOf(Object.keys(recordable), invalid('ResourceType')),
      TrafficType: oneOf(['All', 'Allow', 'Drop'], invalid('TrafficType')),
      AggregationInterval: oneOf(['1', '5', '10'], invalid('AggregationInterval')),
      FlowLogName: named,
      Description: described,
    },
    guard: recordedRefusal,
    via: 'Activating',
    to: 'Active',
    takesSeconds: 3,
    reply: (row) => ({ FlowLogId: row.id, ResourceGroupId: row.state.ResourceGroupId, ...done() }),
  }),
  ActiveFlowLog: update({ ...byId, from: ['Inactive', 'Active'], via: 'Activating', to: 'Active', takesSeconds: 3, reply: done }),
  DeactiveFlowLog: update({ ...byId, from: ['Active', 'Inactive'], also: { Status: 'Inactive' }, reply: done }),
  ModifyFlowLogAttribute: update({
    ...byId,
    from: ['Active', 'Inactive'],
    set: same('FlowLogName', 'Description', 'AggregationInterval', 'IpVersion'),
    check: { FlowLogName: named, Description: described, AggregationInterval: oneOf(['1', '5', '10'], invalid('AggregationInterval')) },
    reply: done,
  }),
  DeleteFlowLog: remove({ ...byId, from: ['Active', 'Inactive'], reply: done }),
};
