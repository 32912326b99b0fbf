import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type CloudOptions, openCloud, readConnect } from '../../src/cloud/open-cloud.ts';
import { createSession } from '../../src/cloud/session.ts';
import { InputError } from '../../src/model/errors.ts';
import { error, type Seen, startServer, type TestServer } from './server.ts';

let server: TestServer | undefined;
afterEach(async () => server?.stop());

const folder = mkdtempSync(join(tmpdir(), 'xunjian-credentials-'));
const keys = { access_key_id: 'LTAI5tPROFILE0000000001', access_key_secret: 'profile-secret-0001' };
const role = 'acs:ram::1000000000000002:role/apple';

function write(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const profileFile = write('config.json', {
  current: 'plain',
  profiles: [
    { name: 'plain', mode: 'AK', ...keys },
    { name: 'session', mode: 'StsToken', ...keys, sts_token: 'token-of-session' },
    {
      name: 'role',
      mode: 'RamRoleArn',
      ...keys,
      ram_role_arn: role,
      ram_session_name: 'pear',
      external_id: 'ext-1',
      expired_seconds: 1800,
    },
    { name: 'chained', mode: 'ChainableRamRoleArn', source_profile: 'role', ram_role_arn: 'acs:ram::1000000000000003:role/plum' },
    {
      name: 'oidc',
      mode: 'OIDC',
      ram_role_arn: role,
      oidc_provider_arn: 'acs:ram::1:oidc-provider/ack',
      oidc_token_file: write('token', 'jwt-1\n'),
    },
    { name: 'half', mode: 'AK', access_key_id: 'LTAI5tPROFILE0000000001' },
    { name: 'strange', mode: 'Telepathy' },
    { name: 'circle', mode: 'ChainableRamRoleArn', source_profile: 'circle', ram_role_arn: role },
  ],
});

let sessions = 0;
/** STS that hands out numbered sessions. */
function sts({ action }: Seen) {
  if (!action.startsWith('AssumeRole')) return undefined;
  sessions += 1;
  const Credentials = {
    AccessKeyId: `STS.NUMBER${sessions}`,
    AccessKeySecret: `secret-number-${sessions}`,
    SecurityToken: `token-number-${sessions}`,
    Expiration: '2999-01-01T00:00:00Z',
  };
  return { body: { RequestId: 'R', Credentials } };
}

/** Opens with the options, and gives the access key and token of each call with its action. */
async function openWith(options: CloudOptions) {
  sessions = 0;
  server = await startServer(sts);
  await openCloud({ ...server.options, credentials: undefined, env: {}, profileFile, ...options });
  return server.seen.map(({ action, headers }) => [
    action,
    /Credential=([^,/]+)/.exec(headers.authorization ?? '')?.[1],
    headers['x-acs-security-token'],
  ]);
}

describe('keys come from', () => {
  const [id, secret] = [keys.access_key_id, keys.access_key_secret];
  it.each<[string, CloudOptions, readonly (readonly [string, string | undefined, string | undefined])[]]>([
    ['the current profile', {}, [['GetCallerIdentity', id, undefined]]],
    [
      'the environment before the current profile',
      { env: { ALIBABA_CLOUD_ACCESS_KEY_ID: 'LTAIENV', ALIBABA_CLOUD_ACCESS_KEY_SECRET: secret } },
      [['GetCallerIdentity', 'LTAIENV', undefined]],
    ],
    [
      'a named profile before the environment',
      { profile: 'plain', env: { ALIBABA_CLOUD_ACCESS_KEY_ID: 'LTAIENV', ALIBABA_CLOUD_ACCESS_KEY_SECRET: secret } },
      [['GetCallerIdentity', id, undefined]],
    ],
    [
      'the profile that the environment names',
      { env: { ALIBABA_CLOUD_PROFILE: 'session' } },
      [['GetCallerIdentity', id, 'token-of-session']],
    ],
    ['a session of a profile', { profile: 'session' }, [['GetCallerIdentity', id, 'token-of-session']]],
    [
      'a role of a profile',
      { profile: 'role' },
      [
        ['AssumeRole', id, undefined],
        ['GetCallerIdentity', 'STS.NUMBER1', 'token-number-1'],
      ],
    ],
    [
      'a role upon a role',
      { profile: 'chained' },
      [
        ['AssumeRole', id, undefined],
        ['AssumeRole', 'STS.NUMBER1', 'token-number-1'],
        ['GetCallerIdentity', 'STS.NUMBER2', 'token-number-2'],
      ],
    ],
    [
      'an OIDC token, unsigned',
      { profile: 'oidc' },
      [
        ['AssumeRoleWithOIDC', undefined, undefined],
        ['GetCallerIdentity', 'STS.NUMBER1', 'token-number-1'],
      ],
    ],
    [
      'a role asked for, upon the profile',
      { role: { roleArn: role } },
      [
        ['AssumeRole', id, undefined],
        ['GetCallerIdentity', 'STS.NUMBER1', 'token-number-1'],
      ],
    ],
  ])('%s', async (_, options, calls) => {
    expect(await openWith(options)).toEqual(calls);
  });

  it('a role with all that its profile says', async () => {
    await openWith({ profile: 'role' });
    expect(server?.seen[0]?.params).toEqual({ RoleArn: role, RoleSessionName: 'pear', ExternalId: 'ext-1', DurationSeconds: '1800' });
  });

  it('an OIDC token out of its file', async () => {
    await openWith({ profile: 'oidc' });
    expect(server?.seen[0]?.params).toMatchObject({ OIDCToken: 'jwt-1', OIDCProviderArn: 'acs:ram::1:oidc-provider/ack' });
  });
});

describe('what cannot be used is said in one sentence', () => {
  const fakeSecret = '"access_key_secret": "leaked-secret-77"';
  it.each<[string, CloudOptions, string, RegExp]>([
    ['an unknown profile', { profile: 'quince' }, 'unknown-profile', /has no profile quince; it has plain, session, role/],
    [
      'a profile without a secret',
      { profile: 'half' },
      'incomplete-profile',
      /profile half \(mode AK\) has no access_key_secret; run: aliyun configure --profile half/,
    ],
    ['an unknown mode', { profile: 'strange' }, 'unknown-profile-mode', /mode Telepathy/],
    ['profiles in a circle', { profile: 'circle' }, 'profile-circle', /circle/],
    [
      'a damaged file',
      { profileFile: write('damaged.json', `{ ${fakeSecret}, `) },
      'damaged-credentials',
      /damaged\.json is no JSON; mend it/,
    ],
    ['a file without profiles', { profileFile: write('empty.json', {}) }, 'damaged-credentials', /has no profiles/],
    [
      'a missing file for a named profile',
      { profile: 'plain', profileFile: join(folder, 'nowhere.json') },
      'unreadable-credentials',
      /nowhere\.json is not there; run: aliyun configure --profile plain/,
    ],
    ['a folder in place of the file', { profileFile: folder }, 'unreadable-credentials', /cannot be read \(EISDIR\)/],
    [
      'half a pair in the environment',
      { env: { ALIBABA_CLOUD_ACCESS_KEY_ID: 'LTAIENV' } },
      'incomplete-credentials',
      /no ALIBABA_CLOUD_ACCESS_KEY_SECRET/,
    ],
    [
      'no keys anywhere',
      {
        profileFile: join(folder, 'nowhere.json'),
        env: { ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true', ALIBABA_CLOUD_CREDENTIALS_FILE: join(folder, 'none') },
      },
      'no-credentials',
      /No credentials found: set/,
    ],
    ['a role that is none', { role: { roleArn: 'apple' } }, 'wrong-role', /acs:ram::ACCOUNT:role\/NAME/],
    [
      'a missing OIDC token',
      { env: { ALIBABA_CLOUD_ROLE_ARN: role, ALIBABA_CLOUD_OIDC_PROVIDER_ARN: 'p', ALIBABA_CLOUD_OIDC_TOKEN_FILE: join(folder, 'gone') } },
      'unreadable-credentials',
      /gone: the OIDC token cannot be read/,
    ],
  ])('%s', async (_, options, code, sentence) => {
    const caught = await openWith(options).catch((failure: unknown) => failure);
    expect(caught).toBeInstanceOf(InputError);
    expect(caught).toMatchObject({ code, problems: [expect.stringMatching(sentence)] });
    expect((caught as Error).message).not.toContain('leaked-secret-77');
  });

  it('a role that may not be assumed names the permission', async () => {
    server = await startServer(({ action }) => (action === 'AssumeRole' ? { status: 403, body: error('NoPermission') } : undefined));
    await expect(openCloud({ ...server.options, role: { roleArn: role } })).rejects.toMatchObject({
      kind: 'denied',
      permission: 'sts:AssumeRole',
    });
  });
});

describe('a session', () => {
  const minute = 60_000;
  it('is fetched once for all who ask at once, and again shortly before it ends', async () => {
    let now = 0;
    let fetched = 0;
    const source = createSession(
      'apple',
      async () => ({ accessKeyId: `K${++fetched}`, accessKeySecret: 'secret-of-apple', expiresAtMs: now + 60 * minute }),
      () => now,
    );
    const ask = async () =>
      new Set((await Promise.all(Array.from({ length: 20 }, () => source.get()))).map(({ accessKeyId }) => accessKeyId));
    expect(await ask()).toEqual(new Set(['K1']));
    now = 54 * minute;
    expect(await ask()).toEqual(new Set(['K1']));
    now = 55 * minute;
    expect(await ask()).toEqual(new Set(['K2']));
  });

  it('that could not be fetched is asked for again', async () => {
    let fetched = 0;
    const source = createSession('apple', async () => {
      if (++fetched === 1) throw new Error('not now');
      return { accessKeyId: 'K2', accessKeySecret: 'secret-of-apple' };
    });
    await expect(source.get()).rejects.toThrow('not now');
    expect((await source.get()).accessKeyId).toBe('K2');
  });
});

describe('readConnect', () => {
  it.each([
    [{}, undefined],
    [{ XUNJIAN_SANDBOX: 'http://127.0.0.1:4567' }, { host: '127.0.0.1', port: 4567 }],
  ])('%j', (env, connect) => {
    expect(readConnect(env)).toEqual(connect);
  });

  it.each(['127.0.0.1:4567', 'https://127.0.0.1:4567', 'http://127.0.0.1', 'nonsense'])('refuses %s', (text) => {
    expect(() => readConnect({ XUNJIAN_SANDBOX: text })).toThrow(InputError);
  });
});
