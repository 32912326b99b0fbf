import http from 'node:http';
import https from 'node:https';
import type { CredentialSource } from './credential.ts';
import { signV4, writeQuery } from './sign-v4.ts';
import { type Connect, type Send, WireFault, type WireReply, type WireRequest } from './wire.ts';

/** Speaks the protocols of OSS and SLS, whose signature and host differ from all other products. */
export function createStorageTransport(source: CredentialSource, timeoutMs: number, connect: Connect | undefined): Send {
  const agent = connect ? new http.Agent({ keepAlive: true }) : new https.Agent({ keepAlive: true });
  return async (request) => {
    const query = writeQuery(request.call.params);
    const path = (request.call.path ?? '/') + (query === '' ? '' : `?${query}`);
    const options: http.RequestOptions = {
      host: connect?.host ?? request.host,
      ...(connect && { port: connect.port }),
      method: request.call.method ?? 'GET',
      path,
      headers: await headersOf(request, source),
      agent,
      timeout: timeoutMs,
    };
    return exchange(connect ? http : https, options, timeoutMs, request.call.body);
  };
}

async function headersOf(request: WireRequest, source: CredentialSource): Promise<Record<string, string>> {
  const credential = await source.get();
  const scheme = request.product.style === 'OSS' ? 'oss' : 'sls';
  const date = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const token = credential.securityToken;
  const headers: Record<string, string> =
    scheme === 'oss'
      ? {
          ...contentHeaders(request.call.body),
          'x-oss-date': date,
          'x-oss-content-sha256': 'UNSIGNED-PAYLOAD',
          ...(token && { 'x-oss-security-token': token }),
        }
      : slsHeaders(date, token);
  const path = request.call.path ?? '/';
  const signed = {
    method: request.call.method ?? 'GET',
    path: scheme === 'oss' && request.call.host ? `/${request.call.host}${path}` : path,
    query: request.call.params,
    headers: { ...headers, host: request.host },
    region: request.region,
    date,
  };
  return { ...headers, host: request.host, 'user-agent': 'xunjian', authorization: signV4(scheme, signed, credential) };
}

function contentHeaders(body: string | undefined): Record<string, string> {
  return body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) };
}

function slsHeaders(date: string, token: string | undefined): Record<string, string> {
  return {
    accept: 'application/json',
    'x-log-apiversion': '0.6.0',
    'x-log-bodyrawsize': '0',
    'x-log-date': date,
    'x-log-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    ...(token && { 'x-acs-security-token': token }),
  };
}

function exchange(library: typeof http | typeof https, options: http.RequestOptions, timeoutMs: number, body?: string): Promise<WireReply> {
  return new Promise((resolve, reject) => {
    const request = library.request(options);
    // The socket's own timeout starts anew with every byte; a reply that drips must end as well.
    const deadline = setTimeout(() => request.destroy(timedOut(timeoutMs)), timeoutMs);
    const fail = (error: Error & { code?: string }) => {
      clearTimeout(deadline);
      reject(error instanceof WireFault ? error : new WireFault(error.code ?? 'ECONNRESET', error.message));
    };
    request.on('timeout', () => request.destroy(timedOut(timeoutMs)));
    request.on('error', fail);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', fail);
      response.on('end', () => {
        clearTimeout(deadline);
        resolve({ status: response.statusCode ?? 0, headers: flatten(response.headers), text: Buffer.concat(chunks).toString('utf8') });
      });
    });
    request.end(body);
  });
}

function timedOut(timeoutMs: number): WireFault {
  return new WireFault('RequestTimeout', `No whole reply within ${timeoutMs / 1000} s.`);
}

/** Header lists as one text each. */
export function flatten(headers: http.IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}
