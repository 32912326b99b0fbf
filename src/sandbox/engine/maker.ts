import { laidOver, valueAt } from './fields.ts';
import type { Make } from './make.ts';
import type { Fields, Kind, Row } from './product.ts';
import { Draw, hashOf } from './random.ts';

/** A resource before its state is made. */
export interface Seedling {
  readonly id: string;
  readonly index: number;
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly createdAt: number;
  readonly tags?: Readonly<Record<string, string>> | undefined;
  readonly given: Fields;
  readonly metrics?: Row['metrics'];
  /** False for those that somebody described: they have no flaws but the ones that are written there. */
  readonly isGenerated: boolean;
}

/** What a maker needs of the estate. */
export interface Ground {
  readonly seed: string;
  readonly openedAt: number;
  byId(kind: string, account: string, id: string): Row | undefined;
  parentOf(kind: Kind, seedling: Seedling): Row | undefined;
  /** One of the resources of a kind in a region, by chance. */
  anyOf(kind: string, account: string, region: string, chance: number): Row | undefined;
}

export const apps = ['order', 'cart', 'pay', 'user', 'search', 'item', 'coupon', 'stock', 'gateway', 'message', 'report', 'risk'] as const;
const stages = ['prod', 'prod', 'prod', 'prod', 'prod', 'prod', 'staging', 'staging', 'test'] as const;
const zones = ['h', 'i', 'j', 'k'] as const;

/** The words that a resource's name and tags are made of. */
export function wordsOf(seed: string, kind: string, index: number): { app: string; stage: string; name: string } {
  const hash = hashOf(kind, index, hashOf(seed));
  const stage = stages[hash % stages.length] as string;
  const app = apps[(hash >>> 8) % apps.length] as string;
  return { app, stage, name: `${stage}-${app}-${String(index + 1).padStart(2, '0')}` };
}

/** Makes the row of a resource out of its kind. */
export function makeRow<S extends Fields>(ground: Ground, kind: Kind<S>, seedling: Seedling): Row<S> {
  const make = new Making(ground, kind as unknown as Kind, seedling);
  const { id, index, account, region, createdAt, metrics, given } = seedling;
  const made = kind.make(make);
  const state = hasAny(given) ? laidOver(made, given) : made;
  const row: Row<S> = { kind: kind.kind, id, index, account, region, createdAt, tags: make.tags, state, ...(metrics && { metrics }) };
  return seedling.isGenerated && kind.flaws ? withFlaws(ground.seed, kind, row) : row;
}

function hasAny(fields: Fields): boolean {
  for (const _ in fields) return true;
  return false;
}

// One object of a class each resource: a million of them are made when a whole estate is read.
class Making implements Make {
  readonly #ground: Ground;
  readonly #kind: Kind;
  readonly #seedling: Seedling;
  readonly #draw: Draw;
  readonly id: string;
  readonly index: number;
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly createdAt: number;
  readonly given: Fields;

  constructor(ground: Ground, kind: Kind, seedling: Seedling) {
    this.#ground = ground;
    this.#kind = kind;
    this.#seedling = seedling;
    this.#draw = new Draw(hashOf(kind.kind, seedling.index, hashOf(ground.seed), 1));
    this.id = seedling.id;
    this.index = seedling.index;
    this.account = seedling.account;
    this.region = seedling.region;
    this.name = seedling.name;
    this.createdAt = seedling.createdAt;
    this.given = seedling.given;
  }

  get openedAt(): number {
    return this.#ground.openedAt;
  }

  get zone(): string {
    return `${this.region}-${zones[hashOf(this.id) % zones.length]}`;
  }

  get app(): string {
    return this.#words.app;
  }

  get stage(): string {
    return this.#words.stage;
  }

  get #words() {
    return wordsOf(this.#ground.seed, this.#kind.kind, this.index);
  }

  get tags(): Readonly<Record<string, string>> {
    if (this.#seedling.tags) return this.#seedling.tags;
    const { app, stage } = this.#words;
    return { app, env: stage };
  }

  int(a: number, b: number): number {
    return this.#draw.int(a, b);
  }

  chance(share: number): boolean {
    return this.#draw.next() < share;
  }

  one<T>(values: readonly T[]): T {
    return this.#draw.one(values);
  }

  chars(n: number, alphabet?: string): string {
    return this.#draw.chars(n, alphabet);
  }

  uuid(): string {
    return this.#draw.uuid();
  }

  address(block: string): string {
    return addressIn(block, this.#draw.next());
  }

  ref(name: string, path?: string): Row | undefined {
    const { account, region, given } = this.#seedling;
    const chance = this.#draw.next();
    const id = path === undefined ? undefined : (valueAt(given, path) ?? given[path]);
    if (id !== undefined) return idIn(id) === '' ? undefined : this.#ground.byId(name, account, idIn(id));
    const parent = this.#kind.of?.kind === name ? this.#ground.parentOf(this.#kind, this.#seedling) : undefined;
    return parent ?? this.#ground.anyOf(name, account, region, chance);
  }
}

/** The first of several ids stands for them. */
function idIn(value: unknown): string {
  return String((Array.isArray(value) ? value[0] : value) ?? '');
}

function withFlaws<S extends Fields>(seed: string, kind: Kind<S>, row: Row<S>): Row<S> {
  let flawed = row;
  for (const [name, { rate, set }] of Object.entries(kind.flaws ?? {})) {
    if (hashOf(name, row.index, hashOf(seed), hashOf(kind.kind)) >= rate * 2 ** 32) continue;
    flawed = { ...flawed, state: laidOver(flawed.state, typeof set === 'function' ? set(flawed.state, flawed) : set) };
  }
  return flawed;
}

/** An address of a block that is no network's own, gateway's or broadcast one. */
export function addressIn(block: string, chance: number): string {
  const [base = '10.0.0.0', length = '24'] = block.split('/');
  const size = 2 ** (32 - Number(length));
  const start = base.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const number = start + (size <= 8 ? 1 : 4 + Math.floor(chance * (size - 8)));
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');
}
