import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { openCloud } from '../../src/cloud/open-cloud.ts';
import { recordingCloud } from '../../src/cloud/recording-cloud.ts';
import { repliesCloud, repliesClouds } from '../../src/cloud/replies-cloud.ts';
import type { Cloud, CloudCall } from '../../src/model/cloud.ts';
import { InputError } from '../../src/model/errors.ts';
import type { Paging } from '../../src/model/resource-type.ts';
import { error, type Seen, startServer, type TestServer } from './server.ts';

let server: TestServer | undefined;
afterEach(async () => server?.stop());

const byPage: Paging = { style: 'page', page: 'PageNumber', size: 'PageSize', max: 2, total: 'TotalCount' };
const once: Paging = { style: 'none' };

function call(product: string, action: string, region: string, more: Partial<CloudCall> = {}): CloudCall {
  return { product, action, region, params: {}, ...more };
}

async function rowsOf(cloud: Cloud, one: CloudCall, items: string, paging: Paging = byPage) {
  const rows: unknown[] = [];
  let total: number | undefined;
  for await (const page of cloud.pages(one, paging, items)) {
    rows.push(...page.rows);
    total = page.total ?? total;
  }
  return { rows, total };
}

/** A folder with these files in it. */
function folderOf(files: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'xunjian-replies-'));
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return folder;
}

