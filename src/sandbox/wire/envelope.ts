import type { SandboxError, SandboxReply } from '../call.ts';
import type { Target } from './target.ts';
import { writeXml } from './xml.ts';

/** A reply ready to be sent. */
export interface Written {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: string | Uint8Array;
}

/** What the envelope says beside the body or the error itself. */
export interface Circumstance {
  readonly target: Target;
  readonly requestId: string;
  readonly host: string;
  /** True when an RPC client asked for XML. */
  readonly wantsXml: boolean;
}

/** A body and what it is. */
interface Content {
  readonly type: string;
  readonly body: string | Uint8Array;
}

const JSON_TYPE = 'application/json;charset=utf-8';
const ID_HEADERS = { RPC: 'x-acs-request-id', ROA: 'x-acs-request-id', OSS: 'x-oss-request-id', SLS: 'x-log-requestid' } as const;

/** Puts a reply of the engine into the form of the product's style. */
export function writeReply(reply: SandboxReply, circumstance: Circumstance): Written {
  return written(reply.status, writeBody(reply, circumstance), circumstance, reply.headers);
}

/** Puts an error into the envelope of the product's style. */
export function writeError(error: SandboxError, circumstance: Circumstance): Written {
  const { style } = circumstance.target;
  const write = style === 'OSS' ? ossError : style === 'SLS' ? slsError : gatewayError;
  return written(error.status, write(error, circumstance), circumstance, error.headers);
}

function written(
  status: number,
  { type, body }: Content,
  { target, requestId }: Circumstance,
  extra?: Readonly<Record<string, string>>,
): Written {
  const headers = { 'content-type': type, [ID_HEADERS[target.style]]: requestId, 'content-length': Buffer.byteLength(body) };
  return { status, headers: extra ? Object.assign(headers, extra) : headers, body };
}

function writeBody({ body, root }: SandboxReply, { target, requestId, wantsXml }: Circumstance): Content {
  if (body instanceof Uint8Array) return { type: 'application/octet-stream', body };
  if (root !== undefined) return { type: 'application/xml', body: writeXml(root, body) };
  if (target.style === 'RPC') {
    const named = withRequestId(body, requestId);
    return wantsXml ? rpcXml(`${target.action}Response`, named) : { type: JSON_TYPE, body: JSON.stringify(named) };
  }
  if (target.style === 'OSS' && typeof body === 'string') return { type: 'application/json', body };
  return { type: target.style === 'OSS' ? 'application/xml' : JSON_TYPE, body: body === undefined ? '' : JSON.stringify(body) };
}

function withRequestId(body: unknown, requestId: string): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body) || 'RequestId' in body) return body ?? { RequestId: requestId };
  return { RequestId: requestId, ...body };
}

function rpcXml(root: string, body: unknown): Content {
  return { type: 'text/xml;charset=utf-8', body: writeXml(root, body) };
}

function ossError({ code, message, extra }: SandboxError, { requestId, host }: Circumstance): Content {
  const body = { Code: code, Message: message, RequestId: requestId, HostId: host, ...extra };
  return { type: 'application/xml', body: writeXml('Error', body) };
}

function slsError({ code, message, extra }: SandboxError): Content {
  return { type: 'application/json', body: JSON.stringify({ errorCode: code, errorMessage: message, ...extra }) };
}

function lowerError({ status, code, message, extra }: SandboxError, requestId: string): object {
  const { AccessDeniedDetail: accessDeniedDetail, ...rest } = extra;
  return { code, message, requestId, status, ...rest, ...(accessDeniedDetail !== undefined && { accessDeniedDetail }) };
}

function gatewayError(error: SandboxError, { target, requestId, host, wantsXml }: Circumstance): Content {
  const { code, message, extra } = error;
  if (target.product?.envelope === 'lower') return { type: JSON_TYPE, body: JSON.stringify(lowerError(error, requestId)) };
  const Recommend = `https://api.aliyun.com/troubleshoot?q=${code}&product=${target.product?.product ?? ''}&requestId=${requestId}`;
  const body = { RequestId: requestId, HostId: host, Code: code, Message: message, Recommend, ...extra };
  return wantsXml ? rpcXml('Error', body) : { type: JSON_TYPE, body: JSON.stringify(body) };
}
