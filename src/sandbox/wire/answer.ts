import { type Caller, type Disturbance, type Engine, type SandboxCall, SandboxError } from '../call.ts';
import { type Circumstance, type Written, writeError, writeReply } from './envelope.ts';
import type { Hosts } from './hosts.ts';
import { readContent, readParameters } from './parameters.ts';
import { headerOf, type WireRequest } from './request.ts';
import type { requestIds } from './request-id.ts';
import { checkTarget, ossResource, type Target, type Targets } from './target.ts';
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
  const requestId = desk.nextRequestId(target.style);
  const circumstance: Circumstance = { target, requestId, host: request.host, wantsXml: wantsXml(request, target) };
  const entry = { accessKeyId: '', params: {} as unknown };
  try {
    const call = admit(desk, request, target, requestId, entry);
    const reply = await desk.engine.answer(call);
    const written = writeReply(reply, circumstance);
    record(desk, request, circumstance, { ...entry, status: written.status, code: undefined });
    return { written, disturb: reply.disturb };
  } catch (thrown) {
    const error = thrown instanceof SandboxError ? thrown : new SandboxError(500, 'InternalError', `The sandbox failed: ${String(thrown)}`);
    record(desk, request, circumstance, { ...entry, status: error.status, code: error.code });
    return { written: writeError(error, circumstance) };
  }
}

/** Verifies a request and makes the call of it. Throws {@link SandboxError}. */
function admit(
  desk: Desk,
  request: WireRequest,
  target: Target,
  requestId: string,
  entry: { accessKeyId: string; params: unknown },
): SandboxCall {
  const claim = readClaim(request, ossResource(target.path));
  entry.accessKeyId = claim?.accessKeyId ?? '';
  const hasSigning = request.values.SignatureMethod !== undefined || request.values.Signature !== undefined;
  const params = { ...readParameters(request.values, hasSigning), ...target.route?.pathParams };
  entry.params = params;
  const isAnonymous = !claim && target.product?.anonymous?.includes(target.action);
  if (!claim && !isAnonymous) throw refusalsOf(target.style).unsigned();
  const caller = claim ? verify(claim, desk).caller : ANONYMOUS;
  checkTarget(target);
  return {
    requestId,
    at: desk.engine.now(),
    caller,
    host: request.host,
    method: request.method,
    path: request.path,
    product: target.product.product,
    action: target.action,
    region: target.region,
    params,
    body: readContent(request),
    ...(target.bucket !== undefined && { bucket: target.bucket }),
    ...(target.project !== undefined && { project: target.project }),
  };
}

/** The first signature answers XML unless JSON is asked for; the current one always answers JSON. */
function wantsXml(request: WireRequest, { style }: Target): boolean {
  if (style !== 'RPC' || request.values.SignatureVersion === undefined) return false;
  const format = request.values.Format;
  return format ? format.toUpperCase() === 'XML' : !headerOf(request, 'accept').includes('json');
}

interface Outcome {
  readonly accessKeyId: string;
  readonly params: unknown;
  readonly status: number;
  readonly code: string | undefined;
}

function record(desk: Desk, { host }: WireRequest, { target, requestId }: Circumstance, outcome: Outcome): void {
  desk.engine.record({ at: desk.engine.now(), host, product: target.product?.product ?? '', action: target.action, requestId, ...outcome });
}

/** A host of the outer world is neither answered nor forwarded. */
function refuseHost(desk: Desk, request: WireRequest): Answer {
  const { host } = request;
  const requestId = desk.nextRequestId('RPC');
  desk.engine.record({
    at: desk.engine.now(),
    host,
    product: '',
    action: '',
    accessKeyId: '',
    params: {},
    status: 403,
    code: 'HostRefused',
    requestId,
  });
  return { written: { status: 403, headers: { 'content-type': 'text/plain;charset=utf-8' }, body: hostRefusal(host) } };
}

/** Why a host is refused, in one sentence. */
export function hostRefusal(host: string): string {
  return `The sandbox stands in for Alibaba Cloud only; ${host || 'a call without a host'} is not served and nothing is forwarded.\n`;
}
