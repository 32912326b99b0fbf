import { type Caller, type Disturbance, type Engine, type SandboxCall, SandboxError } from '../call.ts';
import { type Circumstance, type Written, writeError, writeReply } from './envelope.ts';
import type { Hosts } from './hosts.ts';
import { readContent, readOssHeaders, readParameters } from './parameters.ts';
import { headerOf, type WireRequest } from './request.ts';
import type { requestIds } from './request-id.ts';
import { plainReply } from './send.ts';
import type { Claim } from './signatures/claim.ts';
import { checkTarget, gapOf, ossResource, type Target, type Targets } from './target.ts';
import { readClaim, refusalsOf, type Verification, verify } from './verify.ts';

/** What answering needs; made once per server. */
export interface Desk extends Verification {
  readonly engine: Engine;
  readonly hosts: Hosts;
  readonly targets: Targets;
  readonly nextRequestId: ReturnType<typeof requestIds>;
}

/** A reply on its way out. */
export interface Answer {
  readonly written: Written;
  readonly disturb?: Disturbance | undefined;
}

const ANONYMOUS: Caller = { accessKeyId: '', accountId: '', kind: 'anonymous', name: '', principalId: '', arn: '' };

/** Takes a request through host, target, signature and engine. Never throws. */
export async function answer(desk: Desk, request: WireRequest): Promise<Answer> {
  if (!desk.hosts.isServed(request.host)) return refuseHost(desk, request);
  const target = desk.targets.find(request);
  const circumstance: Circumstance = {
    target,
    requestId: desk.nextRequestId(target.style),
    host: request.host,
    wantsXml: wantsXml(request, target),
  };
  const entry = openEntry(desk, request, circumstance);
  try {
    const reply = await desk.engine.answer(admit(desk, request, target, entry));
    const written = writeReply(reply, circumstance);
    entry.status = written.status;
    return { written, disturb: reply.disturb };
  } catch (thrown) {
    const error = thrown instanceof SandboxError ? thrown : new SandboxError(500, 'InternalError', `The sandbox failed: ${String(thrown)}`);
    entry.status = error.status;
    entry.code = error.code;
    return { written: writeError(error, circumstance) };
  } finally {
    desk.engine.record(entry);
  }
}

/** What the audit log keeps, filled in as the call goes on. */
type Entry = { -readonly [K in keyof Parameters<Engine['record']>[0]]: Parameters<Engine['record']>[0][K] };

function openEntry({ engine }: Desk, { host }: WireRequest, { target, requestId }: Pick<Circumstance, 'target' | 'requestId'>): Entry {
  const product = target.product?.product ?? '';
  return { at: engine.now(), host, product, action: target.action, accessKeyId: '', params: {}, status: 0, code: undefined, requestId };
}

/** Verifies a request and makes the call of it. Throws {@link SandboxError}. */
function admit(desk: Desk, request: WireRequest, target: Target, entry: Entry): SandboxCall {
  const claim = readClaim(request, ossResource(target.path));
  entry.accessKeyId = claim?.accessKeyId ?? '';
  const { host, method, path, values } = request;
  const params = readParameters(values, values.Signature !== undefined);
  if (target.style === 'OSS') Object.assign(params, readOssHeaders(request));
  if (target.style === 'OSS' && target.route?.query !== undefined) delete params[target.route.query];
  entry.params = target.route ? Object.assign(params, target.route.pathParams) : params;
  const caller = callerOf(claim, target, desk);
  const gap = gapOf(target, request);
  if (gap !== undefined) entry.gap = gap;
  checkTarget(target);
  const { action, region, bucket, project } = target;
  const product = target.product.product;
  const call = {
    requestId: entry.requestId,
    at: entry.at,
    caller,
    host,
    method,
    path,
    product,
    action,
    region,
    params,
    body: target.route?.asBytes ? request.body : readContent(request),
  };
  if (bucket === undefined && project === undefined) return call;
  return { ...call, ...(bucket !== undefined && { bucket }), ...(project !== undefined && { project }) };
}

function callerOf(claim: Claim | undefined, { product, action, style }: Target, desk: Desk): Caller {
  if (claim) return verify(claim, desk).caller;
  if (product?.anonymous?.includes(action)) return ANONYMOUS;
  throw refusalsOf(style).unsigned();
}

/** The first signature answers XML unless JSON is asked for; the current one always answers JSON. */
function wantsXml(request: WireRequest, { style }: Target): boolean {
  if (style !== 'RPC' || request.values.SignatureVersion === undefined) return false;
  const format = request.values.Format;
  return format ? format.toUpperCase() === 'XML' : !headerOf(request, 'accept').includes('json');
}

/** A host of the outer world is neither answered nor forwarded. */
function refuseHost(desk: Desk, request: WireRequest): Answer {
  recordRefusedHost(desk, request.host);
  return { written: plainReply(403, 'text/plain;charset=utf-8', hostRefusal(request.host)) };
}

/** Keeps in the audit log that somebody wanted to go to a host of the outer world. */
export function recordRefusedHost({ engine, nextRequestId }: Desk, host: string): void {
  const entry = { at: engine.now(), host, product: '', action: '', accessKeyId: '', params: {} };
  engine.record({ ...entry, status: 403, code: 'HostRefused', requestId: nextRequestId('RPC') });
}

/** Why a host is refused, in one sentence. */
export function hostRefusal(host: string): string {
  return `The sandbox stands in for Alibaba Cloud only; ${host || 'a call without a host'} is not served and nothing is forwarded.\n`;
}
