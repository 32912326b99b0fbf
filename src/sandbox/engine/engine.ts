import { type Credential, type Disturbance, type Engine, type SandboxCall, SandboxError, type SandboxReply } from '../call.ts';
import { Audit } from './audit.ts';
import type { Estate } from './estate.ts';
import { type Fault, Faults } from './faults.ts';
import { Idempotency } from './idempotency.ts';
import { credentialOf } from './identities.ts';
import { type Model, Models } from './model.ts';
import { denialOf, denied, permissionOf } from './permission.ts';
import { Answer, type Fields, type Product } from './product.ts';
import { Quotas } from './quotas.ts';
import { complete, Done } from './shape.ts';
import { Turn } from './turn.ts';

/** How an engine is opened. */
export interface EngineOptions {
  /** A reply that the official model does not allow is an error, as tests want it. */
  readonly isStrict?: boolean;
}

/** An estate that answers calls. */
export class SandboxEngine implements Engine {
  readonly products: readonly Product[];
  readonly estate: Estate;
  readonly faults: Faults;
  readonly quotas = new Quotas();
  readonly audit: Audit;
  /** Calls of actions and parameters that nobody has described, with their number. */
  readonly unknown = { actions: new Map<string, number>(), params: new Map<string, number>() };
  readonly #models: Models;
  readonly #idempotency = new Idempotency();

  constructor(estate: Estate, products: readonly Product[], options: EngineOptions = {}) {
    this.estate = estate;
    this.products = products;
    this.faults = new Faults(estate.seed);
    this.audit = new Audit((accessKeyId) => this.credential(accessKeyId)?.caller.arn ?? '');
    this.#models = new Models(products, options.isStrict ?? false);
  }

  now(): number {
    return this.estate.clock.now();
  }

  credential(accessKeyId: string): Credential | undefined {
    return credentialOf(this.estate, accessKeyId);
  }

  record(entry: Parameters<Engine['record']>[0]): void {
    if (entry.gap !== undefined) count(this.unknown.actions, entry.gap);
    this.audit.add(entry);
  }

  async answer(call: SandboxCall): Promise<SandboxReply> {
    this.estate.settle();
    const model = this.#models.of(call.product, call.action);
    if (!model) throw this.#unknownAction(call);
    const faults = this.faults.befalling(call);
    const before = strikeBefore(faults, model, call);
    if (before) return before;
    const { accountId: account } = call.caller;
    const holdMs = this.quotas.take({ account, product: call.product, action: call.action }, this.now());
    const reply = this.#reply(model, call, faults);
    return { ...reply, ...strikeAfter(faults, holdMs) };
  }

  #reply(model: Model, call: SandboxCall, faults: readonly Fault[]): SandboxReply {
    const turn = this.#turn(model, call, faults);
    const denial = denialOf(this.estate, turn, model.action);
    if (denial) throw denial;
    for (const name of model.action.needs ?? []) if (turn.text(name) === '') throw missing(name);
    const stale = faults.find((fault) => fault.kind === 'stale-read');
    const result = model.action.writes ? this.#write(model, turn) : this.#read(model, turn, stale);
    return written(model, turn, result);
  }

  #turn(model: Model, call: SandboxCall, faults: readonly Fault[]): Turn {
    const isBody = typeof call.body === 'object' && call.body !== null && !Array.isArray(call.body) && model.product.style !== 'OSS';
    const sent = isBody ? { ...(call.body as Fields), ...call.params } : call.params;
    const { params, unknown } = model.params.read(sent);
    for (const name of unknown) count(this.unknown.params, `${call.product} ${call.action} ${name}`);
    return new Turn(this.estate, this.products, model, call, params, new Set(faults.map((fault) => fault.kind)));
  }

  #read(model: Model, turn: Turn, stale: Fault | undefined): unknown {
    if (!stale) return model.action.run(turn);
    this.estate.staleAt = this.now() - (stale.ms ?? 60_000);
    try {
      return model.action.run(turn);
    } finally {
      this.estate.staleAt = undefined;
    }
  }

  #write(model: Model, turn: Turn): unknown {
    const isDry = turn.params['DryRun'] === true || turn.params['DryRun'] === 'true';
    const carryOut = () =>
      this.estate.atomically(
        () => model.action.run(turn),
        () => !isDry,
      );
    if (isDry) {
      carryOut();
      throw new SandboxError(400, 'DryRunOperation', 'Request validation has been passed with DryRun flag set.');
    }
    return this.#idempotency.once(turn, carryOut);
  }

  #unknownAction(call: SandboxCall): SandboxError {
    count(this.unknown.actions, `${call.product} ${call.action}`);
    return new SandboxError(404, 'InvalidAction.NotFound', 'Specified api is not found, please check your url and method.');
  }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function missing(name: string): SandboxError {
  return new SandboxError(
    400,
    'MissingParameter',
    `The input parameter "${name}" that is mandatory for processing this request is not supplied.`,
  );
}

