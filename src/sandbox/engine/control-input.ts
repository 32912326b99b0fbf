import { InputError } from '../../model/errors.ts';
import type { Fault } from './faults.ts';
import type { Fields } from './product.ts';
import type { Quota } from './quotas.ts';

const faultNames = ['kind', 'product', 'action', 'region', 'resource', 'caller', 'nth', 'times', 'probability', 'ms', 'refusal'];

const quotaNames: Readonly<Record<Quota['kind'], readonly string[]>> = {
  window: ['limit', 'seconds'],
  bucket: ['perSecond', 'burst'],
  concurrency: ['limit', 'holdMs'],
};
const commonQuotaNames = ['kind', 'account', 'product', 'action', 'refusal'];

/** A fault rule as it comes over HTTP. Throws {@link InputError} for a name that is none: the rule would strike more than was meant. */
export function faultOf(body: Fields): Fault {
  refuseOthers('fault', body, faultNames);
  return body as unknown as Fault;
}

/** Quotas as they come over HTTP. Throws {@link InputError} for an unknown kind or name, and for a number that is not there. */
export function quotasOf(body: unknown): readonly Quota[] {
  if (!Array.isArray(body)) throw new InputError('bad-quota', 'Quotas are a list, even of one.');
  return body.map((quota: Fields) => {
    const numbers = quotaNames[quota['kind'] as Quota['kind']];
    if (!numbers) {
      const known = Object.keys(quotaNames).join(', ');
      throw new InputError('bad-quota', `There is no quota ${JSON.stringify(quota['kind'])}; there are ${known}.`);
    }
    refuseOthers('quota', quota, [...commonQuotaNames, ...numbers]);
    for (const name of numbers) numberOf(quota, name);
    return quota as unknown as Quota;
  });
}

/** A number of a body. Throws {@link InputError} for what is none. */
export function numberOf(body: Fields, name: string): number {
  const value = body[name];
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new InputError('bad-number', `${name} must be a number, and is ${JSON.stringify(value) ?? 'left out'}.`);
}

function refuseOthers(what: string, body: Fields, names: readonly string[]): void {
  const other = Object.keys(body).find((name) => !names.includes(name));
  if (other !== undefined) throw new InputError(`bad-${what}`, `A ${what} has no ${JSON.stringify(other)}; it has ${names.join(', ')}.`);
}
