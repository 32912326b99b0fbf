import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Control } from '../../../src/sandbox/engine/control.ts';
import { SandboxEngine } from '../../../src/sandbox/engine/engine.ts';
import { openEstate } from '../../../src/sandbox/engine/open.ts';
import oss from '../../../src/sandbox/products/oss.ts';
import { type SandboxServer, serve } from '../../../src/sandbox/wire/server.ts';

interface OssClient {
  useBucket(name: string): void;
  putBucket(name: string): Promise<unknown>;
  deleteBucket(name: string): Promise<{ res: { status: number } }>;
  getBucketInfo(name: string): Promise<{ bucket: Record<string, unknown> }>;
  listBuckets(query: object): Promise<{ buckets: { name: string }[]; isTruncated?: boolean; nextMarker?: string }>;
  putBucketACL(name: string, acl: string): Promise<unknown>;
  getBucketACL(name: string): Promise<{ acl: string }>;
  putBucketLifecycle(name: string, rules: object[]): Promise<unknown>;
  getBucketLifecycle(name: string): Promise<{ rules: Record<string, unknown>[] }>;
  deleteBucketLifecycle(name: string): Promise<unknown>;
  putBucketVersioning(name: string, status: string): Promise<unknown>;
  getBucketVersioning(name: string): Promise<{ versionStatus?: string }>;
  putBucketEncryption(name: string, rule: object): Promise<unknown>;
  getBucketEncryption(name: string): Promise<{ encryption: Record<string, string> }>;
  deleteBucketEncryption(name: string): Promise<unknown>;
  putBucketPolicy(name: string, policy: object): Promise<unknown>;
  getBucketPolicy(name: string): Promise<{ policy: object | null }>;
  deleteBucketPolicy(name: string): Promise<unknown>;
  putBucketLogging(name: string, prefix: string): Promise<unknown>;
  getBucketLogging(name: string): Promise<{ enable: boolean; prefix: string | null }>;
  deleteBucketLogging(name: string): Promise<unknown>;
  putBucketTags(name: string, tags: object): Promise<unknown>;
  getBucketTags(name: string): Promise<{ tag: Record<string, string> }>;
  put(key: string, content: Buffer, options?: object): Promise<unknown>;
  get(key: string): Promise<{ content: Buffer }>;
  delete(key: string): Promise<{ res: { status: number } }>;
  list(query: object): Promise<{ objects: { name: string }[]; prefixes: string[] | null; isTruncated: boolean; nextMarker: string | null }>;
}
const Oss = createRequire(import.meta.url)('ali-oss') as new (options: object) => OssClient;

let engine: SandboxEngine;
let server: SandboxServer;
let client: OssClient;
const crate = 'apple-crate';

function connect(region: string, { accessKeyId, secret } = engine.estate.accounts[0]): OssClient {
  const made = new Oss({
    accessKeyId,
    accessKeySecret: secret,
    endpoint: `http://127.0.0.1:${server.port}`,
    region,
    authorizationV4: true,
  });
  made.useBucket(crate);
  return made;
}

/** Code of the error that a call is refused with. */
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'none',
    (error: { code: string }) => error.code,
  );

beforeAll(async () => {
  engine = new SandboxEngine(openEstate({ resources: 40, seed: 'orchard' }, [oss]), [oss], { isStrict: true });
  server = await serve(engine);
  client = connect('oss-cn-hangzhou');
  await client.putBucket(crate);
});
afterAll(() => server.close());

describe('a bucket', () => {
  it('begins bare, has a name of its own, and goes only when it is empty', async () => {
    const { bucket } = await client.getBucketInfo(crate);
    expect(bucket).toMatchObject({ AccessControlList: { Grant: 'private' }, ServerSideEncryptionRule: { SSEAlgorithm: 'None' } });
    expect(bucket).not.toHaveProperty('Versioning');
    expect(await codeOf(client.putBucket(crate))).toBe('BucketAlreadyExists');
    expect(await codeOf(client.putBucket('-apple'))).not.toBe('none');
    const full = [...engine.estate.rows('oss.bucket', engine.estate.accounts[0].id, '*')].find(
      ({ region, state }) => region === 'cn-hangzhou' && Number(state['objects']) > 0,
    );
    expect(await codeOf(client.deleteBucket(full?.id ?? ''))).toBe('BucketNotEmpty');
    await client.putBucket('pear-crate');
    expect((await client.deleteBucket('pear-crate')).res.status).toBe(204);
    expect(await codeOf(client.getBucketInfo('pear-crate'))).toBe('NoSuchBucket');
  });

  it('is reached at the endpoint of its region alone', async () => {
    expect(await codeOf(connect('oss-cn-beijing').getBucketInfo(crate))).toBe('AccessDenied');
  });

  it('is listed by name from behind the marker on', async () => {
    const seen: string[] = [];
    for (let marker: string | undefined = ''; marker !== undefined; ) {
      const page = await client.listBuckets({ 'max-keys': 7, ...(marker && { marker }) });
      seen.push(...page.buckets.map(({ name }) => name));
      marker = page.isTruncated ? page.nextMarker : undefined;
    }
    expect(seen).toEqual([...seen].sort());
    expect(new Set(seen).size).toBe(engine.estate.rows('oss.bucket', engine.estate.accounts[0].id, '*').count);
    expect(await codeOf(client.listBuckets({ 'max-keys': 1001 }))).toBe('InvalidArgument');
  });
});

