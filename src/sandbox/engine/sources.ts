import { type Ground, type Seedling, wordsOf } from './maker.ts';
import type { Kind, Look, RollPlan, Rolls, Row } from './product.ts';
import { hashOf } from './random.ts';

const dayMs = 86_400_000;

/** Resources that nobody wrote down: told by their index, in a fixed order in each region. `*` stands for all regions. */
export interface Source {
  /** First index that is free for resources of other origin. */
  readonly ownFrom: number;
  count(account: string, region: string): number;
  /** Index of the resource at a place. */
  at(account: string, region: string, place: number): number;
  /** Place of an index, or -1. */
  placeOf(account: string, region: string, index: number): number;
  /** Indexes of what one parent has brought forth, latest first. */
  under?(parent: Row): readonly number[];
  /** Its id is empty; the shelf writes it. */
  seedling(index: number): Seedling | undefined;
}

/** A run of generated resources in one region of one account. */
export interface Block {
  readonly account: string;
  readonly region: string;
  readonly from: number;
  readonly to: number;
}

/** Resources of a generated estate. */
export function blockSource(ground: Ground, kind: Kind, blocks: readonly Block[]): Source {
  const size = blocks.at(-1)?.to ?? 0;
  const runs = (account: string, region: string) =>
    blocks.filter((block) => block.account === account && (region === '*' || block.region === region));
  const [youngest, oldest] = kind.ageDays ?? [30, 900];
  return {
    ownFrom: size,
    count: (account, region) => runs(account, region).reduce((sum, { from, to }) => sum + to - from, 0),
    at(account, region, place) {
      let left = place;
      for (const { from, to } of runs(account, region)) {
        if (left < to - from) return from + left;
        left -= to - from;
      }
      return Number.NaN;
    },
    placeOf(account, region, index) {
      let before = 0;
      for (const { from, to } of runs(account, region)) {
        if (index >= from && index < to) return before + index - from;
        before += to - from;
      }
      return -1;
    },
    seedling(index) {
      const block = blocks.find(({ from, to }) => index >= from && index < to);
      if (!block) return undefined;
      const age = youngest + (hashOf(kind.kind, index, hashOf(ground.seed), 2) / 2 ** 32) * (oldest - youngest);
      const createdAt = Math.floor((ground.openedAt - age * dayMs) / 1000) * 1000;
      const { name } = wordsOf(ground.seed, kind.kind, index);
      return { id: '', index, account: block.account, region: block.region, name, createdAt, given: {}, isGenerated: true };
    },
  };
}

/** What a rolling source needs of the estate. */
export interface RollGround {
  now(): number;
  /** Goes up with every write of these kinds. */
  version(kinds: readonly string[]): number;
  parents(account: string, region: string): Iterable<Row>;
  parentAt(index: number): Row | undefined;
  look(account: string): Look;
}

// Above every index of other origin; room for 4,096 moments each parent before an id comes again.
const rolledFrom = 2 ** 32;
const moments = 4096;

/** Parents that bring something forth, and how many each has brought forth up to and with itself. */
interface Brood {
  readonly indexes: readonly number[];
  readonly births: readonly number[];
  readonly plans: readonly RollPlan[];
  sums: Uint32Array;
  minute: number;
}

