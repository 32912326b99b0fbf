import type { ChangePlan, LocalizedText } from '../model/documents.ts';

/** How old a plan may be where the project's config does not say, in hours: a week. */
export const usualPlanHours = 168;
const hourMs = 3_600_000;

/** Why a plan is too old to be approved or applied, whatever its approvals say; undefined when it is not. @param hours how old it may be */
export function tooOld({ id, createdAt }: Pick<ChangePlan, 'id' | 'createdAt'>, hours: number, now: Date): LocalizedText | undefined {
  const age = (now.getTime() - Date.parse(createdAt)) / hourMs;
  // A date that cannot be read is no date that is young enough.
  if (age <= hours) return undefined;
  const shown = Number.isNaN(age) ? createdAt : String(Math.floor(age));
  return {
    en: `Plan ${id} is ${shown} hours old, more than the ${hours} that a plan holds: what it was made of may have changed. Plan again, or raise changes.planHours in xunjian.json.`,
    'zh-CN': `方案 ${id} 已生成 ${shown} 小时，超过有效期 ${hours} 小时，所依据的内容可能已变化。请重新制定方案，或调整 xunjian.json 的 changes.planHours。`,
  };
}
