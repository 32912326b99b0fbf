import { type Ask, type Draft, defineFix } from '../model/fix.ts';
import { missingInput } from './refusals.ts';

const token = 'alicloud:vpc/flowLog:FlowLog';

/** Starts the flow log of a VPC: the one that was switched off, or a new one for all traffic. */
export default defineFix({
  propose(ask) {
    const stopped = ask.resource.fields['flowLog.stoppedId'];
    if (typeof stopped === 'string') return [{ token, kind: 'patch', vars: { flowLog: stopped }, set: { status: 'Active' } }];
    const lacking = ['logProject', 'logStore'].find((name) => ask.input(name) === undefined);
    return lacking === undefined ? [newLog(ask)] : missingInput(lacking);
  },
});

function newLog({ resource, input }: Ask): Draft {
  const args = {
    flowLogName: `xunjian-${resource.id}`,
    resourceType: 'VPC',
    resourceId: resource.id,
    trafficType: 'All',
    projectName: input('logProject') as string,
    logStoreName: input('logStore') as string,
  };
  return { token, kind: 'create', set: {}, args };
}
