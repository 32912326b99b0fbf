import { describe, expect, it } from 'vitest';
import ims from '../../../src/sandbox/products/ims.ts';
import ram from '../../../src/sandbox/products/ram.ts';
import { ask, type Key, type Params } from '../ask.ts';
import { type Cloud, openCloud } from '../cloud.ts';
import { openProducts } from './call.ts';

const everything = JSON.stringify({ Version: '1', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] });

/** An estate with a user plum, who has a key and may look at RAM. */
function orchard() {
  const estate = openProducts([ram, ims], 60);
  const { engine } = estate;
  engine.estate.put({ ...anyUser(), id: 'plum', index: -1, tags: {}, state: { ...anyUser().state, ...plum } });
  return {
    ...estate,
    ram: (action: string, params: Params = {}) => estate.call('ram', action, params),
    ims: (action: string, params: Params = {}) => estate.call('ims', action, params),
    refused: (action: string, params: Params = {}) => estate.refusal('ram', action, params),
  };

  function anyUser() {
    const [user] = engine.estate.rows('ram.user', engine.estate.accounts[0].id, '*').page(0, 1);
    if (!user) throw new Error('The estate has no user.');
    return user;
  }
}
const plum = { UserName: 'plum', DisplayName: 'Plum', policies: [], groups: [], hasConsole: false, mfa: '' };

describe('a key of a user', () => {
  let cloud: Cloud;
  const signed = (key: Key, params: Params = {}) => ask(cloud.server.port, key, 'ram', 'ListUsers', params);
  const root = (action: string, params: Params) => ask(cloud.server.port, cloud.key, 'ram', action, params);

  it('signs nothing once it is off, works again when it is on, and is gone when it is deleted', async () => {
    cloud = await openCloud({ resources: 60, seed: 'orchard' });
    await root('CreateUser', { UserName: 'plum' });
    const created = (await root('CreateAccessKey', { UserName: 'plum' })).body as { AccessKey: Record<string, string> };
    const key = { accessKeyId: String(created.AccessKey['AccessKeyId']), secret: String(created.AccessKey['AccessKeySecret']) };
    const turn = (Status: string) => root('UpdateAccessKey', { UserName: 'plum', UserAccessKeyId: key.accessKeyId, Status });
    expect((await signed(key)).code).toBe('NoPermission');
    await root('AttachPolicyToUser', { UserName: 'plum', PolicyName: 'ReadOnlyAccess', PolicyType: 'System' });
    expect((await signed(key)).code).toBeUndefined();
    await turn('Inactive');
    expect((await signed(key)).code).toBe('InvalidAccessKeyId.Inactive');
    await turn('Active');
    expect((await signed(key)).code).toBeUndefined();
    await root('DetachPolicyFromUser', { UserName: 'plum', PolicyName: 'ReadOnlyAccess', PolicyType: 'System' });
    expect((await signed(key)).code).toBe('NoPermission');
    await root('DeleteAccessKey', { UserName: 'plum', UserAccessKeyId: key.accessKeyId });
    expect((await signed(key)).code).toBe('InvalidAccessKeyId.NotFound');
    await cloud.close();
  });

  it('is one of two at the most, and only its user has it', async () => {
    const { ram, refused } = orchard();
    await ram('CreateAccessKey', { UserName: 'plum' });
    const second = (await ram('CreateAccessKey', { UserName: 'plum' })) as unknown as { AccessKey: { AccessKeyId: string } };
    expect(await refused('CreateAccessKey', { UserName: 'plum' })).toBe('LimitExceeded.User.AccessKey');
    await ram('CreateUser', { UserName: 'pear' });
    const taken = { UserName: 'pear', UserAccessKeyId: second.AccessKey.AccessKeyId };
    expect(await refused('DeleteAccessKey', taken)).toBe('EntityNotExist.User.AccessKey');
    expect(await refused('UpdateAccessKey', { ...taken, UserName: 'plum', Status: 'Sleeping' })).toBe('InvalidParameter.Status');
  });

  it('that a call made has never been used', async () => {
    const { ram } = orchard();
    const made = (await ram('CreateAccessKey', { UserName: 'plum' })) as unknown as { AccessKey: { AccessKeyId: string } };
    const used = await ram('GetAccessKeyLastUsed', { UserName: 'plum', UserAccessKeyId: made.AccessKey.AccessKeyId });
    expect(used['AccessKeyLastUsed']).toEqual({ LastUsedDate: '' });
  });
});

