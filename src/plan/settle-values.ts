import type { Conflict, FieldValue } from '../model/documents.ts';
import type { Draft, Live } from '../model/fix.ts';
import { isSame } from './same.ts';

/** One property of a change with the values on both sides. */
export interface Settled {
  /** As the fix wrote it: dots name a member of a block. */
  readonly property: string;
  readonly from: FieldValue | undefined;
  readonly to: FieldValue;
  readonly findingIds: readonly string[];
}

/** A draft with the finding that it came from. */
export interface Wish {
  readonly findingId: string;
  readonly draft: Draft;
}

/** All wishes about one live thing, brought together. */
export interface Outcome {
  readonly settled: readonly Settled[];
  /** Top-level inputs that are written, blocks whole. */
  readonly args: Readonly<Record<string, FieldValue>>;
  /** The same inputs as they are now, for the way back. */
  readonly former: Readonly<Record<string, FieldValue>>;
  readonly clashes: readonly Pick<Conflict, 'property' | 'findingIds' | 'values'>[];
  /** Properties whose wanted value could not be told. */
  readonly unknown: readonly string[];
}

/** Settles what several findings want of one live thing; lists and blocks are changed one after the other. */
export function settleValues(wishes: readonly Wish[], adopted: Live): Outcome {
  const live: Record<string, FieldValue> = { ...adopted, ...Object.assign({}, ...wishes.map(({ draft }) => draft.from ?? {})) };
  const before = { ...live };
  const settled = new Map<string, Settled>();
  const clashes: Outcome['clashes'][number][] = [];
  const unknown: string[] = [];
  for (const { findingId, draft } of wishes)
    for (const [property, wish] of Object.entries(draft.set)) {
      const to = typeof wish === 'function' ? wish(live) : wish;
      if (to === undefined) {
        unknown.push(property);
        continue;
      }
      const former = settled.get(property);
      const from = memberOf(before, property);
      const clash = former !== undefined && typeof wish !== 'function' && !isSame(former.to, to);
      const decided = clash ? fartherOf(from, former.to, to) : to;
      if (decided === undefined) {
        clashes.push({ property, findingIds: [...(former as Settled).findingIds, findingId], values: [(former as Settled).to, to] });
        continue;
      }
      settled.set(property, { property, from, to: decided, findingIds: [...(former?.findingIds ?? []), findingId] });
      writeMember(live, property, decided);
    }
  const heads = [...new Set([...settled.keys()].map(headOf))];
  return {
    settled: [...settled.values()],
    args: pick(live, heads),
    former: pick(before, heads),
    clashes,
    unknown,
  };
}

/** Two numbers on the same side of the live one do not clash: the farther one fulfils both. Some types take numbers as text. */
function fartherOf(from: FieldValue | undefined, a: FieldValue, b: FieldValue): FieldValue | undefined {
  const [live, left, right] = [from, a, b].map(numberOf) as [number, number, number];
  if (left >= live && right >= live) return left >= right ? a : b;
  return left <= live && right <= live ? (left <= right ? a : b) : undefined;
}

/** NaN, which is on no side, for what is no number. */
function numberOf(value: FieldValue | undefined): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
}

/** First name of a dotted property. */
export const headOf = (property: string): string => property.split('.')[0] as string;

/** The value that a dotted name means. */
export function memberOf(live: Live, property: string): FieldValue | undefined {
  let value: unknown = live;
  for (const name of property.split('.')) value = (value as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  return value as FieldValue | undefined;
}

function writeMember(live: Record<string, FieldValue>, property: string, value: FieldValue): void {
  const [head = '', ...rest] = property.split('.');
  live[head] = rest.length === 0 ? value : withMember(live[head], rest, value);
}

/** The whole block with one member changed. */
function withMember(block: FieldValue | undefined, [name = '', ...rest]: readonly string[], value: FieldValue): FieldValue {
  const members = block !== null && typeof block === 'object' && !Array.isArray(block) ? block : {};
  return { ...members, [name]: rest.length === 0 ? value : withMember(members[name], rest, value) };
}

function pick(live: Live, names: readonly string[]): Record<string, FieldValue> {
  return Object.fromEntries(names.flatMap((name) => (live[name] === undefined ? [] : [[name, live[name] as FieldValue]])));
}
