import type { Fields } from '../../engine/index.ts';

/** The billing service refuses with HTTP 200, a code and no success. */
export function refused(name: string): Fields {
  return { Code: 'InvalidParameter', Message: `The parameter ${name} is invalid.`, Success: false };
}
