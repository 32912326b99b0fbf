import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { type Pair, parsePairs } from './encoding.ts';

/** A request as it came over the wire, split once. */
export interface WireRequest {
  readonly method: string;
  /** Lower case, without port and without the leading dot that one OSS client sends. */
  readonly host: string;
  /** The Host header as sent, which some signatures cover. */
  readonly authority: string;
  /** Undecoded, starts with a slash. */
  readonly path: string;
  readonly query: readonly Pair[];
  /** Query and form under one roof, decoded; the form wins. */
  readonly values: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const NO_BODY = Buffer.alloc(0);
/** The largest body taken, in bytes; more than any control call sends. */
const BODY_LIMIT = 64 * 1024 * 1024;

/** Splits a request line, its headers and its body. Takes origin form and absolute form. */
export function splitRequest(message: IncomingMessage, body: Buffer): WireRequest {
  const headers = message.headers;
  const url = message.url ?? '/';
  const { authority, target } = url.startsWith('/')
    ? { authority: headers.host ?? '', target: url }
    : splitAbsolute(url, headers.host ?? '');
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  const query = mark < 0 ? [] : parsePairs(target.slice(mark + 1));
  const method = message.method ?? 'GET';
  const host = hostOf(authority || serverName(message));
  return { method, host, authority: headers.host ?? authority, path, query, values: mergeValues(query, headers, body), headers, body };
}

function splitAbsolute(url: string, fallback: string): { authority: string; target: string } {
  const start = url.indexOf('://');
  if (start < 0) return { authority: fallback, target: `/${url}` };
  const slash = url.slice(start + 3).search(/[/?]/);
  if (slash < 0) return { authority: url.slice(start + 3), target: '/' };
  const target = url.slice(start + 3 + slash);
  return { authority: url.slice(start + 3, start + 3 + slash), target: target.startsWith('?') ? `/${target}` : target };
}

/** The bare name of a host header: lower case, no port, no path, no leading dot. */
export function hostOf(authority: string): string {
  if (authority.startsWith('[')) return authority.slice(1, authority.indexOf(']'));
  const end = authority.search(/[:/]/);
  const bare = (end < 0 ? authority : authority.slice(0, end)).toLowerCase();
  return bare.startsWith('.') ? bare.slice(1) : bare;
}

function serverName(message: IncomingMessage): string {
  const { servername } = message.socket as { servername?: string | false };
  return servername || '';
}

function mergeValues(query: readonly Pair[], headers: IncomingHttpHeaders, body: Buffer): Record<string, string> {
  const values: Record<string, string> = Object.create(null);
  for (const [key, value] of query) values[key] = value ?? '';
  if (body.length > 0 && headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
    for (const [key, value] of parsePairs(body.toString())) values[key] = value ?? '';
  }
  return values;
}

/** Reads the whole body; a request without one costs no wait. */
export function readBody(message: IncomingMessage, done: (body: Buffer | 'too-large') => void): void {
  if (hasBody(message)) collectBody(message, done);
  else done(NO_BODY);
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function collectBody(message: IncomingMessage, done: (body: Buffer | 'too-large') => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  message.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= BODY_LIMIT) chunks.push(chunk);
  });
  message.on('end', () => done(size > BODY_LIMIT ? 'too-large' : Buffer.concat(chunks)));
}

/** A header's value, empty when it is not there. */
export function headerOf(request: WireRequest, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value : (value?.join(', ') ?? '');
}
