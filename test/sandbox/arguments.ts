/** Finds arguments with which an action of the sandbox is answered, out of the estate itself. */
import { readFileSync } from 'node:fs';
import type { Estate } from '../../src/sandbox/engine/estate.ts';
import type { Kind, Row } from '../../src/sandbox/engine/product.ts';
import { type Implemented, implemented, implementedAction } from './actions.ts';
import type { Params } from './ask.ts';

/** One way to call an action. */
export interface Arguments {
  readonly params: Params;
  readonly region: string;
  /** Calls of the same product that come first; `@before:Name` in a parameter stands for what they answered. */
  readonly before: readonly { readonly action: string; readonly params: Params }[];
}

/** Arguments that nothing in the estate suggests: by `product Action`, for all three actions that tag, for any action. */
const written = JSON.parse(readFileSync(new URL('arguments.json', import.meta.url), 'utf8')) as Record<string, Params>;
const mostTries = 60;
const mostRows = 200;

type Told = { readonly from?: readonly string[]; readonly set?: Record<string, unknown>; readonly refs?: Record<string, string> };

/** Ways to call an action, the likeliest first: one for each resource that it may name, or one alone. */
export function argumentsFor(estate: Estate, entry: Implemented): readonly Arguments[] {
  const told = entry.product.actions[entry.action] as Told;
  const { $before: _, ...fixed } = writtenFor(entry);
  const rows = entry.kind && entry.id ? rowsOf(estate, entry.kind, told.from) : rowsNear(estate, entry);
  const account = estate.accounts[0].id;
  return (rows.length > 0 ? rows : [undefined]).slice(0, mostTries).map((row) => {
    const region = row?.region || estate.regions[0];
    const values = new Finder(estate, account, region, row);
    const params: Record<string, unknown> = { ...here(entry, region), ...hostOf(entry, values) };
    for (const name of entry.needs)
      params[name] = shaped(entry, name, name === entry.id ? row?.id : values.of(name, entry, told.refs?.[name]));
    for (const [name, kind] of Object.entries(told.refs ?? {})) params[name] ??= shaped(entry, name, values.of(name, entry, kind));
    if (entry.writes && row && entry.id) Object.assign(params, settable(told.set, row, entry));
    for (const name of pathNames(entry))
      params[name] ??= name === 'logstore' ? values.ofKind('@of:sls.logstore:logstoreName') : values.of(name, entry);
    for (const name of entry.needs) params[name] ??= written['any']?.[name];
    return { params: { ...params, ...filled(fixed, values, entry) }, region, before: beforeOf(estate, entry, row) };
  });
}

/** What is written for the action itself, or for all three of a product that tag. */
function writtenFor({ product, action }: Implemented): Params {
  const tagging = /^(Tag|Untag|ListTag)Resources$/.test(action) ? (written[`${product.product} tagging`] ?? {}) : {};
  const tags =
    action === 'TagResources' ? { Tag: [{ Key: 'team', Value: 'apple' }] } : action === 'UntagResources' ? { TagKey: ['team'] } : {};
  return { ...tagging, ...(Object.keys(tagging).length > 0 && tags), ...written[`${product.product} ${action}`] };
}

/** The calls that an action is written to need, with their own arguments and the same resource. */
function beforeOf(estate: Estate, entry: Implemented, row: Row | undefined): Arguments['before'] {
  const names = (writtenFor(entry)['$before'] ?? []) as readonly string[];
  return names.map((action) => {
    const first = implementedAction(entry.product, action);
    const { params } = argumentsFor(estate, first)[0] as Arguments;
    return { action, params: { ...params, ...(first.id && first.id === entry.id && row && { [first.id]: row.id }) } };
  });
}

/** The parameters of a call, once the calls before it are made. */
export async function settle({ params, before }: Arguments, call: (action: string, params: Params) => Promise<unknown>): Promise<Params> {
  const replies: unknown[] = [];
  for (const { action, params: sent } of before) replies.push(await call(action, sent));
  const found = (value: unknown) => (typeof value === 'string' && value.startsWith('@before:') ? deep(replies, value.slice(8)) : value);
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, found(value)]));
}

/** Rows of a kind: those whose status allows the action, what is not protected first. */
function rowsOf(estate: Estate, kind: Kind, from: readonly string[] | undefined): readonly Row[] {
  const all = estate.rows(kind.kind, estate.accounts[0].id, '*').page(0, mostRows);
  const status = kind.status?.field;
  const allowed = from && status ? all.filter((row) => from.includes(String(row.state[status]))) : all;
  return [...allowed.filter((row) => !isProtected(row)), ...allowed.filter(isProtected)];
}

const isProtected = ({ state }: Row) =>
  Object.entries(state).some(([name, value]) => /protection/i.test(name) && (value === true || value === 'Enabled'));

/** For actions that name no resource by their builder: some rows of each kind of the product, for its region and its names. */
function rowsNear(estate: Estate, { product, kind }: Implemented): readonly Row[] {
  const account = estate.accounts[0].id;
  return (kind ? [kind] : (product.kinds ?? [])).flatMap((one) => estate.rows(one.kind, account, '*').page(0, kind ? 10 : 4));
}

/** Buckets and projects stand in the host. */
function hostOf({ product, action, shapes }: Implemented, values: Finder): Params {
  if (shapes === 'oss')
    return /^(ListBuckets|DescribeRegions|(Get|Put|Delete)PublicAccessBlock)$/.test(action)
      ? {}
      : { Bucket: values.ofKind('@of:oss.bucket:Name') };
  return product.style === 'SLS' && action !== 'ListProject' ? { project: values.ofKind('@of:sls.project:projectName') } : {};
}