/** Resources that arise and go by the clock. */
export function rollingSource(ground: RollGround, kind: Kind): Source {
  const rolls = kind.rolls as Rolls;
  const broods = new Map<string, { readonly version: number; readonly brood: Brood }>();
  const readBrood = (account: string, region: string): Brood => {
    const version = ground.version([rolls.over, ...(rolls.reads ?? [])]);
    const known = broods.get(`${account}|${region}`);
    const brood = known?.version === version ? known.brood : hatch(rolls, ground, account, region);
    broods.set(`${account}|${region}`, { version, brood });
    return summed(brood, rolls, ground.now());
  };
  return {
    ownFrom: 0,
    count: (account, region) => readBrood(account, region).sums.at(-1) ?? 0,
    at(account, region, place) {
      const brood = readBrood(account, region);
      const nest = firstAbove(brood.sums, place);
      if (nest >= brood.indexes.length) return Number.NaN;
      const before = nest === 0 ? 0 : (brood.sums[nest - 1] as number);
      const ticks = ticksOf(rolls, brood.plans[nest] as RollPlan, brood.births[nest] as number, ground.now());
      return rolledFrom + (brood.indexes[nest] as number) * moments + ((ticks[place - before] as number) % moments);
    },
    placeOf(account, region, index) {
      const brood = readBrood(account, region);
      const nest = brood.indexes.indexOf(Math.floor((index - rolledFrom) / moments));
      if (nest < 0) return -1;
      const ticks = ticksOf(rolls, brood.plans[nest] as RollPlan, brood.births[nest] as number, ground.now());
      const at = ticks.findIndex((tick) => tick % moments === (index - rolledFrom) % moments);
      return at < 0 ? -1 : at + (nest === 0 ? 0 : (brood.sums[nest - 1] as number));
    },
    under(parent) {
      const plan = rolls.plan(parent, ground.look(parent.account));
      const ticks = plan ? ticksOf(rolls, plan, parent.createdAt, ground.now()) : [];
      return ticks.map((tick) => rolledFrom + parent.index * moments + (tick % moments));
    },
    seedling(index) {
      if (!(index >= rolledFrom)) return undefined;
      const parent = ground.parentAt(Math.floor((index - rolledFrom) / moments));
      const plan = parent && rolls.plan(parent, ground.look(parent.account));
      if (!parent || !plan) return undefined;
      const tick = ticksOf(rolls, plan, parent.createdAt, ground.now()).find((one) => one % moments === (index - rolledFrom) % moments);
      if (tick === undefined) return undefined;
      const { account, region } = parent;
      const createdAt = tick * rolls.everyMs + (plan.offsetMs ?? 0);
      return { id: '', index, account, region, name: '', createdAt, given: { [rolls.as]: parent.id }, isGenerated: true };
    },
  };
}

function hatch(rolls: Rolls, ground: RollGround, account: string, region: string): Brood {
  // Most parents share few plans, so that equal ones are kept once.
  const known = new Map<string, RollPlan>();
  const [indexes, births, plans]: [number[], number[], RollPlan[]] = [[], [], []];
  const look = ground.look(account);
  for (const parent of ground.parents(account, region)) {
    const plan = rolls.plan(parent, look);
    if (!plan) continue;
    const key = `${plan.offsetMs}/${plan.weekdays}/${plan.since}/${plan.lastsMs}`;
    known.set(key, known.get(key) ?? plan);
    indexes.push(parent.index);
    births.push(parent.createdAt);
    plans.push(known.get(key) as RollPlan);
  }
  return { indexes, births, plans, sums: new Uint32Array(), minute: Number.NaN };
}

/** Counts anew when a minute has gone by. */
function summed(brood: Brood, rolls: Rolls, now: number): Brood {
  const minute = Math.floor(now / 60_000);
  if (minute === brood.minute) return brood;
  let sum = 0;
  brood.minute = minute;
  brood.sums = Uint32Array.from(brood.plans, (plan, nest) => {
    sum += ticksOf(rolls, plan, brood.births[nest] as number, now).length;
    return sum;
  });
  return brood;
}

/** Moments at which something arose that is still there, latest first, in periods since 1970. */
function ticksOf({ everyMs, keep }: Rolls, plan: RollPlan, birth: number, now: number): readonly number[] {
  const offset = plan.offsetMs ?? 0;
  const from = Math.max(birth, plan.since ?? 0, plan.lastsMs === undefined ? 0 : now - plan.lastsMs);
  const ticks: number[] = [];
  for (let tick = Math.floor((now - offset) / everyMs), left = keep; left > 0; tick--, left--) {
    const at = tick * everyMs + offset;
    if (at <= from) break;
    if (!plan.weekdays || plan.weekdays.includes(weekdayOf(at))) ticks.push(tick);
  }
  return ticks;
}

/** Monday is 1, Sunday 7, by the time of China. */
function weekdayOf(at: number): number {
  return ((Math.floor((at + 8 * 3_600_000) / dayMs) + 3) % 7) + 1;
}

/** First place whose sum is above a number. */
function firstAbove(sums: Uint32Array, number: number): number {
  let [low, high] = [0, sums.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sums[middle] as number) > number) high = middle;
    else low = middle + 1;
  }
  return low;
}
