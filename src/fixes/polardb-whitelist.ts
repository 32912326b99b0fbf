import type { FieldValue } from '../model/documents.ts';
import { defineFix } from '../model/fix.ts';
import { closed, type Group, groupsOf, nobodyLeft, openGroupsOf } from './help/open-entries.ts';
import { missingValue } from './refusals.ts';

/** Takes the entries that let everybody in out of every group of a PolarDB white list. All groups are written, by name. */
export default defineFix({
  propose(ask) {
    const groups = groupsOf(ask) ?? [];
    if (openGroupsOf(groups).length === 0) return missingValue('dbClusterIpArrays');
    // The default group is adopted without its name; written back without one it would be another difference.
    const live = { dbClusterIpArrays: arraysOf(groups, (entries) => [...entries]) };
    return [
      {
        token: ask.rule.fix.pulumi as string,
        kind: 'patch',
        set: { dbClusterIpArrays: arraysOf(groups, closed) },
        from: live,
        editState: { inputs: live, outputs: live },
        guard: ['whitelist.groups'],
        notes: nobodyLeft(groups),
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
