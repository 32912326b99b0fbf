/**
 * Speed and size of the sandbox: calls a second for a reply of 2 kB and for one of 100 resources, beside a bare Node HTTP
 * server that sends the same bodies in the same run; start and memory at three sizes. Prints a table and JSON.
 */
import { execFileSync, fork } from 'node:child_process';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { startSandbox } from '../src/sandbox/index.ts';
import type { Load } from './sandbox/load.ts';
import { signedRequests } from './sandbox/sign.ts';

interface Speed {
  readonly reply: string;
  readonly kilobytes: number;
  readonly bare: number;
  readonly sandbox: number;
  readonly ratio: number;
}

const connections = 8;
/** Best of so many, taken in turns, so that other work on the machine counts for neither. */
const rounds = 6;

async function callsPerSecond(port: number, requests: readonly string[]): Promise<number> {
  const load: Load = { port, requests, connections };
  const client = fork(fileURLToPath(new URL('./sandbox/load.ts', import.meta.url)));
  client.send(load);
  const ms = await new Promise<number>((resolve, reject) => client.once('message', (time) => resolve(Number(time))).once('error', reject));
  client.kill();
  return (requests.length / ms) * 1000;
}

/** The plainest server that gives this reply to whoever asks: it writes the object as JSON each time, as any mock does. */
async function bareServer(body: unknown): Promise<{ readonly port: number; close(): void }> {
  const server = createServer((message, response) => {
    message.resume().on('end', () => {
      const text = JSON.stringify(body);
      response.writeHead(200, { 'content-type': 'application/json;charset=utf-8', 'content-length': Buffer.byteLength(text) }).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

async function speedOf(reply: string, calls: number, action: string, query: Readonly<Record<string, string>>): Promise<Speed> {
  const sandbox = await startSandbox({ estate: { resources: 1000, seed: 'bench' } });
  const key = { id: sandbox.env['ALIBABA_CLOUD_ACCESS_KEY_ID'] ?? '', secret: sandbox.env['ALIBABA_CLOUD_ACCESS_KEY_SECRET'] ?? '' };
  const [first] = sandbox.control.list('ecs.instance');
  const asked = { RegionId: 'cn-hangzhou', ...query, ...(action.endsWith('Attribute') && { InstanceId: first?.id ?? '' }) };
  const requests = (count: number) => signedRequests(count, action, asked, key);
  const body = await once(sandbox.port, requests(1)[0] ?? '');
  const bare = await bareServer(JSON.parse(body));
  await callsPerSecond(bare.port, requests(calls / 2));
  await callsPerSecond(sandbox.port, requests(calls / 2));
  const speeds = { bare: 0, sandbox: 0 };
  for (let round = 0; round < rounds; round++) {
    speeds.bare = Math.max(speeds.bare, await callsPerSecond(bare.port, requests(calls)));
    speeds.sandbox = Math.max(speeds.sandbox, await callsPerSecond(sandbox.port, requests(calls)));
  }
  bare.close();
  await sandbox.close();
  const ratio = Math.round((speeds.sandbox / speeds.bare) * 100) / 100;
  return {
    reply,
    kilobytes: Math.round(body.length / 100) / 10,
    bare: Math.round(speeds.bare),
    sandbox: Math.round(speeds.sandbox),
    ratio,
  };
}

/** The body that one request brings. */
async function once(port: number, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(request.replace('\r\n', '\r\nconnection: close\r\n')));
    socket.setEncoding('utf8').on('data', (piece) => {
      text += piece;
    });
    socket.on('end', () => resolve(text.slice(text.indexOf('\r\n\r\n') + 4))).on('error', reject);
  });
}

const speeds = [
  await speedOf('one resource', 4000, 'DescribeInstanceAttribute', {}),
  await speedOf('100 resources', 600, 'DescribeInstances', { PageNumber: '1', PageSize: '100' }),
];
const starts = [1000, 100_000, 1_000_000].map((resources) =>
  JSON.parse(
    execFileSync(process.execPath, ['--import', 'tsx', new URL('./sandbox/start.ts', import.meta.url).pathname, String(resources)], {
      encoding: 'utf8',
    }),
  ),
);

process.stdout.write('reply            kB      bare/s   sandbox/s   ratio\n');
for (const { reply, kilobytes, bare, sandbox, ratio } of speeds)
  process.stdout.write(
    `${reply.padEnd(14)}${String(kilobytes).padStart(5)}${String(bare).padStart(12)}${String(sandbox).padStart(12)}${String(ratio).padStart(8)}\n`,
  );
process.stdout.write('\nresources     start ms   first page ms   instances   RSS MB\n');
for (const { resources, startMs, firstPageMs, instances, rssMb } of starts)
  process.stdout.write(
    `${String(resources).padEnd(12)}${String(startMs).padStart(10)}${String(firstPageMs).padStart(16)}${String(instances).padStart(12)}${String(rssMb).padStart(9)}\n`,
  );
process.stdout.write(`\n${JSON.stringify({ speeds, starts })}\n`);
