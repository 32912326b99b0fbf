import { defineFix } from '../model/fix.ts';

const token = 'alicloud:nas/recycleBin:RecycleBin';

/** Turns on the recycle bin of a file system, or lets one that is on keep files longer. */
export default defineFix({
  propose({ resource: { id, fields }, rule }) {
    const reservedDays = Number(rule.params.minDays);
    if (fields['recycleBin.keptDays'] === 0) return [{ token, kind: 'create', set: {}, args: { fileSystemId: id, reservedDays } }];
    return [{ token, kind: 'patch', set: { reservedDays } }];
  },
});
