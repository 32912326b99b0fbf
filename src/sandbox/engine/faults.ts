import { InputError } from '../../model/errors.ts';
import type { SandboxCall } from '../call.ts';
import type { Refusal } from './product.ts';
import { Draw, hashOf } from './random.ts';

/** What may go wrong. after-effect kinds (reset-after, truncated) carry the call out first. */
export const faultKinds = [
  'latency',
  'error',
  'gateway-page',
  'reset-before',
  'reset-after',
  'truncated',
  'half-page',
  'wrong-total',
  'stale-read',
  'throttle',
  'denied',
] as const;

export type FaultKind = (typeof faultKinds)[number];

/** A rule by which calls go wrong. Left-out names match every call. */
export interface Fault {
  readonly kind: FaultKind;
  readonly product?: string;
  readonly action?: string;
  readonly region?: string;
  /** A text that one of the parameters holds, such as a resource id. */
  readonly resource?: string;
  /** Only the calls of this access key or caller's name. */
  readonly caller?: string;
  /** Only the n-th matching call, from 1. */
  readonly nth?: number;
  /** Only the first so many matching calls. */
  readonly times?: number;
  /** Share of the matching calls, by the estate's seed; default all. */
  readonly probability?: number;
  /** latency: how long. stale-read: how far back. In milliseconds; default 1,000 and 60,000. */
  readonly ms?: number;
  /** error: status, code and message; default 503 ServiceUnavailable. throttle and denied: where they differ from the usual. */
  readonly refusal?: Refusal;
}

interface Rule {
  readonly fault: Fault;
  matched: number;
  readonly draw: Draw;
}

/** The fault rules of an estate; none unless somebody sets one. */
export class Faults {
  #rules: Rule[] = [];
  readonly #seed: string;

  constructor(seed: string) {
    this.#seed = seed;
  }

  /** Adds a rule and returns how to take it away. Throws {@link InputError} for an unknown kind. */
  add(fault: Fault): () => void {
    if (!faultKinds.includes(fault.kind)) {
      throw new InputError('unknown-fault', `There is no fault ${JSON.stringify(fault.kind)}; there are ${faultKinds.join(', ')}.`);
    }
    const rule: Rule = { fault, matched: 0, draw: new Draw(hashOf(`${this.#seed}/fault`, this.#rules.length)) };
    this.#rules.push(rule);
    return () => {
      this.#rules = this.#rules.filter((one) => one !== rule);
    };
  }

  clear(): void {
    this.#rules = [];
  }

  list(): readonly (Fault & { readonly matched: number })[] {
    return this.#rules.map(({ fault, matched }) => ({ ...fault, matched }));
  }

  /** The faults that befall a call. */
  befalling(call: SandboxCall): readonly Fault[] {
    return this.#rules.filter((rule) => matches(rule.fault, call) && strikes(rule)).map((rule) => rule.fault);
  }
}

function matches(fault: Fault, call: SandboxCall): boolean {
  const { product = call.product, action = call.action, region = call.region, caller, resource } = fault;
  if (product !== call.product || action !== call.action || region !== call.region) return false;
  if (caller !== undefined && caller !== call.caller.accessKeyId && caller !== call.caller.name) return false;
  return resource === undefined || JSON.stringify([call.params, call.bucket, call.project, call.body]).includes(resource);
}

function strikes(rule: Rule): boolean {
  const { nth, times, probability = 1 } = rule.fault;
  rule.matched++;
  if (nth !== undefined && rule.matched !== nth) return false;
  if (times !== undefined && rule.matched > times) return false;
  return probability >= 1 || rule.draw.next() < probability;
}
