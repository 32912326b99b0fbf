import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type CredentialsModule from '@alicloud/credentials';
import { CloudError, InputError } from '../model/errors.ts';
import { assumeRole, assumeRoleWithOidc } from './assume-role.ts';
import type { Caller } from './caller.ts';
import type { CredentialSource } from './credential.ts';
import { missing, type Profile, profileFile, readProfile, readSourceProfile } from './profile.ts';
import { redact, redactCause } from './redact.ts';
import { createSession, fixedKeys } from './session.ts';

// Loaded when its keys are asked for: most runs never need it.
const load = (): typeof CredentialsModule => createRequire(import.meta.url)('@alicloud/credentials');

/** Where to look for keys. */
export interface FindOptions {
  /** Profile of the official command line; its own choice where left out. */
  readonly profile?: string | undefined;
  /** File of the profiles, where it is not ~/.aliyun/config.json. */
  readonly profileFile?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Calls STS with keys, or without a signature. */
  readonly callerOf: (source: CredentialSource | undefined) => Caller;
}

/**
 * Finds the keys of an account: a named profile, else the environment, an OIDC token, the current profile, a
 * credentials file, a credentials address, the RAM role of this ECS instance. Throws InputError when there are none.
 */
export async function findCredentials(options: FindOptions): Promise<CredentialSource> {
  if (options.profile) return (await fromProfile(options.profile, options)) as CredentialSource;
  return (
    fromEnvironment(options.env) ??
    fromOidc(options) ??
    (await fromProfile(options.env.ALIBABA_CLOUD_PROFILE, options)) ??
    (await fromFile(options.env)) ??
    fromAddress(options.env) ??
    fromInstance(options.env)
  );
}

function fromEnvironment(env: FindOptions['env']): CredentialSource | undefined {
  const id = env.ALIBABA_CLOUD_ACCESS_KEY_ID ?? env.ALICLOUD_ACCESS_KEY;
  const secret = env.ALIBABA_CLOUD_ACCESS_KEY_SECRET ?? env.ALICLOUD_SECRET_KEY;
  const token = env.ALIBABA_CLOUD_SECURITY_TOKEN ?? env.ALICLOUD_SECURITY_TOKEN;
  if (!id && !secret) return undefined;
  if (!id || !secret) {
    const [there, absent] = id
      ? ['ALIBABA_CLOUD_ACCESS_KEY_ID', 'ALIBABA_CLOUD_ACCESS_KEY_SECRET']
      : ['ALIBABA_CLOUD_ACCESS_KEY_SECRET', 'ALIBABA_CLOUD_ACCESS_KEY_ID'];
    throw new InputError('incomplete-credentials', `The environment has ${there} and no ${absent}; set both, or neither.`);
  }
  return fixedKeys('environment', {
    accessKeyId: id.trim(),
    accessKeySecret: secret.trim(),
    ...(token && { securityToken: token.trim() }),
  });
}

function fromOidc({ env, callerOf }: FindOptions): CredentialSource | undefined {
  const { ALIBABA_CLOUD_ROLE_ARN: roleArn, ALIBABA_CLOUD_OIDC_PROVIDER_ARN: providerArn, ALIBABA_CLOUD_OIDC_TOKEN_FILE: tokenFile } = env;
  if (!roleArn || !providerArn || !tokenFile) return undefined;
  const sessionName = env.ALIBABA_CLOUD_ROLE_SESSION_NAME;
  return assumeRoleWithOidc(callerOf(undefined), { roleArn, providerArn, tokenFile, ...(sessionName && { sessionName }) });
}

async function fromProfile(name: string | undefined, options: FindOptions): Promise<CredentialSource | undefined> {
  if (name === undefined && options.env.ALIBABA_CLOUD_CLI_PROFILE_DISABLED?.toLowerCase() === 'true') return undefined;
  const profile = await readProfile(name, options.profileFile);
  return profile && toSource(profile, options);
}

