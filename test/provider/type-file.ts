import { randomUUID } from 'node:crypto';
import type { CloudCall, Reply } from './cloud/client.ts';
import type { CallError } from './cloud/errors.ts';
import type { Product } from './cloud/products.ts';

/** Properties of a resource under their Pulumi names; a present name with `undefined` takes the property away. */
export type Attributes = Record<string, unknown>;

/** What a call's parameters are made from: the resource as it is wanted, and what this operation has learnt so far. */
export interface Work {
  readonly id: string;
  /** The id split at its colons. */
  readonly part: (index: number) => string;
  readonly region: string;
  readonly accountId: string;
  /** Value as wanted: what the program says where that differs from the state, else what the state says. */
  readonly get: (name: string) => unknown;
  /** Value of the state. */
  readonly was: (name: string) => unknown;
  /** Whether the operation changes it; on create, whether the program names it. */
  readonly has: (name: string) => boolean;
  /** Replies kept by `keep`, and the attributes read so far under their own names. */
  readonly kept: Record<string, Reply>;
  readonly found: Attributes;
  /** What a step with `each` is at. */
  readonly item?: unknown;
}

/** A parameter: said, or made from the resource. Undefined is not sent; lists become `Name.1`, objects `Name.Key`. */
export type Value = string | number | boolean | undefined | ((x: Work) => unknown);

/** Parameters by their wire name. */
export type Values = Readonly<Record<string, Value>>;

/** A call with parameters still to be filled in. Which of `query` and `body` is there decides the wire form. */
export interface Call extends Omit<CloudCall, 'product' | 'action' | 'query' | 'body' | 'path' | 'owner' | 'text' | 'headers'> {
  readonly product?: Product;
  readonly action: string | ((x: Work) => string);
  readonly query?: Values | ((x: Work) => Values);
  readonly body?: Values | ((x: Work) => Values);
  readonly path?: string | ((x: Work) => string);
  readonly owner?: (x: Work) => string;
  readonly headers?: Values;
  /** JSON or XML body of ROA, OSS and SLS. */
  readonly text?: (x: Work) => string;
  /** Sent only when this holds. */
  readonly when?: (x: Work) => boolean;
  /** The failures that count as an answer; `true` means all. */
  readonly swallow?: true | ((error: CallError) => boolean);
  /** Name under which the reply (or what is `at` its path) is kept for later calls. */
  readonly keep?: string;
  /** Path in the reply, e.g. `Disks.Disk`; of a list the first entry. */
  readonly at?: string;
}

/** A read: where the thing stands in the reply, and which attributes it gives. */
export interface Read extends Call {
  /** Nothing at `at`, or a 404, means that the resource is gone; default: true for the first read. */
  readonly isGone?: boolean;
  /** Paths, parted by blanks, without which the process dies. */
  readonly needs?: string;
  /** Whether the process dies when the read is refused. */
  readonly panicsWhenRefused?: boolean;
  readonly set?: (found: Reply, x: Work) => Attributes;
}

/** One call of a create, an update or a delete, in order. */
export interface Step extends Call {
  /** Properties of which one has to have changed; left out, the step always runs. */
  readonly on?: string | readonly string[];
  /** The call is made once for each of these; `x.item` is the one it is at. */
  readonly each?: (x: Work) => readonly unknown[];
  /** Seconds slept before and after the call. */
  readonly before?: number;
  readonly after?: number;
  /** The call is repeated every 3 s (or so many) until this holds. */
  readonly until?: (found: Reply, x: Work) => boolean;
  readonly every?: number;
  /** Run after each of these calls, before the next of an `each`. */
  readonly next?: Step;
}

/** One resource type. */
export interface TypeFile {
  readonly token: string;
  readonly product: Product;
  readonly reads: readonly Read[];
  readonly updates?: readonly Step[];
  readonly create?: readonly Step[];
  /** The id of what has been created, from the kept replies. */
  readonly newId?: (x: Work) => string;
  readonly remove?: readonly Step[];
  /** Differences that do not count, by property; asked with the program's values and their defaults. */
  readonly suppress?: Readonly<Record<string, (x: Work) => boolean>>;
  /** Rewrites an id before it is read for adoption, or throws: it is refused. */
  readonly readId?: (id: string) => string;
  /** Ids at which the process dies, as the real plugin does. */
  readonly panicsAt?: (id: string) => boolean;
  /** Read of attributes that the replies give together. */
  readonly finish?: (x: Work) => Attributes;
}

/** States a type; found by its file's name in types/. */
export function defineType(type: TypeFile): TypeFile {
  return type;
}

/** The id of the resource, as a parameter. */
export const id = (x: Work): unknown => x.id;
/** The region of the provider, as a parameter. */
export const region = (x: Work): unknown => x.region;

/** The wanted value of a property. */
export function wanted(name: string): (x: Work) => unknown {
  return (x) => x.get(name);
}

/** The wanted value, only when it changes. */
export function changed(name: string): (x: Work) => unknown {
  return (x) => (x.has(name) ? x.get(name) : undefined);
}

/** A client token as the plugin makes it: the same for every repeat of the call. */
export function token(action: string): () => string {
  return () => `TF-${action}-${Math.floor(Date.now() / 1000)}-${randomUUID()}`.slice(0, 64);
}

/** A part of the id. */
export function part(index: number): (x: Work) => unknown {
  return (x) => x.part(index);
}

/** The id as a JSON list. */
export const idList = (x: Work): unknown => JSON.stringify([x.id]);

/**
 * Attributes of the same name: `pick(disk, 'Category DiskName KMSKeyId:kmsKeyId')` takes each field, with a small first letter
 * or under the name after the colon.
 */
export function pick(reply: Reply, names: string): Attributes {
  const pairs = names
    .trim()
    .split(/\s+/)
    .map((name) => name.split(':') as [string, string?]);
  return Object.fromEntries(pairs.map(([field, name]) => [name ?? lowerFirst(field), at(reply, field)]));
}

function lowerFirst(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}

/** What stands at a path of a reply, lists untouched. */
export function at(reply: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Reply)[key] : undefined), reply);
}

/** The list at a path; empty where there is none. */
export function listAt<T = Reply>(reply: unknown, path: string): T[] {
  const list = at(reply, path);
  return Array.isArray(list) ? (list as T[]) : [];
}

/** Tags of a reply (`{ TagKey, TagValue }`, `{ Key, Value }`) as the property `tags`; the cloud's own are left out. */
export function tags(reply: unknown, path: string): Record<string, string> | undefined {
  const pairs = listAt(reply, path).map((tag) => [String(tag['TagKey'] ?? tag['Key']), String(tag['TagValue'] ?? tag['Value'])]);
  const own = pairs.filter(([key = '']) => !/^(aliyun|acs:)/.test(key));
  return own.length === 0 ? undefined : Object.fromEntries(own);
}
