import { execFileSync, fork } from 'node:child_process';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { startSandbox } from '../src/sandbox/index.ts';
import { beside } from './harness/beside.ts';
import { median } from './harness/median.ts';
import { type Benchmark, type Row, row } from './row.ts';
import type { Load } from './sandbox/load.ts';
import { signedRequests } from './sandbox/sign.ts';
import type { Opening } from './sandbox/start.ts';

/**
 * Calls to the sandbox beside a bare Node HTTP server that gives the same bodies, and what estates of three sizes cost.
 * Calls are counted in processor time of the server, which the load of the machine and the client do not change.
 */
export const benchmark: Benchmark = { name: 'sandbox', run };

const connections = 8;
const rounds = 7;

async function run(): Promise<readonly Row[]> {
  return [
    await speed('one resource', 4000, 'DescribeInstanceAttribute', {}, 0.5),
    await speed('100 resources', 400, 'DescribeInstances', { PageNumber: '1', PageSize: '100' }),
    ...[1000, 100_000, 1_000_000].flatMap(opening),
  ];
}

/** Microseconds of processor time that a call costs, in turns with the bare server so that both meet the same machine. */
async function speed(
  reply: string,
  calls: number,
  action: string,
  query: Readonly<Record<string, string>>,
  atLeast?: number,
): Promise<Row> {
  const sandbox = await startSandbox({ estate: { resources: 1000, seed: 'bench' } });
  const key = { id: sandbox.env['ALIBABA_CLOUD_ACCESS_KEY_ID'] ?? '', secret: sandbox.env['ALIBABA_CLOUD_ACCESS_KEY_SECRET'] ?? '' };
  const [first] = sandbox.control.list('ecs.instance');
  const asked = { RegionId: 'cn-hangzhou', ...query, ...(action.endsWith('Attribute') && { InstanceId: first?.id ?? '' }) };
  const requests = () => signedRequests(calls, action, asked, key);
  const body = await once(sandbox.port, requests()[0] ?? '');
  const bare = await bareServer(JSON.parse(body));
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round <= rounds; round++) {
    const [bareCost, cost] = [await costOf(bare.port, requests()), await costOf(sandbox.port, requests())];
    // The first round warms both up.
    if (round === 0) continue;
    theirs.push(bareCost);
    ours.push(cost);
  }
  bare.close();
  await sandbox.close();
  const name = `reply of ${reply} (${(body.length / 1000).toFixed(1)} kB), against a bare Node server`;
  return row(name, 'µs of processor', median(ours), { baseline: median(theirs), ...(atLeast !== undefined && { atLeast }) });
}

async function costOf(port: number, requests: readonly string[]): Promise<number> {
  const load: Load = { port, requests, connections };
  const client = fork(beside(import.meta.url, './sandbox/load'));
  await new Promise((resolve) => client.once('message', resolve));
  const before = process.cpuUsage();
  client.send(load);
  await new Promise((resolve, reject) => client.once('message', resolve).once('error', reject));
  const { user, system } = process.cpuUsage(before);
  client.kill();
  return (user + system) / requests.length;
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

/** The body that one request brings. */
function once(port: number, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(request.replace('\r\n', '\r\nconnection: close\r\n')));
    socket.setEncoding('utf8').on('data', (piece) => {
      text += piece;
    });
    socket.on('end', () => resolve(text.slice(text.indexOf('\r\n\r\n') + 4))).on('error', reject);
  });
}

function opening(resources: number): Row[] {
  const text = execFileSync(process.execPath, [...process.execArgv, beside(import.meta.url, './sandbox/start'), String(resources)], {
    encoding: 'utf8',
  });
  const { startMs, firstPageMs, snapshotsMs, peakMb } = JSON.parse(text) as Opening;
  const label = (what: string) => `${what}, ${resources.toLocaleString('en')} resources`;
  return [
    row(label('start'), 'ms', startMs, { atMost: 1500 }),
    row(label('first page of servers'), 'ms', firstPageMs),
    row(label('first page of snapshots'), 'ms', snapshotsMs),
    row(label('peak memory'), 'MB', peakMb, { atMost: 300 }),
  ];
}
