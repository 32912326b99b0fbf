import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { ground, KEY, redirectNames, send } from './ways.ts';

const load = createRequire(import.meta.url);
const Sls = load('@alicloud/sls20201230') as typeof import('@alicloud/sls20201230');

const here = ground();
redirectNames();
const connect = () =>
  new Sls.default({
    ...KEY,
    endpoint: `cn-beijing.log.aliyuncs.com:${here.server.port}`,
    protocol: 'HTTP',
    regionId: 'cn-beijing',
  } as never);

describe.each(['v1', 'v4'])('the official client with %s', (version) => {
  const signing = () => Object.assign(connect(), { _signatureVersion: version });

  it('lists projects at the host of a region', async () => {
    here.orchard.reply = () => ({ status: 200, body: { count: 0, total: 0, projects: [] } });
    const reply = await signing().listProject(new Sls.ListProjectRequest({ offset: 0, size: 100, projectName: 'apple & pear' }));
    expect(reply.body?.total).toBe(0);
    expect(here.orchard.heard).toMatchObject({
      product: 'sls',
      action: 'ListProject',
      region: 'cn-beijing',
      params: { offset: '0', size: '100', projectName: 'apple & pear' },
    });
    expect(here.orchard.heard.project).toBeUndefined();
  });

  it('finds the project in the host', async () => {
    here.orchard.reply = () => ({ status: 200, body: { logstoreName: 'audit', ttl: 30 } });
    expect((await signing().getLogStore('plum', 'audit')).body?.ttl).toBe(30);
    expect(here.orchard.heard).toMatchObject({ action: 'GetLogStore', project: 'plum', params: { logstore: 'audit' } });
  });

  it('sends a JSON body', async () => {
    here.orchard.reply = () => ({ status: 200, body: undefined });
    await signing().createLogStore('plum', new Sls.CreateLogStoreRequest({ logstoreName: 'audit', shardCount: 2, ttl: 30 }));
    expect(here.orchard.heard).toMatchObject({ action: 'CreateLogStore', body: { logstoreName: 'audit', ttl: 30 } });
  });
});

/** Signs as one client does that adds x-log-date when it has signed. */
function signLog(method: 'sha1' | 'sha256', late: Record<string, string>): Record<string, string> {
  const headers = { 'x-log-apiversion': '0.6.0', 'x-log-signaturemethod': `hmac-${method}`, 'content-type': 'application/json' };
  const date = new Date().toUTCString();
  const text = `GET\n\napplication/json\n${date}\nx-log-apiversion:0.6.0\nx-log-signaturemethod:hmac-${method}\n/logstores?offset=0`;
  const signature = createHmac(method, KEY.accessKeySecret).update(text).digest('base64');
  return { ...headers, ...late, date, host: 'plum.cn-beijing.log.aliyuncs.com', authorization: `LOG ${KEY.accessKeyId}:${signature}` };
}

it.each([
  ['SHA-1', 'sha1', {}],
  ['SHA-256', 'sha256', {}],
  ['a date that was added after signing', 'sha1', { 'x-log-date': '1700000000' }],
  ['an empty checksum', 'sha1', { 'content-md5': '' }],
] as const)('the first signature is verified with %s', async (_, method, late) => {
  here.orchard.reply = () => ({ status: 200, body: { logstores: [] } });
  const reply = await send(here.server.port, { path: '/logstores?offset=0', headers: signLog(method, late) });
  expect(reply).toMatchObject({ status: 200, text: '{"logstores":[]}' });
  expect(reply.headers['x-log-requestid']).toBe(here.orchard.heard.requestId);
});

it('an unknown path is refused in JSON', async () => {
  const date = new Date().toUTCString();
  const signature = createHmac('sha1', KEY.accessKeySecret).update(`GET\n\n\n${date}\n/ripeness`).digest('base64');
  const headers = { date, host: 'plum.cn-beijing.log.aliyuncs.com', authorization: `LOG ${KEY.accessKeyId}:${signature}` };
  const reply = await send(here.server.port, { path: '/ripeness', headers });
  expect(reply.status).toBe(404);
  expect(Object.keys(JSON.parse(reply.text))).toEqual(['errorCode', 'errorMessage']);
});
