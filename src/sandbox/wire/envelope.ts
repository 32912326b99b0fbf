import type { SandboxError, SandboxReply } from '../call.ts';
import type { Target } from './target.ts';
import { writeXml } from './xml.ts';

/** A reply ready to be sent. */
export interface Written {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** What the envelope says beside the error itself. */
export interface Circumstance {
  readonly target: Target;
  readonly requestId: string;
  readonly host: string;
  /** True when an RPC client asked for XML. */
  readonly wantsXml: boolean;
}

const JSON_TYPE = 'application/json;charset=utf-8';
const XML_TYPE = 'text/xml;charset=utf-8';

/** Puts a reply of the engine into the form of the product's style. */
export function writeReply(reply: SandboxReply, circumstance: Circumstance): Written {
  const { status, body, root } = reply;
  const headers = { ...idHeader(circumstance), ...reply.headers };
  if (body instanceof Uint8Array) return { status, headers: { 'content-type': 'application/octet-stream', ...headers }, body };
  if (circumstance.target.style === 'OSS' || root !== undefined) return writeOss(status, headers, body, root);
  if (circumstance.target.style !== 'RPC')
    return { status, headers: { 'content-type': JSON_TYPE, ...headers }, body: body === undefined ? '' : JSON.stringify(body) };
  const named = withRequestId(body, circumstance.requestId);
  if (!circumstance.wantsXml) return { status, headers: { 'content-type': JSON_TYPE, ...headers }, body: JSON.stringify(named) };
  return { status, headers: { 'content-type': XML_TYPE, ...headers }, body: writeXml(`${circumstance.target.action}Response`, named) };
}

function writeOss(status: number, headers: Record<string, string>, body: unknown, root: string | undefined): Written {
  if (root !== undefined) return { status, headers: { 'content-type': 'application/xml', ...headers }, body: writeXml(root, body) };
  if (body === undefined || typeof body === 'string')
    return { status, headers: { 'content-type': 'application/xml', ...headers }, body: body ?? '' };
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

function withRequestId(body: unknown, requestId: string): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body) || 'RequestId' in body) return body ?? { RequestId: requestId };
  return { RequestId: requestId, ...body };
}

/** Puts an error into the envelope of the product's style. */
export function writeError(error: SandboxError, circumstance: Circumstance): Written {
  const { style } = circumstance.target;
  const headers = { ...idHeader(circumstance), ...error.headers };
  const write = style === 'OSS' ? ossError : style === 'SLS' ? slsError : gatewayError;
  return { status: error.status, ...write(error, circumstance, headers) };
}

function ossError(error: SandboxError, { requestId, host }: Circumstance, headers: Record<string, string>): Omit<Written, 'status'> {
  const body = { Code: error.code, Message: error.message, RequestId: requestId, HostId: host, ...error.extra };
  return { headers: { 'content-type': 'application/xml', ...headers }, body: writeXml('Error', body) };
}

function slsError(error: SandboxError, _: Circumstance, headers: Record<string, string>): Omit<Written, 'status'> {
  const body = { errorCode: error.code, errorMessage: error.message, ...error.extra };
  return { headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

function gatewayError(
  error: SandboxError,
  { target, requestId, host, wantsXml }: Circumstance,
  headers: Record<string, string>,
): Omit<Written, 'status'> {
  const { code, message } = error;
  if (target.product?.envelope === 'lower') {
    return { headers: { 'content-type': JSON_TYPE, ...headers }, body: JSON.stringify({ code, message, requestId, ...error.extra }) };
  }
  const Recommend = `https://api.aliyun.com/troubleshoot?q=${code}&product=${target.product?.product ?? ''}&requestId=${requestId}`;
  const body = { RequestId: requestId, HostId: host, Code: code, Message: message, Recommend, ...error.extra };
  if (wantsXml) return { headers: { 'content-type': XML_TYPE, ...headers }, body: writeXml('Error', body) };
  return { headers: { 'content-type': JSON_TYPE, ...headers }, body: JSON.stringify(body) };
}

const ID_HEADERS = { RPC: 'x-acs-request-id', ROA: 'x-acs-request-id', OSS: 'x-oss-request-id', SLS: 'x-log-requestid' } as const;

function idHeader({ target, requestId }: Circumstance): Record<string, string> {
  return { [ID_HEADERS[target.style]]: requestId };
}
