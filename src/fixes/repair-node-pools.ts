import { defineFix } from '../model/fix.ts';
import { changePools } from './help/node-pools.ts';

/** Turns on automatic repair in the node pools that could have it. */
export default defineFix({
  propose: (ask) =>
    changePools(
      ask,
      (pool) => pool.isUnrepaired,
      // Repair takes effect only in a managed pool.
      () => ({ 'management.enable': true, 'management.autoRepair': true }),
    ),
});
