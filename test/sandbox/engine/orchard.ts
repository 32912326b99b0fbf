import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SandboxCall, SandboxReply } from '../../../src/sandbox/call.ts';
import { SandboxEngine } from '../../../src/sandbox/engine/engine.ts';
import type { EstateFile } from '../../../src/sandbox/engine/estate-file.ts';
import {
  create,
  defineProduct,
  get,
  kind,
  length,
  list,
  markers,
  offsets,
  type Product,
  pages,
  pagesOrTokens,
  remove,
  same,
  second,
  tagging,
  tokens,
  update,
} from '../../../src/sandbox/engine/index.ts';
import { openEstate } from '../../../src/sandbox/engine/open.ts';
import ecs from '../../../src/sandbox/products/ecs.ts';
import sts from '../../../src/sandbox/products/sts.ts';

export const noon = Date.parse('2026-11-25T04:00:00Z');
export const dayMs = 86_400_000;

const tree = kind({
  kind: 'orchard.tree',
  type: 'ACS::Orchard::Tree',
  id: 't-{r}{8}',
  name: 'TreeName',
  share: 2,
  arn: 'acs:orchard:{region}:{account}:tree/{id}',
  notFound: [404, 'InvalidTreeId.NotFound', 'The tree {id} does not exist.'],
  status: { field: 'Status', wrong: [403, 'IncorrectTreeStatus', 'The tree {id} is busy.'] },
  make: (m) => ({
    TreeId: m.id,
    TreeName: m.name,
    Status: 'Standing',
    Height: m.int(2, 9),
    Planted: second(m.createdAt),
    Place: { Row: m.int(1, 5) },
  }),
  flaws: { bare: { rate: 0.5, set: { Height: 1 } } },
  metrics: [
    {
      namespace: 'acs_orchard',
      dimension: 'treeId',
      names: { Sap: { level: 40, max: 100, unit: '%' }, Weight: { level: 10, unit: 'kg' } },
    },
  ],
});

const fruit = kind({
  kind: 'orchard.fruit',
  type: 'ACS::Orchard::Fruit',
  id: '{parent}/{k}',
  of: { kind: 'orchard.tree', each: 3, as: 'TreeId' },
  notFound: [404, 'InvalidFruitId.NotFound', 'The fruit does not exist.'],
  make: (m) => ({ FruitId: m.id, TreeId: m.ref('orchard.tree', 'TreeId')?.id ?? '', Sort: m.one(['apple', 'pear', 'plum']) }),
});

const blossom = kind({
  kind: 'orchard.blossom',
  type: 'ACS::Orchard::Blossom',
  id: 'b-{12}',
  notFound: [404, 'InvalidBlossomId.NotFound', 'The blossom does not exist.'],
  rolls: {
    over: 'orchard.tree',
    as: 'TreeId',
    everyMs: dayMs,
    keep: 5,
    plan: (parent) => (parent.state['TreeName'] === 'bare' ? undefined : {}),
  },
  make: (m) => ({ BlossomId: m.id, TreeId: m.ref('orchard.tree', 'TreeId')?.id ?? '', OpenedAt: second(m.createdAt) }),
});

const aTree = { kind: tree, id: 'TreeId' } as const;
const rows = { kind: tree, rows: 'Trees.Tree' } as const;

