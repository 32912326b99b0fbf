import { type Action, type Context, type Row, ramAccessKey, ramGroup, ramPolicy, ramRole, ramUser, write } from '../../engine/index.ts';
import { checkRange, checkWord } from '../ram/checks.ts';
import { lastUsedOf } from '../ram/keys.ts';
import { checkPasswordPolicy, passwordParams, sentUnder } from '../ram/preferences.ts';
import { type AccountSettings, changeSettings, settingsOf } from '../ram/settings.ts';

const dayMs = 86_400_000;
const oldKeyDays = 90;
const idleTerms = [90, 180, 365, 730];

const preferenceParams = {
  LoginProfilePreference: [
    'AllowUserToChangePassword',
    'AllowUserToLoginWithPasskey',
    'EnableSaveMFATicket',
    'LoginNetworkMasks',
    'LoginSessionDuration',
    'MFAOperationForLogin',
    'OperationForRiskLogin',
  ],
  AccessKeyPreference: ['AllowUserToManageAccessKeys', 'AllowUserToManageServiceCredentials'],
  MFAPreference: ['AllowUserToManageMFADevices'],
  PersonalInfoPreference: ['AllowUserToManagePersonalDingTalk'],
  MaxIdleDays: ['MaxIdleDaysForUsers', 'MaxIdleDaysForAccessKeys'],
};

function preferenceOf(settings: AccountSettings) {
  const { LoginProfilePreference, AccessKeyPreference, MFAPreference } = settings;
  const { PersonalInfoPreference, VerificationPreference, MaxIdleDays } = settings;
  return {
    SecurityPreference: {
      LoginProfilePreference,
      AccessKeyPreference,
      MFAPreference,
      PersonalInfoPreference,
      VerificationPreference,
      MaxIdleDays,
    },
  };
}

const newPasswordParams = {
  PasswordPolicy: [
    ...passwordParams.PasswordPolicy,
    'HardExpire',
    'MinimumPasswordDifferentCharacter',
    'PasswordNotContainUserName',
    'InitialPasswordAge',
    'InterceptRiskPasswordOnApi',
  ],
};

type Key = Row<ReturnType<typeof ramAccessKey.make>>;

const isOld = (key: Key, now: number) => now - Date.parse(key.state.CreateDate) > oldKeyDays * dayMs;
function isUnused(key: Key, now: number): boolean {
  const last = Date.parse(lastUsedOf(key.state, now) || key.state.CreateDate);
  return key.state.Status === 'Active' && now - last > oldKeyDays * dayMs;
}

/** The account's own check of itself. */
function practiceOf(x: Context) {
  const users = [...x.rows(ramUser)];
  const keys = [...x.rows(ramAccessKey)];
  const { rootHasMfa, rootAccessKeys, PasswordPolicy } = settingsOf(x);
  const count = (rows: readonly Key[]) => new Set(rows.map(({ state }) => state.UserName)).size;
  const old = keys.filter((key) => isOld(key, x.now));
  const unused = keys.filter((key) => isUnused(key, x.now));
  const unsafe = [!rootHasMfa, rootAccessKeys > 0, users.some(({ state }) => state.hasConsole && state.mfa === ''), unused.length > 0];
  return {
    Score: 100 - unsafe.filter(Boolean).length * 15,
    AccountSecurityPracticeUserInfo: {
      BindMfa: rootHasMfa,
      RootWithAccessKey: rootAccessKeys,
      SubUser: users.length,
      SubUserBindMfa: users.filter(({ state }) => state.mfa !== '').length,
      SubUserPwdLevel: PasswordPolicy.MinimumPasswordLength >= 12 ? 'HIGH' : 'MID',
      OldAkNum: old.length,
      UnusedAkNum: unused.length,
      SubUserWithOldAccessKey: count(old),
      SubUserWithUnusedAccessKey: count(unused),
    },
  };
}

/** How much there is of everything, and how much there may be. */
function summaryOf(x: Context) {
  const devices = x.where(ramUser, 'mfa', 'VMFA').length;
  return {
    Users: x.rows(ramUser).count,
    UsersQuota: 1000,
    Groups: x.rows(ramGroup).count,
    GroupsQuota: 50,
    Roles: x.rows(ramRole).count,
    RolesQuota: 1000,
    Policies: x.rows(ramPolicy).count,
    PoliciesQuota: 1500,
    MFADevices: devices,
    MFADevicesInUse: devices,
    VirtualMFADevicesQuota: 1000,
    AccessKeysPerUserQuota: 2,
    AccountAccessKeysPerAccountQuota: 5,
    AttachedPoliciesPerUserQuota: 20,
    AttachedPoliciesPerGroupQuota: 20,
    AttachedPoliciesPerRoleQuota: 20,
    AttachedSystemPoliciesPerUserQuota: 20,
    AttachedSystemPoliciesPerGroupQuota: 20,
    AttachedSystemPoliciesPerRoleQuota: 20,
    GroupsPerUserQuota: 10,
    PolicySizeQuota: 6144,
    VersionsPerPolicyQuota: 5,
  };
}

export const account: Readonly<Record<string, Action>> = {
  GetAccountMFAInfo: { run: (x) => ({ IsMFAEnable: settingsOf(x).rootHasMfa }) },
  GetAccountSecurityPracticeReport: { run: (x) => ({ AccountSecurityPracticeInfo: practiceOf(x) }) },
  GetAccountSummary: { run: (x) => ({ SummaryMap: summaryOf(x) }) },

  GetPasswordPolicy: { run: (x) => ({ PasswordPolicy: settingsOf(x).PasswordPolicy }) },
  SetPasswordPolicy: write((x) => {
    checkPasswordPolicy(x);
    checkRange(x, 'MinimumPasswordDifferentCharacter', 0, 8);
    return { PasswordPolicy: changeSettings(x, sentUnder(x, newPasswordParams)).PasswordPolicy };
  }),

  GetSecurityPreference: { run: (x) => preferenceOf(settingsOf(x)) },
  SetSecurityPreference: write((x) => {
    checkWord(x, 'MFAOperationForLogin', ['mandatory', 'independent', 'adaptive']);
    checkWord(x, 'OperationForRiskLogin', ['autonomous', 'enforceVerify']);
    checkWord(x, 'MaxIdleDaysForUsers', idleTerms);
    checkWord(x, 'MaxIdleDaysForAccessKeys', idleTerms);
    checkRange(x, 'LoginSessionDuration', 1, 24);
    const types = x.params['VerificationTypes'];
    const verification = types === undefined ? {} : { 'VerificationPreference.VerificationTypes': x.texts('VerificationTypes') };
    return preferenceOf(changeSettings(x, { ...sentUnder(x, preferenceParams), ...verification }));
  }),
};
