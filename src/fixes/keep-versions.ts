import { defineFix } from '../model/fix.ts';

/** Turns on the versioning of a bucket, or lets one that was suspended run again. */
export default defineFix({
  propose({ rule, resource: { id, fields } }) {
    const token = rule.fix.pulumi as string;
    if (fields.versioning === 'Suspended') return [{ token, kind: 'patch', set: { status: 'Enabled' } }];
    return [{ token, kind: 'create', set: {}, args: { bucket: id, status: 'Enabled' } }];
  },
});
