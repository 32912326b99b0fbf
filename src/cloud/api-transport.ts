import { randomUUID } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import type OpenApiModule from '@alicloud/openapi-client';
import type { CredentialSource } from './credential.ts';
import { flatten } from './storage-transport.ts';
import { type Connect, type Send, WireFault, type WireReply, type WireRequest } from './wire.ts';

// A CommonJS module with a default export, which every loader wraps in another way; require gives the module itself.
const OpenApi: typeof OpenApiModule = createRequire(import.meta.url)('@alicloud/openapi-client');
type Client = OpenApiModule.default;
type Head = Pick<WireReply, 'status' | 'headers'>;

// The official client drops status and headers of a reply that it throws for, and with them the time to wait after a
// refusal; so they are noted as they come in, under the nonce of their request.
const heads = new Map<string, Head | undefined>();
subscribe('http.client.response.finish', (message) => {
  const { request, response } = message as { request: ClientRequest; response: IncomingMessage };
  const nonce = request.getHeader('x-acs-signature-nonce');
  if (typeof nonce === 'string' && heads.has(nonce)) {
    heads.set(nonce, { status: response.statusCode ?? 0, headers: flatten(response.headers) });
  }
});

/** Calls RPC and ROA products with the official client, one try a call. */
export function createApiTransport(source: CredentialSource, timeoutMs: number, connect: Connect | undefined): Send {
  const clients = new Map<string, Client>();
  return async (request) => {
    // Outside the try: keys that cannot be had are no fault of this call.
    if (!request.isAnonymous) await source.get();
    const endpoint = connect ? `${connect.host}:${connect.port}` : request.host;
    const client = clients.get(endpoint) ?? createClient(endpoint, source, connect !== undefined);
    clients.set(endpoint, client);
    const nonce = randomUUID();
    heads.set(nonce, undefined);
    try {
      const reply = await client.callApi(paramsOf(request), requestOf(request, nonce, connect), timeouts(timeoutMs));
      return { status: Number(reply.statusCode), headers: reply.headers as Record<string, string>, text: String(reply.body) };
    } catch (error) {
      return toReply(error, heads.get(nonce));
    } finally {
      heads.delete(nonce);
    }
  };
}

function createClient(endpoint: string, source: CredentialSource, isPlain: boolean): Client {
  const credential = {
    getCredential: async () => {
      const keys = await source.get();
      return { ...keys, type: keys.securityToken ? 'sts' : 'access_key', providerName: keys.securityToken ? 'static_sts' : 'static_ak' };
    },
  };
  const config = { endpoint, credential, protocol: isPlain ? 'HTTP' : 'HTTPS', userAgent: 'xunjian' };
  return new OpenApi.default(config as never);
}

function paramsOf({ call, product, isAnonymous }: WireRequest): OpenApiModule.Params {
  return new OpenApi.Params({
    action: call.action,
    version: product.version,
    protocol: 'HTTPS',
    method: call.method ?? (product.style === 'ROA' ? 'GET' : 'POST'),
    pathname: call.path ?? '/',
    authType: isAnonymous ? 'Anonymous' : 'AK',
    style: product.style,
    reqBodyType: call.in === 'json' ? 'json' : 'formData',
    // As text: the body is parsed here, so that long numbers keep their digits.
    bodyType: 'string',
  });
}

function requestOf({ call, region }: WireRequest, nonce: string, connect: Connect | undefined): OpenApiModule.OpenApiRequest {
  const inBody = call.in === 'form' || call.in === 'json';
  return new OpenApi.OpenApiRequest({
    headers: { 'x-acs-signature-nonce': nonce, ...(connect && { 'x-acs-region-id': region }) },
    ...(inBody ? { body: { ...call.params } } : { query: { ...call.params } }),
  });
}

// Both, and the same: left out each is 3 s, and the shorter of the two ends every call.
function timeouts(timeoutMs: number): never {
  return { readTimeout: timeoutMs, connectTimeout: timeoutMs, autoretry: false } as never;
}

function toReply(error: unknown, head: Head | undefined): WireReply {
  const { name, code, data, message } = error as Error & { code?: string; data?: object };
  if (data !== undefined && head) return { ...head, text: JSON.stringify(data) };
  // A page that is no JSON: a gateway spoke, not the product.
  if (name === 'SyntaxError' && head) return { ...head, text: '' };
  if (name.includes('Timeout')) throw new WireFault('RequestTimeout', message, { cause: error });
  if (code === undefined && !(error instanceof SyntaxError)) throw error;
  throw new WireFault(code ?? 'ECONNRESET', message, { cause: error });
}
