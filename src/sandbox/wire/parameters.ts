import { inflateSync } from 'node:zlib';
import { headerOf, type WireRequest } from './request.ts';
import { readXml } from './xml.ts';

/** What the first signature puts among the parameters and no action ever sees. */
const SIGNING = new Set([
  'Action',
  'Version',
  'Format',
  'AccessKeyId',
  'Signature',
  'SignatureMethod',
  'SignatureVersion',
  'SignatureNonce',
  'SignatureType',
  'Timestamp',
  'SecurityToken',
]);

/** Query and form as the action sees them: `Tag.1.Key` becomes a list of objects, a dotted name an object. */
export function readParameters(values: Readonly<Record<string, string>>, hasSigning: boolean): Record<string, unknown> {
  const params: Record<string, unknown> = {};
  let isNested = false;
  for (const key of Object.keys(values)) {
    if (hasSigning && SIGNING.has(key)) continue;
    if (!key.includes('.') || key.includes('__proto__')) params[key] = values[key];
    else isNested = place(params, key.split('.'), values[key] ?? '') || isNested;
  }
  return isNested ? mapValues(params, listed) : params;
}

/** Lays a dotted name into nested objects; false when a plain value is already in the way. */
function place(params: Record<string, unknown>, steps: readonly string[], value: string): boolean {
  let node: Record<string, unknown> = params;
  for (const step of steps.slice(0, -1)) {
    const next = node[step] ?? new Nested();
    if (!(next instanceof Nested)) return false;
    node[step] = next;
    node = next;
  }
  const last = steps.at(-1) ?? '';
  if (!(node[last] instanceof Nested)) node[last] = value;
  return true;
}

/** Marks what came from dotted names apart from what a caller sent. */
class Nested {
  [key: string]: unknown;
}

/** Objects whose keys are all numbers are lists, in the order of the numbers, gaps closed. */
function listed(value: unknown): unknown {
  if (!(value instanceof Nested)) return value;
  const isList = Object.keys(value).every((key) => /^\d+$/.test(key));
  return isList ? Object.values(value).map(listed) : mapValues({ ...value }, listed);
}

function mapValues(record: Record<string, unknown>, change: (value: unknown) => unknown): Record<string, unknown> {
  for (const key of Object.keys(record)) record[key] = change(record[key]);
  return record;
}

/** A JSON or XML body, parsed; other bodies as bytes; undefined when there is none or it is a form. */
export function readContent(request: WireRequest): unknown {
  const type = headerOf(request, 'content-type');
  if (request.body.length === 0 || type.startsWith('application/x-www-form-urlencoded')) return undefined;
  const body = headerOf(request, 'x-log-compresstype') === 'deflate' ? inflated(request.body) : request.body;
  const first = body.toString('utf8', 0, 64).trimStart()[0];
  if (first === '<') return readXml(body.toString());
  return first === '{' || first === '[' || type.includes('json') ? jsonOr(body) : body;
}

function inflated(body: Buffer): Buffer {
  try {
    return inflateSync(body);
  } catch {
    return body;
  }
}

function jsonOr(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return body;
  }
}
