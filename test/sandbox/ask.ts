/** Asks a simulated cloud anything, and hands out what came over the wire, refusals included. */
import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import { XMLParser } from 'fast-xml-parser';
import { allShapes } from '../contract/shapes.ts';
import { send, signRpc } from './wire/ways.ts';

const load = createRequire(import.meta.url);
const OpenApi = load('@alicloud/openapi-client') as typeof import('@alicloud/openapi-client');

/** An access key. */
export interface Key {
  readonly accessKeyId: string;
  readonly secret: string;
}

/** What came back. */
export interface Answer {
  readonly status: number;
  /** Error code; undefined when the call went well. */
  readonly code: string | undefined;
  /** The parsed body; of OSS without its root element. */
  readonly body: unknown;
  /** Root element of an XML body. */
  readonly root?: string;
}

/** Names and values of a call, nested where the API nests. */
export type Params = Readonly<Record<string, unknown>>;

/** Calls an action at a server on a port of this machine, signed with a key. Region: where the call goes. */
export async function ask(
  port: number,
  key: Key,
  product: string,
  action: string,
  params: Params = {},
  region = 'cn-hangzhou',
): Promise<Answer> {
  if (product === 'oss') return askOss(port, key, action, params, region);
  if (product === 'sls') return askSls(port, key, action, params, region);
  return askOpenApi(port, key, product, action, params, region);
}

/** Calls an RPC action in the old way, without naming a format: the cloud then answers in XML. */
export async function askXml(port: number, key: Key, version: string, action: string, params: Params): Promise<Answer> {
  const sent = { ...flatten(params), Action: action, Version: version, AccessKeyId: key.accessKeyId, Format: undefined };
  const { status, text } = await send(port, { path: `/?${new URLSearchParams(signRpc('GET', sent, key.secret))}` });
  return parseOss(status, text);
}

async function askOpenApi(port: number, key: Key, product: string, action: string, params: Params, region: string): Promise<Answer> {
  const shapes = allShapes.get(product);
  const shape = shapes?.actions[action];
  const client = new OpenApi.default({
    accessKeyId: key.accessKeyId,
    accessKeySecret: key.secret,
    endpoint: `127.0.0.1:${port}`,
    protocol: 'HTTP',
  } as never);
  const { pathname, rest } = intoPath(shape?.http?.path ?? '/', params);
  const method = shape?.http?.method ?? 'POST';
  const isRead = shape?.http === undefined || method === 'GET' || method === 'DELETE';
  const facts = {
    action,
    version: shapes?.version ?? '',
    protocol: 'HTTP',
    method,
    pathname,
    authType: 'AK',
    style: shape?.http ? 'ROA' : 'RPC',
    reqBodyType: 'json',
    bodyType: 'string',
  };
  const request = { headers: { 'x-acs-region-id': region }, ...(isRead ? { query: flatten(rest) } : { body: rest }) };
  try {
    const reply = (await client.callApi(facts as never, request as never, {} as never)) as { statusCode: number; body: string };
    return { status: reply.statusCode, code: undefined, body: reply.body === '' ? undefined : JSON.parse(reply.body) };
  } catch (error) {
    const { statusCode, code, data } = error as { statusCode?: number; code?: string; data?: unknown };
    if (statusCode === undefined) throw error;
    return { status: statusCode, code, body: data };
  }
}

/** Puts parameters into the placeholders of a path; the rest travels otherwise. */
function intoPath(path: string, params: Params): { pathname: string; rest: Params } {
  const rest = { ...params };
  const pathname = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value ?? ''));
  });
  return { pathname, rest };
}

/** Lists as `Name.1`, objects as `Name.Member`: the way in which RPC calls carry them. */
export function flatten(params: Params, prefix = ''): Record<string, string> {
  return Object.assign({}, ...Object.entries(params).map(([name, value]) => flattenOne(`${prefix}${name}`, value)));
}

function flattenOne(name: string, value: unknown): Record<string, string> {
  if (value === undefined || value === null) return {};
  if (Array.isArray(value)) return Object.assign({}, ...value.map((member, index) => flattenOne(`${name}.${index + 1}`, member)));
  return typeof value === 'object' ? flatten(value as Params, `${name}.`) : { [name]: String(value) };
}

