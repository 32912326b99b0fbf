import type { FieldValue } from '../model/documents.ts';
import type { Refusal } from '../model/fix.ts';

/** Nothing is left to change. */
export const alreadySo: Refusal = {
  code: 'gone',
  reason: { en: 'The live value is already the wanted one. Inspect again.', 'zh-CN': '当前值已是目标值，请重新巡检。' },
};

/** Adoption failed, by the engine's own words. */
export function notAdopted(error: string | undefined): Refusal {
  const why = error ?? '';
  return {
    code: 'gone',
    reason: { en: `Pulumi cannot read it: ${why || 'it does not answer'}`, 'zh-CN': `Pulumi 无法读取该资源：${why || '无响应'}` },
  };
}

/** A value hangs on what adoption did not find. */
export function unknownValue(properties: readonly string[]): Refusal {
  const list = properties.join(', ');
  return {
    code: 'not-possible',
    reason: { en: `The wanted value of ${list} cannot be told from the live one.`, 'zh-CN': `无法根据当前值确定 ${list} 的目标值。` },
  };
}

/** The live value is not the one that was inspected. */
export function changedSince(property: string, seen: FieldValue, live: FieldValue): Refusal {
  const [before, now] = [JSON.stringify(seen), JSON.stringify(live)];
  return {
    code: 'gone',
    reason: {
      en: `${property} was ${before} when it was inspected and is ${now} now. Inspect again.`,
      'zh-CN': `巡检时 ${property} 为 ${before}，现在为 ${now}，请重新巡检。`,
    },
  };
}
