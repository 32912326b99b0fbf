import {
  type Action,
  type Context,
  get,
  list,
  markers,
  type Refusal,
  type Row,
  ramUser,
  remove,
  same,
  second,
  write,
} from '../../engine/index.ts';
import { checkText, named } from './checks.ts';
import { keysOf } from './keys.ts';

export type User = ReturnType<typeof ramUser.make>;

const exists: Refusal = [409, 'EntityAlreadyExists.User', 'The user does already EXIST.'];
const conflict = (what: string, words: string): Refusal => [
  409,
  `DeleteConflict.User.${what}`,
  `The user CAN NOT ${words} while deleting the user.`,
];

/** When a user last logged on to the console, empty for one who never did. */
export const lastLoginOf = ({ hasConsole, lastLogin }: User) => (hasConsole ? lastLogin : '');

/** The user that a call names. */
export const userOf = (x: Context, name = x.text('UserName')): Row<User> => x.get(ramUser, name);

/** What hangs on a user and must go first. */
function hindrance(x: Context, { id, state }: Row<User>): Refusal | undefined {
  if (state.groups.length > 0) return conflict('Group', 'be in any group');
  if (state.policies.length > 0) return conflict('Policy', 'has any attached policy');
  if (keysOf(x, id).length > 0) return conflict('AccessKey', 'has any access key');
  if (state.hasConsole) return conflict('LoginProfile', 'has any login profile');
  return state.mfa === '' ? undefined : conflict('MFADevice', 'has any mfa device');
}

/** A user under another name, with all that hangs on it: the name is the id. */
export function renamed(x: Context, user: Row<User>, name: string): Row<User> {
  if (name === '' || name === user.id) return user;
  if (x.find(ramUser, name)) x.refuse(exists);
  x.remove(user);
  const moved = x.create(ramUser, { ...user.state, UserName: name }, { id: name, tags: user.tags });
  for (const key of keysOf(x, user.id)) x.change(key, { UserName: name });
  return moved;
}

/** What the call says of the new state, without what it does not send. */
export function changesOf(x: Context, names: Readonly<Record<string, string>>) {
  const sent = Object.entries(names).filter(([param]) => x.params[param] !== undefined);
  return Object.fromEntries(sent.map(([param, field]) => [field, x.text(param)]));
}

export const newNames = {
  NewDisplayName: 'DisplayName',
  NewMobilePhone: 'MobilePhone',
  NewEmail: 'Email',
  NewComments: 'Comments',
} as const;

export const users: Readonly<Record<string, Action>> = {
  ListUsers: list({ kind: ramUser, rows: 'Users.User', page: markers({ size: 100, max: 1000 }) }),
  GetUser: get({ kind: ramUser, id: 'UserName', at: 'User', view: (s) => ({ LastLoginDate: lastLoginOf(s) }) }),

  CreateUser: write(
    (x) => {
      checkText(x, 'UserName', named, 64);
      checkText(x, 'DisplayName', /^.+$/, 128);
      if (x.find(ramUser, x.text('UserName'))) x.refuse(exists);
      const fields = changesOf(x, same('UserName', 'DisplayName', 'MobilePhone', 'Email', 'Comments'));
      const user = x.create(ramUser, { ...fields, policies: [] }, { id: x.text('UserName') });
      return { User: x.shown(user, 'User') };
    },
    { needs: ['UserName'] },
  ),

  UpdateUser: write(
    (x) => {
      checkText(x, 'NewUserName', named, 64);
      const user = renamed(x, userOf(x), x.text('NewUserName'));
      const changed = x.change(user, { ...changesOf(x, newNames), UpdateDate: second(x.now) });
      return { User: x.shown(changed, 'User') };
    },
    { needs: ['UserName'], resource: (x) => x.arn(ramUser, x.text('UserName')) },
  ),

  DeleteUser: remove({ kind: ramUser, id: 'UserName', guard: (_, row, x) => hindrance(x, row) }),
};
