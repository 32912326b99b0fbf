import { length, pages, type Refusal } from '../../engine/index.ts';
import type { Paging } from '../../engine/paging.ts';

/** Lists of the VPC family grant 50 rows whatever is asked. */
export const fifty: Paging = pages({ size: 10, max: 50, over: 'clamp' });

/** The same, with counts that travel as texts. */
export const fiftyInTexts: Paging = {
  slice: (x) => fifty.slice(x),
  out: (x, slice, total) => Object.fromEntries(Object.entries(fifty.out(x, slice, total)).map(([name, value]) => [name, String(value)])),
};

export const invalid = (name: string): Refusal => [400, `InvalidParameter.${name}`, `The specified ${name} is not valid.`];
export const isProtected: Refusal = [
  400,
  'InvalidOperation.DeletionProtection',
  'The instance cannnot delete because of deletion protecion.',
];

export const named = length(0, 128, [400, 'InvalidParameter.Name.Malformed', 'The specified Name is not valid.']);
export const described = length(0, 256, [400, 'InvalidParameter.Description.Malformed', 'The specified Description is not valid.']);
