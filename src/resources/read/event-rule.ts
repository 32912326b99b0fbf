import { toRows } from './rows.ts';

/** A pattern without products or levels takes all of them. */
export const everyProduct = '*';

/** Products of the patterns that take critical events, in lower case. */
export function criticalProducts(patterns: unknown): string[] | undefined {
  if (!Array.isArray(patterns)) return undefined;
  const critical = toRows(patterns).filter(({ LevelList }) => takesCritical(LevelList));
  return [
    ...new Set(critical.map(({ Product }) => (typeof Product === 'string' && Product !== '' ? Product.toLowerCase() : everyProduct))),
  ];
}

function takesCritical(list: unknown): boolean {
  const levels = (list as { readonly LevelList?: unknown } | undefined)?.LevelList;
  if (!Array.isArray(levels) || levels.length === 0) return true;
  return levels.some((level) => level === '*' || String(level).toUpperCase() === 'CRITICAL');
}

/** Where the reply keeps the targets of each kind. */
export const targetPaths = [
  'ContactParameters.ContactParameter',
  'FcParameters.FCParameter',
  'MnsParameters.MnsParameter',
  'OpenApiParameters.OpenApiParameters',
  'SlsParameters.SlsParameter',
  'WebhookParameters.WebhookParameter',
] as const;

/** Targets of all kinds together; kinds without one are left out of the reply. */
export function countTargets(...lists: readonly unknown[]): number {
  return lists.reduce<number>((sum, list) => sum + toRows(list).length, 0);
}
