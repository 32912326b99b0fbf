import type { Ask, Refusal } from '../../model/fix.ts';

/** Whether a value that was asked for is the reason why there is none. */
export function isRefusal(value: unknown): value is Refusal {
  return value !== null && typeof value === 'object' && 'code' in value;
}

/** A whole number that the project's config may give, or why what it gives is none within these bounds. */
export function numberInput(
  name: string,
  input: Ask['input'],
  [least, most]: readonly [number, number],
  otherwise: number,
): number | Refusal {
  const text = input(name);
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  return wrong(name, text, `a whole number from ${least} to ${most}`, `${least} 到 ${most} 的整数`);
}

/** Words with commas between them that the project's config may give, in the order of all that there are, or why they are not of those. */
export function listInput(name: string, input: Ask['input'], all: readonly string[], otherwise: readonly string[]): string[] | Refusal {
  const text = input(name);
  if (text === undefined) return [...otherwise];
  const words = text.split(',').map((word) => word.trim());
  if (words.every((word) => all.includes(word))) return all.filter((word) => words.includes(word));
  const range = `${all[0]} … ${all.at(-1)}`;
  return wrong(name, text, `numbers of ${range} with commas between them`, `以逗号分隔的 ${range} 之间的数字`);
}

function wrong(name: string, text: string, en: string, zh: string): Refusal {
  return {
    code: 'needs-input',
    reason: {
      en: `changes.inputs.${name} in xunjian.json is "${text}"; write ${en}.`,
      'zh-CN': `xunjian.json 中 changes.inputs.${name} 的值为“${text}”，应为${zh}。`,
    },
  };
}