describe('a user', () => {
  it('is deleted only when nothing hangs on it', async () => {
    const { ram, refused } = orchard();
    await ram('AttachPolicyToUser', { UserName: 'plum', PolicyName: 'ReadOnlyAccess', PolicyType: 'System' });
    expect(await refused('DeleteUser', { UserName: 'plum' })).toBe('DeleteConflict.User.Policy');
    await ram('DetachPolicyFromUser', { UserName: 'plum', PolicyName: 'ReadOnlyAccess', PolicyType: 'System' });
    await ram('CreateLoginProfile', { UserName: 'plum', Password: 'Plum-tree-2026' });
    expect(await refused('DeleteUser', { UserName: 'plum' })).toBe('DeleteConflict.User.LoginProfile');
    await ram('DeleteLoginProfile', { UserName: 'plum' });
    await ram('DeleteUser', { UserName: 'plum' });
    expect(await refused('GetUser', { UserName: 'plum' })).toBe('EntityNotExist.User');
  });

  it('takes its keys along under a new name', async () => {
    const { ram, refused } = orchard();
    await ram('CreateAccessKey', { UserName: 'plum' });
    await ram('UpdateUser', { UserName: 'plum', NewUserName: 'pear', NewComments: 'ripe' });
    expect((await ram('GetUser', { UserName: 'pear' }))['User']).toMatchObject({ Comments: 'ripe', DisplayName: 'Plum' });
    expect((await ram('ListAccessKeys', { UserName: 'pear' }))['AccessKeys']).toMatchObject({ AccessKey: [{ Status: 'Active' }] });
    expect(await refused('GetUser', { UserName: 'plum' })).toBe('EntityNotExist.User');
  });

  it.each([
    ['CreateUser', { UserName: 'a pear' }, 'InvalidParameter.UserName.InvalidChars'],
    ['CreateUser', { UserName: 'p'.repeat(65) }, 'InvalidParameter.UserName.Length'],
    ['CreateUser', { UserName: 'plum' }, 'EntityAlreadyExists.User'],
    ['CreateLoginProfile', { UserName: 'plum', Password: 'plum' }, 'InvalidParameter.Password.TooWeak'],
    ['UpdateLoginProfile', { UserName: 'plum' }, 'EntityNotExist.User.LoginProfile'],
    ['UnbindMFADevice', { UserName: 'plum' }, 'EntityNotExist.User.MFADevice'],
    ['AttachPolicyToUser', { UserName: 'plum', PolicyName: 'Pear', PolicyType: 'Custom' }, 'EntityNotExist.Policy'],
    ['DetachPolicyFromUser', { UserName: 'plum', PolicyName: 'ReadOnlyAccess', PolicyType: 'System' }, 'EntityNotExist.User.Policy'],
  ])('%s refuses %j', async (action, params, code) => expect(await orchard().refused(action, params)).toBe(code));
});

describe('a custom policy', () => {
  const policyOf = async (estate: ReturnType<typeof orchard>) => {
    const list = (await estate.ram('ListPolicies', { PolicyType: 'Custom', MaxItems: 1 })) as unknown as {
      Policies: { Policy: { PolicyName: string }[] };
    };
    return String(list.Policies.Policy[0]?.PolicyName);
  };
  const versions = async (estate: ReturnType<typeof orchard>, PolicyName: string) => {
    const reply = (await estate.ram('ListPolicyVersions', { PolicyName, PolicyType: 'Custom' })) as unknown as {
      PolicyVersions: { PolicyVersion: { VersionId: string; IsDefaultVersion: boolean }[] };
    };
    return reply.PolicyVersions.PolicyVersion.map((one) => `${one.VersionId}${one.IsDefaultVersion ? ' default' : ''}`);
  };

  it('changes by a new default version, and back', async () => {
    const estate = orchard();
    const PolicyName = await policyOf(estate);
    await estate.ram('CreatePolicyVersion', { PolicyName, PolicyDocument: everything, SetAsDefault: 'true' });
    expect(await versions(estate, PolicyName)).toEqual(['v2 default', 'v1']);
    const { DefaultPolicyVersion } = await estate.ram('GetPolicy', { PolicyName, PolicyType: 'Custom' });
    expect(DefaultPolicyVersion).toMatchObject({ VersionId: 'v2', PolicyDocument: everything });
    expect(await estate.refused('DeletePolicyVersion', { PolicyName, VersionId: 'v2' })).toBe('DeleteConflict.Policy.Version.Default');
    await estate.ram('SetDefaultPolicyVersion', { PolicyName, VersionId: 'v1' });
    await estate.ram('DeletePolicyVersion', { PolicyName, VersionId: 'v2' });
    expect(await versions(estate, PolicyName)).toEqual(['v1 default']);
  });

  it('has five versions at the most; the oldest makes room when asked to', async () => {
    const estate = orchard();
    const PolicyName = await policyOf(estate);
    const more = (rest: Params = {}) => estate.ram('CreatePolicyVersion', { PolicyName, PolicyDocument: everything, ...rest });
    for (let count = 0; count < 4; count++) await more();
    expect(await estate.refused('CreatePolicyVersion', { PolicyName, PolicyDocument: everything })).toBe('LimitExceeded.Policy.Version');
    await more({ RotateStrategy: 'DeleteOldestNonDefaultVersionWhenLimitExceeded' });
    expect(await versions(estate, PolicyName)).toEqual(['v6', 'v5', 'v4', 'v3', 'v1 default']);
  });

  it('is refused when it is no policy', async () => {
    const estate = orchard();
    const PolicyName = await policyOf(estate);
    expect(await estate.refused('CreatePolicyVersion', { PolicyName, PolicyDocument: '{"Version":"1"}' })).toBe('MalformedPolicyDocument');
  });

  it('counts its attachments and names who holds it', async () => {
    const estate = orchard();
    const PolicyName = await policyOf(estate);
    await estate.ram('AttachPolicyToUser', { UserName: 'plum', PolicyName, PolicyType: 'Custom' });
    expect((await estate.ram('GetPolicy', { PolicyName, PolicyType: 'Custom' }))['Policy']).toMatchObject({ AttachmentCount: 1 });
    expect((await estate.ram('ListEntitiesForPolicy', { PolicyName, PolicyType: 'Custom' }))['Users']).toMatchObject({
      User: [{ UserName: 'plum' }],
    });
  });
});

