import { createRequire } from 'node:module';
import type { Config } from '@alicloud/openapi-client';
import { describe, expect, it } from 'vitest';
import { ground, KEY, redirectNames, send, signRpc } from './ways.ts';

// The clients are CommonJS; require gives them as every program of theirs gets them.
const load = createRequire(import.meta.url);
const OpenApi = load('@alicloud/openapi-client') as typeof import('@alicloud/openapi-client');
const Ecs = load('@alicloud/ecs20140526') as typeof import('@alicloud/ecs20140526');
const Cs = load('@alicloud/cs20151215') as typeof import('@alicloud/cs20151215');

const here = ground();
redirectNames();
const AWKWARD = "a b*(~'!)+/=&%é中";

function client(over: Partial<Config> = {}) {
  return new OpenApi.default({ ...KEY, endpoint: `127.0.0.1:${here.server.port}`, protocol: 'HTTP', ...over } as Config);
}

/** The parameters of a plain call of the general client. */
const params = (over: Record<string, string>) => ({
  action: 'DescribeInstances',
  version: '2014-05-26',
  protocol: 'HTTP',
  method: 'POST',
  pathname: '/',
  authType: 'AK',
  style: 'RPC',
  reqBodyType: 'formData',
  bodyType: 'json',
  ...over,
});

describe('the general client', () => {
  it.each([
    ['the current signature', undefined],
    ['the first signature', 'v2'],
  ])('is understood with %s', async (_, signatureAlgorithm) => {
    const request = {
      query: { RegionId: 'cn-hangzhou', 'Tag.1.Key': AWKWARD, 'Tag.1.Value': '', 'Tag.2.Key': 'pear' },
      body: { Names: ['plum', AWKWARD] },
    };
    const reply = await client({ signatureAlgorithm } as Partial<Config>).callApi(params({}) as never, request as never, {} as never);
    expect(reply.body).toEqual({ RequestId: here.orchard.heard.requestId, Action: 'DescribeInstances' });
    expect(reply.headers['x-acs-request-id']).toBe(here.orchard.heard.requestId);
    expect(here.orchard.heard).toMatchObject({
      product: 'ecs',
      region: 'cn-hangzhou',
      caller: { accessKeyId: 'LTAIapple' },
      params: { RegionId: 'cn-hangzhou', Tag: [{ Key: AWKWARD, Value: '' }, { Key: 'pear' }], Names: ['plum', AWKWARD] },
    });
    expect(Object.keys(here.orchard.heard.params).sort()).toEqual(['Names', 'RegionId', 'Tag']);
  });

  it.each([
    ['the current signature', undefined],
    ['the first signature', 'v2'],
  ])('reads and writes by path with %s', async (_, signatureAlgorithm) => {
    const roa = client({ signatureAlgorithm } as Partial<Config>);
    const shape = { version: '2015-12-15', style: 'ROA', reqBodyType: 'json' };
    await roa.callApi(
      params({ ...shape, action: 'DescribeClusterDetail', method: 'GET', pathname: '/clusters/c%20fig%2B1' }) as never,
      { query: { empty: '', page: '1' } } as never,
      {} as never,
    );
    expect(here.orchard.heard).toMatchObject({
      product: 'cs',
      action: 'DescribeClusterDetail',
      params: { ClusterId: 'c fig+1', page: '1' },
    });
    await roa.callApi(
      params({ ...shape, action: 'ModifyCluster', method: 'PUT', pathname: '/api/v2/clusters/c-fig' }) as never,
      { body: { deletion_protection: true } } as never,
      {} as never,
    );
    expect(here.orchard.heard).toMatchObject({ action: 'ModifyCluster', method: 'PUT', body: { deletion_protection: true } });
  });

  it('signs with the token of a session', async () => {
    await client({ accessKeyId: 'STS.fig', accessKeySecret: 'fig-secret', securityToken: 'fig+token/=' }).callApi(
      params({}) as never,
      { query: {} } as never,
      {} as never,
    );
    expect(here.orchard.heard.caller.kind).toBe('role');
  });
});

