import type { FieldValue } from '../model/documents.ts';
import { defineFix } from '../model/fix.ts';
import { isRefusal } from './help/config-values.ts';
import { closed, type Group, groupsOf, openGroupsOf, whoIsLeft } from './help/open-entries.ts';
import { trustedAddresses } from './help/trusted-sources.ts';
import { missingValue } from './refusals.ts';

/** Takes the entries that let everybody in out of every group of a PolarDB white list. All groups are written, by name. */
export default defineFix({
  propose(ask) {
    const groups = groupsOf(ask) ?? [];
    const trusted = trustedAddresses(ask);
    if (isRefusal(trusted)) return trusted;
    if (openGroupsOf(groups).length === 0) return missingValue('dbClusterIpArrays');
    // The default group is adopted without its name; written back without one it would be another difference.
    const live = { dbClusterIpArrays: arraysOf(groups, (entries) => [...entries]) };
    return [
      {
        token: ask.rule.fix.pulumi as string,
        kind: 'patch',
        set: { dbClusterIpArrays: arraysOf(groups, (entries) => closed(entries, trusted)) },
        from: live,
        editState: { inputs: live, outputs: live },
        guard: ['whitelist.groups'],
        notes: whoIsLeft(groups, trusted),
      },
    ];
  },
});

function arraysOf(groups: readonly Group[], write: (entries: readonly string[]) => string[]): FieldValue {
  return groups.map(({ group, entries }) => ({
    dbClusterIpArrayName: group,
    securityIps: entries.length === 0 ? [] : write(entries),
  }));
}
