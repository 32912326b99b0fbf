import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { openCloud } from '../../src/cloud/open-cloud.ts';
import { keepSecret, redact, redactCause } from '../../src/cloud/redact.ts';
import type { CloudError } from '../../src/model/errors.ts';
import { error, startServer, type TestServer } from './server.ts';

const keyId = 'LTAI5tXXXXXXXXXXXXXX0001';
const secret = 's3cr3t/XXXXXXXXXXXXXXXXXXX+XXXX=';
const token = 'CAISxxxxYYYYzzzz0123456789';

let server: TestServer | undefined;
afterEach(async () => server?.stop());

describe('redact', () => {
  it('cli-secret-in-log: known secrets go, as they are and percent-encoded, and a key keeps its ends', () => {
    keepSecret(secret);
    keepSecret(token);
    expect(redact(`${keyId} ${secret} ${encodeURIComponent(secret)} token=${token}`)).toBe('LTAI...0001 *** *** token=***');
  });

  it.each([
    ['https://h/?Signature=abc%3D&x=1', 'https://h/?Signature=***&x=1'],
    ['{"AccessKeySecret":"unheard","SecurityToken":"unheard-of"}', '{"AccessKeySecret":"***","SecurityToken":"***"}'],
    ['Authorization: ACS3-HMAC-SHA256 Credential=x,Signature=y', 'Authorization: ***'],
    ['server string to sign is:POST%0A%2F%0Axyz', 'server string to sign is: ***'],
    ['<StringToSign>GET\n\n/apple</StringToSign>', '<StringToSign>***</StringToSign>'],
    ['<SignatureProvided>AAAA=</SignatureProvided>', '<SignatureProvided>***</SignatureProvided>'],
  ])('%s', (text, clean) => {
    expect(redact(text)).toBe(clean);
  });

  it.each(['rds DescribeBackupPolicy in cn-hangzhou: InvalidDBInstanceId.NotFound.', 'Signatures of 3 rules differ'])(
    'leaves %j alone',
    (text) => {
      expect(redact(text)).toBe(text);
    },
  );

  it('keeps nothing of a cause but name, code and message', () => {
    keepSecret(secret);
    const cause = Object.assign(new Error(`sent ${secret}`), { code: 'ECONNRESET', config: { headers: { authorization: secret } } });
    expect(inspect(redactCause(cause), { depth: 9 })).not.toContain(secret);
    expect(redactCause(cause)).toMatchObject({ message: 'sent ***', code: 'ECONNRESET' });
  });
});

it.each([
  [
    'an error that echoes the string to sign',
    { status: 400, body: error('SignatureDoesNotMatch', `Specified signature is not matched. server string to sign is:POST&${secret}`) },
  ],
  [
    'an error that echoes the key',
    { status: 404, body: error('InvalidAccessKeyId.NotFound', `Specified access key ${keyId} is not found.`) },
  ],
  ['an error that echoes the token', { status: 400, body: error('InvalidParameter', `SecurityToken=${token}`) }],
  ['a gateway page that echoes the request', { status: 407, body: `<html>Authorization: ${secret}</html>` }],
])('%s leaves no secret in the error, its cause or its stack', async (_, answer) => {
  server = await startServer(({ action }) => (action === 'DescribeInstances' ? answer : undefined));
  const env = { ALIBABA_CLOUD_ACCESS_KEY_ID: keyId, ALIBABA_CLOUD_ACCESS_KEY_SECRET: secret, ALIBABA_CLOUD_SECURITY_TOKEN: token };
  const cloud = await openCloud({ ...server.options, credentials: undefined, env });
  const caught = await cloud
    .call({ product: 'ecs', action: 'DescribeInstances', region: 'cn-hangzhou', params: {} })
    .catch((failure: CloudError) => failure);
  const everything = inspect(caught, { depth: 9, showHidden: true }) + inspect(cloud, { depth: 9 });
  for (const word of [secret, token, keyId]) expect(everything).not.toContain(word);
});
