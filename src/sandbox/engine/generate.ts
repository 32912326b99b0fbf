import type { Account, EstatePlan } from './estate.ts';
import type { Kind } from './product.ts';
import { Draw, hashOf } from './random.ts';
import type { Block } from './sources.ts';

/** Regions of a generated estate, and how much of it stands in each. */
const places: readonly (readonly [region: string, share: number])[] = [
  ['cn-hangzhou', 0.6],
  ['cn-shanghai', 0.25],
  ['cn-beijing', 0.15],
];

/** An estate of so many resources, none of which is made before somebody looks. */
export function generatedPlan(kinds: readonly Kind[], resources: number, seed: string): EstatePlan {
  const account = accountOf(seed, { alias: 'qingcheng', name: '青橙商城' });
  const blocks = new Map<string, readonly Block[]>();
  for (const [kind, count] of countsOf(kinds, resources)) blocks.set(kind.kind, rootBlocks(account.id, count));
  for (const kind of kinds) if (kind.of && !blocks.has(kind.kind)) blocks.set(kind.kind, childBlocks(kind, kinds, blocks));
  return { seed, accounts: [account], regions: ['cn-hangzhou', 'cn-shanghai', 'cn-beijing'], blocks };
}

/** An account whose id and key, where they are not given, follow from the seed. */
export function accountOf(seed: string, given: Partial<Account> & { readonly alias: string; readonly name: string }): Account {
  const draw = new Draw(hashOf(`${seed}/account/${given.alias}`));
  const letters = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
  return {
    id: `1${draw.chars(15, '0123456789')}`,
    accessKeyId: `LTAI5t${draw.chars(18, letters)}`,
    secret: draw.chars(30, letters),
    ...given,
  };
}

/** How many resources come with one root of a kind: itself, its children and theirs. */
function familyOf(kind: Kind, kinds: readonly Kind[]): number {
  return (
    1 +
    kinds.filter((child) => child.of?.kind === kind.kind).reduce((sum, child) => sum + (child.of?.each ?? 0) * familyOf(child, kinds), 0)
  );
}

function countsOf(kinds: readonly Kind[], resources: number): ReadonlyMap<Kind, number> {
  const roots = kinds.filter((kind) => !kind.of && (kind.share ?? 0) > 0);
  const weight = roots.reduce((sum, kind) => sum + (kind.share ?? 0) * familyOf(kind, kinds), 0);
  const counts = new Map(roots.map((kind) => [kind, Math.floor(((kind.share ?? 0) * resources) / weight)]));
  let left = resources - [...counts].reduce((sum, [kind, count]) => sum + count * familyOf(kind, kinds), 0);
  // What rounding left over goes to the kinds that come alone, largest share first, one each round.
  const alone = roots.filter((kind) => familyOf(kind, kinds) === 1).sort((a, b) => (b.share ?? 0) - (a.share ?? 0));
  for (let turn = 0; left > 0 && alone.length > 0; turn++, left--) {
    const kind = alone[turn % alone.length] as Kind;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

function rootBlocks(account: string, count: number): Block[] {
  let from = 0;
  let share = 0;
  return places.map(([region, part], at) => {
    share += part;
    const to = at === places.length - 1 ? count : Math.round(count * share);
    const block = { account, region, from, to };
    from = to;
    return block;
  });
}

function childBlocks(kind: Kind, kinds: readonly Kind[], blocks: ReadonlyMap<string, readonly Block[]>): readonly Block[] {
  const parent = kinds.find((one) => one.kind === kind.of?.kind);
  const each = kind.of?.each ?? 0;
  const above = parent && (blocks.get(parent.kind) ?? (parent.of ? childBlocks(parent, kinds, blocks) : []));
  return (above ?? []).map((block) => ({ ...block, from: block.from * each, to: block.to * each }));
}