/** A product of every builder, without an official model. */
export const orchard: Product = defineProduct({
  product: 'orchard',
  style: 'RPC',
  versions: ['2026-01-01'],
  hosts: ['orchard.{region}.aliyuncs.com'],
  kinds: [tree, fruit, blossom],
  actions: {
    ListByPage: list({
      ...rows,
      ids: 'TreeIds',
      filter: { ...same('Status', 'TreeName'), Row: 'Place.Row' },
      page: pages({ size: 3, max: 5 }),
    }),
    ListClamped: list({ ...rows, page: pages({ size: 3, max: 5, over: 'clamp' }) }),
    ListByToken: list({ ...rows, page: tokens({ size: 3, max: 5 }) }),
    ListByEither: list({ ...rows, page: pagesOrTokens(pages({ size: 3, max: 5 }), tokens({ size: 3, max: 5, sizeOut: null })) }),
    ListByMarker: list({ ...rows, everywhere: true, page: markers({ size: 3, max: 5 }) }),
    ListByOffset: list({ ...rows, page: offsets({ size: 3, max: 5 }) }),
    ListFixed: list({ ...rows, page: pages({ size: 3, max: 5, only: [3, 5], total: 'Page.Total' }) }),
    ListFruit: list({ kind: fruit, rows: 'Fruits', filter: same('TreeId', 'Sort'), page: pages({ size: 10, max: 50 }) }),
    ListBlossoms: list({ kind: blossom, rows: 'Blossoms', filter: same('TreeId'), page: pages({ size: 10, max: 50 }) }),
    GetBlossom: get({ kind: blossom, id: 'BlossomId' }),
    DeleteBlossom: remove({ kind: blossom, id: 'BlossomId' }),
    GetTree: get({ ...aTree, at: 'Tree' }),
    RenameTree: update({
      ...aTree,
      set: { Name: 'TreeName' },
      check: { Name: length(2, 8, [400, 'InvalidName', 'The name is not valid.']) },
    }),
    PruneTree: update({ ...aTree, from: ['Standing'], via: 'Pruning', to: 'Standing', takesSeconds: 60, also: { Height: 2 } }),
    PlantTree: create({ kind: tree, needs: ['Name'], set: { Name: 'TreeName' }, reply: (row) => ({ TreeId: row.id }) }),
    FellTree: remove({ ...aTree, blockedBy: [['orchard.fruit', 'TreeId', [403, 'DependencyViolation.Fruit', 'The tree bears fruit.']]] }),
    PickFruit: remove({ kind: fruit, id: 'FruitId', missingOk: true }),
    ...tagging({ types: { tree: 'orchard.tree' } }),
  },
});

export const products: readonly Product[] = [orchard, ecs, sts];

/** Writes an estate file and gives its path. */
export function estateFile(estate: EstateFile | string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'orchard-')), 'orchard.json');
  writeFileSync(path, typeof estate === 'string' ? estate : JSON.stringify(estate, undefined, 1));
  return path;
}

/** Seven trees in Hangzhou and two in Shanghai, the clock standing at noon. */
export function openOrchard(more: EstateFile['resources'] = [], clock: number | undefined = noon): SandboxEngine {
  const resources = [
    { kind: 'orchard.tree', name: 'apple-{n}', count: 7, ageDays: 10 },
    { kind: 'orchard.tree', name: 'pear-{n}', count: 2, region: 'cn-shanghai', ageDays: 2 },
    ...more,
  ];
  return new SandboxEngine(openEstate(estateFile({ resources }), products, clock), products, { isStrict: true });
}

export function openGenerated(resources: number, seed: string): SandboxEngine {
  return new SandboxEngine(openEstate({ resources, seed }, products, noon), products, { isStrict: true });
}

type Asked = Partial<Pick<SandboxCall, 'product' | 'region' | 'caller' | 'requestId'>>;

/** One call, by the root of the first account unless somebody else is named. */
export async function reply(
  engine: SandboxEngine,
  action: string,
  params: Record<string, unknown> = {},
  asked: Asked = {},
): Promise<SandboxReply> {
  const { product = 'orchard', region = 'cn-hangzhou', requestId = 'R1' } = asked;
  const caller = asked.caller ?? callerOf(engine, engine.estate.accounts[0].accessKeyId);
  return engine.answer({
    requestId,
    at: engine.now(),
    caller,
    host: '',
    method: 'POST',
    path: '/',
    product,
    action,
    region,
    params,
    body: undefined,
  });
}

export function callerOf(engine: SandboxEngine, accessKeyId: string) {
  const credential = engine.credential(accessKeyId);
  if (!credential) throw new Error(`The estate has no key ${accessKeyId}.`);
  return credential.caller;
}

/** The body of one call. */
// biome-ignore lint/suspicious/noExplicitAny: bodies of many actions are looked into by path.
export async function ask(engine: SandboxEngine, action: string, params: Record<string, unknown> = {}, asked: Asked = {}): Promise<any> {
  return (await reply(engine, action, params, asked)).body;
}

export function codeOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'answered',
    (error) => error.code ?? String(error),
  );
}
