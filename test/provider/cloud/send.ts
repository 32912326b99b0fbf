import { appendFileSync } from 'node:fs';
import { request } from 'node:https';
import { waitFactor } from './pace.ts';
import { TunnelAgent } from './tunnel.ts';

/** One signed request, ready for the wire. */
export interface WireRequest {
  readonly method: string;
  readonly host: string;
  /** Path with query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What came back; an answer that never came is an error of the socket. */
export interface WireReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** After so long without an answer the real client gives up and sends again. */
const ANSWER_MS = 60_000;
const LEAST_ANSWER_MS = 10_000;

const agent = new TunnelAgent();
const inFlight = new Set<Promise<unknown>>();

/** PROVIDER_RECORD names a file to which every request is added as a line of JSON, as it goes out; the wire test reads it. */
function record({ method, host, path, headers, body = '' }: WireRequest): void {
  const file = process.env['PROVIDER_RECORD'];
  if (file === undefined) return;
  const { authorization, 'x-acs-action': action } = headers;
  appendFileSync(file, `${JSON.stringify({ method, host, path, authorization: authorization?.split(' ')[0], action, body })}\n`);
}

/** Sends one request. Rejects when the connection fails or no answer comes. */
export function send(wire: WireRequest): Promise<WireReply> {
  record(wire);
  const exchange = exchanged(wire);
  inFlight.add(exchange);
  const settle = () => inFlight.delete(exchange);
  exchange.then(settle, settle);
  return exchange;
}

/** Resolves once everything that is under way has been answered or has failed. */
export async function settled(): Promise<void> {
  await Promise.allSettled([...inFlight]);
}

function exchanged({ method, host, path, headers, body = '' }: WireRequest): Promise<WireReply> {
  return new Promise((resolve, reject) => {
    const timeout = Math.max(ANSWER_MS * waitFactor(), LEAST_ANSWER_MS);
    const call = request({ agent, method, host, port: 443, path, headers, timeout }, (reply) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.on('error', reject);
      reply.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        if (reply.complete) resolve({ status: reply.statusCode ?? 0, headers: reply.headers, text });
        else reject(new Error('unexpected EOF'));
      });
    });
    call.once('timeout', () => call.destroy(new Error('context deadline exceeded (Client.Timeout exceeded while awaiting headers)')));
    call.once('error', (error) => reject(new TransportError(method, `https://${host}${path}`, error.message)));
    call.end(body);
  });
}

/** The connection failed. As with the real plugin, the message holds the whole address, signature included. */
export class TransportError extends Error {
  constructor(method: string, url: string, cause: string) {
    super(`${method.slice(0, 1)}${method.slice(1).toLowerCase()} "${url}": ${cause}`);
    this.name = 'TransportError';
  }
}
