import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import type { Config } from '@alicloud/openapi-client';
import { beforeEach, describe, expect, it } from 'vitest';
import { NOON, unknownAction } from './orchard.ts';
import { ground, KEY, redirectNames, send, signRpc } from './ways.ts';

const load = createRequire(import.meta.url);
const OpenApi = load('@alicloud/openapi-client') as typeof import('@alicloud/openapi-client');
const Oss = load('ali-oss') as new (options: object) => { getBucketACL(bucket: string): Promise<unknown> };
const Sls = load('@alicloud/sls20201230') as typeof import('@alicloud/sls20201230');

const here = ground();
redirectNames();

const FIG = { accessKeyId: 'STS.fig', accessKeySecret: 'fig-secret' };
const TOKEN = { securityToken: 'fig+token/=' };
const noReply = (error: unknown) => error as Record<string, unknown> & { data?: Record<string, unknown> };
const endNoonSession = () => {
  here.orchard.time = NOON + 1_800_000;
};

/** Wrong keys, and how each family words it: status and code. */
const KEYS: readonly [string, Record<string, string>, () => void, [number, string], [number, string], [number, string]][] = [
  [
    'an unknown key',
    { ...KEY, accessKeyId: 'LTAIpear' },
    () => undefined,
    [404, 'InvalidAccessKeyId.NotFound'],
    [403, 'InvalidAccessKeyId'],
    [401, 'Unauthorized'],
  ],
  [
    'a disabled key',
    { accessKeyId: 'LTAIbruised', accessKeySecret: 'bruised-secret' },
    () => undefined,
    [400, 'InvalidAccessKeyId.Inactive'],
    [403, 'InvalidAccessKeyId'],
    [401, 'Unauthorized'],
  ],
  [
    'a wrong secret',
    { ...KEY, accessKeySecret: 'pear-secret' },
    () => undefined,
    [400, 'SignatureDoesNotMatch'],
    [403, 'SignatureDoesNotMatch'],
    [401, 'SignatureNotMatch'],
  ],
  ['a missing token', FIG, () => undefined, [400, 'MissingSecurityToken'], [403, 'InvalidAccessKeyId'], [401, 'Unauthorized']],
  [
    'a wrong token',
    { ...FIG, securityToken: 'pear-token' },
    () => undefined,
    [400, 'InvalidSecurityToken.MismatchWithAccessKey'],
    [403, 'InvalidSecurityToken'],
    [401, 'Unauthorized'],
  ],
  [
    'an ended session',
    { ...FIG, ...TOKEN },
    endNoonSession,
    [400, 'InvalidSecurityToken.Expired'],
    [403, 'SecurityTokenExpired'],
    [401, 'Unauthorized'],
  ],
];

describe.each(KEYS)('%s', (_, key, arrange, gateway, oss, sls) => {
  const call = (style: string, signatureAlgorithm?: string) => {
    const client = new OpenApi.default({
      ...key,
      endpoint: `127.0.0.1:${here.server.port}`,
      protocol: 'HTTP',
      signatureAlgorithm,
    } as never as Config);
    const roa = {
      style,
      version: '2015-12-15',
      method: 'GET',
      pathname: '/api/v1/clusters',
      action: 'DescribeClustersV1',
      reqBodyType: 'json',
    };
    const rpc = { style, version: '2014-05-26', method: 'POST', pathname: '/', action: 'DescribeInstances', reqBodyType: 'formData' };
    return client
      .callApi(
        { authType: 'AK', protocol: 'HTTP', bodyType: 'json', ...(style === 'ROA' ? roa : rpc) } as never,
        { query: {} } as never,
        {} as never,
      )
      .catch(noReply);
  };

  it.each([
    ['RPC by the current signature', 'RPC', undefined],
    ['RPC by the first signature', 'RPC', 'v2'],
    ['ROA by the current signature', 'ROA', undefined],
    ['ROA by the first signature', 'ROA', 'v2'],
  ])('is refused to %s', async (_way, style, algorithm) => {
    arrange();
    const error = await call(style, algorithm);
    expect([error.statusCode, error.code]).toEqual(gateway);
    expect(here.orchard.entries.at(-1)).toMatchObject({ status: gateway[0], code: gateway[1], accessKeyId: key.accessKeyId });
  });

  it.each([false, true])('is refused to OSS, fourth version %s', async (authorizationV4) => {
    arrange();
    const options = {
      ...key,
      stsToken: key.securityToken,
      endpoint: `http://127.0.0.1:${here.server.port}`,
      region: 'oss-cn-beijing',
      authorizationV4,
    };
    const error = (await new Oss(options).getBucketACL('apple-crate').catch(noReply)) as Record<string, unknown>;
    expect([error.status, error.code]).toEqual(oss);
  });

  it.each(['v1', 'v4'])('is refused to SLS by %s', async (version) => {
    arrange();
    const client = new Sls.default({
      ...key,
      endpoint: `cn-beijing.log.aliyuncs.com:${here.server.port}`,
      protocol: 'HTTP',
      regionId: 'cn-beijing',
    } as never);
    const error = (await Object.assign(client, { _signatureVersion: version }).getLogStore('plum', 'audit').catch(noReply)) as ReturnType<
      typeof noReply
    >;
    expect([error.data?.statusCode, error.code]).toEqual(sls);
  });
});

