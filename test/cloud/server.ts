import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CloudOptions } from '../../src/cloud/open-cloud.ts';
import { fixedKeys } from '../../src/cloud/session.ts';

/** A request as the test's server saw it. */
export interface Seen {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly action: string;
  readonly headers: IncomingHttpHeaders;
  /** Query and form together. */
  readonly params: Readonly<Record<string, string>>;
}

/** What the server answers: a body under a status, or anything done by hand. */
export type Answer =
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body: unknown }
  | ((response: ServerResponse) => void);

export interface TestServer {
  readonly seen: readonly Seen[];
  readonly options: CloudOptions;
  stop(): Promise<void>;
}

export const identity = { AccountId: '1000000000000001', Arn: 'acs:ram::1000000000000001:user/apple', RequestId: 'R-0' };

/** A small cloud on a free port; GetCallerIdentity is answered unless `answer` does. */
export async function startServer(answer: (request: Seen) => Answer | undefined): Promise<TestServer> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://cloud');
      const form = String(request.headers['content-type']).includes('form') ? new URLSearchParams(Buffer.concat(chunks).toString()) : [];
      const one: Seen = {
        method: request.method ?? '',
        host: request.headers.host ?? '',
        path: url.pathname,
        action: String(request.headers['x-acs-action'] ?? ''),
        headers: request.headers,
        params: Object.fromEntries([...url.searchParams, ...form]),
      };
      seen.push(one);
      reply(
        response,
        answer(one) ?? (one.action === 'GetCallerIdentity' ? { body: identity } : { status: 404, body: error('InvalidAction.NotFound') }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    seen,
    options: {
      connect: { host: '127.0.0.1', port },
      credentials: fixedKeys('test', { accessKeyId: 'LTAI5tXXXXXXXXXXXXXX0001', accessKeySecret: 's3cr3tXXXXXXXXXXXXXXXXXXXXXXXX' }),
      retry: { firstWaitMs: 1, throttledMs: 50 },
      timeoutMs: 2000,
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export function error(code: string, message = 'Refused.') {
  return { RequestId: 'R-1', HostId: 'host', Code: code, Message: message };
}

function reply(response: ServerResponse, answer: Answer): void {
  if (typeof answer === 'function') {
    answer(response);
    return;
  }
  const isText = typeof answer.body === 'string';
  response.writeHead(answer.status ?? 200, {
    'content-type': isText ? 'application/xml' : 'application/json;charset=utf-8',
    ...answer.headers,
  });
  response.end(isText ? answer.body : JSON.stringify(answer.body));
}
