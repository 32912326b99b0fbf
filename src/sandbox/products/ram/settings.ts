import { type Context, kind } from '../../engine/index.ts';

/** What an account has set for all its users, and for itself. An account that nobody described has these. */
const usual = {
  PasswordPolicy: {
    MinimumPasswordLength: 14,
    RequireLowercaseCharacters: true,
    RequireUppercaseCharacters: true,
    RequireNumbers: true,
    RequireSymbols: true,
    HardExpire: false,
    MaxPasswordAge: 0,
    PasswordReusePrevention: 3,
    MaxLoginAttemps: 5,
    MinimumPasswordDifferentCharacter: 0,
    PasswordNotContainUserName: true,
    InitialPasswordAge: 0,
    InterceptRiskPasswordOnApi: false,
  },
  LoginProfilePreference: {
    AllowUserToChangePassword: true,
    AllowUserToLoginWithPasskey: true,
    EnableSaveMFATicket: false,
    LoginNetworkMasks: '',
    LoginSessionDuration: 6,
    MFAOperationForLogin: 'mandatory',
    OperationForRiskLogin: 'autonomous',
  },
  AccessKeyPreference: { AllowUserToManageAccessKeys: false, AllowUserToManageServiceCredentials: false },
  PublicKeyPreference: { AllowUserToManagePublicKeys: false },
  MFAPreference: { AllowUserToManageMFADevices: true },
  PersonalInfoPreference: { AllowUserToManagePersonalDingTalk: true },
  VerificationPreference: { VerificationTypes: [] as readonly string[] },
  MaxIdleDays: { MaxIdleDaysForUsers: 365, MaxIdleDaysForAccessKeys: 365 },
  /** Whether the root of the account has an MFA device, and how many keys: the one that the sandbox is opened with. */
  rootHasMfa: true,
  rootAccessKeys: 1,
  /** When the credential report was made, epoch milliseconds; 0 for never. */
  reportAt: 0,
};

export type AccountSettings = typeof usual;

/** Settings of an account: one of each account, if that. */
export const accountSettings = kind<AccountSettings>({
  kind: 'ram.account-settings',
  type: 'ACS::RAM::AccountSettings',
  id: '{name}',
  scope: 'global',
  notFound: [404, 'EntityNotExist.Account', 'The account does not exist.'],
  make: () => usual,
});

const rowOf = (x: Context) => x.rows(accountSettings).page(0, 1)[0];

export const settingsOf = (x: Context): AccountSettings => rowOf(x)?.state ?? usual;

/** Lays fields over the settings, at dotted paths. */
export function changeSettings(x: Context, set: Readonly<Record<string, unknown>>): AccountSettings {
  return x.change(rowOf(x) ?? x.create(accountSettings, {}, { id: 'account' }), set).state;
}
