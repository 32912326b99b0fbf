import { defineFix } from '../model/fix.ts';
import { missingValue } from './refusals.ts';

/** One active access key as our own reading tells it. */
interface ActiveKey {
  readonly id: string;
  readonly idleDays: number;
}

/** Disables the access keys of a user that nobody has used for too long; the keys are not deleted. */
export default defineFix({
  propose({ rule, resource: { id, fields } }) {
    const keys = (fields['accessKeys.active'] ?? []) as unknown as readonly ActiveKey[];
    const idle = keys.filter(({ idleDays }) => idleDays > Number(rule.params.maxIdleDays));
    if (idle.length === 0) return missingValue('status');
    return idle.map((key) => ({
      token: rule.fix.pulumi as string,
      kind: 'patch',
      part: key.id,
      set: { status: 'Inactive' },
      // The type cannot be imported; what is given here is read again before anything is written.
      importInputs: { userName: id, status: 'Active' },
      importOutputs: { id: key.id, userName: id, status: 'Active' },
      notes: [keyOf(key)],
    }));
  },
});

const keyOf = ({ id, idleDays }: ActiveKey) => ({
  en: `Access key ${id}, idle for ${idleDays} days.`,
  'zh-CN': `AccessKey ${id}，已闲置 ${idleDays} 天。`,
});
