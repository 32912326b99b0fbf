import { createRequire } from 'node:module';
import { afterEach, expect, it } from 'vitest';
import { openCloud } from '../../src/cloud/open-cloud.ts';
import { signV4, writeQuery } from '../../src/cloud/sign-v4.ts';
import { startServer, type TestServer } from './server.ts';

const require = createRequire(import.meta.url);
const ossSigner = require('ali-oss/lib/common/signUtils.js');
const credential = { accessKeyId: 'LTAI5tXXXXXXXXXXXXXX0001', accessKeySecret: 's3cr3tXXXXXXXXXXXXXXXXXXXXXXXX' };

let server: TestServer | undefined;
afterEach(async () => server?.stop());

it.each([
  ['apple', '/', { acl: '' }],
  ['apple', '/', { 'max-keys': '1000', prefix: "a b*(~'!)+/=&%é中", marker: '' }],
  ['', '/', { 'max-keys': '1000' }],
])('signs OSS as the official client does: bucket %j, %s, %j', (bucket, path, query) => {
  const date = '20260102T030405Z';
  const headers = { 'x-oss-date': date, 'x-oss-content-sha256': 'UNSIGNED-PAYLOAD' };
  const region = 'cn-hangzhou';
  const ours = signV4('oss', { method: 'GET', path: bucket ? `/${bucket}${path}` : path, query, headers, region, date }, credential);
  const nulled = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, value === '' ? null : value]));
  const { accessKeyId, accessKeySecret } = credential;
  expect(ours).toBe(
    ossSigner
      .authorizationV4(accessKeyId, accessKeySecret, region, 'GET', { headers, queries: nulled }, bucket || undefined, undefined, [])
      .replace(', Signature', ',Signature'),
  );
});

it('signs what a PUT carries as the official client does', () => {
  const date = '20260102T030405Z';
  const headers = { 'content-type': 'application/json', 'x-oss-date': date, 'x-oss-content-sha256': 'UNSIGNED-PAYLOAD' };
  const [region, path] = ['cn-hangzhou', '/an%20apple/%E8%8B%B9.json'];
  const { accessKeyId, accessKeySecret } = credential;
  expect(signV4('oss', { method: 'PUT', path: `/crate${path}`, query: {}, headers, region, date }, credential)).toBe(
    ossSigner
      .authorizationV4(accessKeyId, accessKeySecret, region, 'PUT', { headers, queries: {} }, 'crate', 'an apple/苹.json', [])
      .replace(', Signature', ',Signature'),
  );
});

it('sends bucket calls to the bucket’s own host, its sub-resource without a value', async () => {
  server = await startServer(({ host, path }) =>
    host.startsWith('apple.oss-') && path === '/'
      ? { body: '<AccessControlPolicy><AccessControlList><Grant>private</Grant></AccessControlList></AccessControlPolicy>' }
      : undefined,
  );
  const cloud = await openCloud(server.options);
  const reply = await cloud.call({
    product: 'oss',
    action: 'GetBucketAcl',
    region: 'oss-cn-shanghai',
    host: 'apple',
    path: '/',
    params: { acl: '' },
  });
  expect(reply).toEqual({ AccessControlList: { Grant: 'private' } });
  expect(server.seen[1]).toMatchObject({ method: 'GET', host: 'apple.oss-cn-shanghai.aliyuncs.com', params: { acl: '' } });
  expect(server.seen[1]?.headers.authorization).toContain('/cn-shanghai/oss/aliyun_v4_request,Signature=');
});

it('reads a bucket policy, which is JSON', async () => {
  server = await startServer(({ host }) => (host.startsWith('apple.') ? { body: { Version: '1', Statement: [] } } : undefined));
  const cloud = await openCloud(server.options);
  expect(
    await cloud.call({ product: 'oss', action: 'GetBucketPolicy', region: 'cn-hangzhou', host: 'apple', params: { policy: '' } }),
  ).toEqual({ Version: '1', Statement: [] });
});

it.each([
  ['NoSuchBucketPolicy', 404, 'not-found'],
  ['AccessDenied', 403, 'denied'],
  ['SignatureDoesNotMatch', 403, 'credentials'],
  ['RequestTimeTooSkewed', 403, 'credentials'],
])('words an OSS error out of XML: %s', async (code, status, kind) => {
  const body = `<?xml version="1.0"?><Error><Code>${code}</Code><Message>Refused.</Message><RequestId>R-7</RequestId></Error>`;
  server = await startServer(({ host }) => (host.startsWith('apple.') ? { status, body } : undefined));
  const cloud = await openCloud(server.options);
  await expect(
    cloud.call({ product: 'oss', action: 'GetBucketPolicy', region: 'cn-hangzhou', host: 'apple', params: { policy: '' } }),
  ).rejects.toMatchObject({ kind, code, requestId: 'R-7' });
});

it('sends project calls to the project’s own host, signed with it', async () => {
  server = await startServer(({ host }) =>
    host === 'pear.cn-shanghai.log.aliyuncs.com' ? { body: { total: 1, logstores: ['app'] } } : undefined,
  );
  const cloud = await openCloud(server.options);
  const call = {
    product: 'sls',
    action: 'ListLogStores',
    region: 'cn-shanghai',
    host: 'pear',
    path: '/logstores',
    params: { offset: '0', size: '500' },
  };
  expect(await cloud.call(call)).toEqual({ total: 1, logstores: ['app'] });
  expect(server.seen[1]?.headers.authorization).toMatch(
    /^SLS4-HMAC-SHA256 Credential=LTAI.*\/cn-shanghai\/sls\/aliyun_v4_request,Signature=[0-9a-f]{64}$/,
  );
});

it.each([
  ['Unauthorized', 401, 'denied'],
  ['SignatureNotMatch', 403, 'credentials'],
  ['ProjectNotExist', 404, 'not-found'],
])('words an SLS error: %s', async (errorCode, status, kind) => {
  server = await startServer(({ host }) =>
    host.includes('.log.') ? { status, body: { errorCode, errorMessage: 'Refused.' } } : undefined,
  );
  const cloud = await openCloud(server.options);
  await expect(cloud.call({ product: 'sls', action: 'ListProject', region: 'cn-shanghai', params: {} })).rejects.toMatchObject({
    kind,
    code: errorCode,
  });
});

it('a reply that drips ends with the time limit', async () => {
  server = await startServer(({ host }) =>
    host.startsWith('apple.')
      ? (response) => {
          response.writeHead(200);
          const timer = setInterval(() => response.write('<'), 20);
          response.on('close', () => clearInterval(timer));
        }
      : undefined,
  );
  const cloud = await openCloud({ ...server.options, timeoutMs: 100, retry: { tries: 1 } });
  await expect(
    cloud.call({ product: 'oss', action: 'GetBucketInfo', region: 'cn-hangzhou', host: 'apple', params: { bucketInfo: '' } }),
  ).rejects.toMatchObject({ code: 'RequestTimeout' });
});

it('writes a query sorted, a name alone where the value is empty', () => {
  expect(writeQuery({ b: '', a: 'x y', 'c/d': '*' })).toBe('a=x%20y&b&c%2Fd=%2A');
});
