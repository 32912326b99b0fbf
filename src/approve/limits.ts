import type { Change, ChangeLimits, ChangePlan, LocalizedText } from '../model/documents.ts';
import { ApprovalError } from '../model/errors.ts';

/** Limits where the project names none. */
export const usualLimits: ChangeLimits = { maxChanges: 100, maxSharePercent: 20 };

/** So many resources of one type may always be touched, so that a type of few may be changed whole. */
const freeOfType = 5;

/**
 * Which limit a set of changes would break; undefined when it keeps them all.
 * @param resources how many the inspection read
 * @param ofTypes the same by type, where a type is left out that could not be listed; undefined asks nothing of types
 */
export function brokenLimit(
  changes: readonly Change[],
  limits: ChangeLimits,
  resources: number,
  ofTypes?: ChangePlan['resourcesOfTypes'],
): LocalizedText | undefined {
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
  const ofType = ofTypes && brokenShareOfType(changes, limits, ofTypes);
  if (ofType) return ofType;
  const spend = changes.reduce((sum, { priceCnyPerMonth }) => sum + Math.max(priceCnyPerMonth ?? 0, 0), 0);
  if (limits.maxCnyPerMonth !== undefined && spend > limits.maxCnyPerMonth)
    return {
      en: `The changes cost ¥${spend.toFixed(2)} a month more, above the ¥${limits.maxCnyPerMonth.toFixed(2)} allowed.`,
      'zh-CN': `变更每月增加费用 ¥${spend.toFixed(2)}，超过允许的 ¥${limits.maxCnyPerMonth.toFixed(2)}。`,
    };
  return undefined;
}

function brokenShareOfType(
  changes: readonly Change[],
  { maxSharePercent }: ChangeLimits,
  ofTypes: Readonly<Record<string, number>>,
): LocalizedText | undefined {
  for (const type of new Set(changes.map(({ resource }) => resource.type))) {
    const own = changes.filter(({ resource }) => resource.type === type);
    const touched = new Set(own.map(({ resource }) => `${resource.accountId}|${resource.region}|${resource.id}`)).size;
    const all = ofTypes[type];
    if (touched <= freeOfType || (all !== undefined && touched * 100 <= all * maxSharePercent)) continue;
    if (all === undefined)
      return {
        en: `The changes touch ${touched} resources of ${type}, and the inspection could not list them all, so nobody knows what share that is. Choose ${freeOfType} at most, or inspect again with the permission that was missing.`,
        'zh-CN': `变更涉及 ${touched} 个 ${type} 资源，但巡检未能列出该类型的全部资源，无法得知占比。请减至 ${freeOfType} 个以内，或补齐权限后重新巡检。`,
      };
    return {
      en: `The changes touch ${touched} of ${all} resources of ${type}, more than ${freeOfType} and more than the ${maxSharePercent} % allowed of a type. Choose fewer, or raise changes.limits.maxSharePercent.`,
      'zh-CN': `变更涉及 ${all} 个 ${type} 资源中的 ${touched} 个，超过 ${freeOfType} 个且超过单一类型允许的 ${maxSharePercent}%。请减少范围，或调整 changes.limits.maxSharePercent。`,
    };
  }
  return undefined;
}

/** The stricter of two sets of limits, one by one; what only one of them names is taken from it. */
export function stricterLimits(own: ChangeLimits, present: ChangeLimits | undefined): ChangeLimits {
  if (present === undefined) return own;
  const most = Math.min(own.maxCnyPerMonth ?? Number.POSITIVE_INFINITY, present.maxCnyPerMonth ?? Number.POSITIVE_INFINITY);
  return {
    maxChanges: Math.min(own.maxChanges, present.maxChanges),
    maxSharePercent: Math.min(own.maxSharePercent, present.maxSharePercent),
    ...(Number.isFinite(most) && { maxCnyPerMonth: most }),
  };
}

/**
 * @param present  limits of the project as they are now; they may be stricter than those that the plan was made under
 * @throws ApprovalError `limit` when what is to be allowed of a plan breaks a limit of the plan or of the project
 */
export function checkLimits(
  { id, limits, resources = 0, resourcesOfTypes }: ChangePlan,
  allowed: readonly Change[],
  present?: ChangeLimits,
): void {
  const broken = brokenLimit(allowed, stricterLimits(limits, present), resources, resourcesOfTypes);
  if (broken) throw new ApprovalError('limit', { en: `Plan ${id}: ${broken.en}`, 'zh-CN': `方案 ${id}：${broken['zh-CN']}` });
}
