import { defineFix } from '../model/fix.ts';
import { otherZones } from './help/other-zones.ts';

/** Gives a scaling group a vSwitch of another zone; only new instances are placed there. */
export default defineFix({
  propose(ask) {
    const { vSwitches, vSwitchIds } = ask.resource.fields;
    const added = otherZones(ask, Number(ask.rule.params.minVSwitches) - Number(vSwitches));
    if ('code' in added) return added;
    return [
      {
        token: 'alicloud:ess/scalingGroup:ScalingGroup',
        kind: 'patch',
        set: { vswitchIds: [...(vSwitchIds as readonly string[]), ...added] },
      },
    ];
  },
});
