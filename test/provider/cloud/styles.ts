import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { CloudCall } from './client.ts';
import type { Keys } from './keys.ts';
import { PRODUCTS } from './products.ts';
import { percent } from './rpc.ts';
import type { WireRequest } from './send.ts';

type Headers = Record<string, string>;

/** What every style signs: the request without its authorization. */
interface Draft {
  readonly extra: Readonly<Record<string, string>>;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

/** Signs a call of a product that is no RPC product of the first signature: ACS3, the first ROA signature, OSS, SLS. */
export function signStyled(call: CloudCall, productHost: string, region: string, keys: Keys): WireRequest {
  const host = call.owner === undefined ? productHost : `${call.owner}.${productHost}`;
  const [path = '/', search = ''] = (call.path ?? '/').split('?', 2);
  const inPath = Object.fromEntries(search === '' ? [] : search.split('&').map((pair) => pair.split('=', 2) as [string, string?]));
  const form = Object.entries(call.body ?? {})
    .map(([name, value]) => `${percent(name)}=${percent(value)}`)
    .join('&');
  const draft = {
    method: call.method ?? 'POST',
    host,
    path,
    query: { ...inPath, ...call.query },
    text: call.text ?? form,
    extra: call.headers ?? {},
  };
  if (call.product === 'oss') return signOss(draft, call.owner ?? '', region, keys);
  if (call.product === 'sls') return signSls(draft, keys);
  return call.isAcs3 === true ? signAcs3(draft, call, keys) : signRoa(draft, call, keys);
}

function signAcs3(draft: Draft, call: CloudCall, keys: Keys): WireRequest {
  const digest = sha256(draft.text);
  const headers: Headers = {
    host: draft.host,
    'x-acs-action': call.action,
    'x-acs-version': call.version ?? PRODUCTS[call.product].version,
    'x-acs-date': isoSeconds(),
    'x-acs-signature-nonce': randomUUID(),
    'x-acs-content-sha256': digest,
    ...(keys.token === undefined ? {} : { 'x-acs-security-token': keys.token }),
    ...(draft.text === ''
      ? {}
      : { 'content-type': call.text === undefined ? 'application/x-www-form-urlencoded' : 'application/json; charset=utf-8' }),
  };
  const names = Object.keys(headers).sort();
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join('');
  const canonical = `${draft.method}\n${draft.path}\n${search(draft, true)}\n${lines}\n${names.join(';')}\n${digest}`;
  const signature = createHmac('sha256', keys.secret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex');
  return ready(draft, headers, `ACS3-HMAC-SHA256 Credential=${keys.id},SignedHeaders=${names.join(';')},Signature=${signature}`);
}

function signRoa(draft: Draft, call: CloudCall, keys: Keys): WireRequest {
  const type = draft.text === '' ? '' : 'application/json; charset=utf-8';
  const headers: Headers = {
    accept: 'application/json',
    ...(type === '' ? {} : { 'content-type': type }),
    date: new Date().toUTCString(),
    'x-acs-signature-method': 'HMAC-SHA1',
    'x-acs-signature-nonce': randomUUID(),
    'x-acs-signature-version': '1.0',
    'x-acs-version': call.version ?? PRODUCTS[call.product].version,
    ...(keys.token === undefined ? {} : { 'x-acs-accesskey-id': keys.id, 'x-acs-security-token': keys.token }),
  };
  const query = Object.entries(draft.query)
    .sort(byName)
    .map(([name, value]) => `${name}=${value ?? ''}`)
    .join('&');
  const text = `${draft.method}\naccept\n\n${type}\n${headers['date']}\n`.replace('accept', headers['accept'] ?? '');
  const signed = `${text}${own(headers, 'x-acs-')}${draft.path}${query === '' ? '' : `?${query}`}`;
  return ready(draft, headers, `acs ${keys.id}:${createHmac('sha1', keys.secret).update(signed).digest('base64')}`);
}

function signSls(draft: Draft, keys: Keys): WireRequest {
  const md5 = draft.text === '' ? '' : createHash('md5').update(draft.text).digest('hex').toUpperCase();
  const type = draft.text === '' ? '' : 'application/json';
  const headers: Headers = {
    date: new Date().toUTCString(),
    ...(md5 === '' ? {} : { 'content-md5': md5, 'content-type': type }),
    'x-log-apiversion': '0.6.0',
    'x-log-bodyrawsize': `${Buffer.byteLength(draft.text)}`,
    'x-log-signaturemethod': 'hmac-sha1',
    ...(keys.token === undefined ? {} : { 'x-acs-security-token': keys.token }),
  };
  const query = Object.entries(draft.query)
    .sort(byName)
    .map(([name, value]) => (value === undefined ? name : `${name}=${value}`))
    .join('&');
  const signed = `${draft.method}\n${md5}\n${type}\n${headers['date']}\n${own(headers, 'x-log-', 'x-acs-')}${draft.path}${query === '' ? '' : `?${query}`}`;
  return ready(draft, headers, `LOG ${keys.id}:${createHmac('sha1', keys.secret).update(signed).digest('base64')}`);
}

function signOss(draft: Draft, bucket: string, region: string, keys: Keys): WireRequest {
  const date = isoSeconds().replaceAll(/[-:]/g, '');
  const day = date.slice(0, 8);
  const type = draft.text === '' ? undefined : 'application/xml';
  const headers: Headers = {
    date: new Date().toUTCString(),
    ...(type === undefined ? {} : { 'content-type': type, 'content-md5': createHash('md5').update(draft.text).digest('base64') }),
    'x-oss-content-sha256': 'UNSIGNED-PAYLOAD',
    'x-oss-date': date,
    ...draft.extra,
    ...(keys.token === undefined ? {} : { 'x-oss-security-token': keys.token }),
  };
  const scope = `${day}/${region}/oss/aliyun_v4_request`;
  const resource = bucket === '' ? '/' : `/${bucket}${draft.path}`;
  const canonical = `${draft.method}\n${resource}\n${search(draft, false)}\n${own(headers, 'content-', 'x-oss-')}\n\nUNSIGNED-PAYLOAD`;
  const key = [day, region, 'oss', 'aliyun_v4_request'].reduce<string | Buffer>(
    (part, text) => hmac(part, text),
    `aliyun_v4${keys.secret}`,
  );
  const signature = hmac(key, `OSS4-HMAC-SHA256\n${date}\n${scope}\n${sha256(canonical)}`).toString('hex');
  return ready(draft, headers, `OSS4-HMAC-SHA256 Credential=${keys.id}/${scope},Signature=${signature}`);
}

function ready(draft: Draft, headers: Headers, authorization: string): WireRequest {
  const { method, host, text } = draft;
  const query = search(draft, true);
  const length = text === '' && method === 'GET' ? {} : { 'content-length': `${Buffer.byteLength(text)}` };
  return {
    method,
    host,
    path: `${draft.path}${query === '' ? '' : `?${query}`}`,
    headers: { ...headers, ...length, host, authorization },
    body: text,
  };
}

/** The query, sorted; an empty value keeps its equals sign or loses it, as the style has it, and none at all never has one. */
function search({ query }: Draft, keepsEquals: boolean): string {
  const isBare = (value: string | undefined): value is undefined => value === undefined || (value === '' && !keepsEquals);
  const pairs = Object.entries(query).sort(byName);
  return pairs.map(([name, value]) => `${percent(name)}${isBare(value) ? '' : `=${percent(value)}`}`).join('&');
}

function byName([left]: [string, unknown], [right]: [string, unknown]): number {
  return left < right ? -1 : 1;
}

/** Lines of the headers with one of these beginnings. */
function own(headers: Headers, ...beginnings: string[]): string {
  const names = Object.keys(headers).filter((name) => beginnings.some((beginning) => name.startsWith(beginning)));
  return names
    .sort()
    .map((name) => `${name}:${headers[name]}\n`)
    .join('');
}

function isoSeconds(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
