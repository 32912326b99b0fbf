import { defineFix, type Live } from '../model/fix.ts';
import { changePools } from './help/node-pools.ts';

const factor = 1.5;
// The most that a node pool takes.
const highest = 1000;

/** Lets node pools that are at their maximum grow by half. */
export default defineFix({
  propose: (ask) =>
    changePools(
      ask,
      (pool) => pool.isAtMax,
      () => ({ 'scalingConfig.maxSize': raised }),
    ),
});

function raised({ scalingConfig }: Live): number | undefined {
  const { maxSize } = (scalingConfig ?? {}) as { readonly maxSize?: unknown };
  return typeof maxSize === 'number' && maxSize > 0 ? Math.min(highest, Math.ceil(maxSize * factor)) : undefined;
}