describe('a run that is recorded', () => {
  const disks = call('ecs', 'DescribeDisks', 'cn-hangzhou', { params: { RegionId: 'cn-hangzhou' } });
  const policy = (id: string) => call('rds', 'DescribeBackupPolicy', 'cn-hangzhou', { params: { DBInstanceId: id } });
  const metric = (start: string) =>
    call('cms', 'DescribeMetricList', 'cn-hangzhou', { params: { MetricName: 'CpuUsage', StartTime: start, EndTime: start } });
  const buckets = call('oss', 'ListBuckets', 'global', { path: '/' });

  function answer({ action, params, host }: Seen) {
    if (action === 'DescribeDisks')
      return {
        body: {
          TotalCount: 3,
          Disks: {
            Disk:
              params.PageNumber === '1' ? [{ DiskId: 'd-1' }, { DiskId: 'd-2' }] : [{ DiskId: 'd-3', Size: 12345678901234567n.toString() }],
          },
        },
      };
    if (action === 'DescribeBackupPolicy')
      return params.DBInstanceId === 'rm-apple' ? { body: { BackupRetentionPeriod: 3 } } : { status: 403, body: error('Forbidden.RAM') };
    if (action === 'DescribeMetricList') return { body: { Code: '200', Datapoints: '[]' } };
    if (host.startsWith('oss-'))
      return { body: '<ListAllMyBucketsResult><Buckets><Bucket><Name>apple</Name></Bucket></Buckets></ListAllMyBucketsResult>' };
    return undefined;
  }

  async function readEverything(cloud: Cloud) {
    return {
      account: cloud.accountId,
      disks: await rowsOf(cloud, disks, 'Disks.Disk'),
      apple: await cloud.call(policy('rm-apple')),
      pear: await cloud.call(policy('rm-pear')).catch(({ kind, code, permission }) => ({ kind, code, permission })),
      metric: await cloud.call(metric('1700000000000')),
      buckets: await rowsOf(cloud, buckets, 'Buckets.Bucket', once),
    };
  }

  it('reads back the same, refusals included, and at any later time', async () => {
    server = await startServer(answer);
    const folder = folderOf({});
    const live = await readEverything(recordingCloud(await openCloud(server.options), folder));
    await waitForIndex(folder, 6);
    const saved = await repliesCloud(folder);
    expect(await readEverything(saved)).toEqual(live);
    expect(live.pear).toEqual({ kind: 'denied', code: 'Forbidden.RAM', permission: 'rds:DescribeBackupPolicy' });
    expect(await saved.call(metric('1800000000000'))).toEqual(live.metric);
    expect(saved).toMatchObject({ accountId: '1000000000000001', regions: ['cn-hangzhou'], passedOver: [] });
    expect(Date.parse(saved.takenAt ?? '')).not.toBeNaN();
    rmSync(folder, { recursive: true });
  });

  it('keeps each reply as it came, under its product and action', async () => {
    server = await startServer(answer);
    const folder = folderOf({});
    const cloud = recordingCloud(await openCloud(server.options), folder);
    await cloud.call(policy('rm-apple'));
    await rowsOf(cloud, buckets, 'Buckets.Bucket', once);
    const files = readdirSync(folder).filter((file) => file !== 'index.json');
    expect(files).toEqual([
      expect.stringMatching(/^oss-ListBuckets-[0-9a-f]{12}\.xml$/),
      expect.stringMatching(/^rds-DescribeBackupPolicy-[0-9a-f]{12}\.json$/),
    ]);
    expect(readFileSync(join(folder, files[1] as string), 'utf8')).toBe('{"BackupRetentionPeriod":3}');
  });

  it('has no answer for what was not read', async () => {
    server = await startServer(answer);
    const folder = folderOf({});
    await recordingCloud(await openCloud(server.options), folder).call(policy('rm-apple'));
    await waitForIndex(folder, 1);
    const saved = await repliesCloud(folder);
    await expect(saved.call(policy('rm-plum'))).rejects.toMatchObject({
      kind: 'failed',
      code: 'no-reply',
      message: 'rds DescribeBackupPolicy in cn-hangzhou: there is no saved reply.',
    });
    await expect(rowsOf(saved, disks, 'Disks.Disk')).rejects.toMatchObject({ code: 'no-reply' });
  });

  it('names the file that was damaged since', async () => {
    server = await startServer(answer);
    const folder = folderOf({});
    await recordingCloud(await openCloud(server.options), folder).call(policy('rm-apple'));
    await waitForIndex(folder, 1);
    const file = readdirSync(folder).find((name) => name.startsWith('rds-')) as string;
    writeFileSync(join(folder, file), '{"BackupRetentionPeriod":');
    await expect((await repliesCloud(folder)).call(policy('rm-apple'))).rejects.toMatchObject({
      kind: 'failed',
      code: 'damaged-reply',
      message: expect.stringContaining(`${file} is damaged`),
    });
  });

  it('of several accounts is read account by account', async () => {
    const folder = folderOf({});
    for (const accountId of ['1000000000000001', '1000000000000002']) {
      const cloud: Cloud = { accountId, call: async () => ({ TotalCount: 0 }), pages: () => (async function* () {})() };
      await recordingCloud(cloud, join(folder, accountId)).call(disks);
      await waitForIndex(join(folder, accountId), 1);
    }
    expect((await repliesClouds(folder)).map(({ accountId }) => accountId)).toEqual(['1000000000000001', '1000000000000002']);
  });

  it('cannot be recorded into a file', () => {
    const folder = folderOf({ taken: 'x' });
    const cloud: Cloud = { accountId: '1', call: async () => ({}), pages: () => (async function* () {})() };
    expect(() => recordingCloud(cloud, join(folder, 'taken'))).toThrow(InputError);
  });
});

