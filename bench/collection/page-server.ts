import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createQuota, pageMs, type QuotaShape } from './quota.ts';

/** A cloud that hands out pages of one hundred rows under a quota. */
export interface PageServer {
  readonly port: number;
  /** Calls that were refused so far. */
  readonly refused: () => number;
}

const page = JSON.stringify({
  RequestId: 'R',
  TotalCount: 100,
  Instances: {
    Instance: Array.from({ length: 100 }, (_, index) => ({ InstanceId: `i-${index}`, Status: 'Running', ZoneId: 'cn-hangzhou-b' })),
  },
});
const identity = JSON.stringify({ AccountId: '1000000000000001', RequestId: 'R' });
const refusals = {
  rate: {
    status: 400,
    body: JSON.stringify({ Code: 'Throttling.User', Message: 'Request was denied due to user flow control.', RequestId: 'R' }),
  },
  concurrency: { status: 503, body: JSON.stringify({ Code: 'ServiceUnavailable', Message: 'Too many requests at once.', RequestId: 'R' }) },
} as const;

export async function startPageServer(shape: QuotaShape): Promise<PageServer> {
  const quota = createQuota(shape);
  let refused = 0;
  const server = createServer((request, response) => {
    const answer = (status: number, body: string) =>
      response.writeHead(status, { 'content-type': 'application/json;charset=utf-8' }).end(body);
    request.resume();
    if (request.headers['x-acs-action'] === 'GetCallerIdentity') return void answer(200, identity);
    const refusal = quota.admit(performance.now());
    if (refusal) {
      refused += 1;
      return void answer(refusals[refusal].status, refusals[refusal].body);
    }
    setTimeout(() => {
      quota.release();
      answer(200, page);
    }, pageMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, refused: () => refused };
}
