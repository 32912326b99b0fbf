import { type Action, type Context, type Refusal, type Row, ramAccessKey, ramUser, second, write } from '../../engine/index.ts';
import { checkWord } from './checks.ts';

export type AccessKey = ReturnType<typeof ramAccessKey.make>;

const mostKeys = 2;
const tooMany: Refusal = [409, 'LimitExceeded.User.AccessKey', 'The access key count of the user access keys beyond the current limits.'];

/** Access keys of a user. */
export const keysOf = (x: Context, userName: string): readonly Row<AccessKey>[] => x.where(ramAccessKey, 'UserName', userName);

/** When a key was last used, empty for one that never was. */
export function lastUsedOf({ isInUse, lastUsed, Status }: AccessKey, now: number): string {
  return isInUse && Status === 'Active' ? second(Math.floor(now / 3_600_000) * 3_600_000 - 2 * 3_600_000) : lastUsed;
}

/** Rows of the keys of a user; without a name, of the caller. */
export function keyRows(x: Context, userName: string): readonly AccessKey[] {
  if (userName !== '') return keysOf(x, x.get(ramUser, userName).id).map(({ state }) => state);
  const { kind, name } = x.call.caller;
  if (kind === 'user') return keysOf(x, name).map(({ state }) => state);
  return [rootKey(x)];
}

function rootKey(x: Context): AccessKey {
  const account = x.estate.accounts.find(({ id }) => id === x.account);
  const since = second(x.estate.openedAt - 900 * 86_400_000);
  return {
    AccessKeyId: account?.accessKeyId ?? '',
    AccessKeySecret: '',
    Status: 'Active',
    UserName: '',
    CreateDate: since,
    UpdateDate: since,
    isInUse: true,
    lastUsed: '',
  };
}

/** The key that a call names: of the user that it names too, or of the caller. */
export function keyOf(x: Context, userName: string): Row<AccessKey> {
  const owner = userName === '' ? x.call.caller.name : x.get(ramUser, userName).id;
  const key = x.find(ramAccessKey, x.text('UserAccessKeyId'));
  return key?.state.UserName === owner ? key : x.refuse(ramAccessKey.notFound);
}

/** Switches a key: one that is off signs nothing. */
export function switchKey(x: Context, key: Row<AccessKey>): void {
  checkWord(x, 'Status', ['Active', 'Inactive']);
  x.change(key, { Status: x.text('Status'), UpdateDate: second(x.now), lastUsed: lastUsedOf(key.state, x.now) });
}

const resource = (x: Context) => x.arn(ramUser, x.text('UserName'));

export const keys: Readonly<Record<string, Action>> = {
  ListAccessKeys: { run: (x) => ({ AccessKeys: { AccessKey: keyRows(x, x.text('UserName')).map(shown) } }), resource },
  GetAccessKeyLastUsed: {
    run: (x) => ({ AccessKeyLastUsed: { LastUsedDate: lastUsedOf(keyOf(x, x.text('UserName')).state, x.now) } }),
    needs: ['UserAccessKeyId'],
    resource,
  },
  CreateAccessKey: write(
    (x) => {
      const user = x.get(ramUser, x.text('UserName'));
      if (keysOf(x, user.id).length >= mostKeys) x.refuse(tooMany);
      const { state } = x.create(ramAccessKey, { UserName: user.id });
      return { AccessKey: { ...shown(state), AccessKeySecret: state.AccessKeySecret } };
    },
    { needs: ['UserName'], resource },
  ),
  UpdateAccessKey: write(
    (x) => {
      switchKey(x, keyOf(x, x.text('UserName')));
      return {};
    },
    { needs: ['UserAccessKeyId', 'Status'], resource },
  ),
  DeleteAccessKey: write(
    (x) => {
      x.remove(keyOf(x, x.text('UserName')));
      return {};
    },
    { needs: ['UserAccessKeyId'], resource },
  ),
};

const shown = ({ AccessKeyId, Status, CreateDate }: AccessKey) => ({ AccessKeyId, Status, CreateDate });
