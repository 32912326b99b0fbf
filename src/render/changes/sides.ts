import { isDeepStrictEqual } from 'node:util';
import type { FieldValue } from '../../model/documents.ts';
import type { Words } from '../text/catalogue.ts';
import { type Block, blockOfText, cut, isBlock, isEmpty, membersText, memberText, short, type Write, whole } from './values.ts';

/** A value before and after a change, in words. */
export interface Sides {
  readonly before: string;
  readonly after: string;
}

/** How a property is written. */
interface Writing {
  readonly unit: string | undefined;
  readonly words: Words;
  readonly write: Write;
}

/** Both sides of a change of one property. Two values that differ never read alike, however much is cut. */
export function sidesOf(from: FieldValue, to: FieldValue, { unit, words, write }: Writing): Sides {
  const all = write === short ? moves(from, to, words) : undefined;
  const [before, after] = all ? [cut(all.before, longest), cut(all.after, longest)] : [write(from, unit, words), write(to, unit, words)];
  // A terminal shows less than a page does.
  const isAlike = write === short ? cut(before) === cut(after) : before === after;
  if (!isAlike || isDeepStrictEqual(from, to)) return { before, after };
  return (
    (all && apart(all.before, all.after)) ??
    apart(whole(from, unit, words), whole(to, unit, words)) ??
    // Alike in words: another order of members, a text and a number, nothing in two ways.
    apart(JSON.stringify(from), JSON.stringify(to)) ?? { before, after }
  );
}

/** Longest text of what comes and goes on a page: it is what somebody approves. */
const longest = 1600;

/** So many characters that both have stand before the first that differs. */
const context = 20;

/** Two texts from where they begin to differ; undefined for two that are the same. */
function apart(before: string, after: string): Sides | undefined {
  if (before === after) return undefined;
  const [was, will] = [Array.from(before), Array.from(after)];
  const at = [...was, ''].findIndex((character, i) => character !== (will[i] ?? ''));
  const begin = Math.max(0, (at < 0 ? was.length : at) - context);
  const rest = (characters: readonly string[]) => cut(`${begin > 0 ? '…' : ''}${characters.slice(begin).join('')}`);
  return { before: rest(was), after: rest(will) };
}

/**
 * What comes and goes in a list of blocks or in a text of JSON, uncut; undefined for other values. The whole is what is written,
 * and what an approver looks for is the entry that comes or goes.
 */
function moves(from: FieldValue, to: FieldValue, words: Words): Sides | undefined {
  if (isBlockList(from) && isBlockList(to)) return listMoves(from, to, words);
  const [was, will] = [blockOfText(from), blockOfText(to)];
  if (isBlockList(was) && isBlockList(will)) return listMoves(was, will, words);
  if (was === undefined || will === undefined || !isBlock(was) || !isBlock(will)) return undefined;
  const names = [...new Set([...Object.keys(was), ...Object.keys(will)])].sort();
  const parts = names
    .filter((name) => !isDeepStrictEqual(was[name], will[name]))
    .map((name) => memberMoves(name, was[name], will[name], words));
  const side = (texts: readonly string[]) => texts.filter((text) => text !== '').join(words.t('pair.separator')) || words.t('word.none');
  return { before: side(parts.map(({ before }) => before)), after: side(parts.map(({ after }) => after)) };
}

/** One member that differs: of lists the entries that are on one side only. An empty text where it is not there. */
function memberMoves(name: string, from: FieldValue | undefined, to: FieldValue | undefined, words: Words): Sides {
  const inner = isBlockList(from) && isBlockList(to) ? listMoves(from, to, words) : undefined;
  if (inner) return { before: `${name} (${inner.before})`, after: `${name} (${inner.after})` };
  const text = (value: FieldValue | undefined) => (value === undefined ? '' : memberText(name, value, words));
  return { before: text(from), after: text(to) };
}

/** The blocks that are on one side only, and how many are on both; undefined where none is. */
function listMoves(from: readonly Block[], to: readonly Block[], words: Words): Sides | undefined {
  const [was, will] = [from.map(keyOf), to.map(keyOf)];
  const same = will.filter((key) => was.includes(key)).length;
  if (same === 0) return undefined;
  const only = (own: readonly Block[], other: readonly string[]) =>
    [
      ...own.filter((block) => !other.includes(keyOf(block))).map((block) => membersText(block, words)),
      words.t('changes.others', { n: same }),
    ].join(words.t('clause.separator'));
  return { before: only(from, will), after: only(to, was) };
}

/** The same for blocks that say the same, however their members stand; words for people would make different ones alike. */
function keyOf(value: FieldValue): string {
  if (Array.isArray(value)) return `[${(value as FieldValue[]).map(keyOf).join(',')}]`;
  if (!isBlock(value)) return JSON.stringify(String(value));
  const members = Object.entries(value).filter(([, member]) => !isEmpty(member));
  return `{${members
    .map(([name, member]) => `${JSON.stringify(name)}:${keyOf(member)}`)
    .sort()
    .join(',')}}`;
}

function isBlockList(value: FieldValue | undefined): value is Block[] {
  return Array.isArray(value) && value.length > 0 && (value as FieldValue[]).every(isBlock);
}
