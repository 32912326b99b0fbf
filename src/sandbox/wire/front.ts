import { createServer as createHttpServer, type Server as HttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer, type ServerOptions } from 'node:https';
import { createServer, type Server, type Socket } from 'node:net';
import { hostRefusal } from './answer.ts';
import type { Authority } from './authority.ts';
import { hostOf } from './request.ts';
import type { Reset } from './send.ts';

const TLS_HANDSHAKE = 0x16;
/** How long an idle connection is kept, in milliseconds; clients keep theirs for about a minute. */
const KEEP_ALIVE_MS = 75_000;

/** The one port: it tells plain HTTP, proxy requests and TLS apart by the first byte. */
export interface Front {
  readonly server: Server;
  readonly reset: Reset;
  /** Ends every open connection. */
  destroyConnections(): void;
}

/** Puts HTTP, the proxy and TLS behind one listening socket. Refused names get neither a tunnel nor a certificate. */
export function createFront(listener: RequestListener, authority: Authority, isServed: (host: string) => boolean): Front {
  const sockets = new Map<number, Socket>();
  const plain = keepOpen(createHttpServer(listener));
  const secure = keepOpen(createHttpsServer(secureOptions(authority, isServed), listener));
  const look = (socket: Socket): void => lookAtFirstByte(socket, plain, secure);
  for (const side of [plain, secure])
    side.on('connect', (request, socket, head) => openTunnel(request.url ?? '', socket as Socket, head, isServed, look));
  const server = createServer({ noDelay: true }, (socket) => {
    const port = socket.remotePort ?? 0;
    sockets.set(port, socket);
    socket.once('close', () => sockets.delete(port));
    socket.on('error', () => socket.destroy());
    look(socket);
  });
  return {
    server,
    reset(socket) {
      const own = sockets.get(socket.remotePort ?? 0);
      // A client that has gone by itself leaves nothing to reset, and the TLS over it cannot be.
      if (own) own.resetAndDestroy();
      else socket.destroy();
    },
    destroyConnections() {
      for (const socket of sockets.values()) socket.destroy();
    },
  };
}

function keepOpen<T extends HttpServer>(server: T): T {
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.headersTimeout = KEEP_ALIVE_MS + 5_000;
  server.requestTimeout = 0;
  server.on('clientError', (_, socket) => socket.destroy());
  return server;
}

/** Hands a connection on and gives the byte back that was looked at. */
function lookAtFirstByte(socket: Socket, plain: HttpServer, secure: HttpServer): void {
  socket.once('data', (chunk: Buffer) => {
    socket.pause();
    socket.unshift(chunk);
    (chunk[0] === TLS_HANDSHAKE ? secure : plain).emit('connection', socket);
    process.nextTick(() => socket.resume());
  });
}

function openTunnel(
  target: string,
  socket: Socket,
  head: Buffer,
  isServed: (host: string) => boolean,
  look: (socket: Socket) => void,
): void {
  const host = hostOf(target);
  if (!isServed(host)) {
    const sentence = hostRefusal(host);
    socket.end(
      `HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain;charset=utf-8\r\nContent-Length: ${Buffer.byteLength(sentence)}\r\nConnection: close\r\n\r\n${sentence}`,
    );
    return;
  }
  socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
  if (head.length > 0) socket.unshift(head);
  look(socket);
}

function secureOptions(authority: Authority, isServed: (host: string) => boolean): ServerOptions {
  return {
    ...authority.own,
    ALPNProtocols: ['http/1.1'],
    SNICallback(name, done) {
      if (!isServed(hostOf(name))) done(new Error(hostRefusal(name)));
      else authority.contextFor(hostOf(name), done);
    },
  };
}
