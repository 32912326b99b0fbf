import { createHmac, randomUUID } from 'node:crypto';
import type { Keys } from './keys.ts';
import type { WireRequest } from './send.ts';

/** Parameters of a call as they travel. */
export type Params = Readonly<Record<string, string>>;

/** An RPC call before it is signed. */
export interface RpcCall {
  readonly host: string;
  readonly action: string;
  readonly version: string;
  readonly method: 'GET' | 'POST';
  readonly query: Params;
  readonly body: Params;
}

/**
 * Signs an RPC call with version 1 of the signature: system parameters in the query; `query` beside them, `body` as a form.
 * Calls of the older client (everything in the query) carry an empty SignatureType.
 */
export function signRpc({ host, action, version, method, query, body }: RpcCall, keys: Keys, isTyped: boolean): WireRequest {
  const system = {
    AccessKeyId: keys.id,
    Action: action,
    Format: isTyped ? 'JSON' : 'json',
    SignatureMethod: 'HMAC-SHA1',
    SignatureNonce: randomUUID(),
    ...(isTyped ? { SignatureType: '' } : {}),
    SignatureVersion: '1.0',
    Timestamp: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    Version: version,
    ...(keys.token === undefined ? {} : { SecurityToken: keys.token }),
  };
  const inQuery = { ...system, ...query };
  const signature = createHmac('sha1', `${keys.secret}&`).update(`${method}&%2F&${percent(canonical({ ...inQuery, ...body }))}`);
  const path = `/?${canonical({ ...inQuery, Signature: signature.digest('base64') })}`;
  const form = canonical(body);
  const headers = { host, 'x-acs-action': action, 'x-acs-version': version, 'user-agent': 'recorded-contract-provider' };
  if (form === '') return { method, host, path, headers: { ...headers, 'content-length': '0' } };
  const formHeaders = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': `${Buffer.byteLength(form)}` };
  return { method, host, path, headers: { ...headers, ...formHeaders }, body: form };
}

function canonical(params: Params): string {
  const names = Object.keys(params).sort();
  return names.map((name) => `${percent(name)}=${percent(params[name] ?? '')}`).join('&');
}

/** Percent-encoding as the signatures want it. */
export function percent(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
