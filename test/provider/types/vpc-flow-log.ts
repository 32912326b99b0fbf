import type { Reply } from '../cloud/client.ts';
import { at, defineType, pick, region, tags, type Work, wanted } from '../type-file.ts';

const own = (x: Work) => x.kept['made']?.['FlowLogId'] ?? x.id;
const logs = { action: 'DescribeFlowLogs', body: { FlowLogId: own, RegionId: region }, at: 'FlowLogs.FlowLog' } as const;
const statusIs = (status: string) => (found: Reply) => found['Status'] === status;
const becomes = (status: string) => (x: Work) => x.get('status') === status && x.kept['live']?.['Status'] !== status;

export default defineType({
  token: 'alicloud:vpc/flowLog:FlowLog',
  product: 'vpc',
  reads: [{ ...logs, set: attributes }],
  create: [
    {
      action: 'CreateFlowLog',
      body: {
        RegionId: region,
        FlowLogName: wanted('flowLogName'),
        Description: wanted('description'),
        ResourceType: wanted('resourceType'),
        ResourceId: wanted('resourceId'),
        TrafficType: wanted('trafficType'),
        ProjectName: wanted('projectName'),
        LogStoreName: wanted('logStoreName'),
        AggregationInterval: wanted('aggregationInterval'),
      },
      keep: 'made',
    },
    { ...logs, before: 5, until: statusIs('Active') },
    // Looked at once more on its way through the update.
    logs,
  ],
  newId: (x) => String(x.kept['made']?.['FlowLogId']),
  updates: [
    { ...logs, on: 'status', keep: 'live' },
    { action: 'ActiveFlowLog', on: 'status', when: becomes('Active'), body: { FlowLogId: own, RegionId: region } },
    { ...logs, on: 'status', when: becomes('Active'), before: 5, until: statusIs('Active') },
    { action: 'DeactiveFlowLog', on: 'status', when: becomes('Inactive'), body: { FlowLogId: own, RegionId: region } },
    { ...logs, on: 'status', when: becomes('Inactive'), before: 5, until: statusIs('Inactive') },
  ],
  remove: [
    { action: 'DeleteFlowLog', body: { FlowLogId: own, RegionId: region } },
    { ...logs, before: 5, until: (found) => found['FlowLogId'] === undefined },
  ],
});

function attributes(found: Reply): Record<string, unknown> {
  return {
    ...pick(found, 'AggregationInterval BusinessStatus CreationTime:createTime Description FlowLogName IpVersion LogStoreName ProjectName'),
    ...pick(found, 'RegionId ResourceGroupId ResourceId ResourceType Status TrafficType FlowLogId'),
    tags: tags(found, 'Tags.Tag'),
    trafficPaths: at(found, 'TrafficPath.TrafficPathList'),
  };
}