describe('an object', () => {
  it.each([
    ['plain words', 'notes/apple pie.txt', 'a\nb'],
    ['JSON, with the white space that it has', 'apple.json', '{ "seq": 1 }\n'],
    ['XML', 'apple.xml', '<Apple>1</Apple>'],
    ['nothing', 'empty', ''],
  ])('gives back the bytes that were put: %s', async (_, key, content) => {
    await client.put(key, Buffer.from(content), { headers: { 'Content-Type': 'application/json' } });
    expect((await client.get(key)).content.toString()).toBe(content);
    expect((await client.list({ prefix: key })).objects).toMatchObject([{ name: key, size: Buffer.byteLength(content) }]);
    expect((await client.delete(key)).res.status).toBe(204);
    expect(await codeOf(client.get(key))).toBe('NoSuchKey');
  });

  it('keeps its bucket from being deleted', async () => {
    await client.putBucket('plum-crate');
    client.useBucket('plum-crate');
    await client.put('plum', Buffer.from('1'));
    expect(await codeOf(client.deleteBucket('plum-crate'))).toBe('BucketNotEmpty');
    await client.delete('plum');
    await client.deleteBucket('plum-crate');
    client.useBucket(crate);
  });
});

describe('a setting of a bucket', () => {
  it('opens and closes the access list, and refuses an unknown word', async () => {
    await client.putBucketACL(crate, 'public-read');
    expect((await client.getBucketACL(crate)).acl).toBe('public-read');
    expect(await codeOf(client.putBucketACL(crate, 'ripe'))).toBe('InvalidArgument');
    await client.putBucketACL(crate, 'private');
    expect((await client.getBucketACL(crate)).acl).toBe('private');
  });

  it('stays closed while public access is blocked', async () => {
    const change = (isOn: boolean) => {
      const row = engine.estate.find('oss.bucket', engine.estate.accounts[0].id, crate);
      if (row) engine.estate.put({ ...row, state: { ...row.state, blocksPublicAccess: isOn } });
    };
    change(true);
    const open = { Effect: 'Allow', Action: ['oss:GetObject'], Principal: ['*'], Resource: [`acs:oss:*:*:${crate}/*`] };
    expect(await codeOf(client.putBucketACL(crate, 'public-read'))).toBe('AccessDenied');
    expect(await codeOf(client.putBucketPolicy(crate, { Version: '1', Statement: [open] }))).toBe('AccessDenied');
    change(false);
    expect(await codeOf(client.putBucketPolicy(crate, { Version: '1', Statement: [open] }))).toBe('none');
    await client.deleteBucketPolicy(crate);
  });

  it('turns versioning on and holds it, never to be without again', async () => {
    expect((await client.getBucketVersioning(crate)).versionStatus).toBeUndefined();
    await client.putBucketVersioning(crate, 'Enabled');
    await client.putBucketVersioning(crate, 'Suspended');
    expect((await client.getBucketVersioning(crate)).versionStatus).toBe('Suspended');
  });

  it('encrypts by a key of KMS or not at all', async () => {
    expect(await codeOf(client.getBucketEncryption(crate))).toBe('NoSuchServerSideEncryptionRule');
    await client.putBucketEncryption(crate, { SSEAlgorithm: 'KMS', KMSMasterKeyID: 'key-plum' });
    expect((await client.getBucketEncryption(crate)).encryption).toMatchObject({ SSEAlgorithm: 'KMS', KMSMasterKeyID: 'key-plum' });
    expect(await codeOf(client.putBucketEncryption(crate, { SSEAlgorithm: 'ROT13' }))).toBe('InvalidEncryptionAlgorithmError');
    expect(await codeOf(client.putBucketEncryption(crate, { SSEAlgorithm: 'AES256', KMSMasterKeyID: 'key-plum' }))).toBe('InvalidArgument');
    await client.deleteBucketEncryption(crate);
    expect(await codeOf(client.getBucketEncryption(crate))).toBe('NoSuchServerSideEncryptionRule');
  });

  it('replaces all lifecycle rules at once, names those without an id and refuses two that do the same', async () => {
    expect(await codeOf(client.getBucketLifecycle(crate))).toBe('NoSuchLifecycle');
    const logs = { id: 'logs', prefix: 'log/', status: 'Enabled', days: 30 };
    await client.putBucketLifecycle(crate, [logs, { prefix: '', status: 'Enabled', abortMultipartUpload: { days: 7 } }]);
    const { rules } = await client.getBucketLifecycle(crate);
    expect(rules).toMatchObject([{ id: 'logs', expiration: { days: '30' } }, { abortMultipartUpload: { days: '7' } }]);
    expect(rules[0]).not.toHaveProperty('abortMultipartUpload');
    expect(String(rules[1]?.['id'])).not.toBe('');
    const inner = { id: 'inner', prefix: 'log/old/', status: 'Enabled', days: 3 };
    expect(await codeOf(client.putBucketLifecycle(crate, [logs, inner]))).toBe('InvalidArgument');
    expect((await client.getBucketLifecycle(crate)).rules.length).toBe(2);
    await client.deleteBucketLifecycle(crate);
    expect(await codeOf(client.getBucketLifecycle(crate))).toBe('NoSuchLifecycle');
  });

  it('keeps a policy as it was written, and none that is of another bucket', async () => {
    expect((await client.getBucketPolicy(crate)).policy).toBeNull();
    const statement = { Effect: 'Deny', Action: ['oss:*'], Principal: ['*'], Resource: [`acs:oss:*:*:${crate}`, `acs:oss:*:*:${crate}/*`] };
    const policy = { Version: '1', Statement: [{ ...statement, Condition: { Bool: { 'acs:SecureTransport': ['false'] } } }] };
    await client.putBucketPolicy(crate, policy);
    expect((await client.getBucketPolicy(crate)).policy).toEqual(policy);
    const other = { Version: '1', Statement: [{ ...statement, Resource: ['acs:oss:*:*:pear-crate/*'] }] };
    expect(await codeOf(client.putBucketPolicy(crate, other))).toBe('InvalidPolicyDocument');
    expect(await codeOf(client.putBucketPolicy(crate, { ...policy, Version: '2' }))).toBe('InvalidPolicyDocument');
    await client.deleteBucketPolicy(crate);
    expect((await client.getBucketPolicy(crate)).policy).toBeNull();
  });

  it('writes its access log to a bucket of the same region', async () => {
    await client.putBucketLogging(crate, 'apple/');
    expect(await client.getBucketLogging(crate)).toMatchObject({ enable: true, prefix: 'apple/' });
    await client.deleteBucketLogging(crate);
    expect(await client.getBucketLogging(crate)).toMatchObject({ enable: false });
  });

  it('replaces all tags at once', async () => {
    await client.putBucketTags(crate, { team: 'apple', tier: 'critical' });
    await client.putBucketTags(crate, { team: 'pear' });
    expect((await client.getBucketTags(crate)).tag).toEqual({ team: 'pear' });
  });
});

