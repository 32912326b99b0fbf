import type { Resource, ResourceRef } from '../../model/documents.ts';
import { openInventory, readResources } from '../../model/inventory-file.ts';
import { resourceKey } from '../../model/resource-key.ts';

/** The resources of a run, found by their reference or type. */
export interface RunInventory {
  resourceOf(ref: ResourceRef): Resource | undefined;
  /** Resources of a type; undefined when the run did not read the type whole. */
  all(type: string, region?: string): readonly Resource[] | undefined;
}

/** Reads the inventory of a run into memory. @throws InputError for a file that is missing or damaged */
export function openInventoryOf(path: string): RunInventory {
  const { header, closing, start, end } = openInventory(path);
  const byKey = new Map<string, Resource>();
  const byType = new Map<string, Resource[]>();
  readResources(path, start, end, (resource) => {
    byKey.set(resourceKey(resource), resource);
    const list = byType.get(resource.type);
    if (list) list.push(resource);
    else byType.set(resource.type, [resource]);
  });
  return {
    resourceOf: (ref) => byKey.get(resourceKey(ref)),
    all(type, region) {
      const hasGap = closing.gaps.some((gap) => gap.type === type && (region === undefined || gap.region === region));
      if (hasGap || !header.types.includes(type)) return undefined;
      return (byType.get(type) ?? []).filter((resource) => region === undefined || resource.region === region);
    },
  };
}
