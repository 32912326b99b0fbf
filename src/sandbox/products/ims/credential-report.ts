import { type Action, type Context, type Row, ramUser, second, write } from '../../engine/index.ts';
import { keyRows, keysOf, lastUsedOf } from '../ram/keys.ts';
import { changeSettings, settingsOf } from '../ram/settings.ts';
import { lastLoginOf, type User } from '../ram/users.ts';

const keptMs = 4 * 3_600_000;
const mostRows = 3501;
const expired = [410, 'Expired.CredentialReport', 'The credential report has been expired.'] as const;

const keyColumns = ['exist', 'active', 'last_rotated', 'last_used'];
const columns = [
  'user',
  'user_creation_time',
  'user_last_logon',
  'password_exist',
  'password_active',
  'password_last_changed',
  'password_next_rotation',
  'mfa_active',
  ...[1, 2].flatMap((number) => keyColumns.map((name) => `access_key_${number}_${name}`)),
];

type Key = ReturnType<typeof keyRows>[number];

const orDash = (text: string) => (text === '' ? '-' : text);

function keyCells(keys: readonly Key[], now: number): readonly unknown[] {
  return [0, 1].flatMap((place) => {
    const key = keys[place];
    if (!key) return [false, '-', '-', '-'];
    return [true, key.Status === 'Active', key.CreateDate, orDash(lastUsedOf(key, now))];
  });
}

function userCells(x: Context, { id, state }: Row<User>): readonly unknown[] {
  const isOn = state.hasConsole;
  const logon = [state.CreateDate, orDash(lastLoginOf(state)), isOn, isOn, isOn ? state.consoleSince : '-', '-', state.mfa !== ''];
  const keys = keysOf(x, id).map((row) => row.state);
  return [id, ...logon, ...keyCells(keys, x.now)];
}

/** A row of comma-separated values for the root and for each user. */
function linesOf(x: Context): readonly string[] {
  const created = second(x.estate.openedAt - 1500 * 86_400_000);
  const keys = x.call.caller.kind === 'root' ? keyRows(x, '') : [];
  const root = ['<root>', created, '-', true, true, '-', '-', settingsOf(x).rootHasMfa, ...keyCells(keys, x.now)];
  return [root, ...[...x.rows(ramUser)].map((user) => userCells(x, user))].map((cells) => cells.join(','));
}

export const credentialReport: Readonly<Record<string, Action>> = {
  GenerateCredentialReport: write((x) => {
    const isFresh = x.now - settingsOf(x).reportAt < keptMs;
    if (!isFresh) changeSettings(x, { reportAt: x.now });
    return { State: isFresh ? 'COMPLETED' : 'STARTED' };
  }),
  GetCredentialReport: {
    run(x) {
      const { reportAt } = settingsOf(x);
      if (x.now - reportAt > keptMs) x.refuse(expired);
      const from = Number(x.text('NextToken') || 0);
      const size = Math.min(x.number('MaxItems') ?? mostRows, mostRows);
      const lines = linesOf(x);
      const text = [columns.join(','), ...lines.slice(from, from + size)].join('\n');
      const isMore = from + size < lines.length;
      return {
        Content: Buffer.from(text).toString('base64'),
        GeneratedTime: second(reportAt),
        IsTruncated: String(isMore),
        NextToken: isMore ? String(from + size) : '',
      };
    },
  },
};
