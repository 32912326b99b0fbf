import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { follow, treeOf } from '../../contract/shapes.ts';
import { implemented } from '../actions.ts';
import { type Cloud, openCloud } from '../cloud.ts';
import { firstAnswer } from '../first-answer.ts';
import { structureOf } from '../structure.ts';

interface OssClient {
  listBuckets(query: object): Promise<{ buckets: { name: string; region: string; creationDate: string; storageClass: string }[] }>;
  getBucketInfo(bucket: string): Promise<{ bucket: Record<string, unknown> }>;
  getBucketACL(bucket: string): Promise<{ acl: string }>;
  getBucketVersioning(bucket: string): Promise<{ versionStatus: string | undefined }>;
  getBucketTags(bucket: string): Promise<{ tag: Record<string, string> }>;
  useBucket(bucket: string): void;
}
const Oss = createRequire(import.meta.url)('ali-oss') as new (options: object) => OssClient;

let cloud: Cloud;
beforeAll(async () => {
  cloud = await openCloud();
});
afterAll(() => cloud.close());

const actions = implemented.filter(({ shapes, writes, shape }) => shapes === 'oss' && !writes && shape !== undefined);

describe('every reply of OSS has the elements that its clients know', () => {
  it.each(actions.map((entry) => [entry.action, entry] as const))('%s', async (_, entry) => {
    const { answer, refusals } = await firstAnswer(cloud, entry);
    expect(answer, refusals.join('; ')).toBeDefined();
    expect(answer?.root).toBe((entry.shape as { root?: string }).root);
    // The policy is the customer's own document.
    if (entry.action === 'GetBucketPolicy') return expect(answer?.body).toHaveProperty('Statement');
    const tree = treeOf(
      Object.fromEntries(Object.entries(entry.shape?.response ?? {}).map(([path, type]) => [path.replaceAll('[]', ''), type])),
    );
    const unknown = [...structureOf([answer?.body]).keys()]
      .map((path) => path.replaceAll('[]', ''))
      .filter((path) => isUnknown(tree, path));
    expect(unknown, unknown.join('; ')).toEqual([]);
  });

  function isUnknown(tree: ReturnType<typeof treeOf>, path: string): boolean {
    const place = follow(tree, path);
    return place !== 'open' && 'problem' in place;
  }
});

describe.each([
  ['V1', false],
  ['V4', true],
])('ali-oss with %s', (_, authorizationV4) => {
  const client = (region: string) =>
    new Oss({
      accessKeyId: cloud.key.accessKeyId,
      accessKeySecret: cloud.key.secret,
      endpoint: `http://127.0.0.1:${cloud.server.port}`,
      region,
      authorizationV4,
    });

  it('reads every bucket of the account and its settings', async () => {
    const { buckets } = await client('oss-cn-hangzhou').listBuckets({ 'max-keys': 1000 });
    expect(buckets.length).toBeGreaterThan(0);
    for (const { name, region, creationDate, storageClass } of buckets.slice(0, 5)) {
      const own = client(region);
      own.useBucket(name);
      const { bucket } = await own.getBucketInfo(name);
      expect(bucket).toMatchObject({ Name: name, Location: region, CreationDate: creationDate, StorageClass: storageClass });
      expect((await own.getBucketACL(name)).acl).toBe((bucket['AccessControlList'] as { Grant: string }).Grant);
      expect((await own.getBucketVersioning(name)).versionStatus ?? '').toMatch(/^(Enabled|Suspended|)$/);
      expect(typeof (await own.getBucketTags(name)).tag).toBe('object');
    }
  });
});
