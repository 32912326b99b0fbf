import { defineFix } from '../model/fix.ts';
import { missingValue } from './refusals.ts';

/** Has new disks encrypted in every region that is used and does not do so. */
export default defineFix({
  propose({ rule, resource: { fields } }) {
    const regions = fields['disks.unencryptedRegions'];
    if (!Array.isArray(regions) || regions.length === 0) return missingValue('encrypted');
    return regions.map(String).map((region) => ({
      token: rule.fix.pulumi as string,
      kind: 'patch',
      vars: { region },
      part: region,
      region,
      set: { encrypted: true },
    }));
  },
});
