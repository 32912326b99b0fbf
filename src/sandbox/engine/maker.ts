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
  const draw = new Draw(hashOf(`${seed}/${kind}/words`, index));
  const stage = draw.one(stages);
  const app = draw.one(apps);
  return { app, stage, name: `${stage}-${app}-${String(index + 1).padStart(2, '0')}` };
}

/** Makes the row of a resource out of its kind. */
export function makeRow<S extends Fields>(ground: Ground, kind: Kind<S>, seedling: Seedling): Row<S> {
  const words = wordsOf(ground.seed, kind.kind, seedling.index);
  const tags = seedling.tags ?? { app: words.app, env: words.stage };
  const draw = new Draw(hashOf(`${ground.seed}/${kind.kind}`, seedling.index));
  const make: Make = {
    ...seedling,
    app: words.app,
    stage: words.stage,
    tags,
    openedAt: ground.openedAt,
    zone: `${seedling.region}-${draw.one(zones)}`,
    int: (a, b) => draw.int(a, b),
    chance: (share) => draw.next() < share,
    one: (values) => draw.one(values),
    chars: (n, alphabet) => draw.chars(n, alphabet),
    uuid: () => draw.uuid(),
    address: (block) => addressIn(block, draw.next()),
    ref: (name, path) => refOf(ground, kind as unknown as Kind, seedling, draw.next(), name, path),
  };
  const made = laidOver(kind.make(make), seedling.given);
  const { id, index, account, region, createdAt, metrics } = seedling;
  const row: Row<S> = { kind: kind.kind, id, index, account, region, createdAt, tags, state: made, ...(metrics && { metrics }) };
  return seedling.isGenerated ? withFlaws(ground.seed, kind, row) : row;
}

function refOf(ground: Ground, kind: Kind, seedling: Seedling, chance: number, name: string, path?: string): Row | undefined {
  const id = path === undefined ? undefined : (valueAt(seedling.given, path) ?? seedling.given[path]);
  if (id !== undefined) return id === '' ? undefined : ground.byId(name, seedling.account, String(id));
  if (kind.of?.kind === name) {
    const parent = ground.parentOf(kind, seedling);
    if (parent) return parent;
  }
  return ground.anyOf(name, seedling.account, seedling.region, chance);
}

function withFlaws<S extends Fields>(seed: string, kind: Kind<S>, row: Row<S>): Row<S> {
  let flawed = row;
  for (const [name, { rate, set }] of Object.entries(kind.flaws ?? {})) {
    if (new Draw(hashOf(`${seed}/${kind.kind}/${name}`, row.index)).next() >= rate) continue;
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