describe('the settings of an account', () => {
  it('keep what a call does not send, and both products show them', async () => {
    const { ram, ims } = orchard();
    await ram('SetPasswordPolicy', { MinimumPasswordLength: '9', HardExpiry: 'true' });
    await ims('SetPasswordPolicy', { MaxLoginAttemps: '3' });
    expect((await ims('GetPasswordPolicy'))['PasswordPolicy']).toMatchObject({
      MinimumPasswordLength: 9,
      HardExpire: true,
      MaxLoginAttemps: 3,
      RequireSymbols: true,
    });
    await ims('SetSecurityPreference', { MFAOperationForLogin: 'independent', MaxIdleDaysForUsers: '90' });
    expect((await ims('GetSecurityPreference'))['SecurityPreference']).toMatchObject({
      LoginProfilePreference: { MFAOperationForLogin: 'independent', LoginSessionDuration: 6 },
      MaxIdleDays: { MaxIdleDaysForUsers: 90, MaxIdleDaysForAccessKeys: 365 },
    });
  });

  it.each([
    ['ram', 'SetPasswordPolicy', { MinimumPasswordLength: '7' }, 'InvalidParameter.MinimumPasswordLength.Range'],
    ['ram', 'SetPasswordPolicy', { MinimumPasswordLength: '33' }, 'InvalidParameter.MinimumPasswordLength.Range'],
    ['ram', 'SetPasswordPolicy', { MinimumPasswordLength: '32' }, 'none'],
    ['ims', 'SetSecurityPreference', { MaxIdleDaysForUsers: '91' }, 'InvalidParameter.MaxIdleDaysForUsers'],
    ['ims', 'SetSecurityPreference', { MFAOperationForLogin: 'sometimes' }, 'InvalidParameter.MFAOperationForLogin'],
  ])('%s %s answers %j with %s', async (product, action, params, code) =>
    expect(await orchard().refusal(product, action, params)).toBe(code),
  );
});

describe('the credential report', () => {
  it('is there once it is made, and expires after four hours', async () => {
    const { ims, refusal, advance } = orchard();
    expect(await refusal('ims', 'GetCredentialReport')).toBe('Expired.CredentialReport');
    expect((await ims('GenerateCredentialReport'))['State']).toBe('STARTED');
    const { Content, IsTruncated } = await ims('GetCredentialReport');
    const [columns, root, ...users] = Buffer.from(String(Content), 'base64').toString('utf8').split('\n');
    expect(columns?.split(',')).toHaveLength(16);
    expect(root).toMatch(/^<root>,.*,true,true,/);
    expect(users.map((line) => line.split(',')[0])).toContain('plum');
    expect(IsTruncated).toBe('false');
    advance(4 * 3600 + 1);
    expect(await refusal('ims', 'GetCredentialReport')).toBe('Expired.CredentialReport');
  });
});
