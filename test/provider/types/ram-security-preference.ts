import { type Attributes, changed, defineType, pick, type Work } from '../type-file.ts';

/** Property and wire name of what can be set. */
const fields = {
  allowUserToChangePassword: 'AllowUserToChangePassword',
  allowUserToLoginWithPasskey: 'AllowUserToLoginWithPasskey',
  allowUserToManageAccessKeys: 'AllowUserToManageAccessKeys',
  allowUserToManageMfaDevices: 'AllowUserToManageMFADevices',
  allowUserToManagePersonalDingTalk: 'AllowUserToManagePersonalDingTalk',
  enableSaveMfaTicket: 'EnableSaveMFATicket',
  loginNetworkMasks: 'LoginNetworkMasks',
  loginSessionDuration: 'LoginSessionDuration',
  maxIdleDaysForAccessKeys: 'MaxIdleDaysForAccessKeys',
  maxIdleDaysForUsers: 'MaxIdleDaysForUsers',
  mfaOperationForLogin: 'MFAOperationForLogin',
  operationForRiskLogin: 'OperationForRiskLogin',
};
// Only what changes is sent.
const body = Object.fromEntries(Object.entries(fields).map(([name, field]) => [field, changed(name)]));
const set = { action: 'SetSecurityPreference', body, retry: 'ram' } as const;

export default defineType({
  token: 'alicloud:ram/securityPreference:SecurityPreference',
  product: 'ims',
  // Whatever the id says, the preference of the caller's account is read.
  reads: [{ action: 'GetSecurityPreference', body: {}, at: 'SecurityPreference', set: attributes }],
  create: [set],
  newId: (x: Work) => x.accountId,
  updates: [{ ...set, on: Object.keys(fields) }],
});

function attributes(found: Attributes): Attributes {
  const groups = Object.values(found).filter((group): group is Attributes => typeof group === 'object' && group !== null);
  const names = Object.entries(fields).map(([name, field]) => `${field}:${name}`);
  return pick(Object.assign({}, ...groups) as Attributes, names.join(' '));
}