it('a session is taken until its last moment', async () => {
  here.orchard.time = NOON + 1_799_999;
  const params = signRpc(
    'GET',
    { Action: 'DescribeVpcs', AccessKeyId: FIG.accessKeyId, SecurityToken: TOKEN.securityToken },
    FIG.accessKeySecret,
  );
  expect((await get(params)).status).toBe(200);
});

const get = (params: Record<string, string>) => send(here.server.port, { path: `/?${new URLSearchParams(params)}` });
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
const iso = (time: Date) => time.toISOString().replace(/\.\d+/, '');

describe('the clock of a client', () => {
  it.each([
    ['14 minutes behind', 14, 200, undefined],
    ['16 minutes behind', 16, 400, 'InvalidTimeStamp.Expired'],
    ['14 minutes ahead', -14, 200, undefined],
    ['16 minutes ahead', -16, 400, 'InvalidTimeStamp.Expired'],
  ])('may not be far off at the gateway: %s', async (_, minutes, status, code) => {
    const reply = await get(signRpc('GET', { Action: 'DescribeVpcs', Timestamp: iso(minutesAgo(minutes)) }));
    expect([reply.status, JSON.parse(reply.text).Code]).toEqual([status, code]);
  });

  it.each([
    ['OSS', 16, '/apple-crate/?acl', 403, '<Code>RequestTimeTooSkewed</Code>'],
    ['SLS', 16, '/logstores', 400, '"errorCode":"RequestTimeExpired"'],
    ['OSS', 14, '/apple-crate/?acl', 200, 'Action'],
    ['SLS', 14, '/logstores', 200, 'Action'],
  ])('may not be far off at %s: %i minutes', async (style, minutes, path, status, code) => {
    const date = minutesAgo(minutes).toUTCString();
    const signature = createHmac('sha1', KEY.accessKeySecret).update(`GET\n\n\n${date}\n${path}`).digest('base64');
    const host = style === 'SLS' ? 'plum.cn-beijing.log.aliyuncs.com' : 'oss-cn-beijing.aliyuncs.com';
    const reply = await send(here.server.port, {
      path,
      headers: { host, date, authorization: `${style === 'SLS' ? 'LOG' : 'OSS'} LTAIapple:${signature}` },
    });
    expect(reply.status).toBe(status);
    expect(reply.text).toContain(code);
  });
});

