import type { ResourceRef } from './documents.ts';

/** One text for one resource of one account, for maps and sets. */
export function resourceKey({ accountId, region, type, id }: ResourceRef): string {
  return [accountId, region, type, id].join('|');
}
