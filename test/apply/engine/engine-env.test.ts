import { describe, expect, it } from 'vitest';
import { engineEnv } from '../../../src/apply/engine/index.ts';

const keys = { accessKeyId: 'LTAIapple', accessKeySecret: 'pear' };
const from = (env: Record<string, string>, over: Partial<Parameters<typeof engineEnv>[0]> = {}) =>
  engineEnv({ env, keys, backendUrl: 'file:///orchard', hasOwnPlugin: false, ...over });

describe("the engine's environment", () => {
  it.each(['PATH', 'HOME', 'HTTPS_PROXY', 'SSL_CERT_FILE', 'NODE_EXTRA_CA_CERTS'])('has %s', (name) =>
    expect(from({ [name]: 'fig' })[name]).toBe('fig'),
  );

  it.each([
    'TF_ENDPOINT_PATH',
    'ECS_ENDPOINT',
    'ALIBABA_CLOUD_ENDPOINT_ECS',
    'ALICLOUD_PROFILE',
    'ALICLOUD_ECS_ROLE_NAME',
    'NODE_OPTIONS',
    'PULUMI_EXPERIMENTAL',
    'MY_SECRET',
  ])('has no %s', (name) => expect(from({ [name]: 'fig' })).not.toHaveProperty(name));

  it('has the keys that are given, not those of the surroundings', () => {
    const env = from({ ALIBABA_CLOUD_ACCESS_KEY_ID: 'LTAIother', ALIBABA_CLOUD_SECURITY_TOKEN: 'old' });
    expect(env).toMatchObject({ ALIBABA_CLOUD_ACCESS_KEY_ID: 'LTAIapple', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'pear' });
    expect(env).not.toHaveProperty('ALIBABA_CLOUD_SECURITY_TOKEN');
  });

  it.each([
    [undefined, '127.0.0.1,localhost'],
    ['internal.example', '127.0.0.1,localhost,internal.example'],
  ])('keeps loopback out of the proxy beside NO_PROXY=%s', (given, wanted) =>
    expect(from(given === undefined ? {} : { NO_PROXY: given }).NO_PROXY).toBe(wanted),
  );

  it.each([
    ['s3://orchard', undefined, 'AWS_ACCESS_KEY_ID', true],
    ['file:///orchard', undefined, 'AWS_ACCESS_KEY_ID', false],
    ['file:///orchard', 'awskms:///alias/fig', 'AWS_ACCESS_KEY_ID', true],
    ['azblob://orchard', undefined, 'AZURE_STORAGE_KEY', true],
    ['s3://orchard', undefined, 'AZURE_STORAGE_KEY', false],
    ['gs://orchard', undefined, 'GOOGLE_APPLICATION_CREDENTIALS', true],
    ['file:///orchard', 'hashivault://fig', 'VAULT_SERVER_TOKEN', true],
    ['file:///orchard', undefined, 'VAULT_SERVER_TOKEN', false],
  ])('for states in %s and secrets by %s: %s is passed: %s', (backendUrl, secretsProvider, name, isPassed) =>
    expect(name in from({ [name]: 'fig' }, { backendUrl, secretsProvider })).toBe(isPassed),
  );

  it.each([
    [true, true],
    [false, false],
  ])('passes the switches of a plugin of our own: %s', (hasOwnPlugin, isPassed) => {
    const env = from({ PROVIDER_WAIT_FACTOR: '0' }, { hasOwnPlugin });
    expect('PROVIDER_WAIT_FACTOR' in env).toBe(isPassed);
    expect('PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION' in env).toBe(isPassed);
  });
});