describe('a call that is not whole', () => {
  it.each([
    ['no key', { AccessKeyId: undefined }, 400, 'MissingAccessKeyId'],
    ['no time', { Timestamp: undefined }, 400, 'IllegalTimestamp'],
    ['a time that is none', { Timestamp: 'noon' }, 400, 'InvalidTimeStamp.Format'],
    ['another way of signing', { SignatureMethod: 'HMAC-SHA256' }, 400, 'IncompleteSignature'],
    ['no version', { Version: undefined }, 400, 'MissingParameter'],
    ['an unknown version', { Version: '1999-01-01' }, 400, 'InvalidVersion'],
    ['no action', { Action: undefined }, 400, 'MissingParameter'],
  ])('is refused: %s', async (_, params, status, code) => {
    const reply = await get(signRpc('GET', { Action: 'DescribeVpcs', ...params }));
    expect([reply.status, JSON.parse(reply.text).Code]).toEqual([status, code]);
  });

  it.each([
    ['a signature that is cut short', 'ACS3-HMAC-SHA256 Credential=LTAIapple', 'IncompleteSignature'],
    ['a signature of no known kind', 'Bearer pear', 'IncompleteSignature'],
    ['no signature', '', 'MissingAccessKeyId'],
  ])('is refused: %s', async (_, authorization, code) => {
    const reply = await send(here.server.port, {
      method: 'POST',
      headers: { 'x-acs-version': '2014-05-26', 'x-acs-action': 'DescribeVpcs', ...(authorization && { authorization }) },
    });
    expect(JSON.parse(reply.text).Code).toBe(code);
  });

  it('is refused by OSS in XML when nobody has signed it', async () => {
    const reply = await send(here.server.port, { path: '/?acl', headers: { host: 'apple-crate.oss-cn-beijing.aliyuncs.com' } });
    expect(reply.text).toContain('<Code>AccessDenied</Code><Message>Anonymous access is forbidden');
  });
});

it('a wrong signature is answered with the text that was to be signed', async () => {
  const params = signRpc('GET', { Action: 'DescribeVpcs' }, 'pear-secret');
  const { Signature: _, ...signed } = params;
  const query = Object.keys(signed)
    .sort()
    .map((key) => `${key}=${encodeURIComponent(signed[key] ?? '')}`)
    .join('&');
  const { Message } = JSON.parse((await get(params)).text);
  expect(Message.split('server string to sign is:')[1]).toBe(`GET&%2F&${encodeURIComponent(query)}`);
});

it('a parameter that was changed on the way is noticed', async () => {
  const reply = await get({ ...signRpc('GET', { Action: 'DescribeVpcs', PageSize: '10' }), PageSize: '50' });
  expect(JSON.parse(reply.text).Code).toBe('SignatureDoesNotMatch');
});

it('a request that is sent twice is refused the second time', async () => {
  const params = signRpc('GET', { Action: 'DescribeVpcs' });
  expect((await get(params)).status).toBe(200);
  expect(JSON.parse((await get(params)).text).Code).toBe('SignatureNonceUsed');
});

it('a product does not answer at the host of another', async () => {
  const reply = await send(here.server.port, {
    path: `/?${new URLSearchParams(signRpc('GET', { Action: 'DescribeVpcs' }))}`,
    headers: { host: 'sts.aliyuncs.com' },
  });
  expect(JSON.parse(reply.text).Code).toBe('InvalidVersion');
});

describe('the envelope of an error', () => {
  beforeEach(() => {
    here.orchard.reply = () => {
      throw unknownAction();
    };
  });

  it('names request, host and where to read on', async () => {
    const reply = await get(signRpc('GET', { Action: 'DescribePears' }));
    const id = here.orchard.heard.requestId;
    expect(reply).toMatchObject({ status: 404, headers: { 'x-acs-request-id': id } });
    expect(JSON.parse(reply.text)).toEqual({
      RequestId: id,
      HostId: '127.0.0.1',
      Code: 'InvalidAction.NotFound',
      Message: unknownAction().message,
      Recommend: `https://api.aliyun.com/troubleshoot?q=InvalidAction.NotFound&product=ecs&requestId=${id}`,
    });
  });

  it('is XML when the caller asked for XML', async () => {
    const reply = await get(signRpc('GET', { Action: 'DescribePears', Format: 'XML' }));
    expect(reply.text).toContain(
      `<Error><RequestId>${here.orchard.heard.requestId}</RequestId><HostId>127.0.0.1</HostId><Code>InvalidAction.NotFound</Code>`,
    );
  });

  it('says that the sandbox failed when its engine does', async () => {
    here.orchard.reply = () => {
      throw new TypeError('The basket is torn.');
    };
    const reply = await get(signRpc('GET', { Action: 'DescribePears' }));
    expect(reply.status).toBe(500);
    expect(JSON.parse(reply.text)).toMatchObject({ Code: 'InternalError', Message: 'The sandbox failed: TypeError: The basket is torn.' });
  });
});
