import { type Ask, type Draft, defineFix, type Refusal } from '../model/fix.ts';
import { isRefusal } from './help/config-values.ts';
import { logPlaceOf, logTypes } from './help/log-place.ts';

const token = 'alicloud:vpc/flowLog:FlowLog';

/**
 * Starts the flow log of a VPC: the one that was switched off, or a new one for all traffic. Where the project's config names no
 * place for it, a log project and a store of the region are made first, once for all VPCs.
 */
export default defineFix({
  looksAt: logTypes,
  propose(ask) {
    const stopped = ask.resource.fields['flowLog.stoppedId'];
    if (typeof stopped === 'string') return [{ token, kind: 'patch', vars: { flowLog: stopped }, set: { status: 'Active' } }];
    return newLog(ask);
  },
});

function newLog(ask: Ask): readonly Draft[] | Refusal {
  const place = logPlaceOf(ask, 'flow-logs');
  if (isRefusal(place)) return place;
  const args = {
    flowLogName: `xunjian-${ask.resource.id}`,
    resourceType: 'VPC',
    resourceId: ask.resource.id,
    trafficType: 'All',
    projectName: place.project,
    logStoreName: place.store,
  };
  return [...place.made, { token, kind: 'create', set: {}, args, ...(place.made.length > 0 && { dependsOn: place.made }) }];
}
