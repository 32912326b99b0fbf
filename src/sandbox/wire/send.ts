import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Disturbance } from '../call.ts';
import type { Written } from './envelope.ts';

/** Cuts the connection below whatever layer of TLS lies over it. */
export type Reset = (socket: Socket) => void;

/** A conversation that awaits its reply. */
export interface Exchange {
  readonly message: IncomingMessage;
  readonly response: ServerResponse;
  readonly reset: Reset;
}

/** Sends a reply, or what a disturbance leaves of it. */
export function send(exchange: Exchange, written: Written, disturb?: Disturbance): void {
  if (!disturb) sendClean(exchange, written);
  else if (disturb.kind === 'latency') setTimeout(() => sendClean(exchange, written), disturb.ms);
  else if (disturb.kind === 'gateway-page') sendClean(exchange, GATEWAY_PAGE);
  else if (disturb.kind === 'truncated') sendHalf(exchange, written);
  else exchange.reset(exchange.message.socket);
}

/** A reply that is none of a product's. */
export function plainReply(status: number, type: string, body: string): Written {
  return { status, headers: { 'content-type': type, 'content-length': Buffer.byteLength(body) }, body };
}

const GATEWAY_PAGE = plainReply(
  502,
  'text/html',
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body bgcolor="white">\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>Tengine</center>\r\n</body>\r\n</html>\r\n',
);

function sendClean({ message, response }: Exchange, { status, headers, body }: Written): void {
  if (response.destroyed) return;
  response.writeHead(status, headers);
  response.end(message.method === 'HEAD' || status === 204 ? undefined : body);
}

/** Promises the whole body and breaks off in its middle. */
function sendHalf({ response, reset, message }: Exchange, { status, headers, body }: Written): void {
  const bytes = Buffer.from(body as string);
  response.writeHead(status, headers);
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => {
    // A reset right behind the bytes would take them back; the end of the stream leaves them readable.
    message.socket.end(() => setTimeout(() => reset(message.socket), 50).unref());
  });
}
