import { sentences } from './fault-sentences.ts';
import { chainOf, displaced, type Link, type Placed, placeLinks } from './links.ts';
import type { Fault, Head, NotedHead } from './types.ts';

/** What a chain is judged by besides its links. */
export interface ChainCheck {
  /** Number of the first entry that should be there. */
  readonly first: number;
  /** Hash of what stands before it. */
  readonly previousHash: string;
  /** Heads that were noted: all must still be held. */
  readonly heads: readonly (NotedHead | string)[];
  /** No key was known, so that no signature could be checked. */
  readonly isKeyless: boolean;
}

/** The faults of a chain, one for each thing that was done to it, by number; and where it ends. */
export function judgeChain(
  links: readonly Link[],
  check: ChainCheck,
): { readonly faults: readonly Fault[]; readonly head: Head | undefined } {
  const placed = placeLinks(check.isKeyless ? links.map(withoutForeign) : links, check.first);
  const chain = chainOf(placed);
  const held = placed.filter((link) => chain.get(link.place) === link);
  const last = Math.max(check.first - 1, ...ends(held));
  const faults = [
    ...ownFaults(held, check.isKeyless),
    ...strangers(placed, chain),
    ...[...displaced(held)].map(({ place }): Fault => ({ seq: place, kind: 'reordered', sentence: sentences.moved(place) })),
    ...gaps(chain, check.first, last),
    ...breaks(chain, check),
    ...check.heads.flatMap((head) => (typeof head === 'string' ? hashFaults(head, chain, last) : headFaults(head, chain, check, last))),
  ];
  return { faults: tidy(faults), head: headOf(chain.get(last)) };
}

/** Without any key, every signature would be foreign; one sentence says so for all of them. */
function withoutForeign(link: Link): Link {
  return link.finding?.kind === 'foreign' ? { ...link, finding: undefined } : link;
}

/** Only the largest number is wanted, and Math.max takes no million arguments. */
function ends(held: readonly Placed[]): readonly number[] {
  const last = held.reduce((most, { place }) => Math.max(most, place), Number.NEGATIVE_INFINITY);
  return held.length === 0 ? [] : [last];
}

function headOf(link: Placed | undefined): Head | undefined {
  return link && { seq: link.place, hash: link.hash, at: link.at ?? '' };
}

function ownFaults(held: readonly Placed[], isKeyless: boolean): Fault[] {
  const own = held.flatMap(({ place, finding }): Fault[] =>
    finding === undefined ? [] : [{ seq: place, kind: finding.kind, sentence: finding.say(place) }],
  );
  if (isKeyless && held.length > 0) own.push({ seq: held[0]?.place ?? 1, kind: 'foreign', sentence: sentences.noRoot() });
  return own;
}

/** What stands there besides the chain. */
function strangers(placed: readonly Placed[], chain: ReadonlyMap<number, Placed>): Fault[] {
  return placed.flatMap((link): Fault[] => {
    const holder = chain.get(link.place);
    if (holder === link) return [];
    if (link.seq === undefined) return [{ seq: link.place, kind: 'inserted', sentence: sentences.noEntry(link.place) }];
    const isCopy = link.hash === holder?.hash;
    const inserted: Fault = { seq: link.place, kind: 'inserted', sentence: (isCopy ? sentences.twice : sentences.second)(link.place) };
    const { finding } = link;
    return finding && !isCopy ? [inserted, { seq: link.place, kind: finding.kind, sentence: finding.say(link.place) }] : [inserted];
  });
}

function gaps(chain: ReadonlyMap<number, Placed>, first: number, last: number): Fault[] {
  const faults: Fault[] = [];
  let expected = first;
  for (const seq of [...chain.keys(), last + 1].sort((one, other) => one - other)) {
    if (seq > expected) faults.push({ seq: expected, kind: 'missing', sentence: sentences.missing(expected, seq - 1) });
    expected = Math.max(expected, seq + 1);
  }
  return faults;
}

/** Where two sound neighbours do not fit: one of them is not the one that was written there. */
function breaks(chain: ReadonlyMap<number, Placed>, { first, previousHash }: ChainCheck): Fault[] {
  return [...chain.values()].flatMap((link): Fault[] => {
    if (link.finding !== undefined || link.previousHash === undefined) return [];
    if (link.place === first)
      return link.previousHash === previousHash ? [] : [{ seq: first, kind: 'edited', sentence: sentences.start(first) }];
    const before = chain.get(link.place - 1);
    if (before === undefined || before.finding !== undefined || before.hash === link.previousHash) return [];
    return [{ seq: before.place, kind: 'edited', sentence: sentences.replaced(before.place) }];
  });
}

function headFaults(head: NotedHead, chain: ReadonlyMap<number, Placed>, check: ChainCheck, last: number): Fault[] {
  const { seq, hash } = head;
  const { first, previousHash } = check;
  if (seq > last) return [{ seq: last + 1, kind: 'truncated', sentence: sentences.cut(last, seq) }];
  if (seq === first - 1 && hash === previousHash) return [];
  if (seq < first) return [{ seq: first, kind: 'truncated', sentence: sentences.anchorOutside(seq, first) }];
  const link = chain.get(seq);
  if (link === undefined || link.hash === hash) return [];
  return [{ seq, kind: 'edited', sentence: sentences.notAnchored(seq) }];
}

function hashFaults(hash: string, chain: ReadonlyMap<number, Placed>, last: number): Fault[] {
  for (const link of chain.values()) if (link.hash === hash) return [];
  return [{ seq: last + 1, kind: 'truncated', sentence: sentences.notHeld(last, hash) }];
}

/** By number; one fault of a kind for a number. */
function tidy(faults: readonly Fault[]): readonly Fault[] {
  const seen = new Set<string>();
  return faults
    .filter(({ seq, kind }) => !seen.has(`${seq} ${kind}`) && seen.add(`${seq} ${kind}`))
    .sort((one, other) => one.seq - other.seq);
}
