import { afterEach, describe, expect, it } from 'vitest';
import { openCloud } from '../../src/cloud/open-cloud.ts';
import type { CloudCall } from '../../src/model/cloud.ts';
import type { CloudError } from '../../src/model/errors.ts';
import { type Answer, error, identity, type Seen, startServer, type TestServer } from './server.ts';

let server: TestServer | undefined;
afterEach(async () => server?.stop());

function callOf(product: string, action: string, region = 'cn-hangzhou'): CloudCall {
  return { product, action, region, params: {} };
}

/** The error of one call against a server that answers it so, and how often it was tried. */
async function failWith(call: CloudCall, answer: (request: Seen, nth: number) => Answer): Promise<{ error: CloudError; tries: number }> {
  let tries = 0;
  const isCall = (request: Seen) => request.action === call.action || request.action === '';
  server = await startServer((request) => (isCall(request) ? answer(request, ++tries) : undefined));
  const cloud = await openCloud(server.options);
  const caught = await cloud.call(call).then(
    () => undefined,
    (failure: unknown) => failure,
  );
  return { error: caught as CloudError, tries };
}

describe('a failure is classed by its code, whatever its status', () => {
  it.each([
    ['alidns', 'DescribeDomains', 400, 'Forbidden.RAM', 'denied'],
    ['ecs', 'DescribeKeyPairs', 403, 'Forbidden.RAM', 'denied'],
    ['ram', 'ListUsers', 403, 'NoPermission', 'denied'],
    ['ecs', 'DescribeImages', 400, 'InvalidParameter', 'failed'],
    ['ecs', 'DescribeCloudAssistantStatus', 400, 'RegionId.ApiNotSupported', 'unsupported'],
    ['ecs', 'DescribeNothing', 404, 'InvalidAction.NotFound', 'unsupported'],
    ['sas', 'DescribeVulList', 400, 'ServiceNotOpen', 'unsupported'],
    ['ram', 'GetLoginProfile', 404, 'EntityNotExist.User.LoginProfile', 'not-found'],
    ['kms', 'DescribeKey', 404, 'Forbidden.KeyNotFound', 'not-found'],
    ['ecs', 'DescribeInstances', 404, 'InvalidAccessKeyId.NotFound', 'credentials'],
    ['ecs', 'DescribeInstances', 400, 'SignatureDoesNotMatch', 'credentials'],
    ['ecs', 'DescribeInstances', 400, 'InvalidTimeStamp.Expired', 'credentials'],
    ['ecs', 'DescribeInstances', 400, 'InvalidSecurityToken.Malformed', 'credentials'],
    ['ecs', 'DescribeInstances', 400, 'InvalidSecurityToken.Expired', 'expired'],
    ['ims', 'GetCredentialReport', 410, 'Expired.CredentialReport', 'failed'],
  ])('%s %s, %i %s is %s and is not tried again', async (product, action, status, code, kind) => {
    const { error: caught, tries } = await failWith(callOf(product, action), () => ({ status, body: error(code) }));
    expect(caught).toMatchObject({ name: 'CloudError', kind, code, action, requestId: 'R-1' });
    expect(tries).toBe(1);
  });

  it('collect-forbidden-under-two-statuses: the sentence names the permission and never the main account', async () => {
    const { error: caught } = await failWith(callOf('alidns', 'DescribeDomains', 'global'), () => ({
      status: 400,
      body: error('Forbidden.RAM'),
    }));
    expect(caught.permission).toBe('alidns:DescribeDomains');
    expect(caught.message).toBe('alidns DescribeDomains: RAM denies it; grant alidns:DescribeDomains (request R-1).');
  });

  it('takes the missing permission from the reply where it says so', async () => {
    const body = {
      code: 'StatusForbidden',
      message: 'Forbidden',
      requestId: 'R-9',
      accessDeniedDetail: { AuthAction: 'cs:DescribeClustersForRegion' },
      status: 403,
    };
    const { error: caught } = await failWith(callOf('cs', 'DescribeClustersV1'), () => ({ status: 403, body }));
    expect(caught).toMatchObject({ kind: 'denied', permission: 'cs:DescribeClustersForRegion', requestId: 'R-9' });
  });

  it.each([
    ['kvstore', callOf('r-kvstore', 'DescribeInstances')],
    ['log', callOf('sls', 'ListProject')],
    ['yundun-sas', callOf('sas', 'DescribeVulList')],
    ['bss', callOf('bssopenapi', 'QueryAccountBalance')],
  ])('writes the RAM prefix %s', async (prefix, call) => {
    const { error: caught } = await failWith(call, () => ({ status: 403, body: error('NoPermission') }));
    expect(caught.permission).toBe(`${prefix}:${call.action}`);
  });

  it('collect-credential-report-expired: says which call makes a fresh report', async () => {
    const { error: caught } = await failWith(callOf('ims', 'GetCredentialReport', 'global'), () => ({
      status: 410,
      body: error('Expired.CredentialReport'),
    }));
    expect(caught.message).toContain('GenerateCredentialReport');
  });
});

