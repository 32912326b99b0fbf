import type { Evidence, FieldValue } from '../../model/documents.ts';
import type { Words } from './catalogue.ts';
import { minuteOf } from './clock.ts';
import { cny, count, decimal } from './numbers.ts';

const longest = 160;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z$/;

/** A value with its unit as a reader expects it; null is "none", a moment is Beijing time, long lists are cut. */
export function valueText(value: FieldValue, unit: string | undefined, words: Words): string {
  if (value === null) return words.t('word.none');
  if (typeof value === 'boolean') return words.t(value ? 'word.yes' : 'word.no');
  if (typeof value === 'number') return numberText(value, unit, words);
  if (typeof value === 'string' && unit !== undefined && /^-?\d+(\.\d+)?$/.test(value)) return numberText(Number(value), unit, words);
  if (typeof value === 'string') return value === '' ? words.t('word.none') : instant.test(value) ? minuteOf(value) : cut(value);
  if (Array.isArray(value)) return value.length === 0 ? words.t('word.none') : listText(value, unit, words);
  return cut(JSON.stringify(value));
}

function listText(values: readonly FieldValue[], unit: string | undefined, words: Words): string {
  const shown = values.slice(0, 5).map((value) => valueText(value, unit, words));
  const list = cut(words.list(shown));
  return values.length > 5 ? `${list} … (${count(values.length)})` : list;
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

const binary: Readonly<Record<string, number>> = { byte: 0, kibibyte: 1, mebibyte: 2, gibibyte: 3, tebibyte: 4 };
const sizes = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
const suffixes: Readonly<Record<string, string>> = {
  percent: '%',
  'megabit-per-second': ' Mbps',
  'bit-per-second': ' bps',
  'byte-per-second': ' B/s',
  iops: ' IOPS',
  vcpu: ' vCPU',
};

function numberText(value: number, unit: string | undefined, words: Words): string {
  if (unit === 'port') return String(value);
  const shown = decimal(value);
  if (unit === undefined) return shown;
  if (unit in binary) return sizeText(value, binary[unit] as number);
  if (unit in suffixes) return `${shown}${suffixes[unit]}`;
  if (unit === 'cny') return cny(value);
  if (unit === 'cny-per-month') return words.t('unit.cny-per-month', { amount: cny(value) });
  return words.has(`unit.${unit}`) ? words.t(`unit.${unit}`, { n: round(value) }) : shown;
}

function sizeText(value: number, power: number): string {
  let [amount, step] = [value, power];
  while (Math.abs(amount) >= 1024 && step < sizes.length - 1) {
    amount /= 1024;
    step++;
  }
  return `${decimal(amount)} ${sizes[step]}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

const signs: Readonly<Record<string, string>> = {
  lessThan: '<',
  lessThanInclusive: '≤',
  greaterThan: '>',
  greaterThanInclusive: '≥',
};
const opposites: Readonly<Record<string, string>> = {
  equal: 'notEqual',
  in: 'notIn',
  contains: 'doesNotContain',
  lessThan: 'greaterThanInclusive',
  greaterThan: 'lessThanInclusive',
};
const swapped: Readonly<Record<string, string>> = {
  contains: 'in',
  doesNotContain: 'notIn',
  in: 'contains',
  notIn: 'doesNotContain',
  lessThan: 'greaterThan',
  lessThanInclusive: 'greaterThanInclusive',
  greaterThan: 'lessThan',
  greaterThanInclusive: 'lessThanInclusive',
};
const negated: Readonly<Record<string, string>> = {
  ...opposites,
  ...Object.fromEntries(Object.entries(opposites).map(([operator, other]) => [other, operator])),
};

/** What a comparison asks for: ≥ 7 days, one of a and b, present. */
export function requiredText({ operator, expected, unit }: Evidence, words: Words): string {
  const parts = operator.split(':');
  const decorators = parts.slice(0, -1);
  const plain = decorators.reduceRight(decorate, parts.at(-1) as string);
  const quantifier = quantifierOf(decorators);
  if (quantifier === 'every' && plain === 'notIn') return words.t('op.none', { value: valueText(expected, unit, words) });
  const value = asked(plain, expected, unit, words);
  return quantifier === undefined ? value : words.t(`op.${quantifier}`, { value });
}

/** Of how many members of a list it is asked. A negation before the word turns every into some, and some into every. */
function quantifierOf(decorators: readonly string[]): 'every' | 'some' | undefined {
  const at = decorators.findIndex((name) => name === 'everyFact' || name === 'someFact');
  if (at < 0) return undefined;
  const isNegated = decorators.slice(0, at).filter((name) => name === 'not').length % 2 === 1;
  return (decorators[at] === 'everyFact') === isNegated ? 'some' : 'every';
}

function decorate(operator: string, decorator: string): string {
  if (decorator === 'not') return negated[operator] ?? operator;
  return decorator === 'swap' ? (swapped[operator] ?? operator) : operator;
}

function asked(operator: string, expected: FieldValue, unit: string | undefined, words: Words): string {
  const value = valueText(expected, unit, words);
  const sign = signs[operator];
  if (sign) return `${sign} ${value}`;
  if (operator === 'notEqual') return notEqual(expected, value, words);
  if (operator === 'in') return Array.isArray(expected) && expected.length === 1 ? value : words.t('op.in', { value });
  if (operator === 'notIn') return words.t('op.notIn', { value });
  if (operator === 'contains') return words.t('op.contains', { value });
  return operator === 'doesNotContain' ? words.t('op.notContains', { value }) : value;
}

function notEqual(expected: FieldValue, value: string, words: Words): string {
  if (expected === null || expected === '') return words.t('op.present');
  if (typeof expected === 'boolean') return valueText(!expected, undefined, words);
  return words.t('op.not', { value });
}
