import type { ResourceType, Source } from '../model/resource-type.ts';

/** What has to be read: for each type, the fields that somebody needs. */
export interface ReadPlan {
  readonly fieldsByType: ReadonlyMap<string, ReadonlySet<string>>;
  /** Derived fields in an order in which each finds what it needs. */
  readonly derivations: readonly {
    readonly type: string;
    readonly field: string;
  }[];
}

/** Where a derived field comes from. */
export type Derivation = Extract<Source, { readonly derive: unknown }>;

/** Narrows a source to a derived one. */
export function isDerived(source: Source): source is Derivation {
  return typeof source === 'object' && 'derive' in source;
}

/**
 * Follows the wanted fields to everything they stand on, so that no read is made that no active rule needs.
 * @param wanted field names by type code; names that no type has (common fields, parameters) are passed over
 */
export function planReads(types: ReadonlyMap<string, ResourceType>, wanted: ReadonlyMap<string, Iterable<string>>): ReadPlan {
  const fieldsByType = new Map<string, Set<string>>();
  const derivations: { type: string; field: string }[] = [];
  const open = new Set<string>();

  const visit = (type: string, field: string): void => {
    const fields = touch(type);
    const spec = types.get(type)?.fields[field];
    if (fields.has(field)) return;
    if (field === 'tagPairs') {
      fields.add(field);
      visit(type, 'tags');
    }
    if (!spec) return;
    if (open.has(`${type} ${field}`)) throw new Error(`${type}: the field ${field} is derived from itself.`);
    open.add(`${type} ${field}`);
    if (isDerived(spec.from)) visitNeeds(type, spec.from);
    open.delete(`${type} ${field}`);
    fields.add(field);
    if (isDerived(spec.from)) derivations.push({ type, field });
  };
  const visitNeeds = (type: string, source: Derivation): void => {
    for (const need of source.needs ?? []) visit(type, need);
    for (const [other, needs] of Object.entries(source.types ?? {})) {
      touch(other);
      for (const need of needs) visit(other, need);
    }
  };
  const touch = (type: string): Set<string> => {
    const known = fieldsByType.get(type) ?? new Set<string>();
    if (types.has(type)) fieldsByType.set(type, known);
    return known;
  };

  for (const [type, fields] of wanted) {
    touch(type);
    for (const field of fields) visit(type, field);
  }
  return { fieldsByType, derivations };
}
