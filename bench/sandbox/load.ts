/** A process of its own that sends requests which are ready on the wire and tells when all replies have come. */
import type { Buffer } from 'node:buffer';
import { connect, type Socket } from 'node:net';

/** What it is given. */
export interface Load {
  readonly port: number;
  /** Whole requests, each sent once. */
  readonly requests: readonly string[];
  readonly connections: number;
}

process.once('message', (load: Load) => {
  const queue = [...load.requests].reverse();
  void Promise.all(Array.from({ length: load.connections }, () => run(load.port, queue))).then(() => process.send?.('done'));
});
process.send?.('ready');

/** Sends one request after the other on one connection, until none is left. */
function run(port: number, queue: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let left = -1;
    const send = (to: Socket) => {
      const request = queue.pop();
      if (request === undefined) to.end(resolve);
      else to.write(request);
    };
    socket.on('error', reject);
    socket.on('connect', () => send(socket));
    socket.on('data', (piece: Buffer) => {
      if (left < 0) left = lengthOf(piece);
      left -= piece.length;
      if (left > 0) return;
      left = -1;
      send(socket);
    });
  });
}

/** Bytes of head and body; both servers send the whole head at once. */
function lengthOf(piece: Buffer): number {
  const end = piece.indexOf('\r\n\r\n');
  const head = piece.toString('latin1', 0, end);
  if (!head.startsWith('HTTP/1.1 200')) throw new Error(`The server refused: ${piece.toString()}`);
  return end + 4 + Number(/content-length: (\d+)/i.exec(head)?.[1]);
}
