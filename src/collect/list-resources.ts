import type { Cloud, CloudCall } from '../model/cloud.ts';
import type { Gap } from '../model/documents.ts';
import type { Listing, Reply, ResourceType } from '../model/resource-type.ts';
import { type Draft, idOf, toDraft } from './draft.ts';
import { fillCall, type Scope } from './fill-template.ts';
import { toGap } from './gaps.ts';

/** What one listing gave: resources, and what is known to be missing. */
export interface Listed {
  readonly drafts: readonly Draft[];
  readonly gaps: readonly Gap[];
}

/** Everything a listing needs to know of the run. */
export interface ListContext {
  readonly cloud: Cloud;
  readonly nowMs: number;
  /** Rows of listings above others, shared by all types that start from them. */
  readonly parents: Map<string, Promise<Rows>>;
  /** Throws once the run is stopped. */
  readonly checkStopped: () => void;
  readonly onFatal: (error: unknown) => void;
}

interface Rows {
  readonly rows: readonly { readonly item: Reply; readonly parent: Reply | undefined }[];
  readonly gaps: readonly Gap[];
}

/** Lists all resources of a type in one region, or in the account for a global type. */
export async function listResources(type: ResourceType, region: string, context: ListContext): Promise<Listed> {
  const { rows, gaps } = await readRows(type, type.list, region, context);
  const drafts = new Map<string, Draft>();
  const found: Gap[] = [...gaps];
  for (const { item, parent } of rows) {
    if (type.list.only && !type.list.only(item, parent)) continue;
    const draft = toDraft(type, item, { region, accountId: context.cloud.accountId, nowMs: context.nowMs, parent });
    if (draft) drafts.set(draft.resource.id, draft);
    else found.push(noId(type, region, context));
  }
  return { drafts: [...drafts.values()], gaps: found };
}

async function readRows(type: ResourceType, listing: Listing, region: string, context: ListContext): Promise<Rows> {
  const scope: Scope = { region, accountId: context.cloud.accountId, nowMs: context.nowMs };
  if (!listing.per) return readKinds(type, listing, scope, context);
  const above = await readParents(type, listing.per, region, context);
  const below = await Promise.all(above.rows.map(({ item }) => readKinds(type, listing, { ...scope, parent: item }, context)));
  return { rows: below.flatMap((one) => one.rows), gaps: [...above.gaps, ...below.flatMap((one) => one.gaps)] };
}

function readParents(type: ResourceType, listing: Listing, region: string, context: ListContext): Promise<Rows> {
  const call = fillCall(listing, type.product, { region, accountId: context.cloud.accountId, nowMs: context.nowMs });
  const key = JSON.stringify([call, listing.items, type.type]);
  const known = context.parents.get(key) ?? readRows(type, listing, region, context);
  context.parents.set(key, known);
  return known;
}

/** A listing that hands out one kind a call is read once for each kind. */
async function readKinds(type: ResourceType, listing: Listing, scope: Scope, context: ListContext): Promise<Rows> {
  if (!listing.each) return readPages(type, listing, scope, context);
  const kinds = await Promise.all(listing.each.values.map((kind) => readPages(type, listing, { ...scope, kind }, context)));
  return { rows: kinds.flatMap((one) => one.rows), gaps: kinds.flatMap((one) => one.gaps) };
}

async function readPages(type: ResourceType, listing: Listing, scope: Scope, context: ListContext): Promise<Rows> {
  const first = await readOnce(type, listing, scope, context);
  if (first.gaps[0]?.reason !== 'short') return first;
  // Something came or went between two pages: a second reading tells a moving estate from a listing that is cut short.
  return readOnce(type, listing, scope, context);
}

async function readOnce(type: ResourceType, listing: Listing, scope: Scope, context: ListContext): Promise<Rows> {
  const call = callOf(listing, type, scope);
  const where = { type: type.type, region: scope.region, accountId: scope.accountId, action: `${call.product}:${call.action}` };
  const rows = new Map<string, { item: Reply; parent: Reply | undefined }>();
  let total: number | undefined;
  try {
    context.checkStopped();
    for await (const page of context.cloud.pages(call, listing.paging, listing.items)) {
      total = page.total ?? total;
      for (const item of page.rows) rows.set(keyOf(item, type, listing, scope), { item, parent: scope.parent });
      context.checkStopped();
    }
  } catch (error) {
    context.onFatal(error);
    return { rows: [...rows.values()], gaps: [toGap(where, error, rows.size)] };
  }
  const list = [...rows.values()];
  if (total === undefined || list.length >= total) return { rows: list, gaps: [] };
  const message = `${call.action} names a total of ${total} and hands out ${list.length}.`;
  return { rows: list, gaps: [{ ...where, reason: 'short', message, expected: total, got: list.length }] };
}

function callOf(listing: Listing, type: ResourceType, scope: Scope): CloudCall {
  const call = fillCall(listing, type.product, scope);
  if (!listing.each || scope.kind === undefined) return call;
  return { ...call, params: { ...call.params, [listing.each.param]: scope.kind } };
}

// A row that two pages repeat counts once, else a shifted page would hide the one it pushed out.
function keyOf(item: Reply, type: ResourceType, listing: Listing, scope: Scope): string {
  const id = listing === type.list ? idOf(type, item, scope) : undefined;
  return id ?? JSON.stringify(item);
}

function noId(type: ResourceType, region: string, context: ListContext): Gap {
  const action = `${type.list.product ?? type.product}:${type.list.action}`;
  const message = `A row of ${type.list.action} has no ${type.identity.id}.`;
  return { type: type.type, region, accountId: context.cloud.accountId, action, reason: 'short', message };
}
