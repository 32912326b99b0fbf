import type { FieldValue } from '../../model/documents.ts';
import type { Words } from '../text/catalogue.ts';
import { valueText } from '../text/values.ts';

/** Turns a value into text; whole keeps every member and every character. */
export type Write = (value: FieldValue, unit: string | undefined, words: Words) => string;

/** A value with members. */
export type Block = Readonly<Record<string, FieldValue>>;

/** Longest block on a page: it is what somebody approves, so that only the very long are cut. */
const longest = 400;

/** The whole value, for files that are searched and compared. */
export const whole: Write = (value, unit, words) => {
  if (Array.isArray(value) && value.length > 0) return listText(value, unit, words);
  if (isBlock(value)) return membersText(value, words);
  if (typeof value === 'string' && value.length > 100) return value;
  return wordText(value, unit, words);
};

/** A value for a page: long lists and texts are cut; blocks, also those in a text of JSON, are written member by member. */
export const short: Write = (value, unit, words) => {
  const held = blockOfText(value) ?? value;
  if (holdsBlocks(held)) return cut(whole(held, unit, words));
  // Members of short lists are words too.
  return Array.isArray(value) && value.length > 0 && value.length <= 7 ? listText(value, unit, words) : wordText(value, unit, words);
};

/** The block or the list of blocks that a text of JSON holds; undefined for everything else. */
export function blockOfText(value: FieldValue): FieldValue | undefined {
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return undefined;
  try {
    const held = JSON.parse(value) as FieldValue;
    return holdsBlocks(held) ? held : undefined;
  } catch {
    return undefined;
  }
}

/** As much of a text as is shown. @param most characters */
export function cut(text: string, most = longest): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

function listText(items: readonly FieldValue[], unit: string | undefined, words: Words): string {
  const texts = items.map((item) => whole(item, unit, words));
  return items.some(isBlock) ? texts.join(words.t('clause.separator')) : words.list(texts);
}

/** Every member that says something: what is null or empty was not given. */
export function membersText(block: Block, words: Words): string {
  const members = Object.entries(block).filter(([, member]) => !isEmpty(member));
  if (members.length === 0) return words.t('word.none');
  // By name: the same block is the same text, however its members stand.
  return members
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => memberText(name, member, words))
    .join(words.t('pair.separator'));
}

/** name=value, or the blocks of a member in brackets. */
export function memberText(name: string, member: FieldValue, words: Words): string {
  const text = whole(member, undefined, words);
  return holdsBlocks(member) ? `${name} (${text})` : `${name}=${text}`;
}

/** Whether a value has members of its own. */
export function isBlock(value: FieldValue): value is Block {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function holdsBlocks(value: FieldValue): boolean {
  return isBlock(value) || (Array.isArray(value) && value.some(isBlock));
}

/** Whether a value says nothing: null, an empty text, and lists and blocks of those. */
export function isEmpty(value: FieldValue): boolean {
  if (value === null || value === '') return true;
  if (Array.isArray(value)) return value.every(isEmpty);
  return isBlock(value) && Object.values(value).every(isEmpty);
}

/** Words that products use for states, in the reader's language: Enabled, on, Monday. */
function wordText(value: FieldValue, unit: string | undefined, words: Words): string {
  const key = `value.${String(value).toLowerCase()}`;
  if (typeof value === 'string' && words.has(key)) return words.t(key);
  // Products write -1 for a time that never ends.
  if (unit === 'day' && (value === -1 || value === '-1')) return words.t('changes.forever');
  if (unit === 'switch' && (value === 0 || value === 1)) return words.t(value === 1 ? 'word.yes' : 'word.no');
  return valueText(value, unit, words);
}
