import type { Gap, Inspection, ResourceRef } from '../model/documents.ts';

/** What a run looked at: what lies outside says nothing about whether a resource is there. */
export interface Scope {
  readonly accountIds: readonly string[];
  readonly regions: readonly string[];
  readonly types: readonly string[];
  readonly gaps: readonly Pick<Gap, 'type' | 'region' | 'accountId'>[];
}

/** The scope of an inspection. A listing that the cloud does not offer is no gap in it. */
export function scopeOf({ inventory, gaps }: Inspection): Scope {
  return {
    accountIds: inventory.accountIds,
    regions: inventory.regions,
    types: inventory.types.map(({ type }) => type),
    gaps: gaps.filter(({ reason }) => reason !== 'unsupported').map(({ type, region, accountId }) => ({ type, region, accountId })),
  };
}

/** Whether the run would have listed the resource if it existed. */
export function isCovered(scope: Scope, resource: ResourceRef): boolean {
  const { accountIds, regions, types, gaps } = scope;
  const isInside =
    accountIds.includes(resource.accountId) &&
    types.includes(resource.type) &&
    (resource.region === 'global' || regions.includes(resource.region));
  return isInside && !gaps.some((gap) => hides(gap, resource));
}

function hides(gap: Scope['gaps'][number], resource: ResourceRef): boolean {
  const isThere = gap.region === resource.region || gap.region === 'global';
  return gap.type === resource.type && gap.accountId === resource.accountId && isThere;
}
