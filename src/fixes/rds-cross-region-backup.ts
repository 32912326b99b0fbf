import { defineFix } from '../model/fix.ts';
import { missingInput, notPossible } from './refusals.ts';

/** Has the backups of an instance copied to the region that the project's config names, and kept there for a week. */
export default defineFix({
  propose({ rule, resource: { id, region }, input }) {
    const crossBackupRegion = input('targetRegion');
    if (crossBackupRegion === undefined) return missingInput('targetRegion');
    if (crossBackupRegion === region) return sameRegion;
    return [
      {
        token: rule.fix.pulumi as string,
        kind: 'create',
        set: {},
        args: { instanceId: id, crossBackupRegion, logBackupEnabled: 'Enable', retention: 7 },
      },
    ];
  },
});

const sameRegion = notPossible(
  '"targetRegion" is the region of the instance itself: name another one for this region in changes.inputs.',
  '“targetRegion”与实例所在地域相同：请在 changes.inputs 中为该地域指定其他地域。',
);
