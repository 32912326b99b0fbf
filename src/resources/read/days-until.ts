import type { Source } from '../../model/resource-type.ts';

const dayMs = 86_400_000;

/**
 * Whole days from the start of the run to the time in another field of the resource; negative once it has passed,
 * null where that field is null (nothing ends).
 */
export function daysUntil(field: string) {
  return {
    needs: [field],
    derive: ({ fields }, { nowMs }) => {
      const at = fields[field];
      if (at === null) return null;
      return typeof at === 'string' ? Math.floor((Date.parse(at) - nowMs) / dayMs) : undefined;
    },
  } satisfies Source;
}
