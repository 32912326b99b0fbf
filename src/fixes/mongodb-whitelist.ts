import { defineFix } from '../model/fix.ts';
import { isRefusal } from './help/config-values.ts';
import { closed, groupsOf, openGroupsOf, setText, whoIsLeft } from './help/open-entries.ts';
import { trustedAddresses } from './help/trusted-sources.ts';
import { missingValue, notPossible } from './refusals.ts';

/**
 * Takes the entries that let everybody in out of the default group of a MongoDB white list. The plugin reads all groups as one
 * list and writes it to the default group, so an instance with other groups is left to a person.
 */
export default defineFix({
  propose(ask) {
    const groups = groupsOf(ask) ?? [];
    const trusted = trustedAddresses(ask);
    if (isRefusal(trusted)) return trusted;
    const [group] = openGroupsOf(groups);
    if (!group) return missingValue('securityIpLists');
    if (groups.length > 1 || group.group !== 'default') return otherGroups;
    const former = [...group.entries];
    return [
      {
        token: ask.rule.fix.pulumi as string,
        kind: 'patch',
        // A hidden group would stand in the adopted list as well, and be written to the default group.
        set: { securityIpLists: (live) => (setText(live.securityIpLists) === setText(former) ? closed(former, trusted) : undefined) },
        guard: ['whitelist.groups'],
        notes: whoIsLeft(groups, trusted),
      },
    ];
  },
});

const otherGroups = notPossible(
  'Pulumi reads the groups of a MongoDB white list as one and would write all of them to the group default; narrow each group in the console.',
  'Pulumi 会将 MongoDB 白名单的各分组合并读取并全部写入 default 分组；请在控制台逐个收窄分组。',
);
