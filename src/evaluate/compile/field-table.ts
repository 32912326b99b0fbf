import type { LocalizedText } from '../../model/documents.ts';
import { commonFields, type Field, type ResourceType, type Unit } from '../../model/resource-type.ts';

/** What a rule may know of one field. */
export interface FieldFacts {
  readonly title: LocalizedText;
  readonly type: Field['type'];
  readonly unit?: Unit;
  readonly values?: readonly string[];
  /** The reads that give it, as product:Action; the first is named in evidence. */
  readonly actions: readonly string[];
}

/** The field table of a resource type as plain data, so that it can cross to another thread. */
export interface FieldTable {
  readonly type: string;
  readonly title: LocalizedText;
  readonly product: string;
  readonly fields: Readonly<Record<string, FieldFacts>>;
}

/** Common fields that stand on the resource itself; the others stand among its fields. */
export const resourceFacts: ReadonlySet<string> = new Set(['id', 'name', 'region', 'accountId', 'tags']);

/** The field table of every resource type: own fields and common ones. */
export function fieldTables(types: ReadonlyMap<string, ResourceType>): Map<string, FieldTable> {
  return new Map([...types].map(([name, type]) => [name, fieldTable(type, types)]));
}

function fieldTable(type: ResourceType, types: ReadonlyMap<string, ResourceType>): FieldTable {
  const listing = `${type.list.product ?? type.product}:${type.list.action}`;
  const common = Object.entries(commonFields).map(([name, field]): [string, FieldFacts] => [name, { ...field, actions: [listing] }]);
  const own = Object.entries(type.fields).map(([name, field]): [string, FieldFacts] => [
    name,
    fieldFacts(field, actionsOf(type, name, types, new Set())),
  ]);
  return { type: type.type, title: type.title, product: type.product, fields: Object.fromEntries([...common, ...own]) };
}

function fieldFacts(field: Field, actions: readonly string[]): FieldFacts {
  const { title, type, unit, values } = field;
  return { title, type, actions, ...(unit && { unit }), ...(values && { values }) };
}

/** The reads behind a field; a derived field stands on the reads of what it needs. */
function actionsOf(type: ResourceType, name: string, types: ReadonlyMap<string, ResourceType>, seen: Set<string>): string[] {
  const key = `${type.type} ${name}`;
  const field = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined;
  if (seen.has(key)) return [];
  seen.add(key);
  const listing = `${type.list.product ?? type.product}:${type.list.action}`;
  if (!field || field.from === 'list') return [listing];
  if ('metric' in field.from) return ['cms:DescribeMetricList'];
  if ('detail' in field.from) {
    const detail = type.details?.[field.from.detail];
    return [detail ? `${detail.product ?? type.product}:${detail.action}` : listing];
  }
  const own = (field.from.needs ?? []).flatMap((need) => actionsOf(type, need, types, seen));
  const others = Object.entries(field.from.types ?? {}).flatMap(([other, needs]) => {
    const otherType = types.get(other);
    if (!otherType) return [];
    return ['', ...needs].flatMap((need) => actionsOf(otherType, need, types, seen));
  });
  const actions = [...new Set([...own, ...others])];
  return actions.length > 0 ? actions : [listing];
}
