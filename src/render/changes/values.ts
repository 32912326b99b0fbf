import type { FieldValue } from '../../model/documents.ts';
import type { Words } from '../text/catalogue.ts';
import { valueText } from '../text/values.ts';

/** Turns a value into text; whole keeps every member and every character. */
export type Write = (value: FieldValue, unit: string | undefined, words: Words) => string;

type Block = Readonly<Record<string, FieldValue>>;

/** Longest block on a page: it is what somebody approves, so that only the very long are cut. */
const longest = 400;

/** The whole value, for files that are searched and compared. */
export const whole: Write = (value, unit, words) => {
  if (Array.isArray(value) && value.length > 0) return listText(value, unit, words);
  if (isBlock(value)) return membersText(value, words);
  if (typeof value === 'string' && value.length > 100) return value;
  return wordText(value, unit, words);
};

/** A value for a page: long lists and texts are cut; blocks are written member by member. */
export const short: Write = (value, unit, words) => {
  if (isBlock(value) || (Array.isArray(value) && value.some(isBlock))) {
    return cut(whole(value, unit, words));
  }
  // Members of short lists are words too.
  return Array.isArray(value) && value.length > 0 && value.length <= 7 ? listText(value, unit, words) : wordText(value, unit, words);
};

/**
 * Lists of blocks on both sides of a change, as far as they differ, and how many blocks are on both; undefined for other values.
 * A whole list is what is written, and what an approver looks for is the entry that comes or goes.
 */
export function blockMoves(from: FieldValue | undefined, to: FieldValue, words: Words): { before: string; after: string } | undefined {
  if (!isBlockList(from) || !isBlockList(to)) return undefined;
  const [was, will] = [from, to].map((list) => list.map((item) => membersText(item, words))) as [string[], string[]];
  const same = will.filter((text) => was.includes(text)).length;
  if (same === 0) return undefined;
  const only = (own: readonly string[], other: readonly string[]) =>
    [...own.filter((text) => !other.includes(text)), words.t('changes.others', { n: same })].join(words.t('clause.separator'));
  return { before: cut(only(was, will)), after: cut(only(will, was)) };
}

function isBlockList(value: FieldValue | undefined): value is Block[] {
  return Array.isArray(value) && value.length > 0 && (value as FieldValue[]).every(isBlock);
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function listText(items: readonly FieldValue[], unit: string | undefined, words: Words): string {
  const texts = items.map((item) => whole(item, unit, words));
  return items.some(isBlock) ? texts.join(words.t('clause.separator')) : words.list(texts);
}

/** Every member that says something: what is null or empty was not given. */
function membersText(block: Block, words: Words): string {
  const members = Object.entries(block).filter(([, member]) => !isEmpty(member));
  if (members.length === 0) return words.t('word.none');
  // By name: the same block is the same text, however its members stand.
  return members
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) =>
      holdsBlocks(member) ? `${name} (${whole(member, undefined, words)})` : `${name}=${whole(member, undefined, words)}`,
    )
    .join(words.t('pair.separator'));
}

function isBlock(value: FieldValue): value is Block {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function holdsBlocks(value: FieldValue): boolean {
  return isBlock(value) || (Array.isArray(value) && value.some(isBlock));
}

function isEmpty(value: FieldValue): boolean {
  if (value === null || value === '') return true;
  if (Array.isArray(value)) return value.every(isEmpty);
  return isBlock(value) && Object.values(value).every(isEmpty);
}

/** Words that products use for states, in the reader's language: Enabled, on, Monday. */
function wordText(value: FieldValue, unit: string | undefined, words: Words): string {
  const key = `value.${String(value).toLowerCase()}`;
  if (typeof value === 'string' && words.has(key)) return words.t(key);
  if (unit === 'switch' && (value === 0 || value === 1)) return words.t(value === 1 ? 'word.yes' : 'word.no');
  return valueText(value, unit, words);
}
