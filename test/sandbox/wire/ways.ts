import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import dns from 'node:dns';
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type SandboxServer, serve } from '../../../src/sandbox/wire/server.ts';
import { Orchard } from './orchard.ts';

export const KEY = { accessKeyId: 'LTAIapple', accessKeySecret: 'apple-secret' };

/** One running server and its engine for a test file. */
export interface Ground {
  readonly orchard: Orchard;
  readonly server: SandboxServer;
  readonly caFile: string;
}

/** Starts a server before the tests of a file and stops it after them. */
export function ground(): Ground {
  const made = { orchard: new Orchard() } as { -readonly [K in keyof Ground]: Ground[K] };
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'orchard-'));
    made.server = await serve(made.orchard);
    made.caFile = join(folder, 'ca.pem');
    await made.server.writeCaFile(made.caFile);
  });
  beforeEach(() => made.orchard.reset());
  afterAll(async () => {
    await made.server.close();
    await rm(folder, { recursive: true });
  });
  return made;
}

/** Leads every Alibaba Cloud name to this machine for the rest of the file, as name redirection does. */
export function redirectNames(): void {
  const original = dns.lookup;
  const shim = (name: string, options: unknown, done: (...args: unknown[]) => void) => {
    const target = name.endsWith('.aliyuncs.com') ? '127.0.0.1' : name;
    return (original as (...args: unknown[]) => void)(target, options, done);
  };
  beforeAll(() => {
    dns.lookup = shim as typeof dns.lookup;
  });
  afterAll(() => {
    dns.lookup = original;
  });
}

/** What curl printed; a failure comes back as its exit code and words. */
export async function curl(...args: readonly string[]): Promise<{ stdout: string; stderr: string; code: number }> {
  try {
    return { ...(await promisify(execFile)('curl', ['-sS', '--max-time', '10', ...args])), code: 0 };
  } catch (error) {
    return error as { stdout: string; stderr: string; code: number };
  }
}

/** A raw reply. */
export interface RawReply {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

/** Sends a request just as it is told. */
export function send(
  port: number,
  {
    method = 'GET',
    path = '/',
    headers = {},
    body = '',
  }: { method?: string; path?: string; headers?: http.OutgoingHttpHeaders; body?: string },
): Promise<RawReply> {
  return new Promise((resolve, reject) => {
    const request = http.request({ port, host: '127.0.0.1', method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString() }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
let nonce = 0;

/** Signs parameters by the first signature of the RPC products; a parameter that is undefined is left out. */
export function signRpc(
  method: string,
  params: Record<string, string | undefined>,
  secret: string = KEY.accessKeySecret,
): Record<string, string> {
  const all: Record<string, string | undefined> = {
    Version: '2014-05-26',
    Format: 'JSON',
    AccessKeyId: KEY.accessKeyId,
    SignatureMethod: 'HMAC-SHA1',
    SignatureVersion: '1.0',
    SignatureNonce: `pip-${process.pid}-${++nonce}`,
    Timestamp: new Date().toISOString().replace(/\.\d+/, ''),
    ...params,
  };
  const sent = Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
  const query = Object.keys(sent)
    .sort()
    .map((key) => `${encode(key)}=${encode(sent[key] ?? '')}`)
    .join('&');
  const Signature = createHmac('sha1', `${secret}&`)
    .update(`${method}&${encode('/')}&${encode(query)}`)
    .digest('base64');
  return { ...sent, Signature };
}
