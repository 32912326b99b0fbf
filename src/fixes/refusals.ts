import type { Refusal } from '../model/fix.ts';

/** The project's config must name a value first. */
export function missingInput(name: string): Refusal {
  return {
    code: 'needs-input',
    reason: {
      en: `The fix needs "${name}": add it to changes.inputs in xunjian.json, as a text or as a text for each region.`,
      'zh-CN': `修复需要参数“${name}”：请在 xunjian.json 的 changes.inputs 中填写（文本，或按地域分别填写）。`,
    },
  };
}

/** A value could not be computed from what was read. */
export function missingValue(property: string): Refusal {
  return {
    code: 'not-possible',
    reason: {
      en: `The wanted value of ${property} cannot be told from what was read.`,
      'zh-CN': `根据已读取的内容无法确定 ${property} 的目标值。`,
    },
  };
}

/** Why it cannot be done, in words of the fix. */
export function notPossible(en: string, zh: string): Refusal {
  return { code: 'not-possible', reason: { en, 'zh-CN': zh } };
}
