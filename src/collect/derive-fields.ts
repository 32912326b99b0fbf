import type { FieldValue, Gap, Resource, Unread } from '../model/documents.ts';
import type { Lookup, ResourceType } from '../model/resource-type.ts';
import { groupBy } from './group-by.ts';
import { type Derivation, isDerived, type ReadPlan } from './plan-reads.ts';

/** What was read, before anything is derived from it. */
interface Read {
  readonly types: ReadonlyMap<string, ResourceType>;
  readonly resources: readonly Resource[];
  readonly gaps: readonly Gap[];
  readonly nowMs: number;
}

/** Fills in the fields that are computed from others, each after those that it stands on. */
export function deriveFields(plan: ReadPlan, read: Read): void {
  const byType = groupBy(read.resources, (resource) => resource.type);
  const lookups = new Map<string, Lookup>();
  for (const { type, field } of plan.derivations) {
    for (const resource of byType.get(type) ?? []) {
      const lookup = lookups.get(resource.accountId) ?? toLookup(resource.accountId, byType, read);
      lookups.set(resource.accountId, lookup);
      deriveField(read.types.get(type) as ResourceType, field, resource, lookup, read.gaps);
    }
  }
}

function deriveField(type: ResourceType, name: string, resource: Resource, lookup: Lookup, gaps: readonly Gap[]): void {
  const source = type.fields[name]?.from;
  if (!source || !isDerived(source)) return;
  const missing = resource.unread.find((unread) => source.needs?.includes(unread.field));
  if (missing) {
    resource.unread.push({ ...missing, field: name });
    return;
  }
  const value = source.derive(resource, lookup);
  if (value !== undefined) resource.fields[name] = value;
  else resource.unread.push({ field: name, ...whyUnknown(type, source, resource, gaps) });
}

function whyUnknown(type: ResourceType, source: Derivation, resource: Resource, gaps: readonly Gap[]): Omit<Unread, 'field'> {
  const isOurs = (gap: Gap) =>
    gap.accountId === resource.accountId && source.types?.[gap.type] !== undefined && gap.reason !== 'unsupported';
  const gap = gaps.find(isOurs);
  return gap ? fromGap(gap) : nothingKnown(type);
}

function fromGap(gap: Gap) {
  const reason = gap.reason === 'short' || gap.reason === 'interrupted' ? 'failed' : gap.reason;
  const { action, message, permission, code } = gap;
  return {
    action,
    reason,
    message,
    ...(permission !== undefined && { permission }),
    ...(code !== undefined && { code }),
  } as const;
}

function nothingKnown(type: ResourceType) {
  const action = `${type.list.product ?? type.product}:${type.list.action}`;
  return {
    action,
    reason: 'unsupported',
    message: 'What was read does not tell.',
  } as const;
}

function toLookup(accountId: string, byType: ReadonlyMap<string, readonly Resource[]>, { gaps, nowMs }: Read): Lookup {
  const indexes = new Map<string, Map<FieldValue | undefined, Resource[]>>();
  const own = new Map<string, readonly Resource[]>();
  const isComplete = (type: string, region: string | undefined) =>
    !gaps.some(
      (gap) =>
        gap.type === type &&
        gap.accountId === accountId &&
        gap.reason !== 'unsupported' &&
        (!region || gap.region === region || gap.region === 'global'),
    );
  const ofAccount = (type: string) => {
    const known = own.get(type) ?? (byType.get(type) ?? []).filter((resource) => resource.accountId === accountId);
    own.set(type, known);
    return known;
  };
  const inRegion = (resources: readonly Resource[], region: string | undefined) =>
    region ? resources.filter((resource) => resource.region === region) : resources;
  return {
    nowMs,
    all: (type, region) => (isComplete(type, region) ? inRegion(ofAccount(type), region) : undefined),
    where: (type, field, value, region) => {
      if (!isComplete(type, region) || isUnreadSomewhere(ofAccount(type), field)) return undefined;
      const key = `${type} ${field}`;
      const index = indexes.get(key) ?? indexBy(ofAccount(type), field);
      indexes.set(key, index);
      return inRegion(index.get(value) ?? [], region);
    },
  };
}

/** A list field files its resource under every member. */
function indexBy(resources: readonly Resource[], field: string): Map<FieldValue | undefined, Resource[]> {
  const index = new Map<FieldValue | undefined, Resource[]>();
  for (const resource of resources) {
    const value = field === 'id' ? resource.id : field === 'name' ? resource.name : resource.fields[field];
    for (const key of Array.isArray(value) ? value : [value]) {
      const filed = index.get(key);
      if (filed) filed.push(resource);
      else index.set(key, [resource]);
    }
  }
  return index;
}

// A resource that would not say what it belongs to may belong here: nothing can then be said about "none".
function isUnreadSomewhere(resources: readonly Resource[], field: string): boolean {
  return resources.some((resource) => resource.unread.some((unread) => unread.field === field));
}
