import type { Resource } from '../model/documents.ts';
import type { Reply, ResourceType } from '../model/resource-type.ts';
import { toTimestamp } from './convert-value.ts';
import { fillText, type Scope } from './fill-template.ts';
import { resolvePath } from './resolve-path.ts';

/** A listed resource while its fields are still being read. */
export interface Draft {
  readonly resource: Resource;
  readonly scope: Scope & { readonly item: Reply };
}

const dayMs = 86_400_000;
const tagOwners: readonly (readonly [RegExp, string])[] = [
  [/^(ack\.aliyun\.com|ack\.alibabacloud\.com\/|kubernetes\.io\/cluster\/|kubernetes\.do\.not\.delete)/, 'ack'],
  [/^acs:autoscaling:/, 'ess'],
];

/** The resource of one row, common fields filled in; undefined when the row has no id. */
export function toDraft(type: ResourceType, item: Reply, scope: Scope): Draft | undefined {
  const { nowMs } = scope;
  const id = idOf(type, item, scope);
  if (id === undefined) return undefined;
  const { identity } = type;
  const tags = identity.tags ? toTags(resolvePath(item, identity.tags)) : {};
  const region = regionOf(identity.region && resolvePath(item, identity.region)) ?? scope.region;
  const name = identity.name ? text(resolvePath(item, identity.name)) : undefined;
  const resource: Resource = {
    type: type.type,
    id,
    name: name ?? id,
    region,
    accountId: scope.accountId,
    tags,
    fields: { managedBy: (type.managedBy ?? managedByTags)(item, tags) },
    unread: [],
    readAt: new Date(nowMs).toISOString(),
  };
  addAge(resource, identity.created, item, nowMs);
  return { resource, scope: { ...scope, region, item } };
}

/** Tags that a type reads apart become the resource's own; each tag as a pair where a rule asks for pairs. */
export function settleTags({ resource }: Draft, wanted: ReadonlySet<string>): void {
  const { tags, ...fields } = resource.fields;
  if (tags !== undefined) Object.assign(resource, { tags: toTags(tags), fields });
  if (!wanted.has('tagPairs')) return;
  const unread = resource.unread.find(({ field }) => field === 'tags');
  if (unread) resource.unread.push({ ...unread, field: 'tagPairs' });
  else resource.fields.tagPairs = Object.entries(resource.tags).map(([key, value]) => `${key}:${value}`);
}

/** The id of a row, under its parent's where the type says so; undefined when the row has none. */
export function idOf(type: ResourceType, item: Reply, scope: Scope): string | undefined {
  const path = type.identity.id;
  const id = path.includes('${') ? fillText(path, { ...scope, item }) : text(resolvePath(item, path));
  if (id === undefined || !type.identity.parentId) return id;
  const parent = text(resolvePath(scope.parent, type.identity.parentId));
  return parent === undefined ? id : `${parent}/${id}`;
}

function addAge(resource: Resource, created: string | undefined, item: Reply, nowMs: number): void {
  if (!created) return;
  const at = toTimestamp(resolvePath(item, created));
  if (at !== undefined) resource.fields.ageDays = Math.max(0, Math.floor((nowMs - Date.parse(at)) / dayMs));
}

function managedByTags(_: Reply, tags: Readonly<Record<string, string>>): string | null {
  for (const key of Object.keys(tags)) {
    const owner = tagOwners.find(([pattern]) => pattern.test(key));
    if (owner) return owner[1];
  }
  return null;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;
}

/** Some products write a region with the product before it: oss-cn-hangzhou. */
function regionOf(value: unknown): string | undefined {
  return text(value)?.replace(/^oss-/, '');
}

/** Tags come as lists of key and value in several spellings, and as maps; none at all is empty. */
function toTags(raw: unknown): Record<string, string> {
  if (raw === null || typeof raw !== 'object') return {};
  if (!Array.isArray(raw)) return Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, String(value ?? '')]));
  const pairs = raw.filter((tag): tag is Record<string, unknown> => tag !== null && typeof tag === 'object').map(toPair);
  return Object.fromEntries(pairs.filter(([key]) => key !== ''));
}

function toPair(tag: Record<string, unknown>): [string, string] {
  const pick = (...names: string[]) => String(names.map((name) => tag[name]).find((value) => value !== undefined && value !== null) ?? '');
  return [pick('Key', 'TagKey', 'key', 'tagKey'), pick('Value', 'TagValue', 'value', 'tagValue')];
}
