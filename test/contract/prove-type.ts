/** Holds a resource type against the official shapes: every action, parameter, path and metric that it names must exist. */
import { readFileSync } from 'node:fs';
import type { ActionShape } from '../../scripts/generate/shapes-npm.ts';
import { products } from '../../src/cloud/products.ts';
import type { Call, Detail, Listing, MetricSource, Paging, ResourceType } from '../../src/model/resource-type.ts';
import { allShapes, follow, type Node, treeOf } from './shapes.ts';

const read = (name: string) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as unknown;
const pageCaps = read('page-caps.json') as Record<string, Record<string, number>>;
const knownMetrics = read('metrics.json') as Record<string, { dimensions: readonly string[]; metrics: Record<string, readonly string[]> }>;

/** Collects sentences about what is wrong, and counts the facts that were held against the shapes. */
class Proof {
  readonly problems: string[] = [];
  facts = 0;

  hold(isTrue: boolean, problem: string): void {
    this.facts++;
    if (!isTrue) this.problems.push(problem);
  }

  /** The place of a path, undefined when it is unknown or anything may stand there. */
  path(where: string, root: Node, path: string): Node | undefined {
    const place = follow(root, path);
    this.hold(place === 'open' || !('problem' in place), place !== 'open' && 'problem' in place ? `${where}: ${place.problem}` : '');
    return place === 'open' || 'problem' in place ? undefined : place;
  }
}

/** What a call of a type is known by: its reply as a tree, and what `item` and `parent` mean inside its texts. */
interface Scope {
  readonly item?: Node | undefined;
  readonly parent?: Node | undefined;
}

/** What is wrong with a resource type, in sentences; and how many facts were checked. */
export function proveType(type: ResourceType): { readonly problems: readonly string[]; readonly facts: number } {
  const proof = new Proof();
  const rows = proveListing(proof, type, type.list);
  proveIdentity(proof, type, rows);
  const details = new Map(Object.entries(type.details ?? {}).map(([name, detail]) => [name, proveDetail(proof, type, detail, rows)]));
  for (const [name, field] of Object.entries(type.fields)) proveField(proof, type, name, field, rows, details);
  return proof;
}

function proveListing(proof: Proof, type: ResourceType, listing: Listing): Scope {
  const parent = listing.per && proveListing(proof, type, listing.per).item;
  const reply = proveCall(proof, type, listing, { parent });
  if (reply === undefined) return { parent };
  provePaging(proof, type, listing, listing.paging, reply);
  if (listing.each) proveParam(proof, type, listing, listing.each.param);
  const items = proof.path(`${listing.action} items`, reply, listing.items);
  proof.hold(items === undefined || listing.items === '.' || items.member !== undefined, `${listing.action}: ${listing.items} is no list`);
  return { item: items?.member ?? items, parent };
}

function shapeOf(type: ResourceType, call: Call): ActionShape | undefined {
  return allShapes.get(call.product ?? type.product)?.actions[call.action];
}

/** The reply of a call, once its product, version, action, path and parameters are known to be right. */
function proveCall(proof: Proof, type: ResourceType, call: Call, scope: Scope): Node | undefined {
  const key = call.product ?? type.product;
  const shapes = allShapes.get(key);
  proof.hold(
    products[key] !== undefined && products[key].version === shapes?.version,
    `${call.action}: ${key} is called at ${products[key]?.version}, its SDK is for ${shapes?.version}`,
  );
  const shape = shapeOf(type, call);
  proof.hold(shape !== undefined, `${call.action}: ${key} ${shapes?.version} has no such action`);
  if (shape === undefined) return undefined;
  proveRoute(proof, call, shape);
  for (const [name, text] of Object.entries(call.params ?? {})) {
    proveParam(proof, type, call, name);
    proveText(proof, call, text, scope);
  }
  for (const text of [call.path, call.host, call.region]) if (text !== undefined) proveText(proof, call, text, scope);
  return treeOf(shape.response);
}

const blankPath = (path: string) => path.replace(/\?.*/, '').replace(/\$?\{[^}]*\}/g, '*');

function proveRoute(proof: Proof, call: Call, shape: ActionShape): void {
  const { method, path } = shape.http ?? { method: 'POST', path: '/' };
  if (shape.http === undefined) return;
  proof.hold((call.method ?? 'GET') === method, `${call.action}: is ${method}, not ${call.method ?? 'GET'}`);
  proof.hold(blankPath(call.path ?? '/') === blankPath(path), `${call.action}: is at ${path}, not at ${call.path ?? '/'}`);
  const subResource = /\?([\w-]+)$/.exec(path)?.[1];
  if (subResource !== undefined) proof.hold(call.params?.[subResource] === '', `${call.action}: needs the sub-resource ${subResource}`);
}

/** A parameter by its wire name, `Tag.1.Key` for members of lists. */
function proveParam(proof: Proof, type: ResourceType, call: Call, name: string): void {
  const shape = shapeOf(type, call);
  if (shape === undefined || shape.http?.path.endsWith(`?${name}`)) return;
  const path = name.replace(/\.\d+(?=\.|$)/g, '[]');
  const place = follow(treeOf(shape.params), path);
  proof.hold(place === 'open' || !('problem' in place), `${call.action}: the request has no parameter ${name}`);
}

