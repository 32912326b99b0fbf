import { request as send } from 'node:http';
import { startSandbox } from '../../src/sandbox/index.ts';
import { signedRequests } from './sign.ts';

/** What opening an estate costs; times are processor time. */
export interface Opening {
  readonly startMs: number;
  readonly firstPageMs: number;
  readonly snapshotsMs: number;
  /** The operating system's, for the whole process. */
  readonly peakMb: number;
}

const spent = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const began = spent();
const sandbox = await startSandbox({ estate: { resources: Number(process.argv[2]), seed: 'bench' } });
const startMs = spent() - began;
const firstPageMs = await page('DescribeInstances');
const snapshotsMs = await page('DescribeSnapshots');
const opening: Opening = { startMs, firstPageMs, snapshotsMs, peakMb: process.resourceUsage().maxRSS / 1024 };
process.stdout.write(JSON.stringify(opening));
await sandbox.close();

/** Asks for the first hundred rows and answers how long the server and this client were busy with them. */
function page(action: string): Promise<number> {
  const key = { id: sandbox.env['ALIBABA_CLOUD_ACCESS_KEY_ID'] ?? '', secret: sandbox.env['ALIBABA_CLOUD_ACCESS_KEY_SECRET'] ?? '' };
  const [request = ''] = signedRequests(1, action, { PageNumber: '1', PageSize: '100', RegionId: 'cn-hangzhou' }, key);
  const [head = '', ...lines] = request.trim().split('\r\n');
  const headers = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
  const asked = spent();
  return new Promise((resolve, reject) => {
    send({ port: sandbox.port, path: head.split(' ')[1] ?? '/', method: 'POST', headers }, (response) => {
      response
        .resume()
        .on('end', () =>
          response.statusCode === 200 ? resolve(spent() - asked) : reject(new Error(`${action} was refused: ${response.statusCode}`)),
        );
    })
      .on('error', reject)
      .end();
  });
}
