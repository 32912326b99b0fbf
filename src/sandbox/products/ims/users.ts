import { type Action, type Context, list, listOf, markers, type Row, ramUser, second, tagPairs, write } from '../../engine/index.ts';
import { keyOf, keyRows, switchKey } from '../ram/keys.ts';
import { consoleUser, profileChanges, weakness } from '../ram/logon.ts';
import { changesOf, lastLoginOf, newNames, renamed, type User } from '../ram/users.ts';

const page = markers({ size: 100, max: 1000 });

/** `plum@qingcheng.onaliyun.com`: the name with which a user logs on. */
export function principalOf(x: Context, name: string): string {
  const account = x.estate.accounts.find(({ id }) => id === x.account);
  return `${name}@${account?.alias ?? x.account}.onaliyun.com`;
}

/** A user by its principal name, with any of the account's domains. */
export const byPrincipal = (x: Context, principal: string): Row<User> | undefined =>
  x.find(ramUser, principal.split('@')[0] ?? '') as Row<User> | undefined;

/** The user that a call names by principal name, id or key. */
function userOf(x: Context): Row<User> {
  const principal = x.text('UserPrincipalName');
  const [byId] = x.text('UserId') === '' ? [] : x.where(ramUser, 'UserId', x.text('UserId'));
  const key = x.find('ram.access-key', x.text('UserAccessKeyId'));
  const found = principal === '' ? (byId ?? (key && x.find(ramUser, String(key.state['UserName'])))) : byPrincipal(x, principal);
  return found ?? x.refuse(ramUser.notFound);
}

/** Name of the user of a key call; empty for the caller's own keys. */
const ownerOf = (x: Context) => (x.text('UserPrincipalName') === '' ? '' : userOf(x).id);

const view = (state: User, row: Row<User>, x: Context) => ({
  UserPrincipalName: principalOf(x, row.id),
  LastLoginDate: lastLoginOf(state),
  ProvisionType: 'Manual',
  Tags: { Tag: tagPairs(row.tags, 'TagKey', 'TagValue') },
});

const profileOf = (x: Context, { id, state }: Row<User>) => ({
  UserPrincipalName: principalOf(x, id),
  Status: 'Active',
  AutoDisableLoginStatus: 'Inactive',
  PasswordStatus: 'Active',
  MFABindRequired: state.needsMfa,
  PasswordResetRequired: state.mustReset,
  UpdateDate: state.consoleSince,
});

export const users: Readonly<Record<string, Action>> = {
  ListUsers: list({
    kind: ramUser,
    rows: 'Users.User',
    page,
    view: (s, row, x) => ({ ...view(s, row, x), Status: 'active' }),
  }),
  ListUserBasicInfos: listOf({
    rows: 'UserBasicInfos.UserBasicInfo',
    page,
    from: (x) =>
      [...x.rows(ramUser)].map(({ id, state }) => ({
        UserPrincipalName: principalOf(x, id),
        DisplayName: state.DisplayName,
        UserId: state.UserId,
        Status: 'active',
      })),
  }),
  GetUser: { run: (x) => ({ User: x.shown(userOf(x), 'User', view) }) },
  UpdateUser: write((x) => {
    const user = renamed(x, userOf(x), x.text('NewUserPrincipalName').split('@')[0] ?? '');
    const changed = x.change(user, { ...changesOf(x, newNames), UpdateDate: second(x.now) });
    const { Tags: _, ...shown } = view(changed.state, changed, x);
    return { User: x.shown(changed, 'User', () => shown) };
  }),

  GetLoginProfile: {
    run(x) {
      const user = consoleUser(x, userOf(x));
      return { LoginProfile: { ...profileOf(x, user), LastLoginTime: lastLoginOf(user.state) } };
    },
    needs: ['UserPrincipalName'],
  },
  UpdateLoginProfile: write(
    (x) => {
      const user = consoleUser(x, userOf(x));
      const refusal = weakness(x);
      if (refusal) x.refuse(refusal);
      return { LoginProfile: profileOf(x, x.change(user, profileChanges(x))) };
    },
    { needs: ['UserPrincipalName'] },
  ),

  ListAccessKeys: {
    run(x) {
      const rows = keyRows(x, ownerOf(x));
      return {
        AccessKeys: {
          AccessKey: rows.map(({ AccessKeyId, Status, CreateDate, UpdateDate }) => ({ AccessKeyId, Status, CreateDate, UpdateDate })),
        },
      };
    },
  },
  UpdateAccessKey: write(
    (x) => {
      switchKey(x, keyOf(x, ownerOf(x)));
      return {};
    },
    { needs: ['UserAccessKeyId', 'Status'] },
  ),
  DeleteAccessKey: write(
    (x) => {
      x.remove(keyOf(x, ownerOf(x)));
      return {};
    },
    { needs: ['UserAccessKeyId'] },
  ),
};
