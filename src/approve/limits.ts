import type { Change, ChangeLimits, ChangePlan, LocalizedText } from '../model/documents.ts';
import { ApprovalError } from '../model/errors.ts';

/** Limits where the project names none. */
export const usualLimits: ChangeLimits = { maxChanges: 100, maxSharePercent: 20 };

/** Which limit a set of changes would break; undefined when it keeps them all. @param resources how many the inspection read */
export function brokenLimit(changes: readonly Change[], limits: ChangeLimits, resources: number): LocalizedText | undefined {
  if (changes.length > limits.maxChanges)
    return {
      en: `${changes.length} changes are more than the ${limits.maxChanges} that one set may hold. Choose fewer, or raise changes.limits.maxChanges.`,
      'zh-CN': `本次共 ${changes.length} 项变更，超过单次上限 ${limits.maxChanges} 项。请减少范围，或调整 changes.limits.maxChanges。`,
    };
  const touched = new Set(changes.map(({ resource }) => `${resource.accountId}|${resource.type}|${resource.id}`)).size;
  const share = resources === 0 ? 100 : (touched / resources) * 100;
  if (share > limits.maxSharePercent)
    return {
      en: `The changes touch ${touched} of ${resources} resources (${share.toFixed(1)} %), more than the ${limits.maxSharePercent} % allowed. Choose fewer, or raise changes.limits.maxSharePercent.`,
      'zh-CN': `变更涉及 ${resources} 个资源中的 ${touched} 个（${share.toFixed(1)}%），超过允许的 ${limits.maxSharePercent}%。请减少范围，或调整 changes.limits.maxSharePercent。`,
    };
  const spend = changes.reduce((sum, { priceCnyPerMonth }) => sum + Math.max(priceCnyPerMonth ?? 0, 0), 0);
  if (limits.maxCnyPerMonth !== undefined && spend > limits.maxCnyPerMonth)
    return {
      en: `The changes cost ¥${spend.toFixed(2)} a month more, above the ¥${limits.maxCnyPerMonth.toFixed(2)} allowed.`,
      'zh-CN': `变更每月增加费用 ¥${spend.toFixed(2)}，超过允许的 ¥${limits.maxCnyPerMonth.toFixed(2)}。`,
    };
  return undefined;
}

/** @throws ApprovalError `limit` when what is to be allowed of a plan breaks a limit that the plan names */
export function checkLimits({ id, limits, resources = 0 }: ChangePlan, allowed: readonly Change[]): void {
  const broken = brokenLimit(allowed, limits, resources);
  if (broken) throw new ApprovalError('limit', `Plan ${id}: ${broken.en}`);
}
