import { type Ask, defineFix, type Refusal } from '../model/fix.ts';
import { missingValue } from './refusals.ts';

const factor = 1.5;

/** Applies for a quota that is half as high again, or as high as the usage asks for. */
export default defineFix({
  propose(ask) {
    const { product, actionCode, dimensions, total, used, isAdjustable } = ask.resource.fields;
    if (isAdjustable !== true) return notAdjustable;
    if (typeof total !== 'number' || typeof used !== 'number') return missingValue('desireValue');
    const args = {
      productCode: product as string,
      quotaActionCode: actionCode as string,
      desireValue: wantedTotal(total, used, Number(ask.rule.params.maxPercent)),
      reason: reasonOf(ask),
      ...dimensionsOf(dimensions),
    };
    return [{ token: ask.rule.fix.pulumi as string, kind: 'create', set: {}, args, guard: ['total'], notes: [decidedLater] }];
  },
});

function wantedTotal(total: number, used: number, maxPercent: number): number {
  return Math.max(Math.ceil(total * factor), Math.ceil((used / maxPercent) * 100));
}

/** Whoever decides on it reads one sentence in each language. */
function reasonOf({ resource: { fields } }: Ask): string {
  return `当前配额使用率为 ${fields.usedPercent}%，申请提升配额。${fields.usedPercent} % of the quota is used.`;
}

/** Left unnamed, what the cloud adds would make the next preview a second application. */
function dimensionsOf(dimensions: unknown) {
  const entries = Object.entries((dimensions ?? {}) as Record<string, unknown>);
  return entries.length === 0 ? {} : { dimensions: entries.map(([key, value]) => ({ key, value: String(value) })) };
}

const notAdjustable: Refusal = {
  code: 'no-property',
  reason: {
    en: 'This quota cannot be raised by an application: free what is not used, or ask the support.',
    'zh-CN': '该配额不支持申请提升：请清理未使用的资源，或提交工单。',
  },
};

const decidedLater = {
  en: 'This is an application: Alibaba Cloud grants or refuses it, so the finding may stay for some time.',
  'zh-CN': '此操作仅提交申请，由阿里云审批，风险可能在一段时间内仍然存在。',
};
