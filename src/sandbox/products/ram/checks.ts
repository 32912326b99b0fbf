import type { Context, Refusal } from '../../engine/index.ts';

/** What names of users, groups and roles are made of. */
export const named = /^[\w.-]+$/;

/** Refuses a text that is too long or has characters that it may not have; one that is not sent is good. */
export function checkText(x: Context, name: string, form: RegExp, max: number): void {
  const text = x.text(name);
  if (text === '') return;
  if (text.length > max) x.refuse([400, `InvalidParameter.${name}.Length`, `The parameter - "${name}" beyond the length limit.`]);
  if (!form.test(text)) x.refuse([400, `InvalidParameter.${name}.InvalidChars`, `The parameter - "${name}" contains invalid chars.`]);
}

/** Refuses a number outside of its bounds; one that is not sent is good. */
export function checkRange(x: Context, name: string, min: number, max: number): void {
  const value = x.number(name);
  if (value === undefined || (value >= min && value <= max)) return;
  x.refuse([400, `InvalidParameter.${name}.Range`, `The parameter - "${name}" MUST be in the range of ${min} and ${max}.`]);
}

/** Refuses a word that is none of these; one that is not sent is good. */
export function checkWord(x: Context, name: string, words: readonly (string | number)[]): void {
  const word = x.text(name);
  if (word === '' || words.map(String).includes(word)) return;
  x.refuse([400, `InvalidParameter.${name}`, `The parameter - "${name}" is incorrect.`]);
}

export const notFound = (what: string, sentence: string): Refusal => [404, `EntityNotExist.${what}`, sentence];