async function toSource(profile: Profile, options: FindOptions): Promise<CredentialSource> {
  const file = options.profileFile ?? profileFile();
  const need = <Key extends keyof Profile>(...keys: readonly Key[]) => {
    const absent = keys.filter((key) => !profile[key]);
    if (absent.length > 0) throw missing(profile, absent, file);
  };
  const name = `profile ${profile.name}`;
  switch (profile.mode) {
    case 'AK':
      need('access_key_id', 'access_key_secret');
      return fixedKeys(name, keysOf(profile));
    case 'StsToken':
      need('access_key_id', 'access_key_secret', 'sts_token');
      return fixedKeys(name, keysOf(profile));
    case 'RamRoleArn':
      need('access_key_id', 'access_key_secret', 'ram_role_arn');
      return assumeRole(options.callerOf(fixedKeys(name, keysOf(profile))), roleOf(profile));
    case 'ChainableRamRoleArn':
      need('source_profile', 'ram_role_arn');
      return assumeRole(options.callerOf(await toSource(await readSourceProfile(profile, file), options)), roleOf(profile));
    case 'OIDC':
      need('ram_role_arn', 'oidc_provider_arn', 'oidc_token_file');
      return assumeRoleWithOidc(options.callerOf(undefined), {
        ...roleOf(profile),
        providerArn: profile.oidc_provider_arn as string,
        tokenFile: profile.oidc_token_file as string,
      });
    case 'EcsRamRole':
      return ecsRole(profile.ram_role_name);
    case 'CloudSSO':
    case 'OAuth':
    case 'External':
      return fromPackage(name, () => load().CLIProfileCredentialsProvider.builder().withProfileName(profile.name).build());
    default:
      throw new InputError(
        'unknown-profile-mode',
        `${file}: profile ${profile.name} has mode ${profile.mode}; AK, StsToken, RamRoleArn, ChainableRamRoleArn, EcsRamRole, OIDC, CloudSSO, OAuth and External are known.`,
      );
  }
}

function keysOf(profile: Profile) {
  return {
    accessKeyId: profile.access_key_id as string,
    accessKeySecret: profile.access_key_secret as string,
    ...(profile.sts_token && { securityToken: profile.sts_token }),
  };
}

function roleOf(profile: Profile) {
  return {
    roleArn: profile.ram_role_arn as string,
    ...(profile.ram_session_name && { sessionName: profile.ram_session_name }),
    ...(profile.external_id && { externalId: profile.external_id }),
    ...(profile.expired_seconds && { durationSeconds: profile.expired_seconds }),
  };
}

async function fromFile(env: FindOptions['env']): Promise<CredentialSource | undefined> {
  const file = env.ALIBABA_CLOUD_CREDENTIALS_FILE ?? join(homedir(), '.alibabacloud', 'credentials');
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  return isThere ? fromPackage(file, () => load().ProfileCredentialsProvider.builder().build()) : undefined;
}

function fromAddress(env: FindOptions['env']): CredentialSource | undefined {
  const address = env.ALIBABA_CLOUD_CREDENTIALS_URI;
  if (!address) return undefined;
  return fromPackage('ALIBABA_CLOUD_CREDENTIALS_URI', () => load().URICredentialsProvider.builder().withCredentialsURI(address).build());
}

function fromInstance(env: FindOptions['env']): CredentialSource {
  if (env.ALIBABA_CLOUD_ECS_METADATA_DISABLED?.toLowerCase() === 'true') throw noCredentials();
  const role = env.ALIBABA_CLOUD_ECS_METADATA;
  const source = ecsRole(role);
  // Without a word that this is an ECS instance, silence only means that there are no keys anywhere.
  return { name: source.name, get: () => (role ? source.get() : source.get().catch(() => Promise.reject(noCredentials()))) };
}

function ecsRole(roleName: string | undefined): CredentialSource {
  return fromPackage(`RAM role ${roleName ?? 'of this ECS instance'}`, () => {
    const builder = load().ECSRAMRoleCredentialsProvider.builder();
    return (roleName ? builder.withRoleName(roleName) : builder).build();
  });
}

interface Provider {
  getCredentials(): Promise<{ readonly accessKeyId: string; readonly accessKeySecret: string; readonly securityToken?: string }>;
}

/** Keys from the official package, which renews them itself; asked for one at a time, since it cannot bear two at once. */
function fromPackage(name: string, build: () => Provider): CredentialSource {
  let provider: Provider | undefined;
  return createSession(name, async () => {
    try {
      provider ??= build();
      const { accessKeyId, accessKeySecret, securityToken } = await provider.getCredentials();
      return { accessKeyId, accessKeySecret, ...(securityToken && { securityToken }), expiresAtMs: 0 };
    } catch (error) {
      throw new CloudError('credentials', `The keys of ${name} cannot be had: ${redact((error as Error).message)}.`, {
        code: 'no-keys',
        action: 'GetCredentials',
        cause: redactCause(error),
      });
    }
  });
}

function noCredentials(): InputError {
  return new InputError(
    'no-credentials',
    'No credentials found: set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, or run: aliyun configure, or give the ECS instance a RAM role.',
  );
}
