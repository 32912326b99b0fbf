import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { Agent, type RequestOptions } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect, rootCertificates } from 'node:tls';

/** Idle connections are dropped before a server does it, so that a repeat is never caused by the idle time. */
const IDLE_MS = 2000;

/** An agent that goes through HTTPS_PROXY where it is set, and trusts SSL_CERT_FILE beside the usual authorities. */
export class TunnelAgent extends Agent {
  readonly #proxy: URL | undefined;
  readonly #ca: string[];

  constructor(env: NodeJS.ProcessEnv = process.env) {
    super({ keepAlive: true, timeout: IDLE_MS });
    const proxy = env['HTTPS_PROXY'] ?? env['https_proxy'];
    const caFile = env['SSL_CERT_FILE'];
    this.#proxy = proxy === undefined || proxy === '' ? undefined : new URL(proxy);
    this.#ca = [...rootCertificates, ...(caFile === undefined || caFile === '' ? [] : [readFileSync(caFile, 'utf8')])];
  }

  override createConnection(options: RequestOptions, done: (error: Error | null, stream: Duplex) => void): undefined {
    const host = options.host ?? '';
    const port = Number(options.port ?? 443);
    const fail = (error: Error) => done(error, undefined as unknown as Duplex);
    const secure = (socket?: Socket) => {
      const tls = connect({ ...(socket === undefined ? { host, port } : { socket }), servername: host, ca: this.#ca });
      tls.once('secureConnect', () => done(null, tls));
      tls.once('error', fail);
    };
    if (this.#proxy === undefined) secure();
    else openTunnel(this.#proxy, `${host}:${port}`, secure, fail);
  }
}

function openTunnel(proxy: URL, target: string, opened: (socket: Socket) => void, failed: (error: Error) => void): void {
  const call = httpRequest({ host: proxy.hostname, port: proxy.port, method: 'CONNECT', path: target, headers: { host: target } });
  call.once('connect', (reply, socket) => {
    if (reply.statusCode === 200) opened(socket);
    else failed(new Error(`the proxy answered ${reply.statusCode} to CONNECT ${target}`));
  });
  call.once('error', failed);
  call.end();
}
