import { type Action, type Context, write } from '../../engine/index.ts';
import { checkRange } from './checks.ts';
import { type AccountSettings, changeSettings, settingsOf } from './settings.ts';

/** Refuses a password policy that cannot be. */
export function checkPasswordPolicy(x: Context): void {
  checkRange(x, 'MinimumPasswordLength', 8, 32);
  checkRange(x, 'MaxPasswordAge', 0, 1095);
  checkRange(x, 'PasswordReusePrevention', 0, 24);
  checkRange(x, 'MaxLoginAttemps', 0, 32);
}

/** Sent parameters, under the part of the settings that they belong to; what is not sent stays. */
export function sentUnder(x: Context, parts: Readonly<Record<string, readonly string[]>>): Readonly<Record<string, unknown>> {
  const pairs = Object.entries(parts).flatMap(([part, names]) => names.map((name) => [`${part}.${name}`, x.params[name]] as const));
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}

export const passwordParams = {
  PasswordPolicy: [
    'MinimumPasswordLength',
    'RequireLowercaseCharacters',
    'RequireUppercaseCharacters',
    'RequireNumbers',
    'RequireSymbols',
    'MaxPasswordAge',
    'PasswordReusePrevention',
    'MaxLoginAttemps',
  ],
};

const preferenceParams = {
  LoginProfilePreference: ['AllowUserToChangePassword', 'EnableSaveMFATicket', 'LoginNetworkMasks', 'LoginSessionDuration'],
  AccessKeyPreference: ['AllowUserToManageAccessKeys'],
  MFAPreference: ['AllowUserToManageMFADevices'],
  PublicKeyPreference: ['AllowUserToManagePublicKeys'],
};

/** The policy as this product spells it. */
function passwordPolicy({ PasswordPolicy: policy }: AccountSettings) {
  const { HardExpire: HardExpiry, MaxPasswordAge, PasswordReusePrevention, MaxLoginAttemps, MinimumPasswordLength } = policy;
  const { RequireLowercaseCharacters, RequireUppercaseCharacters, RequireNumbers, RequireSymbols } = policy;
  return {
    PasswordPolicy: {
      HardExpiry,
      MaxPasswordAge,
      PasswordReusePrevention,
      MaxLoginAttemps,
      MinimumPasswordLength,
      RequireLowercaseCharacters,
      RequireUppercaseCharacters,
      RequireNumbers,
      RequireSymbols,
    },
  };
}

/** The older form of the preference, which knows fewer fields. */
function securityPreference(settings: AccountSettings) {
  const { AccessKeyPreference, LoginProfilePreference, MFAPreference, PublicKeyPreference } = settings;
  const { AllowUserToChangePassword, EnableSaveMFATicket, LoginNetworkMasks, LoginSessionDuration } = LoginProfilePreference;
  return {
    SecurityPreference: {
      AccessKeyPreference: { AllowUserToManageAccessKeys: AccessKeyPreference.AllowUserToManageAccessKeys },
      LoginProfilePreference: { AllowUserToChangePassword, EnableSaveMFATicket, LoginNetworkMasks, LoginSessionDuration },
      MFAPreference,
      PublicKeyPreference,
    },
  };
}

export const preferences: Readonly<Record<string, Action>> = {
  GetAccountAlias: { run: (x) => ({ AccountAlias: x.estate.accounts.find(({ id }) => id === x.account)?.alias ?? '' }) },
  GetPasswordPolicy: { run: (x) => passwordPolicy(settingsOf(x)) },
  SetPasswordPolicy: write((x) => {
    checkPasswordPolicy(x);
    const expires = x.params['HardExpiry'];
    return passwordPolicy(
      changeSettings(x, { ...sentUnder(x, passwordParams), ...(expires !== undefined && { 'PasswordPolicy.HardExpire': expires }) }),
    );
  }),
  GetSecurityPreference: { run: (x) => securityPreference(settingsOf(x)) },
  SetSecurityPreference: write((x) => {
    checkRange(x, 'LoginSessionDuration', 1, 24);
    return securityPreference(changeSettings(x, sentUnder(x, preferenceParams)));
  }),
};
