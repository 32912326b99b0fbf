import { InputError, StackError } from '../../model/errors.ts';

const advice: readonly (readonly [pattern: RegExp, code: string, sentence: string])[] = [
  [/^SQLITE_FULL/, 'ledger-full', 'the disk is full. Free some space and run this again; nothing of the entry was written.'],
  [
    /^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)/,
    'ledger-unwritable',
    'may not be written. Give this user the right to write it and its folder.',
  ],
  [/^SQLITE_(BUSY|LOCKED)/, 'ledger-busy', 'another program has held it for too long. Wait until that one has ended, and run this again.'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'ledger-damaged', 'is damaged. Put back a copy, and prove it with: xunjian ledger verify'],
  [/^SQLITE_IOERR/, 'ledger-io', 'the disk fails to read or write. Check the disk and its free space; nothing of the entry was written.'],
];

/** Runs work on the ledger's database; what the database says is told as one sentence. @throws StackError, or what the work throws */
export function guarded<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw explained(file, error);
  }
}

function explained(file: string, error: unknown): unknown {
  if (error instanceof StackError || error instanceof InputError) return error;
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  if (typeof code !== 'string' || !code.startsWith('SQLITE')) return error;
  const [, name, sentence] = advice.find(([pattern]) => pattern.test(code)) ?? [
    undefined,
    'ledger-failed',
    `cannot be used: ${message}. Prove it with: xunjian ledger verify`,
  ];
  return new StackError(name, `${file}: ${sentence}`, { cause: error });
}