const bare = [
  'acl',
  'bucketInfo',
  'cors',
  'encryption',
  'httpsConfig',
  'lifecycle',
  'location',
  'logging',
  'policy',
  'publicAccessBlock',
  'referer',
  'regions',
  'replication',
  'requestPayment',
  'resourceGroup',
  'tagging',
  'transferAcceleration',
  'versioning',
  'website',
  'worm',
];

/** What of a query belongs to the resource and is signed. */
const signed = (subs: readonly string[]) => {
  const own = subs.filter((sub) => bare.includes(sub) || sub.startsWith('comp=')).sort();
  return own.length > 0 ? `?${own.join('&')}` : '';
};

async function askOss(port: number, key: Key, action: string, params: Params, region: string): Promise<Answer> {
  const http = allShapes.get('oss')?.actions[action]?.http;
  const subs = (http?.path ?? '').split('?')[1]?.split('&') ?? [];
  const { Bucket: bucket, Object: object = '', body = '', ...query } = params as { Bucket?: string; Object?: string; body?: string };
  const date = new Date().toUTCString();
  const named = bucket === undefined ? '/' : `/${bucket}/${object}`;
  const method = http?.method ?? (/^Put/.test(action) ? 'PUT' : /^Delete/.test(action) ? 'DELETE' : 'GET');
  const text = `${method}\n\n${body ? 'application/xml' : ''}\n${date}\n${named}${signed(subs)}`;
  const signature = createHmac('sha1', key.secret).update(text).digest('base64');
  const search = new URLSearchParams({ ...(query as Record<string, string>) }).toString();
  const reply = await send(port, {
    method,
    path: `/${object}${[...subs, search].filter(Boolean).join('&') && '?'}${[...subs, search].filter(Boolean).join('&')}`,
    headers: {
      host: `${bucket === undefined ? '' : `${bucket}.`}oss-${region}.aliyuncs.com`,
      date,
      authorization: `OSS ${key.accessKeyId}:${signature}`,
      ...(body && { 'content-type': 'application/xml' }),
    },
    body,
  });
  return parseOss(reply.status, reply.text);
}

const xml = new XMLParser({ parseTagValue: false, ignoreDeclaration: true });

function parseOss(status: number, text: string): Answer {
  if (text.trimStart().startsWith('{')) return { status, code: undefined, body: JSON.parse(text) };
  const document = (text === '' ? {} : xml.parse(text)) as Record<string, unknown>;
  const root = Object.keys(document)[0];
  const body = root === undefined ? undefined : document[root];
  return {
    status,
    code: status >= 400 ? ((body as { Code?: string } | undefined)?.Code ?? 'Unknown') : undefined,
    body,
    ...(root !== undefined && { root }),
  };
}

async function askSls(port: number, key: Key, action: string, params: Params, region: string): Promise<Answer> {
  const http = allShapes.get('sls')?.actions[action]?.http;
  const { project, ...others } = params as { project?: string };
  const { pathname, rest } = intoPath(http?.path ?? '/', others);
  const method = http?.method ?? 'POST';
  const isRead = method === 'GET';
  const query = isRead ? Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)) : [];
  const search = query.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&');
  const resource = query.map(([name, value]) => `${name}=${String(value)}`).join('&');
  const date = new Date().toUTCString();
  const fixed = { 'x-log-apiversion': '0.6.0', 'x-log-signaturemethod': 'hmac-sha1' };
  const body = isRead || Object.keys(rest).length === 0 ? '' : JSON.stringify(rest);
  const type = body === '' ? '' : 'application/json';
  const text = `${method}\n\n${type}\n${date}\nx-log-apiversion:0.6.0\nx-log-signaturemethod:hmac-sha1\n${pathname}${resource && `?${resource}`}`;
  const signature = createHmac('sha1', key.secret).update(text).digest('base64');
  const host = `${project === undefined ? '' : `${project}.`}${region}.log.aliyuncs.com`;
  const headers = { ...fixed, ...(type && { 'content-type': type }), date, host, authorization: `LOG ${key.accessKeyId}:${signature}` };
  const reply = await send(port, { method, path: `${pathname}${search && `?${search}`}`, headers, body });
  const parsed = reply.text === '' ? undefined : (JSON.parse(reply.text) as { errorCode?: string });
  return { status: reply.status, code: reply.status >= 400 ? (parsed?.errorCode ?? 'Unknown') : undefined, body: parsed };
}
