import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAuthority } from '../../../src/sandbox/wire/authority.ts';

/** A bucket that speaks as much of the S3 protocol as a state backend needs, and refuses what OSS refuses. */
export interface ObjectStore {
  /** Address of the bucket for Pulumi. */
  readonly backendUrl: string;
  /** Certificate of who vouches for it, PEM. */
  readonly caPem: string;
  /** Objects by key. */
  readonly objects: ReadonlyMap<string, Buffer>;
  /** Method, path and access key of every request. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** Starts a bucket named orchard. */
export async function openObjectStore(): Promise<ObjectStore> {
  const objects = new Map<string, Buffer>();
  const requests: string[] = [];
  const { caPem, own } = await createAuthority();
  const server = createServer(own, (request, response) => void answer(request, response, objects, requests));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const address = new URLSearchParams({ region: 'cn-hangzhou', endpoint: `https://127.0.0.1:${port}`, s3ForcePathStyle: 'true' });
  return { backendUrl: `s3://orchard/states?${address}`, caPem, objects, requests, close: () => closed(server) };
}

async function answer(request: IncomingMessage, response: ServerResponse, objects: Map<string, Buffer>, requests: string[]): Promise<void> {
  const url = new URL(request.url ?? '', 'http://orchard');
  const key = decodeURIComponent(url.pathname.replace(/^\/orchard\/?/, ''));
  const body = await bodyOf(request);
  const owner = /Credential=([^/]+)/.exec(request.headers.authorization ?? '')?.[1] ?? 'nobody';
  requests.push(`${request.method} ${key} ${owner}`);
  const say = (status: number, text: string | Buffer = '') => {
    response.writeHead(status, { 'content-type': 'application/xml', etag: '"0"', 'last-modified': new Date().toUTCString() });
    response.end(request.method === 'HEAD' ? undefined : text);
  };
  // Error 0017-00000804 of OSS.
  if (request.headers['content-encoding']?.includes('aws-chunked'))
    return say(400, fault('InvalidArgument', 'aws-chunked encoding is not supported with the specified x-amz-content-sha256 value.'));
  if (request.method === 'PUT') {
    const source = request.headers['x-amz-copy-source'];
    const copied = typeof source === 'string' ? objects.get(decodeURIComponent(source).replace(/^\/?orchard\//, '')) : body;
    if (copied === undefined) return say(404, fault('NoSuchKey', 'There is no such object.'));
    objects.set(key, copied);
    return say(200, typeof source === 'string' ? '<CopyObjectResult><ETag>"0"</ETag></CopyObjectResult>' : '');
  }
  if (request.method === 'DELETE') {
    objects.delete(key);
    return say(204);
  }
  if (key === '') return say(200, listing(url.searchParams, objects));
  const found = objects.get(key);
  return found ? say(200, found) : say(404, fault('NoSuchKey', 'There is no such object.'));
}

function listing(query: URLSearchParams, objects: ReadonlyMap<string, Buffer>): string {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix)).sort();
  const folderOf = (key: string) => (delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length));
  const folders = [...new Set(keys.filter((key) => folderOf(key) >= 0).map((key) => key.slice(0, folderOf(key) + delimiter.length)))];
  const contents = keys
    .filter((key) => folderOf(key) < 0)
    .map(
      (key) =>
        `<Contents><Key>${escaped(key)}</Key><LastModified>${new Date().toISOString()}</LastModified><ETag>"0"</ETag><Size>${objects.get(key)?.length}</Size></Contents>`,
    );
  const common = folders.map((folder) => `<CommonPrefixes><Prefix>${escaped(folder)}</Prefix></CommonPrefixes>`);
  return `<ListBucketResult><Name>orchard</Name><IsTruncated>false</IsTruncated>${contents.join('')}${common.join('')}</ListBucketResult>`;
}

const fault = (code: string, message: string) => `<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