const here = (entry: Implemented, region: string) =>
  Object.fromEntries(['RegionId', 'region_id', 'Region'].filter((name) => entry.shape?.params[name]).map((name) => [name, region]));
const pathNames = (entry: Implemented) => [...(entry.shape?.http?.path ?? '').matchAll(/\{(\w+)\}/g)].map((found) => found[1] as string);

/** A value in the form in which the official model carries it. */
function shaped({ shape }: Implemented, name: string, value: unknown): unknown {
  const type = shape?.params[name];
  if (value === undefined || typeof value === 'object') return value;
  if (shape?.params[`${name}[]`] !== undefined) return [value];
  if (type === 'json') return JSON.stringify([value]);
  return /Ids$/.test(name) && type === 'string' ? JSON.stringify([value]) : value;
}

/** The first parameter that is written as it is, with what stands there already. */
function settable(set: Record<string, unknown> | undefined, row: Row, entry: Implemented): Params {
  for (const [name, path] of Object.entries(set ?? {})) {
    const value = typeof path === 'string' ? at(row.state, path) : undefined;
    if (value !== undefined && value !== '' && typeof value !== 'object') return { [name]: shaped(entry, name, value) };
  }
  return {};
}

/**
 * `@Name` in a written argument is found as a needed parameter would be, `@kind:x.y` is the id of a resource of that kind,
 * `@of:x.y:Name` one of its fields, `@daysAgo:7:day` a time. */
function filled(fixed: Params, values: Finder, entry: Implemented): Params {
  return Object.fromEntries(Object.entries(fixed).map(([name, value]) => [name, packed(entry, name, fill(value, values, entry))]));
}

/** A list travels as a text where the model says so. */
function packed({ shape }: Implemented, name: string, value: unknown): unknown {
  const type = shape?.params[name];
  if (!Array.isArray(value) || (type !== 'string' && type !== 'json' && type !== 'csv')) return value;
  return type === 'csv' ? value.join(',') : JSON.stringify(value);
}

function fill(value: unknown, values: Finder, entry: Implemented): unknown {
  if (Array.isArray(value)) return value.map((one) => fill(one, values, entry));
  if (typeof value === 'object' && value !== null) return filled(value as Params, values, entry);
  if (typeof value !== 'string' || !value.startsWith('@')) return value;
  if (value.startsWith('@daysAgo:')) return values.daysAgo(value);
  if (value.startsWith('@before:')) return value;
  if (value.startsWith('@of:')) return values.ofKind(value);
  return value.startsWith('@kind:') ? values.of('', entry, value.slice(6)) : values.of(value.slice(1), entry);
}

function at(state: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (inner, name) => (typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[name] : undefined),
      state,
    );
}

/** Values by the names under which the wire knows them: of the row, of its kind, of the product, of anything. */
class Finder {
  readonly #estate: Estate;
  readonly #account: string;
  readonly #region: string;
  readonly #row: Row | undefined;

  constructor(estate: Estate, account: string, region: string, row: Row | undefined) {
    this.#estate = estate;
    this.#account = account;
    this.#region = region;
    this.#row = row;
  }

  of(name: string, entry: Implemented, kind?: string): unknown {
    if (kind !== undefined) return this.#anyOf(kind)?.id;
    const own = this.#row && deep(this.#row.state, name);
    if (own !== undefined) return own;
    const named = kindNamedBy(name, entry);
    if (named !== undefined && this.#row?.kind === named) return this.#row.id;
    const byName = named === undefined ? undefined : this.#anyOf(named)?.id;
    if (byName !== undefined) return byName;
    for (const { kind: one } of entry.product.kinds ?? []) {
      const found = deep(this.#anyOf(one)?.state, name);
      if (found !== undefined) return found;
    }
    for (const one of this.#estate.kinds.keys()) {
      const found = deep(this.#anyOf(one)?.state, name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** `@of:ram.role:Arn` is a field of a resource of another kind. */
  ofKind(text: string): unknown {
    const [, kind = '', name = ''] = text.split(':');
    return deep(this.#anyOf(kind)?.state, name);
  }

  /** `@daysAgo:7:day` is the time seven days ago by the clock of the estate, as day, minute, second or ms. */
  daysAgo(text: string): string {
    const [, days, form] = text.split(':');
    const at = this.#estate.clock.now() - Number(days) * 86_400_000;
    const iso = new Date(at).toISOString();
    if (form === 'month') return iso.slice(0, 7);
    return form === 'ms' ? String(at) : form === 'day' ? `${iso.slice(0, 10)}Z` : `${iso.slice(0, form === 'minute' ? 16 : 19)}Z`;
  }

  #anyOf(kind: string): Row | undefined {
    if (!this.#estate.kinds.has(kind)) return undefined;
    const first = (region: string) => this.#estate.rows(kind, this.#account, region).page(0, 1)[0];
    return first(this.#region) ?? first('*');
  }
}

/** The kind whose id a parameter of this name carries in other actions of the product. */
function kindNamedBy(name: string, { product }: Implemented): string | undefined {
  return implemented.find((other) => other.product === product && other.id === name && other.kind !== undefined)?.kind?.kind;
}

/** A plain value under a name, wherever it stands in a state. */
function deep(state: unknown, name: string): unknown {
  if (typeof state !== 'object' || state === null) return undefined;
  for (const [key, value] of Object.entries(state)) {
    if (key.toLowerCase() === name.toLowerCase() && typeof value !== 'object' && value !== '') return value;
  }
  for (const value of Object.values(state)) {
    const found = deep(Array.isArray(value) ? value[0] : value, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
