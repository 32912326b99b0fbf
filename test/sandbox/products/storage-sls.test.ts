import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SandboxEngine } from '../../../src/sandbox/engine/engine.ts';
import { openEstate } from '../../../src/sandbox/engine/open.ts';
import sls from '../../../src/sandbox/products/sls.ts';
import { type SandboxServer, serve } from '../../../src/sandbox/wire/server.ts';
import { redirectNames } from '../wire/ways.ts';

const Sls = createRequire(import.meta.url)('@alicloud/sls20201230') as typeof import('@alicloud/sls20201230');

let engine: SandboxEngine;
let server: SandboxServer;
let client: InstanceType<typeof Sls.default>;
const crate = 'apple-log';
redirectNames();

beforeAll(async () => {
  engine = new SandboxEngine(openEstate({ resources: 200, seed: 'orchard' }, [sls]), [sls], { isStrict: true });
  server = await serve(engine);
  const [{ accessKeyId, secret }] = engine.estate.accounts;
  client = new Sls.default({
    accessKeyId,
    accessKeySecret: secret,
    endpoint: `cn-hangzhou.log.aliyuncs.com:${server.port}`,
    protocol: 'HTTP',
    regionId: 'cn-hangzhou',
  } as never);
  await client.createProject(new Sls.CreateProjectRequest({ projectName: crate, description: 'apples' }));
});
afterAll(() => server.close());

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'none',
    (error: { code: string }) => error.code,
  );
const store = (logstoreName: string, more: object = {}) =>
  client.createLogStore(crate, new Sls.CreateLogStoreRequest({ logstoreName, shardCount: 2, ttl: 30, ...more } as never));
const update = (name: string, fields: object) =>
  client.updateLogStore(crate, name, new Sls.UpdateLogStoreRequest({ logstoreName: name, ...fields } as never));

describe('projects', () => {
  it('are listed by region, page after page, and their names are there once', async () => {
    const all = await client.listProject(new Sls.ListProjectRequest({ size: 500 }));
    const count = engine.estate.rows('sls.project', engine.estate.accounts[0].id, 'cn-hangzhou').count;
    expect([all.body?.total, all.body?.projects?.length]).toEqual([count, count]);
    const second = await client.listProject(new Sls.ListProjectRequest({ size: 3, offset: 3 }));
    expect(second.body?.projects?.map(({ projectName }) => projectName)).toEqual(
      all.body?.projects?.slice(3, 6).map(({ projectName }) => projectName),
    );
    expect(await codeOf(client.createProject(new Sls.CreateProjectRequest({ projectName: crate, description: '' })))).toBe(
      'ProjectAlreadyExist',
    );
    expect(await codeOf(client.getProject('no-such-project'))).toBe('ProjectNotExist');
  });

  it('take their log stores along when they go', async () => {
    await client.createProject(new Sls.CreateProjectRequest({ projectName: 'pear-log', description: '' }));
    await client.createLogStore('pear-log', new Sls.CreateLogStoreRequest({ logstoreName: 'crate', shardCount: 1, ttl: 7 }));
    await client.deleteProject('pear-log', new Sls.DeleteProjectRequest({}));
    expect(await codeOf(client.getLogStore('pear-log', 'crate'))).toBe('ProjectNotExist');
  });
});

describe('a log store', () => {
  it('begins bare and has a name of its own in its project', async () => {
    await store('audit', { ttl: 90 });
    expect((await client.getLogStore(crate, 'audit')).body).toMatchObject({ ttl: 90, shardCount: 2, autoSplit: false, mode: 'standard' });
    expect(await codeOf(store('audit'))).toBe('LogStoreAlreadyExist');
    expect(await codeOf(store('-'))).toBe('LogstoreInfoInvalid');
    expect(await codeOf(client.getLogStore(crate, 'plum'))).toBe('LogStoreNotExist');
  });

  it('is changed in what a call names and in nothing else', async () => {
    await store('click');
    await update('click', { ttl: 365, hotTtl: 30 });
    await update('click', { autoSplit: true, maxSplitShard: 64 });
    expect((await client.getLogStore(crate, 'click')).body).toMatchObject({ ttl: 365, hotTtl: 30, autoSplit: true, maxSplitShard: 64 });
  });

  it.each([
    ['a term of no day', { ttl: 0 }],
    ['a term past ten years', { ttl: 3651 }],
    ['a hot term below a week', { hotTtl: 6 }],
    ['a hot term past the term', { hotTtl: 31 }],
    ['splitting without a bound', { autoSplit: true, maxSplitShard: 0 }],
    ['an unknown mode', { mode: 'ripe' }],
  ])('refuses %s and stays as it is', async (name, fields) => {
    const own = `s${name.length}-${Object.keys(fields)[0]?.toLowerCase()}`;
    await store(own);
    const before = (await client.getLogStore(crate, own)).body;
    expect(await codeOf(update(own, fields))).toBe('ParameterInvalid');
    expect((await client.getLogStore(crate, own)).body).toEqual(before);
  });

  it('divides the range of hashes among its shards', async () => {
    await store('shards', { shardCount: 4 });
    const shards = (await client.listShards(crate, 'shards')).body ?? [];
    expect(shards.map(({ inclusiveBeginKey }) => inclusiveBeginKey?.[0])).toEqual(['0', '4', '8', 'c']);
    expect(shards.slice(0, -1).every(({ exclusiveEndKey }, at) => exclusiveEndKey === shards[at + 1]?.inclusiveBeginKey)).toBe(true);
  });

  it('is exported to a bucket by a job that goes with it', async () => {
    await store('exported');
    const sink = { bucket: 'apple-archive', endpoint: 'oss', roleArn: 'r', bufferInterval: 300, bufferSize: 256, contentType: 'json' };
    const configuration = { logstore: 'exported', roleArn: 'r', fromTime: 1, toTime: 0, sink };
    const request = (logstore: string) =>
      new Sls.CreateOSSExportRequest({
        name: `to-${logstore}`,
        displayName: 'apples',
        configuration: { ...configuration, logstore },
      } as never);
    await client.createOSSExport(crate, request('exported'));
    expect(await codeOf(client.createOSSExport(crate, request('nothing')))).toBe('LogStoreNotExist');
    const jobs = async () => (await client.listOSSExports(crate, new Sls.ListOSSExportsRequest({ logstore: 'exported' }))).body?.total;
    expect(await jobs()).toBe(1);
    await client.deleteLogStore(crate, 'exported');
    expect(await jobs()).toBe(0);
  });
});
