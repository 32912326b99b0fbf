import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { ground, KEY, redirectNames, send } from './ways.ts';

interface OssClient {
  listBuckets(query: object): Promise<{ buckets: { name: string }[] | null }>;
  getBucketACL(bucket: string): Promise<{ acl: string }>;
  putBucketLifecycle(bucket: string, rules: object[]): Promise<{ res: { status: number } }>;
  getBucketPolicy(bucket: string): Promise<{ policy: object | null }>;
  useBucket(bucket: string): void;
  listV2(query: object): Promise<{ objects?: { name: string }[] }>;
  get(name: string): Promise<{ content: Buffer }>;
}
const load = createRequire(import.meta.url);
const Oss = load('ali-oss') as new (options: object) => OssClient;

const here = ground();
redirectNames();

const named = () => `http://oss-cn-beijing.aliyuncs.com:${here.server.port}`;
/** The three ways in which this client reaches a server that is not the real one. */
const WAYS: readonly [string, () => object][] = [
  ['by address', () => ({ endpoint: `http://127.0.0.1:${here.server.port}`, region: 'oss-cn-beijing' })],
  ['by redirected names', () => ({ endpoint: named(), region: 'oss-cn-beijing' })],
  ['by redirected names with the bucket in the path', () => ({ endpoint: named(), region: 'oss-cn-beijing', sldEnable: true })],
];

const cases = WAYS.flatMap(([way, options]) =>
  [false, true].map(
    (authorizationV4) => [way, authorizationV4 ? 'V4' : 'V1', () => new Oss({ ...KEY, ...options(), authorizationV4 })] as const,
  ),
);

it.each(cases)('lists buckets %s with %s', async (_, __, connect) => {
  here.orchard.reply = () => ({
    status: 200,
    root: 'ListAllMyBucketsResult',
    body: { Owner: { ID: '1', DisplayName: '1' }, Buckets: { Bucket: [{ Name: 'apple' }, { Name: 'pear' }] } },
  });
  const { buckets } = await connect().listBuckets({ prefix: 'a', 'max-keys': 10 });
  expect(buckets?.map(({ name }) => name)).toEqual(['apple', 'pear']);
  expect(here.orchard.heard).toMatchObject({ action: 'ListBuckets', params: { prefix: 'a', 'max-keys': '10' } });
  expect(here.orchard.heard.bucket).toBeUndefined();
});

it.each(cases)('reads a sub-resource %s with %s', async (_, __, connect) => {
  here.orchard.reply = () => ({
    status: 200,
    root: 'AccessControlPolicy',
    body: { Owner: { ID: '1', DisplayName: '1' }, AccessControlList: { Grant: 'private' } },
  });
  expect((await connect().getBucketACL('apple-crate')).acl).toBe('private');
  expect(here.orchard.heard).toMatchObject({ product: 'oss', action: 'GetBucketAcl', bucket: 'apple-crate' });
});

it.each(cases)('writes an XML body %s with %s', async (_, __, connect) => {
  here.orchard.reply = () => ({ status: 200, body: undefined });
  const rule = { id: 'ripe', prefix: 'a/', status: 'Enabled', expiration: { days: 30 } };
  expect((await connect().putBucketLifecycle('apple-crate', [rule])).res.status).toBe(200);
  expect(here.orchard.heard).toMatchObject({
    action: 'PutBucketLifecycle',
    body: { LifecycleConfiguration: { Rule: { ID: 'ripe', Prefix: 'a/', Expiration: { Days: '30' } } } },
  });
});

it.each(cases)('reads an object with an awkward name %s with %s', async (_, __, connect) => {
  here.orchard.reply = () => ({ status: 200, body: Buffer.from('crisp') });
  const oss = connect();
  oss.useBucket('apple-crate');
  expect((await oss.get('a/red & é中.txt')).content.toString()).toBe('crisp');
  expect(here.orchard.heard).toMatchObject({
    action: 'GetObject',
    bucket: 'apple-crate',
    params: { Bucket: 'apple-crate', Object: 'a/red & é中.txt' },
  });
});

it('takes the region from the host', async () => {
  here.orchard.reply = () => ({ status: 200, body: '{"Version":"1","Statement":[]}' });
  const oss = new Oss({ ...KEY, endpoint: `http://oss-cn-beijing.aliyuncs.com:${here.server.port}` });
  expect((await oss.getBucketPolicy('apple-crate')).policy).toEqual({ Version: '1', Statement: [] });
  expect(here.orchard.heard).toMatchObject({ host: 'apple-crate.oss-cn-beijing.aliyuncs.com', region: 'cn-beijing' });
});

/** Signs as clients do that know the server by its address alone. */
function signByAddress(path: string): Record<string, string> {
  const date = new Date().toUTCString();
  const signature = createHmac('sha1', KEY.accessKeySecret).update(`GET\n\n\n${date}\n${path}`).digest('base64');
  return { date, authorization: `OSS ${KEY.accessKeyId}:${signature}` };
}

it('finds the bucket in the path when the host is an address', async () => {
  here.orchard.reply = () => ({ status: 200, root: 'Policy', body: undefined });
  const reply = await send(here.server.port, { path: '/apple-crate/?acl', headers: signByAddress('/apple-crate/?acl') });
  expect(reply.text).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<Policy></Policy>');
  expect(here.orchard.heard).toMatchObject({ action: 'GetBucketAcl', bucket: 'apple-crate', params: { Bucket: 'apple-crate' } });
  expect(here.orchard.heard.params).not.toHaveProperty('acl');
});

it('answers what it does not offer in XML', async () => {
  const reply = await send(here.server.port, { path: '/apple-crate/?website', headers: signByAddress('/apple-crate/?website') });
  expect(reply).toMatchObject({ status: 501, headers: { 'content-type': 'application/xml' } });
  expect(reply.text).toContain('<Error><Code>NotImplemented</Code>');
  expect(here.orchard.entries.at(-1)).toMatchObject({ product: 'oss', action: '', status: 501, code: 'NotImplemented' });
  expect(here.orchard.entries.at(-1)?.gap).toBe('oss GET /apple-crate/');
});
