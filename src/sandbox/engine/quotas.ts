import { SandboxError } from '../call.ts';
import type { Refusal } from './product.ts';

/** How often something may be called. Left-out names mean every account, product or action together. */
export type Quota = {
  readonly account?: string;
  readonly product?: string;
  readonly action?: string;
  /** The error, where it is not Throttling.User. */
  readonly refusal?: Refusal;
} & (
  | { readonly kind: 'window'; readonly limit: number; readonly seconds: number }
  | { readonly kind: 'bucket'; readonly perSecond: number; readonly burst: number }
  /** So many calls at a time, each of which takes `holdMs`. */
  | { readonly kind: 'concurrency'; readonly limit: number; readonly holdMs: number }
);

interface Counted {
  readonly quota: Quota;
  windowAt: number;
  used: number;
  tokens: number;
  filledAt: number;
  ends: number[];
}

const throttled: Refusal = [400, 'Throttling.User', 'Request was denied due to user flow control.'];

/** All quotas of an estate; none unless somebody sets one. */
export class Quotas {
  #counts = new Map<Quota, Map<string, Counted>>();

  set(quotas: readonly Quota[]): void {
    this.#counts = new Map(quotas.map((quota) => [quota, new Map()]));
  }

  list(): readonly Quota[] {
    return [...this.#counts.keys()];
  }

  /** Counts a call. Throws what the cloud answers when a quota is used up; else says how long the call takes, in milliseconds. */
  take(call: { readonly account: string; readonly product: string; readonly action: string }, now: number): number {
    let holdMs = 0;
    for (const [quota, counts] of this.#counts) {
      if (!concerns(quota, call)) continue;
      // A quota without an account counts each account by itself, as the cloud does.
      const counted = counts.get(call.account) ?? { quota, windowAt: Number.NaN, used: 0, tokens: Number.NaN, filledAt: now, ends: [] };
      counts.set(call.account, counted);
      const waitMs = use(counted, now);
      if (waitMs > 0) throw refused(quota, waitMs);
      if (quota.kind === 'concurrency') holdMs = Math.max(holdMs, quota.holdMs);
    }
    return holdMs;
  }
}

function concerns(quota: Quota, call: { readonly account: string; readonly product: string; readonly action: string }): boolean {
  const { account = call.account, product = call.product, action = call.action } = quota;
  return account === call.account && product === call.product && action === call.action;
}

/** Uses one call up; the wait in milliseconds if there is none left. */
function use(counted: Counted, now: number): number {
  const { quota } = counted;
  if (quota.kind === 'window') return useWindow(counted, quota, now);
  if (quota.kind === 'bucket') return useBucket(counted, quota, now);
  counted.ends = counted.ends.filter((end) => end > now);
  if (counted.ends.length >= quota.limit) return Math.max(1, Math.min(...counted.ends) - now);
  counted.ends.push(now + quota.holdMs);
  return 0;
}

function useWindow(counted: Counted, { limit, seconds }: Extract<Quota, { kind: 'window' }>, now: number): number {
  const lengthMs = seconds * 1000;
  const windowAt = Math.floor(now / lengthMs) * lengthMs;
  if (windowAt !== counted.windowAt) Object.assign(counted, { windowAt, used: 0 });
  if (counted.used >= limit) return windowAt + lengthMs - now;
  counted.used++;
  return 0;
}

function useBucket(counted: Counted, { perSecond, burst }: Extract<Quota, { kind: 'bucket' }>, now: number): number {
  const before = Number.isNaN(counted.tokens) ? burst : counted.tokens;
  counted.tokens = Math.min(burst, before + ((now - counted.filledAt) / 1000) * perSecond);
  counted.filledAt = now;
  if (counted.tokens < 1) return Math.ceil(((1 - counted.tokens) / perSecond) * 1000);
  counted.tokens--;
  return 0;
}

function refused(quota: Quota, waitMs: number): SandboxError {
  const [status, code, message] = quota.refusal ?? throttled;
  return new SandboxError(status, code, message, {}, { 'x-acs-retry-after': String(waitMs) });
}
