import { defineFix } from '../model/fix.ts';
import { changePools } from './help/node-pools.ts';
import { otherZones } from './help/other-zones.ts';

/** Gives node pools a vSwitch of another zone; only new nodes are placed there. */
export default defineFix({
  propose(ask) {
    const added = otherZones(ask, Number(ask.rule.params.minZones) - Number(ask.resource.fields.zones));
    if ('code' in added) return added;
    return changePools(
      ask,
      (pool) => !pool.isEdge && pool.vSwitchIds.length > 0,
      (pool) => ({ vswitchIds: [...pool.vSwitchIds, ...added] }),
    );
  },
});
