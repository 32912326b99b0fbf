import type { CloudCall } from '../model/cloud.ts';
import type { CloudError } from '../model/errors.ts';
import type { Reply } from '../model/resource-type.ts';
import { classifyCode, isTransient } from './classify-error.ts';
import type { Clock } from './clock.ts';
import { toCloudError } from './describe-error.ts';
import { endpointOf, homeRegion, hostOf, type Site } from './endpoint.ts';
import type { Limiter } from './limiter.ts';
import { type CloudFailure, parseReply } from './parse-reply.ts';
import { type Product, products } from './products.ts';
import { keepRaw } from './raw-reply.ts';
import { type Send, WireFault, type WireRequest } from './wire.ts';

/** How often a read is tried again, and how long it may take with all its waits. */
export interface RetryPolicy {
  /** Tries of a call whose failure may pass: no whole reply, 5xx. */
  readonly tries: number;
  /** How long a quota may refuse every call before its calls are given up. */
  readonly throttledMs: number;
  /** First wait after a failure; doubles each time, with jitter. */
  readonly firstWaitMs: number;
}

/** What a caller works with. */
export interface CallerOptions {
  readonly send: Send;
  readonly site: Site;
  readonly clock: Clock;
  readonly retry: RetryPolicy;
  /** The turn that calls of this product, region and action wait for. */
  readonly limiterOf: (call: CloudCall, product: Product) => Limiter;
  readonly isAnonymous?: boolean;
}

/** One try: a reply, or a failure with what is needed to decide on another try. */
type Try = { readonly body: Reply } | Failed;

interface Failed {
  readonly failure: CloudFailure;
  readonly isThrottled: boolean;
  /** Another try would end the same way. */
  readonly isFinal: boolean;
  readonly retryAfterMs?: number | undefined;
  /** The reply as it came, where one came. */
  readonly text: string;
  readonly cause?: unknown;
}

/** Calls the cloud: waits its turn, tries again what may pass, finds the host, and words what fails for good. */
export class Caller {
  readonly #options: CallerOptions;
  /** Hosts found out in this run, where the table was wrong: by product and region. */
  readonly #hosts = new Map<string, string>();

  constructor(options: CallerOptions) {
    this.#options = options;
  }

  /** The parsed reply. Throws CloudError. */
  async call(call: CloudCall): Promise<Reply> {
    const product = products[call.product];
    if (!product) throw new Error(`The product table has no ${call.product}, which ${call.action} names.`);
    const key = `${call.product} ${call.region}`;
    const endpoint = this.#hosts.get(key) ?? endpointOf(product, call.region, this.#options.site);
    const last = await this.#tryUntilSettled(call, product, endpoint);
    if ('body' in last) return last.body;
    const other = await this.#otherEndpoint(call, product, endpoint, last.failure);
    if (other === undefined) throw this.#toError(call, last);
    const again = await this.#tryUntilSettled(call, product, other);
    if (!('body' in again)) throw this.#toError(call, last);
    this.#hosts.set(key, other);
    return again.body;
  }

  async #tryUntilSettled(call: CloudCall, product: Product, endpoint: string): Promise<Try> {
    const { retry, clock } = this.#options;
    const request = this.#toRequest(call, product, endpoint);
    const limiter = this.#options.limiterOf(call, product);
    for (let faults = 0, isAgain = false; ; isAgain = true) {
      const one = await this.#tryOnce(request, limiter, isAgain);
      if ('body' in one || one.isFinal) return one;
      if (one.isThrottled) continue;
      faults += 1;
      if (faults >= retry.tries) return one;
      await clock.sleep(one.retryAfterMs ?? retry.firstWaitMs * 2 ** (faults - 1) * (0.5 + Math.random() / 2));
    }
  }

  async #tryOnce(request: WireRequest, limiter: Limiter, isAgain: boolean): Promise<Try> {
    const turn = await limiter.turn(isAgain);
    if (turn === 'no use') return { failure: { code: 'Throttling', message: '' }, isThrottled: true, isFinal: true, text: '' };
    const one = await this.#exchange(request);
    if ('body' in one) turn.accepted();
    else if (one.isThrottled) return { ...one, isFinal: turn.refused(one.retryAfterMs) };
    else if (one.isFinal) turn.accepted();
    else turn.overloaded();
    return one;
  }

  async #exchange(request: WireRequest): Promise<Try> {
    try {
      const { status, headers, text } = await this.#options.send(request);
      const hint = Number(headers['x-acs-retry-after']);
      const retryAfterMs = Number.isFinite(hint) && hint > 0 ? hint : undefined;
      const parsed = parseOrFail(text, request, status);
      if ('body' in parsed) return { body: keepRaw(parsed.body, text) };
      const { code } = parsed.failure;
      const isThrottled = retryAfterMs !== undefined || status === 429 || classifyCode(code) === 'throttled';
      return { failure: parsed.failure, isThrottled, isFinal: !isThrottled && !isTransient(code, status), retryAfterMs, text };
    } catch (error) {
      if (!(error instanceof WireFault)) throw error;
      const failure = { code: error.code, message: error.message };
      return { failure, isThrottled: false, isFinal: !isTransient(error.code, 0), text: '', cause: error };
    }
  }

  #toRequest(call: CloudCall, product: Product, endpoint: string): WireRequest {
    const region = (call.region === 'global' ? homeRegion(this.#options.site) : call.region).replace(/^oss-/, '');
    return { call, product, host: hostOf(call, endpoint), region, ...(this.#options.isAnonymous && { isAnonymous: true }) };
  }

  /** Another host that may know the account or the region, after a refusal that is about the host. */
  async #otherEndpoint(call: CloudCall, product: Product, tried: string, failure: CloudFailure): Promise<string | undefined> {
    if (product.sites?.by === 'account' && /^NotAuthorized|^NotApplicable|SiteNotMatch/i.test(failure.code)) {
      return tried === product.sites.mainland ? product.sites.international : product.sites.mainland;
    }
    if (!/NotSupportedEndpoint|^ENOTFOUND$/.test(failure.code) || !product.location || call.product === 'location') return undefined;
    const found = await this.#locate(product.location, call.region);
    return found === tried ? undefined : found;
  }

  async #locate(code: string, region: string): Promise<string | undefined> {
    const params = { Id: region, ServiceCode: code, Type: 'openAPI' };
    try {
      const reply = await this.call({ product: 'location', action: 'DescribeEndpoints', region: 'global', params });
      const list = (reply.Endpoints as { Endpoint?: readonly { Endpoint?: string }[] } | undefined)?.Endpoint;
      return list?.[0]?.Endpoint;
    } catch {
      // The refusal that led here says more than a location service that is silent.
      return undefined;
    }
  }

  #toError(call: CloudCall, last: Failed): CloudError {
    const error = toCloudError(call, last.failure, last.cause);
    return last.text === '' ? error : keepRaw(error, last.text);
  }
}

function parseOrFail(text: string, { product, call }: WireRequest, status: number): ReturnType<typeof parseReply> {
  // Who has written something is told no more than that it was taken.
  if (text === '' && status < 300 && call.body !== undefined) return { body: {} };
  try {
    return parseReply(text, product, status);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { failure: { code: 'no-json', message: `HTTP ${status}` } };
  }
}
