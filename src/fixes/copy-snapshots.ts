import { defineFix } from '../model/fix.ts';
import { missingInput } from './refusals.ts';

const input = 'targetRegion';
const leastDays = 14;

/** Turns on the copy of snapshots to the region that the project names. */
export default defineFix({
  propose({ resource, input: inputOf }) {
    const region = inputOf(input);
    if (region === undefined) return missingInput(input);
    if (region === resource.region) return sameRegion;
    // Where nothing is copied -1 is what the API says for nothing, not a wish to keep copies for ever.
    const kept = Number(resource.fields.copyRetentionDays ?? 0);
    return [
      {
        token: 'alicloud:ecs/autoSnapshotPolicy:AutoSnapshotPolicy',
        kind: 'patch',
        set: {
          enableCrossRegionCopy: true,
          targetCopyRegions: [region],
          copiedSnapshotsRetentionDays: Math.max(leastDays, kept),
        },
      },
    ];
  },
});

const sameRegion = {
  code: 'needs-input',
  reason: {
    en: `"${input}" names the region of the policy itself; name another one for this region in changes.inputs.`,
    'zh-CN': `参数“${input}”与策略所在地域相同，请在 changes.inputs 中为该地域指定其他地域。`,
  },
} as const;
