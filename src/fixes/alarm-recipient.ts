import type { FieldValue } from '../model/documents.ts';
import { defineFix, type Live } from '../model/fix.ts';
import { missingInput, missingValue } from './refusals.ts';

/** Enables an alarm rule and gives it a contact group where it has none; its period is written as it is. */
export default defineFix({
  propose({ rule, resource: { fields }, input }) {
    const period = fields.periodSeconds;
    if (typeof period !== 'number') return missingValue('period');
    const known = fields.contactGroups;
    const group = input('contactGroup');
    const contactGroups = Array.isArray(known) && known.length > 0 ? known : group === undefined ? undefined : [group];
    if (!contactGroups) return missingInput('contactGroup');
    return [
      {
        token: rule.fix.pulumi as string,
        kind: 'patch',
        set: { enabled: (live) => (isWhole(live) ? true : undefined), contactGroups, period },
        // A period that comes as a text is not adopted.
        from: { period },
        editState: { inputs: { period }, outputs: { period } },
        guard: ['periodSeconds'],
      },
    ];
  },
});

// The plugin stores nothing as a word of its own.
const empty = new Set(['', '<nil>']);

/** Levels that were read empty would be sent as levels without a condition. */
function isWhole({ escalationsInfo, escalationsWarn }: Live): boolean {
  return [escalationsInfo, escalationsWarn].every((level) => !isObject(level) || !empty.has(String(level.comparisonOperator ?? '')));
}

const isObject = (value: FieldValue | undefined): value is { [k: string]: FieldValue } =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
