import type { ChangeRecord } from '../../model/documents.ts';
import type { ExitCode } from '../exit-code.ts';

/** 0 all approved changes are in place; 1 some failed or are contradicted; 3 some that were approved were not run. */
export function recordExitCode({ entries }: Pick<ChangeRecord, 'entries'>): ExitCode {
  if (entries.some(({ outcome }) => outcome === 'failed' || outcome === 'contradicted')) return 1;
  return entries.some(({ outcome, reason }) => outcome === 'not-run' && reason?.code !== 'not-approved') ? 3 : 0;
}