it.each([
  ['acs:oss:*:*:*', 'none'],
  ['acs:oss:*:*:apple-crate', 'AccessDenied'],
])('a user with a policy on %s lists the buckets accordingly: %s', async (Resource, code) => {
  const policy = { Version: '1', Statement: [{ Effect: 'Allow' as const, Action: 'oss:ListBuckets', Resource }] };
  const user = connect('oss-cn-hangzhou', new Control(engine).addUser(`picker-${code.toLowerCase()}`, [policy]) as never);
  expect(await codeOf(user.listBuckets({}))).toBe(code);
});

it('objects are listed by folder, page after page', async () => {
  const row = [...engine.estate.rows('oss.bucket', engine.estate.accounts[0].id, '*')].find(
    ({ region, state }) => region === 'cn-hangzhou' && Number(state['objects']) > 50,
  );
  client.useBucket(row?.id ?? '');
  expect((await client.list({ delimiter: '/' })).prefixes).toEqual(['archive/', 'data/', 'images/', 'logs/']);
  const first = await client.list({ prefix: 'data/', 'max-keys': 5 });
  const second = await client.list({ prefix: 'data/', 'max-keys': 5, marker: first.nextMarker });
  expect([first.isTruncated, first.objects.length]).toEqual([true, 5]);
  expect(second.objects[0]?.name).toBe('data/000006.bin');
});
