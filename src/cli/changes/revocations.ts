import { existsSync } from 'node:fs';
import type { Revocation } from '../../model/documents.ts';
import { openLedger } from '../../store/ledger/index.ts';
import { type ChangeFolder, readRevocations } from './change-folder.ts';
import type { ChangeContext } from './context.ts';
import { ledgerFile } from './recorder.ts';

/**
 * Every word that took an approval back: of the folder of the change set, and of the ledger, for a file may be lost, or the folder
 * copied before the word was given. Whether a word counts is for its signature to say.
 */
export function revocationsOf(context: Pick<ChangeContext, 'outDir'>, files: ChangeFolder): readonly Revocation[] {
  return [...readRevocations(files), ...revocationsInLedger(context)];
}

/** Those that the ledger of the project holds, of all change sets. */
export function revocationsInLedger(context: Pick<ChangeContext, 'outDir'>): readonly Revocation[] {
  const file = ledgerFile(context);
  if (!existsSync(file)) return [];
  const ledger = openLedger(file, { mustExist: true });
  try {
    return ledger.entries({ kind: 'revocation' }).map(({ body }) => body as unknown as Revocation);
  } finally {
    ledger.close();
  }
}
