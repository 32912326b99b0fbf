import { defineFix } from '../model/fix.ts';
import { closed, groupsOf, nobodyLeft, openGroupsOf } from './help/open-entries.ts';
import { severalGroups } from './help/several-groups.ts';
import { missingValue } from './refusals.ts';

/**
 * Takes the entries that let everybody in out of a group of an RDS white list. The plugin reads the default group alone, and
 * writes only what differs from what it read: for another group the state is given that group's name and live list first.
 */
export default defineFix({
  propose(ask) {
    const groups = groupsOf(ask) ?? [];
    const [group, ...more] = openGroupsOf(groups);
    if (!group) return missingValue('securityIps');
    if (more.length > 0) return severalGroups([group, ...more]);
    const token = ask.rule.fix.pulumi as string;
    const live = { securityIps: [...group.entries] };
    const securityIps = closed(group.entries);
    const told = { guard: ['whitelist.groups'], notes: nobodyLeft(groups) };
    if (group.group === 'default') return [{ token, kind: 'patch', set: { securityIps }, from: live, ...told }];
    const named = { dbInstanceIpArrayName: group.group, ...live };
    return [
      {
        token,
        kind: 'patch',
        set: { dbInstanceIpArrayName: group.group, securityIps },
        from: named,
        editState: { inputs: named, outputs: named },
        ...told,
      },
    ];
  },
});
