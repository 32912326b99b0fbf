import type { Reply } from '../model/resource-type.ts';
import { parseJson } from './parse-json.ts';
import { parseXml } from './parse-xml.ts';
import type { Product } from './products.ts';

/** An error as the cloud words it, out of any of its envelopes. */
export interface CloudFailure {
  readonly code: string;
  readonly message: string;
  readonly requestId?: string;
  /** The RAM action that is missing, where the reply names it. */
  readonly authAction?: string;
}

/** A parsed reply: a body, or the error that it carries. */
export type Parsed = { readonly body: Reply } | { readonly failure: CloudFailure };

const envelope = new Set([
  'code',
  'message',
  'requestid',
  'hostid',
  'recommend',
  'success',
  'issuccess',
  'httpstatuscode',
  'statuscode',
  'status',
  'description',
  'accessdenieddetail',
  'errorcode',
  'errormessage',
  'dynamiccode',
  'dynamicmessage',
  'data',
  'ec',
  'recommenddoc',
  'headers',
  'traceid',
]);
const good = new Set(['', '200', '0', 'ok', 'success', 'null', 'undefined']);

/** Parses the text of a reply, JSON or XML. Throws SyntaxError when it is neither, or cut off. */
export function parseReply(text: string, product: Product | undefined, status = 200): Parsed {
  const trimmed = text.trimStart();
  if (trimmed.startsWith('<')) {
    const { root, body } = parseXml(trimmed);
    return root === 'Error' || status >= 300 ? { failure: failureOf(body, status) } : { body };
  }
  const body = parseJson(trimmed) as Reply;
  if (body === null || typeof body !== 'object') throw new SyntaxError('The reply is no JSON object.');
  return status >= 300 || isFailure(body, product) ? { failure: failureOf(body, status) } : { body };
}

/** A failure that came under HTTP 200: a word that is not the product's good one, or an error envelope and nothing else. */
function isFailure(body: Reply, product: Product | undefined): boolean {
  if (Array.isArray(body)) return false;
  if (isWord(body.Success, 'false') || isWord(body.IsSuccess, 'false')) return true;
  const soft = product?.softError;
  if (soft && soft.path in body && !soft.ok.some((word) => isWord(body[soft.path], word))) return !isGood(body[soft.path]);
  const code = codeOf(body);
  if (isGood(code) || isWord(body.Success, 'true')) return false;
  return messageOf(body) !== undefined && Object.keys(body).every((key) => envelope.has(key.toLowerCase()));
}

function failureOf(body: Reply, status: number): CloudFailure {
  const detail = (body.AccessDeniedDetail ?? body.accessDeniedDetail) as { AuthAction?: unknown } | undefined;
  const requestId = body.RequestId ?? body.requestId ?? body.RequestID ?? body.request_id;
  const authAction = detail?.AuthAction;
  return {
    code: String(codeOf(body) ?? `HTTP ${status}`),
    message: messageOf(body) ?? '',
    ...(requestId !== undefined && requestId !== '' && { requestId: String(requestId) }),
    ...(typeof authAction === 'string' && authAction !== '' && { authAction }),
  };
}

function codeOf(body: Reply): unknown {
  return body.Code ?? body.code ?? body.errorCode ?? body.ErrorCode;
}

function messageOf(body: Reply): string | undefined {
  const message = body.Message ?? body.message ?? body.errorMessage ?? body.ErrorMessage;
  return message === undefined || message === null ? undefined : String(message);
}

function isWord(value: unknown, word: string): boolean {
  return value !== undefined && value !== null && String(value).toLowerCase() === word.toLowerCase();
}

function isGood(code: unknown): boolean {
  return code === undefined || code === null || good.has(String(code).toLowerCase());
}