/** The index is written a moment after the reply. */
async function waitForIndex(folder: string, count: number): Promise<void> {
  for (;;) {
    const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
    if (index.replies.length >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('bodies that somebody saved', () => {
  const instance = (id: string, region: string) => ({ DBInstanceId: id, RegionId: region });

  it('belong to the regions that their rows name', async () => {
    const both = [instance('rm-apple', 'cn-hangzhou'), instance('rm-pear', 'cn-shanghai')];
    const cloud = await repliesCloud(
      folderOf({ 'rds-DescribeDBInstances-all.json': { TotalRecordCount: 2, Items: { DBInstance: both } } }),
    );
    expect(cloud.regions).toEqual(['cn-hangzhou', 'cn-shanghai']);
    const paging: Paging = { ...byPage, total: 'TotalRecordCount' } as Paging;
    expect(await rowsOf(cloud, call('rds', 'DescribeDBInstances', 'cn-hangzhou'), 'Items.DBInstance', paging)).toEqual({
      rows: [both[0]],
      total: undefined,
    });
    await expect(rowsOf(cloud, call('rds', 'DescribeDBInstances', 'cn-beijing'), 'Items.DBInstance', paging)).rejects.toMatchObject({
      code: 'no-reply',
    });
  });

  it('of one region hold those that name none', async () => {
    const cloud = await repliesCloud(
      folderOf({
        'ecs-describeinstances-1.json': { Instances: { Instance: [{ InstanceId: 'i-1', ZoneId: 'cn-hangzhou-b' }] } },
        'ecs-DescribeKeyPairs-1.json': { KeyPairs: { KeyPair: [{ KeyPairName: 'ops' }] } },
      }),
    );
    expect(cloud.regions).toEqual(['cn-hangzhou']);
    expect((await rowsOf(cloud, call('ecs', 'DescribeKeyPairs', 'cn-hangzhou'), 'KeyPairs.KeyPair')).rows).toEqual([
      { KeyPairName: 'ops' },
    ]);
  });

  it('are pages of one listing where there are several', async () => {
    const page = (...ids: string[]) => ({ TotalCount: 3, Disks: { Disk: ids.map((DiskId) => ({ DiskId, RegionId: 'cn-hangzhou' })) } });
    const cloud = await repliesCloud(folderOf({ 'ecs-DescribeDisks-1.json': page('d-1', 'd-2'), 'ecs-DescribeDisks-2.json': page('d-3') }));
    const { rows, total } = await rowsOf(cloud, call('ecs', 'DescribeDisks', 'cn-hangzhou'), 'Disks.Disk');
    expect([rows.length, total]).toEqual([3, 3]);
  });

  it('answer only for the thing that they or their names speak of', async () => {
    const list = { Items: { DBInstance: [instance('rm-apple', 'cn-hangzhou')] } };
    const cloud = await repliesCloud(
      folderOf({
        'rds-DescribeDBInstances-1.json': list,
        'rds-DescribeBackupPolicy-rm-apple.json': { BackupRetentionPeriod: 3 },
        'rds-DescribeDBInstanceSSL-1.json': { RequireUpdate: 'No' },
      }),
    );
    const detail = (action: string, DBInstanceId: string) => cloud.call(call('rds', action, 'cn-hangzhou', { params: { DBInstanceId } }));
    expect(await detail('DescribeBackupPolicy', 'rm-apple')).toEqual({ BackupRetentionPeriod: 3 });
    await expect(detail('DescribeBackupPolicy', 'rm-pear')).rejects.toMatchObject({ code: 'no-reply' });
    await expect(detail('DescribeDBInstanceSSL', 'rm-apple')).rejects.toMatchObject({ code: 'no-reply' });
  });

  it('may be what the command line printed, errors and the encoding of other shells included', async () => {
    const printed = 'ERROR: SDK.ServerError\nErrorCode: Forbidden.RAM\nRecommend: \nRequestId: R-5\nMessage: User not authorized.\n';
    const folder = folderOf({ 'ecs-DescribeDisks-1.json': printed });
    writeFileSync(
      join(folder, 'ecs-DescribeInstances-1.json'),
      Buffer.from(`\uFEFF${JSON.stringify({ Instances: { Instance: [instance('i-1', 'cn-hangzhou')] } }, null, 4)}\n`, 'utf16le'),
    );
    const cloud = await repliesCloud(folder);
    expect((await rowsOf(cloud, call('ecs', 'DescribeInstances', 'cn-hangzhou'), 'Instances.Instance')).rows).toHaveLength(1);
    await expect(rowsOf(cloud, call('ecs', 'DescribeDisks', 'cn-hangzhou'), 'Disks.Disk')).rejects.toMatchObject({
      kind: 'denied',
      permission: 'ecs:DescribeDisks',
      requestId: 'R-5',
    });
  });

  it('say whose they are', async () => {
    const cloud = await repliesCloud(folderOf({ 'sts-GetCallerIdentity-1.json': { AccountId: '1000000000000009' } }));
    expect(cloud.accountId).toBe('1000000000000009');
  });

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['an empty folder', {}, 'no-replies'],
    ['nothing but strangers', { 'notes.txt': 'hello', 'holiday.json': {} }, 'no-replies'],
    ['a damaged index', { 'index.json': '{"replies":[' }, 'damaged-index'],
    ['an index that is none', { 'index.json': '{"a":1}' }, 'damaged-index'],
  ])('%s is no folder of replies', async (_, files, code) => {
    await expect(repliesCloud(folderOf(files))).rejects.toMatchObject({ name: 'InputError', code });
  });

  it('a folder that is not there is said so', async () => {
    await expect(repliesCloud(join(tmpdir(), 'xunjian-nowhere'))).rejects.toMatchObject({
      code: 'unreadable-replies',
      message: expect.stringContaining('xunjian-nowhere cannot be read (ENOENT)'),
    });
  });

  it('passes over what is none, with the reason', async () => {
    const folder = folderOf({
      'ecs-DescribeDisks-1.json': { Disks: {} },
      'ecs-DescribeDisks-2.json': '{"Disks":',
      'notes.txt': 'x',
      'holiday.json': {},
      'cms-callback-1.json': {},
    });
    mkdirSync(join(folder, 'more'));
    expect((await repliesCloud(folder)).passedOver).toEqual([
      { file: 'cms-callback-1.json', why: 'is no reply of the cloud' },
      { file: 'ecs-DescribeDisks-2.json', why: expect.stringMatching(/^is damaged: /) },
      { file: 'holiday.json', why: 'names no product and action: name it <product>-<action>-<anything>.json' },
      { file: 'notes.txt', why: 'is no JSON and no XML file' },
    ]);
  });
});

describe('replies that real users published', () => {
  const published = repliesCloud(fileURLToPath(new URL('replies', import.meta.url)));

  it.each<[CloudCall, string, number]>([
    [call('ecs', 'DescribeInstances', 'cn-beijing', { params: { RegionId: 'cn-beijing' } }), 'Instances.Instance', 1],
    [call('ecs', 'DescribeInstances', 'cn-qingdao'), 'Instances.Instance', 1],
    [call('rds', 'DescribeDBInstances', 'cn-hongkong'), 'Items.DBInstance', 2],
    [call('slb', 'DescribeLoadBalancers', 'cn-hangzhou'), 'LoadBalancers.LoadBalancer', 1],
    [call('oss', 'ListBuckets', 'global'), 'Buckets.Bucket', 2],
    [call('oss', 'GetBucketInfo', 'cn-shanghai', { host: 'pear123' }), 'Bucket', 1],
    [call('ram', 'ListUsers', 'global'), 'Users.User', 2],
    [call('ram', 'GetPasswordPolicy', 'global'), 'PasswordPolicy', 1],
    [call('cs', 'DescribeClustersV1', 'us-west-1'), 'clusters', 1],
    [call('actiontrail', 'DescribeTrails', 'us-west-1'), 'TrailList', 2],
  ])('%j %s: %i', async (one, items, count) => {
    const { rows } = await rowsOf(await published, one, items);
    expect(rows).toHaveLength(count);
  });

  it('name the ones that are no replies', async () => {
    expect((await published).passedOver.map(({ file }) => file)).toEqual([
      'alidns-error-forbidden-ram-1.json',
      'cms-callback-metric-alarm-1.json',
      'ecs-error-invalidinstancetype-valuenotsupported-1.json',
      'ecs-log-invalidoperation-notsupportedendpoint-1.json',
      'ims-error-expired-credentialreport-1.json',
      'oss-error-signaturedoesnotmatch-1.xml',
      'sts-log-throttling-user-1.json',
    ]);
  });

  it('a refusal that names its call is that failed read', async () => {
    await expect((await published).call(call('cs', 'DescribeClustersForRegion', 'cn-hangzhou'))).rejects.toMatchObject({
      kind: 'denied',
      permission: 'cs:DescribeClustersForRegion',
    });
  });
});
