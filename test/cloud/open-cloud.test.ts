import { afterEach, describe, expect, it } from 'vitest';
import { openCloud } from '../../src/cloud/open-cloud.ts';
import type { CloudCall } from '../../src/model/cloud.ts';
import { type Answer, identity, type Seen, startServer, type TestServer } from './server.ts';

let server: TestServer | undefined;
afterEach(async () => server?.stop());

async function open(answer: (request: Seen) => Answer | undefined) {
  server = await startServer(answer);
  return openCloud(server.options);
}

const instances: CloudCall = { product: 'ecs', action: 'DescribeInstances', region: 'cn-hangzhou', params: { RegionId: 'cn-hangzhou' } };

describe('openCloud', () => {
  it('asks once who it is and names the account', async () => {
    const cloud = await open(() => ({ body: { ...identity, Instances: { Instance: [] } } }));
    await cloud.call(instances);
    await cloud.call(instances);
    expect(cloud.accountId).toBe('1000000000000001');
    expect(server?.seen.map((one) => one.action)).toEqual(['GetCallerIdentity', 'DescribeInstances', 'DescribeInstances']);
  });

  it('sends RPC parameters in the query, signed, with version and region', async () => {
    const cloud = await open(({ action }) => (action === 'DescribeInstances' ? { body: { RequestId: 'R' } } : undefined));
    await cloud.call(instances);
    expect(server?.seen[1]).toMatchObject({ method: 'POST', path: '/', params: { RegionId: 'cn-hangzhou' } });
    expect(server?.seen[1]?.headers).toMatchObject({ 'x-acs-version': '2014-05-26', 'x-acs-region-id': 'cn-hangzhou' });
    expect(server?.seen[1]?.headers.authorization).toMatch(/^ACS3-HMAC-SHA256 Credential=LTAI/);
  });

  it('keeps the digits of numbers beyond 2^53', async () => {
    const text = '{"AccountId":1234567890123456789,"Note":"1234567890123456789 \\" :1234567890123456789","Small":9007199254740991}';
    const cloud = await open(({ action }) => (action === 'DescribeInstances' ? (response) => response.end(text) : undefined));
    expect(await cloud.call(instances)).toEqual({
      AccountId: '1234567890123456789',
      Note: '1234567890123456789 " :1234567890123456789',
      Small: 9007199254740991,
    });
  });
});
