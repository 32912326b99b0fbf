import { writeFile } from 'node:fs/promises';
import type { AddressInfo, Server } from 'node:net';
import type { Engine } from '../call.ts';
import { answer, type Desk, recordRefusedHost } from './answer.ts';
import { createAuthority } from './authority.ts';
import { createFront } from './front.ts';
import { compileHosts } from './hosts.ts';
import { Nonces } from './nonces.ts';
import { readBody, splitRequest } from './request.ts';
import { requestIds } from './request-id.ts';
import { type Exchange, plainReply, send } from './send.ts';
import { compileTargets } from './target.ts';

/** Where and by which clock to serve. */
export interface ServeOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  readonly host?: '127.0.0.1';
  /** Epoch milliseconds by which the time of signing is judged; the machine's clock unless a test sets another. */
  readonly wallClock?: () => number;
}

/** A running simulated cloud. */
export interface SandboxServer {
  /** `http://127.0.0.1:PORT`: the plain endpoint and the proxy address at once. */
  readonly url: string;
  readonly port: number;
  /** The certificate of the authority that signs for all names, PEM. */
  readonly caPem: string;
  /** Writes the certificate for clients that read it from a file. */
  writeCaFile(path: string): Promise<void>;
  /** Stops listening and ends all connections. */
  close(): Promise<void>;
}

/**
 * Serves an engine on one loopback port: as plain endpoint, as forward proxy and as TLS by server name.
 * Rejects with the listening error when the port is in use.
 */
export async function serve(engine: Engine, options: ServeOptions = {}): Promise<SandboxServer> {
  const authority = await createAuthority();
  const desk = createDesk(engine, options.wallClock ?? Date.now);
  const front = createFront(
    (message, response) => converse(desk, { message, response, reset: (socket) => front.reset(socket) }),
    authority,
    (host) => {
      const isServed = desk.hosts.isServed(host);
      if (!isServed) recordRefusedHost(desk, host);
      return isServed;
    },
  );
  const port = await listen(front.server, options.port ?? 0, options.host ?? '127.0.0.1');
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    caPem: authority.caPem,
    writeCaFile: (path) => writeFile(path, authority.caPem),
    close: () =>
      new Promise((resolve) => {
        front.server.close(() => resolve());
        front.destroyConnections();
      }),
  };
}

function createDesk(engine: Engine, wallClock: () => number): Desk {
  const hosts = compileHosts(engine.products);
  return { engine, hosts, targets: compileTargets(engine.products, hosts), nonces: new Nonces(), nextRequestId: requestIds(), wallClock };
}

const TOO_LARGE = plainReply(413, 'text/plain', 'The body is larger than 64 MiB.\n');

function converse(desk: Desk, exchange: Exchange): void {
  const { message } = exchange;
  message.on('error', () => message.destroy());
  readBody(message, (body) => {
    if (body === 'too-large') send(exchange, TOO_LARGE);
    else void answer(desk, splitRequest(message, body)).then(({ written, disturb }) => send(exchange, written, disturb));
  });
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}