describe('the typed clients by redirected names', () => {
  const config = (host: string) => ({ ...KEY, endpoint: `${host}:${here.server.port}`, protocol: 'HTTPS', ca: here.server.caPem });

  it('takes the region from the host when a call names none', async () => {
    here.orchard.reply = () => ({ status: 200, body: { TotalCount: 0 } });
    const ecs = new Ecs.default(config('ecs.cn-beijing.aliyuncs.com') as never);
    const reply = await ecs.describeInstances(new Ecs.DescribeInstancesRequest({ instanceIds: '["i-apple"]' }));
    expect(reply.body?.totalCount).toBe(0);
    expect(here.orchard.heard).toMatchObject({
      host: 'ecs.cn-beijing.aliyuncs.com',
      region: 'cn-beijing',
      params: { InstanceIds: '["i-apple"]' },
    });
  });

  it('takes the region from the call before that of the host', async () => {
    const ecs = new Ecs.default(config('ecs.aliyuncs.com') as never);
    await ecs.describeInstances(new Ecs.DescribeInstancesRequest({ regionId: 'cn-shanghai' }));
    expect(here.orchard.heard.region).toBe('cn-shanghai');
  });

  it('finds clusters by path', async () => {
    here.orchard.reply = () => ({ status: 200, body: { clusters: [] } });
    const cs = new Cs.default(config('cs.cn-beijing.aliyuncs.com') as never);
    await cs.describeClustersV1(new Cs.DescribeClustersV1Request({ pageSize: 10 }));
    expect(here.orchard.heard).toMatchObject({
      product: 'cs',
      action: 'DescribeClustersV1',
      region: 'cn-beijing',
      params: { page_size: '10' },
    });
  });
});

describe('the first RPC signature', () => {
  const query = (params: Record<string, string>) => new URLSearchParams(params).toString();
  const form = { 'content-type': 'application/x-www-form-urlencoded' };

  it.each([
    ['in the query of a GET', 'GET', true, false],
    ['in the query of a POST', 'POST', true, false],
    ['in the form', 'POST', false, true],
    ['in query and form together', 'POST', true, true],
  ])('is verified %s', async (_, method, hasQuery, hasForm) => {
    const signed = Object.entries(signRpc(method, { Action: 'DescribeVpcs', Name: AWKWARD, Empty: '' }));
    const half = hasQuery && hasForm ? 5 : hasQuery ? signed.length : 0;
    const path = `/?${query(Object.fromEntries(signed.slice(0, half)))}`;
    const body = hasForm ? query(Object.fromEntries(signed.slice(half))) : '';
    const reply = await send(here.server.port, { method, path, headers: hasForm ? form : {}, body });
    expect(reply).toMatchObject({ status: 200 });
    expect(here.orchard.heard.params).toEqual({ Name: AWKWARD, Empty: '' });
  });

  it.each([
    ['XML when it is asked for', { Format: 'XML' }, {}, 'text/xml;charset=utf-8'],
    ['XML when nothing is asked for', { Format: undefined }, {}, 'text/xml;charset=utf-8'],
    ['JSON when only the header asks for it', { Format: undefined }, { accept: 'application/json' }, 'application/json;charset=utf-8'],
  ])('is answered in %s', async (_, format, headers, type) => {
    here.orchard.reply = () => ({ status: 200, body: { Pears: { Pear: [{ Id: 'p-1' }, { Id: 'p-2' }] } } });
    const reply = await send(here.server.port, { path: `/?${query(signRpc('GET', { Action: 'DescribePears', ...format }))}`, headers });
    expect(reply.headers['content-type']).toBe(type);
    if (type.startsWith('text/xml')) {
      const id = here.orchard.heard.requestId;
      expect(reply.text).toContain(
        `<DescribePearsResponse><RequestId>${id}</RequestId><Pears><Pear><Id>p-1</Id></Pear><Pear><Id>p-2</Id></Pear></Pears></DescribePearsResponse>`,
      );
    }
  });

  it('is not asked of an action that needs none', async () => {
    const reply = await send(here.server.port, { method: 'POST', path: '/?Action=AssumeRoleWithOIDC&Version=2015-04-01&Format=JSON' });
    expect(reply.status).toBe(200);
    expect(here.orchard.heard.caller.kind).toBe('anonymous');
  });
});
