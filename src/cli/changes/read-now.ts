import { findTraces, type Reading, typesFor } from '../../apply/index.ts';
import { collect } from '../../collect/index.ts';
import { type CompiledRule, judge } from '../../evaluate/index.ts';
import type { Cloud } from '../../model/cloud.ts';
import type { Change, ChangeEntry, FieldValue, Inventory, Resource } from '../../model/documents.ts';
import { resourceKey } from '../../model/resource-key.ts';
import type { ResourceType } from '../../model/resource-type.ts';
import type { Target } from '../../model/target.ts';

/** What is needed to read some types of the estate now. */
export interface ReadNowOptions {
  readonly clouds: readonly Cloud[];
  readonly types: ReadonlyMap<string, ResourceType>;
  readonly source: Inventory['source'];
  readonly now: () => number;
  readonly signal?: AbortSignal;
}

/** Reads every field of the named types in the named regions, by our own collector. */
export async function readNow(wantedTypes: readonly string[], regions: readonly string[], options: ReadNowOptions): Promise<Inventory> {
  const wanted = new Map(
    [...new Set(wantedTypes)].flatMap((type) => {
      const known = options.types.get(type);
      return known ? [[type, [...Object.keys(known.fields), 'tagPairs']] as const] : [];
    }),
  );
  return collect({
    id: 'read-back',
    source: options.source,
    clouds: options.clouds,
    regions: regions.length === 0 ? ['cn-hangzhou'] : regions,
    types: options.types,
    wanted,
    now: options.now,
    ...(options.signal && { signal: options.signal }),
  });
}

/** What a change looks like to our own reading. */
export function readingOf(inventory: Inventory, rules: ReadonlyMap<string, CompiledRule>, targets: ReadonlyMap<string, Target>): Reading {
  const byKey = new Map(inventory.resources.map((resource) => [resourceKey(resource), resource]));
  const resourceOf = ({ resource }: Change) => byKey.get(resourceKey(resource));
  return {
    at: inventory.finishedAt,
    resourceOf,
    gapOf: (change) => gapIn(inventory, typesFor(change, targets.get(change.token)), change),
    verdictsOf: (change) => verdictsOf(change, resourceOf(change), rules),
    foundOf: (change) =>
      findTraces(change, targets.get(change.token), { resource: resourceOf(change), listed: (type) => listedOf(inventory, type, change) }),
    valueOf: (change, property) => fieldValueOf(property, resourceOf(change), targets.get(change.token)),
  };
}

function gapIn({ gaps }: Inventory, types: readonly string[], { resource }: Change): Inventory['gaps'][number] | undefined {
  return gaps.find(
    ({ type, region, accountId }) =>
      types.includes(type) && (region === resource.region || region === 'global') && accountId === resource.accountId,
  );
}

function listedOf(inventory: Inventory, wanted: string, change: Change): readonly Resource[] | undefined {
  return gapIn(inventory, [wanted], change) ? undefined : inventory.resources.filter(({ type }) => type === wanted);
}

function verdictsOf(change: Change, resource: Resource | undefined, rules: ReadonlyMap<string, CompiledRule>): ChangeEntry['verdicts'] {
  return change.ruleIds.flatMap((ruleId) => {
    const rule = rules.get(ruleId);
    if (!rule) return [];
    // What is gone can fail no rule.
    return [{ ruleId, outcome: resource === undefined ? ('not-applicable' as const) : judge(rule, resource).outcome }];
  });
}

function fieldValueOf(property: string, resource: Resource | undefined, target: Target | undefined): FieldValue | undefined {
  const known = target?.properties[property];
  const value = known?.field === undefined ? undefined : resource?.fields[known.field];
  if (value === undefined || known === undefined) return undefined;
  return known.fromField ? known.fromField(value) : value;
}
