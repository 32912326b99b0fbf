import { readFile } from 'node:fs/promises';
import { InputError } from '../model/errors.ts';
import type { Reply } from '../model/resource-type.ts';
import type { Caller } from './caller.ts';
import type { Credential, CredentialSource } from './credential.ts';
import { createSession } from './session.ts';

/** A role to act as, in the same account or another one. */
export interface Role {
  /** acs:ram::ACCOUNT:role/NAME */
  readonly roleArn: string;
  readonly sessionName?: string;
  readonly externalId?: string;
  /** Life of a session in seconds, 900 or more; the role's own limit where left out. */
  readonly durationSeconds?: number;
}

/** A role that an identity provider's token opens. */
export interface OidcRole extends Role {
  readonly providerArn: string;
  /** Read anew for each session, since clusters replace it. */
  readonly tokenFile: string;
}

const arn = /^acs:ram::\d+:role\/.+$/;

/** Keys of a role, fetched and renewed through the caller's account. */
export function assumeRole(caller: Caller, role: Role): CredentialSource {
  checkArn(role.roleArn);
  return createSession(`role ${role.roleArn}`, async () =>
    toCredential(
      await caller.call({ product: 'sts', action: 'AssumeRole', region: 'global', params: paramsOf(role), permission: 'sts:AssumeRole' }),
    ),
  );
}

/** Keys of a role, fetched with an OIDC token; the caller sends without a signature. */
export function assumeRoleWithOidc(caller: Caller, role: OidcRole): CredentialSource {
  checkArn(role.roleArn);
  return createSession(`OIDC role ${role.roleArn}`, async () => {
    const params = { ...paramsOf(role), OIDCProviderArn: role.providerArn, OIDCToken: await readToken(role.tokenFile) };
    return toCredential(await caller.call({ product: 'sts', action: 'AssumeRoleWithOIDC', region: 'global', params, in: 'form' }));
  });
}

function paramsOf(role: Role): Record<string, string> {
  return {
    RoleArn: role.roleArn,
    RoleSessionName: role.sessionName ?? 'xunjian',
    ...(role.externalId && { ExternalId: role.externalId }),
    ...(role.durationSeconds && { DurationSeconds: String(role.durationSeconds) }),
  };
}

async function readToken(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    throw new InputError(
      'unreadable-credentials',
      `${file}: the OIDC token cannot be read (${(error as NodeJS.ErrnoException).code}); check that it is mounted and readable.`,
    );
  }
}

function toCredential(reply: Reply): Credential {
  const keys = reply.Credentials as { AccessKeyId: string; AccessKeySecret: string; SecurityToken: string; Expiration: string };
  return {
    accessKeyId: keys.AccessKeyId,
    accessKeySecret: keys.AccessKeySecret,
    securityToken: keys.SecurityToken,
    expiresAtMs: Date.parse(keys.Expiration),
  };
}

function checkArn(roleArn: string): void {
  if (!arn.test(roleArn)) throw new InputError('wrong-role', `${roleArn} is no role; write acs:ram::ACCOUNT:role/NAME.`);
}
