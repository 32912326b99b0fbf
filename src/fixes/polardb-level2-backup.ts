import { defineFix } from '../model/fix.ts';
import { missingValue } from './refusals.ts';

/** Has PolarDB write a level-2 backup every week, kept for 30 days; days that are set already stay. */
export default defineFix({
  propose({ rule, resource: { fields } }) {
    const former = fields['backup.level2.retentionDays'];
    if (former === undefined) return missingValue('dataLevel2BackupRetentionPeriod');
    return [
      {
        token: rule.fix.pulumi as string,
        kind: 'patch',
        set: {
          dataLevel2BackupPeriods: ({ dataLevel2BackupPeriods: days }) => (Array.isArray(days) && days.length > 0 ? days : ['Sunday']),
          dataLevel2BackupRetentionPeriod: 30,
        },
        from: { dataLevel2BackupRetentionPeriod: former },
      },
    ];
  },
});