describe('a failure in an HTTP 200 reply is a failure', () => {
  it.each([
    ['cms', { Code: '403', Message: 'Forbidden', Success: false }],
    ['cms', { Code: 500, Message: 'InternalError' }],
    ['bssopenapi', { Code: 'NotApplicable', Message: 'Not for this account.', Success: false }],
    ['hbr', { Success: false, Code: 'VaultNotExist', Message: 'No vault.' }],
    ['cr', { IsSuccess: false, Code: 'INSTANCE_NOT_EXIST', Message: 'No instance.' }],
    ['ecs', error('InvalidParameter')],
  ])('%s %j', async (product, body) => {
    const { error: caught } = await failWith(callOf(product, 'ListThings'), () => ({ body }));
    expect(caught.code).toBe(String(body.Code));
  });

  it.each([
    ['vpc', { Code: '200', Message: 'success', Success: true, RequestId: 'R', RouterTableList: { RouterTableListType: [] } }],
    ['cms', { Code: 200, Success: true, Total: 0 }],
    ['bssopenapi', { Code: 'Success', Message: 'Successful!', Success: true, Data: {} }],
    ['cr', { IsSuccess: true, Code: 'success', Instances: [] }],
    ['ecs', { RequestId: 'R', Code: 'a code of the thing', Message: 'a message of the thing', Instances: {} }],
  ])('but %s %j is none', async (product, body) => {
    const { error: caught } = await failWith(callOf(product, 'ListThings'), () => ({ body }));
    expect(caught).toBeUndefined();
  });
});

describe('what may pass is tried again', () => {
  const html: Answer = { status: 502, headers: { 'content-type': 'text/html' }, body: '<html><body>Bad Gateway</body></html>' };
  const failures: readonly [string, Answer, string][] = [
    ['a gateway page', html, 'no-json'],
    ['a gateway page under 200', { ...html, status: 200 }, 'no-json'],
    ['an error of the service', { status: 503, body: error('ServiceUnavailable') }, 'ServiceUnavailable'],
    ['an inner error', { status: 500, body: error('InternalError') }, 'InternalError'],
    ['an empty reply', { status: 500, body: '' }, 'no-json'],
    ['a reset', (response) => response.socket?.destroy(), 'ECONNRESET'],
    [
      'a reply cut off',
      (response) => void response.writeHead(200, { 'content-length': '1000' }).write('{"RequestId":', () => response.socket?.destroy()),
      'ECONNRESET',
    ],
    ['half a document', (response) => void response.end('{"RequestId":'), 'no-json'],
  ];
  it.each(failures)('%s: the third try counts', async (_, answer) => {
    const { error: caught, tries } = await failWith(callOf('ecs', 'DescribeInstances'), (__, nth) =>
      nth < 3 ? answer : { body: { RequestId: 'R' } },
    );
    expect(caught).toBeUndefined();
    expect(tries).toBe(3);
  });

  it.each(failures)('%s to the end: four tries and a failure', async (_, answer, code) => {
    const { error: caught, tries } = await failWith(callOf('ecs', 'DescribeInstances'), () => answer);
    expect(caught).toMatchObject({ kind: 'failed', code });
    expect(tries).toBe(4);
  });

  it('silence ends with the time limit', async () => {
    server = await startServer(({ action }) => (action === 'DescribeInstances' ? () => undefined : undefined));
    const cloud = await openCloud({ ...server.options, timeoutMs: 60, retry: { tries: 2, firstWaitMs: 1 } });
    await expect(cloud.call(callOf('ecs', 'DescribeInstances'))).rejects.toMatchObject({ kind: 'failed', code: 'RequestTimeout' });
    expect(server.seen.filter(({ action }) => action === 'DescribeInstances')).toHaveLength(2);
  });

  it.each(['Throttling', 'Throttling.User', 'Throttling.Api'])('%s is waited out', async (code) => {
    const { error: caught, tries } = await failWith(callOf('ecs', 'DescribeInstances'), (_, nth) =>
      nth < 4 ? { status: 400, body: error(code), headers: { 'x-acs-retry-after': '2' } } : { body: { RequestId: 'R' } },
    );
    expect(caught).toBeUndefined();
    expect(tries).toBe(4);
  });

  it('a refusal is throttling when it says how long to wait, whatever its code', async () => {
    const { error: caught, tries } = await failWith(callOf('ecs', 'DescribeInstances'), (_, nth) =>
      nth < 2 ? { status: 400, body: error('Busy.Today'), headers: { 'x-acs-retry-after': '2' } } : { body: { RequestId: 'R' } },
    );
    expect(caught).toBeUndefined();
    expect(tries).toBe(2);
  });

  it('throttled to the end is throttled, for every call that waits', async () => {
    server = await startServer(({ action }) =>
      action === 'DescribeInstances' ? { status: 400, body: error('Throttling.User') } : undefined,
    );
    const cloud = await openCloud(server.options);
    const calls = Array.from({ length: 20 }, () => cloud.call(callOf('ecs', 'DescribeInstances')));
    const results = await Promise.allSettled(calls);
    expect(new Set(results.map((result) => (result.status === 'rejected' ? result.reason.kind : 'fine')))).toEqual(new Set(['throttled']));
  });
});

