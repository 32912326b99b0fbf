import { type Action, type Context, get, type Refusal, type Row, ramUser, second, update } from '../../engine/index.ts';
import { notFound } from './checks.ts';
import { settingsOf } from './settings.ts';
import type { User } from './users.ts';

const noProfile = notFound('User.LoginProfile', 'The user login profile does not exist.');
const noDevice = notFound('User.MFADevice', 'The user has not bound any MFA device.');
const hasProfile: Refusal = [409, 'EntityAlreadyExists.User.LoginProfile', 'The user login profile does already EXIST.'];
const weak: Refusal = [400, 'InvalidParameter.Password.TooWeak', 'The parameter - "Password" is not compliant with the password policy.'];
const fresh = { hasConsole: true, needsMfa: false, mustReset: false, lastLogin: '' };

/** A user who may log on to the console; another is refused. */
export function consoleUser(x: Context, user: Row<User>): Row<User> {
  return user.state.hasConsole ? user : x.refuse(noProfile);
}

/** The error of a password that the account's policy does not allow; one that is not sent is good. */
export function weakness(x: Context): Refusal | undefined {
  const password = x.text('Password');
  const policy = settingsOf(x).PasswordPolicy;
  const classes: readonly (readonly [boolean, RegExp])[] = [
    [policy.RequireLowercaseCharacters, /[a-z]/],
    [policy.RequireUppercaseCharacters, /[A-Z]/],
    [policy.RequireNumbers, /\d/],
    [policy.RequireSymbols, /[^a-zA-Z\d]/],
  ];
  if (password === '') return undefined;
  const isWeak = password.length < policy.MinimumPasswordLength || classes.some(([isAsked, form]) => isAsked && !form.test(password));
  return isWeak ? weak : undefined;
}

/** What a call that sets the login profile changes. */
export function profileChanges(x: Context) {
  const { MFABindRequired: needsMfa, PasswordResetRequired: mustReset } = x.params;
  return { ...(needsMfa !== undefined && { needsMfa }), ...(mustReset !== undefined && { mustReset }) };
}

const profileOf = ({ id, state }: Row<User>) => ({
  UserName: id,
  CreateDate: state.consoleSince,
  MFABindRequired: state.needsMfa,
  PasswordResetRequired: state.mustReset,
});

/** Serial number of the device that a user has bound. */
const serialOf = ({ id, account, state }: Row<User>) => (state.mfa === 'U2F' ? `u2f/${state.UserId}` : `acs:ram::${account}:mfa/${id}`);

const byUser = { kind: ramUser, id: 'UserName' } as const;
const lacksProfile = (state: User) => (state.hasConsole ? undefined : noProfile);
const lacksDevice = (state: User) => (state.mfa === '' ? noDevice : undefined);

export const logon: Readonly<Record<string, Action>> = {
  GetLoginProfile: get({ ...byUser, at: 'LoginProfile', view: (_, row, x) => profileOf(consoleUser(x, row)) }),
  CreateLoginProfile: update({
    ...byUser,
    needs: ['Password'],
    guard: (state, _, x) => (state.hasConsole ? hasProfile : weakness(x)),
    also: (_, __, x) => ({ ...fresh, consoleSince: second(x.now), ...profileChanges(x) }),
    reply: (row) => ({ LoginProfile: profileOf(row) }),
  }),
  UpdateLoginProfile: update({
    ...byUser,
    guard: (state, _, x) => lacksProfile(state) ?? weakness(x),
    also: (_, __, x) => profileChanges(x),
  }),
  DeleteLoginProfile: update({ ...byUser, guard: lacksProfile, also: { hasConsole: false } }),

  GetUserMFAInfo: get({
    ...byUser,
    at: 'MFADevice',
    view: (state, row, x) => (state.mfa === '' ? x.refuse(noDevice) : { SerialNumber: serialOf(row), Type: state.mfa }),
  }),
  UnbindMFADevice: update({
    ...byUser,
    guard: lacksDevice,
    also: { mfa: '' },
    reply: (row) => ({ MFADevice: { SerialNumber: serialOf(row) } }),
  }),
  ListVirtualMFADevices: {
    run: (x) => ({
      VirtualMFADevices: {
        VirtualMFADevice: x.where(ramUser, 'mfa', 'VMFA').map((user) => ({
          SerialNumber: serialOf(user),
          ActivateDate: user.state.mfaSince,
          User: { UserName: user.id, DisplayName: user.state.DisplayName, UserId: user.state.UserId },
        })),
      },
    }),
  },
};
