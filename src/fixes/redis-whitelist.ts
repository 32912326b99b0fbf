import { defineFix } from '../model/fix.ts';
import { isRefusal } from './help/config-values.ts';
import { closed, groupsOf, openGroupsOf, whoIsLeft } from './help/open-entries.ts';
import { severalGroups } from './help/several-groups.ts';
import { trustedAddresses } from './help/trusted-sources.ts';
import { missingValue } from './refusals.ts';

/** Takes the entries that let everybody in out of a group of a Redis white list. The plugin reads one group alone, so the state is given this one. */
export default defineFix({
  propose(ask) {
    const groups = groupsOf(ask) ?? [];
    const trusted = trustedAddresses(ask);
    if (isRefusal(trusted)) return trusted;
    const [group, ...more] = openGroupsOf(groups);
    if (!group) return missingValue('securityIps');
    if (more.length > 0) return severalGroups([group, ...more]);
    const live = { securityIpGroupName: group.group, securityIps: [...group.entries] };
    return [
      {
        token: ask.rule.fix.pulumi as string,
        kind: 'patch',
        set: { securityIpGroupName: group.group, securityIps: closed(group.entries, trusted) },
        from: live,
        editState: { inputs: live, outputs: live },
        guard: ['whitelist.groups'],
        notes: whoIsLeft(groups, trusted),
      },
    ];
  },
});