/** The placeholders of a text: what they name must stand in the row or its parent. */
function proveText(proof: Proof, call: Call, text: string, scope: Scope): void {
  for (const [, root, path] of text.matchAll(/\$\{(item|parent)\.([^}]+)\}/g)) {
    const node = root === 'item' ? scope.item : scope.parent;
    if (node === undefined) proof.hold(false, `${call.action}: nothing stands for ${text}`);
    else proof.path(`${call.action}, ${text}`, node, path as string);
  }
}

function provePaging(proof: Proof, type: ResourceType, call: Call, paging: Paging, reply: Node): void {
  if (paging.style === 'none') return;
  for (const name of sentBy(paging)) proveParam(proof, type, call, name);
  for (const path of readBy(paging)) proof.path(`${call.action} paging`, reply, path);
  const { size, max } = paging;
  const cap = size === undefined ? undefined : pageCaps[`${call.product ?? type.product} ${call.action}`]?.[size];
  if (cap !== undefined && max !== undefined) proof.hold(max <= cap, `${call.action}: ${size} is at most ${cap}, not ${max}`);
}

function sentBy(paging: Exclude<Paging, { style: 'none' }>): readonly string[] {
  const size = paging.size === undefined ? [] : [paging.size];
  if (paging.style === 'page') return [paging.page, ...size];
  if (paging.style === 'token') return [paging.token, ...size];
  return [paging.style === 'marker' ? paging.marker : paging.offset, ...size];
}

function readBy(paging: Exclude<Paging, { style: 'none' }>): readonly string[] {
  if (paging.style === 'marker') return [paging.out, paging.truncated];
  const total = paging.total === undefined ? [] : [paging.total];
  return paging.style === 'token' ? [paging.out ?? paging.token, ...total] : total;
}

function proveIdentity(proof: Proof, type: ResourceType, rows: Scope): void {
  const { id, parentId, ...rest } = type.identity;
  if (rows.item === undefined) return;
  if (id.includes('${')) proveText(proof, type.list, id, rows);
  else proof.path(`${type.list.action} id`, rows.item, id);
  for (const [name, path] of Object.entries(rest)) proof.path(`${type.list.action} ${name}`, rows.item, path);
  if (parentId === undefined) return;
  proof.hold(rows.parent !== undefined, `${type.type}: ${parentId} has no parent`);
  if (rows.parent !== undefined) proof.path(`${type.list.action} parentId`, rows.parent, parentId);
}

function proveDetail(proof: Proof, type: ResourceType, detail: Detail, rows: Scope): Node | undefined {
  const reply = proveCall(proof, type, detail, detail.once === undefined ? rows : {});
  if (reply !== undefined && detail.paging !== undefined) {
    provePaging(proof, type, detail, detail.paging, reply);
    const items = proof.path(`${detail.action} items`, reply, detail.items ?? '.');
    if (detail.items === '.') return { fields: new Map([['rows', { fields: new Map(), member: items?.member ?? { fields: new Map() } }]]) };
  }
  return reply;
}

function proveField(
  proof: Proof,
  type: ResourceType,
  name: string,
  field: ResourceType['fields'][string],
  rows: Scope,
  details: ReadonlyMap<string, Node | undefined>,
): void {
  const { from } = field;
  if (from === 'list') proveFieldPaths(proof, type, name, field.path, rows.item, rows);
  else if ('detail' in from) {
    proof.hold(details.has(from.detail), `${name}: there is no detail read named ${from.detail}`);
    proveFieldPaths(proof, type, name, field.path, details.get(from.detail), rows);
  } else if ('metric' in from) {
    for (const metric of [from.metric, ...(from.choose ?? []).map((choice) => choice.metric)]) proveMetric(proof, type, name, metric, rows);
  }
}

function proveFieldPaths(
  proof: Proof,
  type: ResourceType,
  name: string,
  path: string | readonly string[] | undefined,
  reply: Node | undefined,
  rows: Scope,
): void {
  for (const one of typeof path === 'string' ? [path] : (path ?? [name])) {
    if (one.startsWith('${')) proveText(proof, type.list, one, rows);
    else if (reply !== undefined) proof.path(name, reply, one);
  }
}

function proveMetric(proof: Proof, type: ResourceType, name: string, metric: MetricSource, rows: Scope): void {
  const known = knownMetrics[metric.namespace];
  proof.hold(known !== undefined, `${name}: CloudMonitor has no ${metric.namespace}`);
  if (known === undefined) return;
  const statistics = known.metrics[metric.metric];
  proof.hold(statistics !== undefined, `${name}: ${metric.namespace} has no ${metric.metric}`);
  proof.hold(statistics === undefined || statistics.includes(metric.statistic), `${name}: ${metric.metric} has no ${metric.statistic}`);
  for (const dimension of [metric.dimension, metric.across?.dimension]) {
    if (dimension !== undefined)
      proof.hold(known.dimensions.includes(dimension), `${name}: ${metric.namespace} has no dimension ${dimension}`);
  }
  if (metric.of !== undefined) proveText(proof, type.list, metric.of, rows);
}
