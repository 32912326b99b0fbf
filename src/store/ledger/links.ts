import type { Checked } from './check-entry.ts';
import type { Finding } from './fault-sentences.ts';

/** What the chain needs of one stored entry, a few words each, so that a million fit in memory. */
export interface Link {
  /** The number that is written in it, or undefined when that number cannot be relied on. */
  readonly seq: number | undefined;
  /** The number in an edited text, for what it is worth. */
  readonly claimed: number | undefined;
  readonly hash: string;
  readonly previousHash: string | undefined;
  readonly at: string | undefined;
  readonly finding: Finding | undefined;
}

/** A link with the number under which its faults are told. */
export interface Placed extends Link {
  readonly place: number;
}

/** The part of a checked entry that the chain is judged by. */
export function linkOf({ content, hash, fits, finding }: Checked): Link {
  return {
    seq: fits ? content?.seq : undefined,
    claimed: content?.seq,
    hash,
    previousHash: fits ? content?.previousHash : undefined,
    at: content?.at,
    finding,
  };
}

/** Gives every link a number: its own, or for an edited one the number that its neighbours leave to it. */
export function placeLinks(links: readonly Link[], first: number): readonly Placed[] {
  let before = first - 1;
  return links.map((link, index) => {
    const next = links[index + 1]?.seq;
    const claim = link.claimed !== undefined && next === link.claimed + 1 ? link.claimed : undefined;
    const place = link.seq ?? claim ?? before + 1;
    before = place;
    return { ...link, place };
  });
}

/** The one link of each number that the chain holds; others of that number were put in. */
export function chainOf(links: readonly Placed[]): ReadonlyMap<number, Placed> {
  const candidates = new Map<number, Placed[]>();
  for (const link of links) {
    const own = candidates.get(link.place);
    if (own) own.push(link);
    else candidates.set(link.place, [link]);
  }
  const chosen = new Map<number, Placed>();
  for (const [place, own] of candidates) chosen.set(place, choose(own, candidates.get(place + 1) ?? []));
  return chosen;
}

function choose(candidates: readonly Placed[], followers: readonly Placed[]): Placed {
  const isFollowed = ({ hash }: Placed) => followers.some(({ finding, previousHash }) => !finding && previousHash === hash);
  const sound = candidates.filter(({ finding }) => finding === undefined);
  const fitting = candidates.filter(({ seq }) => seq !== undefined);
  return (sound.find(isFollowed) ?? sound[0] ?? fitting.find(isFollowed) ?? fitting[0] ?? candidates[0]) as Placed;
}

/** The fewest links that would have to move for the numbers to rise: those outside a longest rising run. */
export function displaced(links: readonly Placed[]): ReadonlySet<Placed> {
  const tails: number[] = [];
  const before: number[] = [];
  links.forEach(({ place }, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((links[tails[middle] as number] as Placed).place < place) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? -1 : (tails[low - 1] as number);
    tails[low] = index;
  });
  const moved = new Set(links);
  for (let index = tails.at(-1) ?? -1; index >= 0; index = before[index] as number) moved.delete(links[index] as Placed);
  return moved;
}
