import {
  type Context,
  decide,
  defineProduct,
  openSession,
  type PolicyDocument,
  principalAllows,
  type Refusal,
  type Row,
  second,
  write,
} from '../engine/index.ts';

const notFound: Refusal = [404, 'EntityNotExist.Role', 'The specified Role not exists .'];
const noPermission: Refusal = [403, 'NoPermission', 'You are not authorized to do this action. You should be authorized by RAM.'];
const badDuration: Refusal = [400, 'InvalidParameter.DurationSeconds', 'The Min/Max value of DurationSeconds is 15min/{max}s.'];
const badName: Refusal = [400, 'InvalidParameter.RoleSessionName', 'The parameter RoleSessionName is wrongly formed.'];
const badToken: Refusal = [400, 'AuthenticationFail.NoPermission', 'This OIDC provider is not trusted by the role.'];
const badPolicy: Refusal = [400, 'InvalidParameter.PolicyGrammar', 'The parameter Policy has not passed grammar check.'];

export default defineProduct({
  product: 'sts',
  style: 'RPC',
  versions: ['2015-04-01'],
  hosts: ['sts.{region}.aliyuncs.com', 'sts.aliyuncs.com'],
  anonymous: ['AssumeRoleWithOIDC'],
  denied: noPermission,
  actions: {
    GetCallerIdentity: {
      run(x) {
        const { accountId: AccountId, kind, principalId: PrincipalId, arn: Arn } = x.call.caller;
        const IdentityType = { root: 'Account', user: 'RAMUser', role: 'AssumedRoleUser', anonymous: '' }[kind];
        const [RoleId = ''] = kind === 'role' ? PrincipalId.split(':') : [];
        return { AccountId, PrincipalId, Arn, IdentityType, UserId: kind === 'role' ? '' : PrincipalId, RoleId };
      },
    },

    AssumeRole: write(
      (x) => {
        const role = roleOf(x);
        if (!principalAllows(trustOf(role), 'sts:AssumeRole', 'RAM', [`acs:ram::${x.account}:root`, x.call.caller.arn]))
          x.refuse(noPermission);
        return sessionOf(x, role);
      },
      { needs: ['RoleArn', 'RoleSessionName'], resource: (x) => x.text('RoleArn') },
    ),

    AssumeRoleWithOIDC: write(
      (x) => {
        const role = roleOf(x);
        if (!principalAllows(trustOf(role), 'sts:AssumeRoleWithOIDC', 'Federated', [x.text('OIDCProviderArn')])) x.refuse(badToken);
        const claims = claimsOf(x);
        return {
          ...sessionOf(x, role),
          OIDCTokenInfo: {
            Subject: String(claims['sub'] ?? ''),
            Issuer: String(claims['iss'] ?? ''),
            ClientIds: String(claims['aud'] ?? ''),
            ExpirationTime: String(claims['exp'] ?? ''),
            IssuanceTime: String(claims['iat'] ?? ''),
            VerificationInfo: 'Success',
          },
        };
      },
      { needs: ['OIDCProviderArn', 'RoleArn', 'OIDCToken', 'RoleSessionName'] },
    ),
  },
});

/** The role that a call names; it may belong to another account than the caller. */
function roleOf(x: Context): Row {
  const [, account = '', name = ''] = /^acs:ram::(\d+):role\/(.+)$/.exec(x.text('RoleArn')) ?? [];
  const role = x.estate.find('ram.role', account, name) ?? x.refuse(notFound);
  const max = Number(role.state['MaxSessionDuration']);
  const seconds = x.number('DurationSeconds') ?? 3600;
  if (seconds < 900 || seconds > max) x.refuse(badDuration, { max: String(max) });
  if (!/^[\w.@=-]{2,64}$/.test(x.text('RoleSessionName'))) x.refuse(badName);
  return role;
}

function trustOf(role: Row): PolicyDocument {
  return JSON.parse(String(role.state['AssumeRolePolicyDocument'])) as PolicyDocument;
}

function sessionOf(x: Context, role: Row) {
  const name = x.text('RoleSessionName');
  const session = openSession(x.estate, role, name, x.number('DurationSeconds') ?? 3600, policyOf(x));
  return {
    Credentials: {
      AccessKeyId: session.caller.accessKeyId,
      AccessKeySecret: session.secret,
      SecurityToken: session.securityToken,
      Expiration: second(session.expiresAt),
    },
    AssumedRoleUser: { Arn: `acs:ram::${role.account}:role/${role.id}/${name}`, AssumedRoleId: `${role.state['RoleId']}:${name}` },
  };
}

function policyOf(x: Context): string | undefined {
  const policy = x.text('Policy');
  if (policy === '') return undefined;
  try {
    decide([JSON.parse(policy) as PolicyDocument], { action: '', resource: '', facts: {} });
    return policy;
  } catch {
    return x.refuse(badPolicy);
  }
}

/** Claims of the token. Its signature is not verified: the issuer stands outside of the sandbox. */
function claimsOf(x: Context): Readonly<Record<string, unknown>> {
  try {
    const claims = JSON.parse(Buffer.from(x.text('OIDCToken').split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<
      string,
      unknown
    >;
    if (Number(claims['exp'] ?? Number.POSITIVE_INFINITY) * 1000 > x.now) return claims;
  } catch {
    // A token that is none is refused like one of a stranger.
  }
  return x.refuse([400, 'AuthenticationFail.OIDCToken.Expired', 'This JWT/OIDC token is expired or malformed.']);
}
