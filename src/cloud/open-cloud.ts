import type { Cloud, CloudCall } from '../model/cloud.ts';
import { CloudError, InputError } from '../model/errors.ts';
import { createApiTransport } from './api-transport.ts';
import { assumeRole, type Role } from './assume-role.ts';
import { Caller, type RetryPolicy } from './caller.ts';
import { type Clock, systemClock } from './clock.ts';
import type { CredentialSource } from './credential.ts';
import type { Site } from './endpoint.ts';
import { findCredentials } from './find-credentials.ts';
import { createLimiter, type Limiter, type LimiterOptions } from './limiter.ts';
import { readPages } from './pages.ts';
import type { Product } from './products.ts';
import { createStorageTransport } from './storage-transport.ts';
import type { Connect, Send } from './wire.ts';

/** How to reach an account. Everything may be left out: the usual places are looked through. */
export interface CloudOptions {
  /** Profile of the official command line. */
  readonly profile?: string | undefined;
  readonly profileFile?: string | undefined;
  /** Keys that are known already; several accounts of one run share them. */
  readonly credentials?: CredentialSource | undefined;
  /** Role to act as, usually in another account. */
  readonly role?: Role | undefined;
  /** Where the account is registered; default mainland. */
  readonly site?: Site | undefined;
  /** The simulated cloud; default is what XUNJIAN_SANDBOX says. */
  readonly connect?: Connect | undefined;
  /** Longest wait for one reply, in milliseconds; default 20 s. */
  readonly timeoutMs?: number | undefined;
  readonly retry?: Partial<RetryPolicy> | undefined;
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  readonly clock?: Clock | undefined;
}

const defaultTimeoutMs = 20_000;
const defaultRetry: RetryPolicy = { tries: 4, throttledMs: 120_000, firstWaitMs: 200 };

/**
 * Opens an account for reading: finds its keys, asks STS once whose they are, and calls from then on.
 * Throws InputError when there are no usable keys, CloudError when STS refuses them or cannot be reached.
 */
export async function openCloud(options: CloudOptions = {}): Promise<Cloud> {
  const callerOf = createCallers(options);
  const env = options.env ?? process.env;
  const base =
    options.credentials ?? (await findCredentials({ profile: options.profile, profileFile: options.profileFile, env, callerOf }));
  const source = options.role ? assumeRole(callerOf(base), options.role) : base;
  const caller = callerOf(source);
  const identity = await caller.call({ product: 'sts', action: 'GetCallerIdentity', region: 'global', params: {} });
  return {
    accountId: String(identity.AccountId),
    call: (call) => caller.call(call),
    pages: (call, paging, items) => readPages((one) => caller.call(one), call, paging, items),
  };
}

/** The place that XUNJIAN_SANDBOX names; undefined when it is not set. */
export function readConnect(env: Readonly<Record<string, string | undefined>>): Connect | undefined {
  const text = env.XUNJIAN_SANDBOX;
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' || url.port === '') {
    throw new InputError('wrong-sandbox', `XUNJIAN_SANDBOX is ${text}; write http://127.0.0.1:PORT, as xunjian sandbox prints it.`);
  }
  return { host: url.hostname, port: Number(url.port) };
}

function createCallers(options: CloudOptions): (source: CredentialSource | undefined) => Caller {
  const connect = options.connect ?? readConnect(options.env ?? process.env);
  const timeoutMs = options.timeoutMs ?? defaultTimeoutMs;
  const clock = options.clock ?? systemClock;
  const retry = { ...defaultRetry, ...options.retry };
  return (source) => {
    const limiters = new Map<string, Limiter>();
    return new Caller({
      send: createSend(source ?? noKeys, timeoutMs, connect),
      site: options.site ?? 'mainland',
      clock,
      retry,
      limiterOf: (call, product) => limiterOf(limiters, call, product, { clock, patienceMs: retry.throttledMs }),
      ...(source === undefined && { isAnonymous: true }),
    });
  };
}

const noKeys: CredentialSource = {
  name: 'nobody',
  get: async () => {
    throw new CloudError('credentials', 'This call is not signed.', { code: 'no-keys', action: 'AssumeRoleWithOIDC' });
  },
};

function createSend(source: CredentialSource, timeoutMs: number, connect: Connect | undefined): Send {
  const api = createApiTransport(source, timeoutMs, connect);
  const storage = createStorageTransport(source, timeoutMs, connect);
  return (request) => (request.product.style === 'OSS' || request.product.style === 'SLS' ? storage(request) : api(request));
}

// The cloud counts calls of one account by product, region and action.
function limiterOf(limiters: Map<string, Limiter>, call: CloudCall, product: Product, options: LimiterOptions): Limiter {
  const key = [call.product, product.scope === 'regional' ? call.region : '', call.action].join(' ');
  const known = limiters.get(key);
  if (known) return known;
  const limiter = createLimiter({ ...options, callsPerSecond: product.callsPerSecond?.[call.action] });
  limiters.set(key, limiter);
  return limiter;
}

/** Keys of an account as a source, without acting as a role: for programs that act as it themselves. */
export async function findKeys(options: CloudOptions): Promise<CredentialSource> {
  const callerOf = createCallers(options);
  return (
    options.credentials ??
    findCredentials({ profile: options.profile, profileFile: options.profileFile, env: options.env ?? process.env, callerOf })
  );
}
