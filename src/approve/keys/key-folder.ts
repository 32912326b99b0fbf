import { homedir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../../model/errors.ts';

/** Where a person's keys lie unless another folder is named: `$XDG_CONFIG_HOME/xunjian/keys`, or `~/.config/xunjian/keys`. */
export function defaultKeyFolder(env: Readonly<Record<string, string | undefined>>): string {
  const { XDG_CONFIG_HOME: own } = env;
  // The convention says that a relative path is to be ignored.
  const base = own?.startsWith('/') ? own : join(homedir(), '.config');
  return join(base, 'xunjian', 'keys');
}

const longestNameBytes = 200;

/** The file of a person's key. @throws InputError `bad-key-name` for a name that cannot be a file's */
export function keyPath(folder: string, name: string): string {
  const isUsable =
    name.trim() === name && name !== '' && !/^\.|[/\\:\p{Cc}\p{Surrogate}]/u.test(name) && Buffer.byteLength(name) <= longestNameBytes;
  if (!isUsable)
    throw new InputError(
      'bad-key-name',
      `"${name}" cannot name a key: a name has no slash, backslash, colon or control character, no dot or space in front, and up to ${longestNameBytes} bytes.`,
    );
  return join(folder, `${name}.pem`);
}
