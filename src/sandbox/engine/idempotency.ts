import { SandboxError } from '../call.ts';
import type { Turn } from './turn.ts';

const mismatch =
  'The request uses the same client token as a previous, but non-identical request. Do not reuse a client token with different requests, unless the requests are identical.';

/** Remembers what writes with a ClientToken answered, so that a repeated one has no second effect. */
export class Idempotency {
  readonly #answers = new Map<string, { readonly params: string; readonly result: unknown }>();

  once(turn: Turn, carryOut: () => unknown): unknown {
    const token = turn.text('ClientToken') || turn.text('clientToken');
    if (token === '') return carryOut();
    const key = `${turn.account} ${turn.call.product} ${turn.call.action} ${token}`;
    const params = JSON.stringify(Object.entries(turn.params).sort(([a], [b]) => (a < b ? -1 : 1)));
    const known = this.#answers.get(key);
    if (known && known.params !== params) throw new SandboxError(400, 'IdempotentParameterMismatch', mismatch);
    if (known) return known.result;
    const result = carryOut();
    this.#answers.set(key, { params, result });
    return result;
  }
}
