/** Starts an estate of the given size in a process of its own, reads one page of it, and prints times and memory as JSON. */
import { get } from 'node:http';
import { startSandbox } from '../../src/sandbox/index.ts';
import { signedRequests } from './sign.ts';

const began = performance.now();
const sandbox = await startSandbox({ estate: { resources: Number(process.argv[2]), seed: 'bench' } });
const startMs = performance.now() - began;
const key = { id: sandbox.env['ALIBABA_CLOUD_ACCESS_KEY_ID'] ?? '', secret: sandbox.env['ALIBABA_CLOUD_ACCESS_KEY_SECRET'] ?? '' };
const [request = ''] = signedRequests(1, 'DescribeInstances', { PageNumber: '1', PageSize: '100', RegionId: 'cn-hangzhou' }, key);
const [head = '', ...lines] = request.trim().split('\r\n');
const headers = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
const { host: _, 'content-length': __, ...sent } = headers;
const asked = performance.now();
const total = await new Promise<number>((resolve, reject) => {
  const path = head.split(' ')[1] ?? '/';
  get({ port: sandbox.port, path, method: 'POST', headers: { ...sent, host: headers['host'] ?? '' } }, (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (piece) => {
      text += piece;
    });
    response.on('end', () => resolve(JSON.parse(text).TotalCount));
  }).on('error', reject);
});
const firstPageMs = performance.now() - asked;
process.stdout.write(
  `${JSON.stringify({ resources: Number(process.argv[2]), startMs: Math.round(startMs), firstPageMs: Math.round(firstPageMs), instances: total, rssMb: Math.round(process.memoryUsage().rss / 1e6) })}\n`,
);
await sandbox.close();
