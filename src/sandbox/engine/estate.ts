import type { Credential } from '../call.ts';
import type { Clock } from './clock.ts';
import { valueAt } from './fields.ts';
import type { Ground, Seedling } from './maker.ts';
import type { Kind, Row } from './product.ts';
import { namedRows, type Rows } from './rows.ts';
import { Shelf } from './shelf.ts';
import { ShelfRows } from './shelf-rows.ts';
import { type Block, blockSource, rollingSource, type Source } from './sources.ts';

/** An account and the key of its root. */
export interface Account {
  /** 16 digits. */
  readonly id: string;
  /** Name under which its users log on: qingcheng. */
  readonly alias: string;
  readonly name: string;
  readonly accessKeyId: string;
  readonly secret: string;
}

/** What an estate is made of. */
export interface EstatePlan {
  readonly seed: string;
  readonly accounts: readonly [Account, ...Account[]];
  /** The first is the main one. */
  readonly regions: readonly [string, ...string[]];
  /** Generated resources of each kind. */
  readonly blocks: ReadonlyMap<string, readonly Block[]>;
}

interface Job {
  readonly due: number;
  readonly order: number;
  run(): void;
}

/** One simulated cloud: accounts and their resources, and what the clock brings. */
export class Estate implements Ground {
  readonly seed: string;
  readonly accounts: EstatePlan['accounts'];
  readonly regions: EstatePlan['regions'];
  readonly clock: Clock;
  readonly openedAt: number;
  readonly kinds: ReadonlyMap<string, Kind>;
  /** Sessions of roles that STS opened, by access key id. */
  readonly sessions = new Map<string, Credential & { readonly policy?: string }>();
  /** Reads see the estate as it was at this moment, while it is set. */
  staleAt: number | undefined;
  /** Seconds of asynchronous work are multiplied by this; 0 makes all of it immediate. */
  pace = 1;
  #jobs: Job[] = [];
  #jobCount = 0;
  #undo: (() => void)[] | undefined;
  readonly #shelves: ReadonlyMap<string, Shelf>;

  constructor(plan: EstatePlan, kinds: readonly Kind[], clock: Clock) {
    this.seed = plan.seed;
    this.accounts = plan.accounts;
    this.regions = plan.regions;
    this.clock = clock;
    this.openedAt = clock.now();
    this.kinds = new Map(kinds.map((kind) => [kind.kind, kind]));
    this.#shelves = new Map(kinds.map((kind) => [kind.kind, new Shelf(this, kind, this.#sources(kind, plan.blocks.get(kind.kind)))]));
  }

