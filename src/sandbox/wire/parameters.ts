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

/** What dotted names make, step by step. */
type Branch = Map<string, Branch | string>;

/** Query and form as the action sees them: `Tag.1.Key` becomes a list of objects, a dotted name an object. */
export function readParameters(values: Readonly<Record<string, string>>, hasSigning: boolean): Record<string, unknown> {
  const params: Record<string, unknown> = {};
  const branches: Branch = new Map();
  for (const key of Object.keys(values)) {
    const value = values[key] ?? '';
    if (hasSigning && SIGNING.has(key)) continue;
    if (!key.includes('.')) params[key] = value;
    else place(branches, key.split('.'), value);
  }
  for (const [key, branch] of branches) params[key] = grown(branch);
  return params;
}

/** Lays a value where its name says; a value in the way of a longer name gives way. */
function place(root: Branch, steps: readonly string[], value: string): void {
  let branch = root;
  for (const step of steps.slice(0, -1)) {
    const next = branch.get(step);
    const following: Branch = next instanceof Map ? next : new Map();
    branch.set(step, following);
    branch = following;
  }
  branch.set(steps.at(-1) ?? '', value);
}

/** Names that are all numbers make a list, in the order of the numbers, gaps closed. */
function grown(branch: Branch | string): unknown {
  if (typeof branch === 'string') return branch;
  const entries = [...branch];
  if (!entries.every(([key]) => /^\d+$/.test(key))) return Object.fromEntries(entries.map(([key, value]) => [key, grown(value)]));
  return entries.toSorted((a, b) => Number(a[0]) - Number(b[0])).map(([, value]) => grown(value));
}

const OSS_SIGNING = /^x-oss-(date|content-sha256|security-token|user-agent)$/;

/** What OSS clients say in headers of their own, such as the access list: as parameters under the headers' names. */
export function readOssHeaders({ headers }: WireRequest): Record<string, string> {
  const named = Object.entries(headers).filter(([name]) => name.startsWith('x-oss-') && !OSS_SIGNING.test(name));
  return Object.fromEntries(named.map(([name, value]) => [name, String(value)]));
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
