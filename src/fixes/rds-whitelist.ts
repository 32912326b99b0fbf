import { defineFix } from '../model/fix.ts';
import { isRefusal } from './help/config-values.ts';
import { closed, groupsOf, openGroupsOf, whoIsLeft } from './help/open-entries.ts';
import { severalGroups } from './help/several-groups.ts';
import { trustedAddresses } from './help/trusted-sources.ts';
import { missingValue } from './refusals.ts';

/**
 * Takes the entries that let everybody in out of a group of an RDS white list. The plugin reads the default group alone, and
 * writes only what differs from what it read: for another group the state is given that group's name and live list first.
 */
export default defineFix({
  propose(ask) {
    const groups = groupsOf(ask) ?? [];
    const trusted = trustedAddresses(ask);
    if (isRefusal(trusted)) return trusted;
    const [group, ...more] = openGroupsOf(groups);
    if (!group) return missingValue('securityIps');
    if (more.length > 0) return severalGroups([group, ...more]);
    const token = ask.rule.fix.pulumi as string;
    const live = { securityIps: [...group.entries] };
    const securityIps = closed(group.entries, trusted);
    const told = { guard: ['whitelist.groups'], notes: whoIsLeft(groups, trusted) };
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