/** Puts what an action gives into the official shape. */
function written(model: Model, turn: Turn, result: unknown): SandboxReply {
  const answer = result instanceof Answer ? result : new Answer(result);
  const { status = 200, headers, root = model.root } = answer.more;
  const body = completed(model, turn, answer.body);
  return { status, body, ...(headers && { headers }), ...(root !== undefined && { root }) };
}

function completed(model: Model, turn: Turn, body: unknown): unknown {
  if (body instanceof Done) return body.value;
  if (!model.shape) return plain(body, turn);
  return complete(model.shape, body, model.complain, undefined, turn.envelope());
}

/** A reply of an action without an official model: nothing is known to fill in but the request id. */
function plain(body: unknown, turn: Turn): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return { ...turn.product.always, RequestId: turn.call.requestId, ...unwrapped(body as Fields) };
}

function unwrapped(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, inner(value)]));
}

function inner(value: unknown): unknown {
  if (value instanceof Done) return value.value;
  const isPlain = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return isPlain ? unwrapped(value as Fields) : value;
}

/** What happens in place of the call. */
function strikeBefore(faults: readonly Fault[], model: Model, call: SandboxCall): SandboxReply | undefined {
  for (const { kind, refusal } of faults) {
    if (kind === 'reset-before' || kind === 'gateway-page') return { status: 502, body: {}, disturb: { kind } };
    if (kind === 'error')
      throw refused(refusal ?? [503, 'ServiceUnavailable', 'The request has failed due to a temporary failure of the server.']);
    if (kind === 'throttle')
      throw refused(refusal ?? [400, 'Throttling.User', 'Request was denied due to user flow control.'], { 'x-acs-retry-after': '1000' });
    if (kind === 'denied') throw refusal ? refused(refusal) : denialByFault(model, call);
  }
  return undefined;
}

function denialByFault({ product, action }: Model, call: SandboxCall): SandboxError {
  return denied(product, call, { action: permissionOf(product, call, action), resource: '*' }, 'implicit-deny');
}

function refused([status, code, message]: readonly [number, string, string], headers: Record<string, string> = {}): SandboxError {
  return new SandboxError(status, code, message, {}, headers);
}

/** What happens to the reply of a call that has been carried out. */
function strikeAfter(faults: readonly Fault[], holdMs: number): { readonly disturb?: Disturbance } {
  const cut = faults.find((fault) => fault.kind === 'reset-after' || fault.kind === 'truncated');
  if (cut) return { disturb: { kind: cut.kind as 'reset-after' | 'truncated' } };
  const latency = faults.find((fault) => fault.kind === 'latency');
  const ms = Math.max(holdMs, latency ? (latency.ms ?? 1000) : 0);
  return ms > 0 ? { disturb: { kind: 'latency', ms } } : {};
}