describe('the first call of all', () => {
  async function openWith(resets: number) {
    let asked = 0;
    server = await startServer(({ action }) =>
      action === 'GetCallerIdentity' && ++asked <= resets ? (response) => response.socket?.destroy() : undefined,
    );
    return openCloud(server.options);
  }

  it('collect-sts-connection-reset: two resets are borne', async () => {
    expect((await openWith(2)).accountId).toBe(identity.AccountId);
    expect(server?.seen).toHaveLength(3);
  });

  it('collect-sts-connection-reset: resets to the end are a fault of the connection and of no key', async () => {
    const caught = await openWith(99).catch((failure: CloudError) => failure);
    expect(caught).toMatchObject({ kind: 'failed', code: 'ECONNRESET', message: 'sts GetCallerIdentity: the connection was reset.' });
  });
});

describe('a wrong host is left for the right one', () => {
  it('collect-billing-site: the other site is asked, and remembered', async () => {
    const hosts: string[] = [];
    server = await startServer(({ action }) => {
      if (action !== 'QueryAccountBalance') return undefined;
      hosts.push(action);
      return hosts.length === 1
        ? { status: 400, body: error('NotAuthorized') }
        : { body: { Code: 'Success', Success: true, Data: { AvailableAmount: '1.00' } } };
    });
    const cloud = await openCloud(server.options);
    expect(await cloud.call(callOf('bssopenapi', 'QueryAccountBalance', 'global'))).toMatchObject({ Data: { AvailableAmount: '1.00' } });
    await cloud.call(callOf('bssopenapi', 'QueryAccountBalance', 'global'));
    expect(hosts).toHaveLength(3);
  });

  it('collect-billing-site: refused by both, the sentence names the site and the permission', async () => {
    const { error: caught, tries } = await failWith(callOf('bssopenapi', 'QueryAccountBalance', 'global'), () => ({
      status: 400,
      body: error('NotAuthorized'),
    }));
    expect(caught).toMatchObject({ kind: 'denied', permission: 'bss:QueryAccountBalance' });
    expect(caught.message).toContain('another site');
    expect(tries).toBe(2);
  });

  it('collect-endpoint-of-new-region: the location service is asked once, and what it does not know stays unsupported', async () => {
    server = await startServer(({ action }) =>
      action === 'DescribeZones'
        ? { status: 400, body: error('InvalidOperation.NotSupportedEndpoint') }
        : action === 'DescribeEndpoints'
          ? { body: { Endpoints: { Endpoint: [{ Endpoint: 'ecs.aliyuncs.com' }] } } }
          : undefined,
    );
    const cloud = await openCloud(server.options);
    await expect(cloud.call(callOf('ecs', 'DescribeZones', 'cn-wulanchabu'))).rejects.toMatchObject({ kind: 'unsupported' });
    expect(server.seen.map(({ action }) => action)).toEqual(['GetCallerIdentity', 'DescribeZones', 'DescribeEndpoints', 'DescribeZones']);
  });
});
