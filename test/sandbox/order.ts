import type { Implemented } from './actions.ts';

/** Reads first, then what changes, what makes and what takes away, so that nothing is missing when it is asked for. */
export const byOrder = (a: Implemented, b: Implemented) => order(a) - order(b);

function order({ writes, action }: Implemented): number {
  if (!writes) return 0;
  if (/^(Delete|Release|Remove|Revoke|Detach|Untag|Cancel)/.test(action)) return 3;
  return /^(Create|Run|Add|Allocate|Authorize|Attach|Tag)/.test(action) ? 2 : 1;
}