  #sources(kind: Kind, blocks: readonly Block[] = []): Source[] {
    const { rolls } = kind;
    const rolling = rolls && [
      rollingSource(
        {
          now: () => this.clock.now(),
          version: (names) => names.reduce((sum, name) => sum + (this.#shelves.get(name)?.version ?? 0), 0),
          parents: (account, region) => (this.kinds.has(rolls.over) ? this.rows(rolls.over, account, region) : []),
          parentAt: (index) => this.#shelves.get(rolls.over)?.at(index),
          look: (account) => (name, id) => this.find(name, account, id),
        },
        kind,
      ),
    ];
    return [...(blocks.length > 0 ? [blockSource(this, kind, blocks)] : []), ...(rolling ?? [])];
  }

  /** The kind of this name. Throws for one that no product declares: a mistake in a product or an estate file. */
  kind(name: string): Kind {
    return this.shelf(name).kind;
  }

  shelf(name: string): Shelf {
    const shelf = this.#shelves.get(name);
    if (!shelf) throw new Error(`No product declares the kind ${name}.`);
    return shelf;
  }

  find(kind: string, account: string, id: string): Row | undefined {
    const shelf = this.#shelves.get(kind);
    if (!shelf) return undefined;
    return this.#lively(this.staleAt === undefined ? shelf.find(account, id) : shelf.asOf({ account, id }, this.staleAt));
  }

  /** The row with this id in whatever account. */
  findAnywhere(kind: string, id: string): Row | undefined {
    for (const { id: account } of this.accounts) {
      const row = this.find(kind, account, id);
      if (row) return row;
    }
    return undefined;
  }

  /** Resources of a kind in a region, `*` for all; those of global kinds are in every region. */
  rows(kind: string, account: string, region: string): Rows {
    const shelf = this.#shelves.get(kind);
    if (!shelf) return namedRows([]);
    const place = shelf.kind.scope === 'global' ? '*' : region;
    const rows = new ShelfRows(shelf, account, place, (row) => this.#lively(row) as Row);
    const { staleAt } = this;
    if (staleAt === undefined) return rows;
    const before = [...rows].flatMap((row) => shelf.asOf(row, staleAt) ?? []);
    return namedRows([
      ...before,
      ...shelf.goneSince(staleAt).filter((row) => row.account === account && (place === '*' || row.region === place)),
    ]);
  }

  /** Resources of a kind, in all regions, whose state has a value at a path, by itself or in a list. */
  where(kind: string, account: string, path: string, value: unknown): readonly Row[] {
    const shelf = this.#shelves.get(kind);
    if (!shelf) return [];
    const holds = (row: Row) => {
      const have = valueAt(row.state, path);
      return have === value || (Array.isArray(have) && have.includes(value));
    };
    const { of, rolls } = shelf.kind;
    if ((rolls && rolls.as !== path) || this.staleAt !== undefined) return [...this.rows(kind, account, '*').filter(holds)];
    const parent = of?.as === path ? this.#shelves.get(of.kind)?.find(account, String(value)) : undefined;
    const made = parent ? shelf.childrenOf(parent.index) : shelf.madeWith(path, value);
    const source = rolls && this.#shelves.get(rolls.over)?.find(account, String(value));
    const written = [...made, ...shelf.touched()].sort((a, b) => a - b);
    const near = [...new Set([...written, ...(source ? shelf.broughtForth(source) : [])])];
    return near.flatMap((index) => this.#lively(shelf.at(index)) ?? []).filter((row) => row.account === account && holds(row));
  }

  parentOf(kind: Kind, seedling: Pick<Seedling, 'index' | 'account' | 'given'>): Row | undefined {
    const { of } = kind;
    if (!of) return undefined;
    const id = valueAt(seedling.given, of.as) ?? seedling.given[of.as];
    if (id !== undefined) return this.#shelves.get(of.kind)?.find(seedling.account, String(id));
    return this.#shelves.get(of.kind)?.at(Math.floor(seedling.index / of.each));
  }

  byId(kind: string, account: string, id: string): Row | undefined {
    return this.#shelves.get(kind)?.find(account, id);
  }

  anyOf(kind: string, account: string, region: string, chance: number): Row | undefined {
    const shelf = this.#shelves.get(kind);
    if (!shelf) return undefined;
    const place = shelf.kind.scope === 'global' || region === '' ? '*' : region;
    return shelf.firstOf(account, place, chance);
  }

  #lively(row: Row | undefined): Row | undefined {
    const live = row && this.kinds.get(row.kind)?.live;
    if (!row || !live) return row;
    const fields = live(row.state, this.clock.now(), row);
    // A row that time has not changed stays the same one: what has been made of it holds.
    const isSame = Object.keys(fields).every((name) => row.state[name] === fields[name]);
    return isSame ? row : { ...row, state: { ...row.state, ...fields } };
  }

  put(row: Row): void {
    const undo = this.shelf(row.kind).put(row, this.clock.now());
    this.#undo?.push(undo);
  }

  remove(row: Row): void {
    const undo = this.shelf(row.kind).remove(row, this.clock.now());
    this.#undo?.push(undo);
  }

  /** Carries out work of which all or nothing stays. */
  atomically<T>(work: () => T, isKept: (result: T) => boolean = () => true): T {
    const jobs = [...this.#jobs];
    this.#undo = [];
    let isDone = false;
    try {
      const result = work();
      isDone = isKept(result);
      return result;
    } finally {
      const undo = this.#undo;
      this.#undo = undefined;
      if (!isDone) {
        this.#jobs = jobs;
        for (const step of undo.reverse()) step();
      }
    }
  }

  /** Work for when the clock has gone on by so much. */
  later(seconds: number, run: () => void): void {
    const due = this.clock.now() + seconds * this.pace * 1000;
    this.#jobs.push({ due, order: this.#jobCount++, run });
  }

  /** Carries out all work that is due. */
  settle(): void {
    for (;;) {
      const now = this.clock.now();
      const [next] = this.#jobs.filter((job) => job.due <= now).sort((a, b) => a.due - b.due || a.order - b.order);
      if (!next) return;
      this.#jobs = this.#jobs.filter((job) => job !== next);
      next.run();
    }
  }
}
