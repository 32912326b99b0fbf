import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, fstatSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { InputError } from '../../model/errors.ts';

const mostBytes = 64 * 1024;

/**
 * Writes a secret that only its owner can read (0600, its folder 0700), whole or not at all, and never over another file.
 * @returns false when a file of that name is there already
 * @throws InputError `key-unwritable`
 */
export function writePrivateFile(path: string, text: string): boolean {
  const draft = `${path}.${randomBytes(6).toString('hex')}.new`;
  try {
    const made = mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    if (made !== undefined) chmodSync(dirname(path), 0o700);
    writeDurably(draft, text);
    return linkNew(draft, path);
  } catch (cause) {
    throw new InputError('key-unwritable', `${path}: the key cannot be written: ${messageOf(cause)}. Name a folder that you may write.`, {
      cause,
    });
  }
}

/** A link is made whole or not at all, and unlike a rename it never takes the place of another file. */
function linkNew(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Reads a secret file. @throws InputError `key-unreadable`, `key-too-open` when others may read or write it */
export function readPrivateFile(path: string): string {
  const { mode, text } = readWithMode(path);
  // Windows has no such bits: there the folder of the person is what protects the file.
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new InputError(
      'key-too-open',
      `${path}: others may use this key (mode ${(mode & 0o777).toString(8)}). Run: chmod 600 '${path}', and make a new key if anybody may have read it.`,
    );
  return text;
}

function readWithMode(path: string): { readonly mode: number; readonly text: string } {
  try {
    const file = openSync(path, 'r');
    try {
      const { mode, size } = fstatSync(file);
      if (size > mostBytes) throw new Error('it is too large to be a key');
      return { mode, text: readFileSync(file, 'utf8') };
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    throw new InputError('key-unreadable', `${path}: the key cannot be read: ${messageOf(cause)}. Check the path, or make a key.`, {
      cause,
    });
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
