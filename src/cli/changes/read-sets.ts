import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isGenuineRevocation } from '../../approve/check-approvals.ts';
import { InputError } from '../../model/errors.ts';
import type { ChangeListInput } from '../../render/index.ts';
import { type ChangeFolder, changeFolder, readApprovals, readPlan, readRecords, readRevocations } from './change-folder.ts';
import type { ChangeContext } from './context.ts';
import { revocationsInLedger } from './revocations.ts';

/** Everything that was planned, said and done in some change sets, as a change list needs it now. */
export function readSets(folders: readonly ChangeFolder[], context: Pick<ChangeContext, 'people' | 'outDir'>): ChangeListInput {
  return {
    plans: folders.map(readPlan),
    approvals: folders.flatMap(readApprovals),
    records: folders.flatMap(readRecords),
    revocations: [...folders.flatMap(readRevocations), ...revocationsInLedger(context)].filter((revocation) =>
      isGenuineRevocation(revocation, context.people),
    ),
    now: new Date().toISOString(),
  };
}

/** One change set as a change list needs it, with the sets that take it back: they stand beside it. */
export function readSet(folder: ChangeFolder, context: Pick<ChangeContext, 'people' | 'outDir'>): ChangeListInput {
  const { id } = readPlan(folder);
  const waysBack = besides(folder).filter((one) => rollbackOf(one) === id);
  return { ...readSets([folder, ...waysBack], context), only: id };
}

function besides({ path }: ChangeFolder): ChangeFolder[] {
  const names = readdirSync(dirname(path)).sort();
  return names.map((name) => changeFolder(join(dirname(path), name))).filter(({ plan }) => existsSync(plan));
}

/** What a plan takes back. A damaged plan of another set does not keep this one from being listed. */
function rollbackOf(folder: ChangeFolder): string | undefined {
  try {
    return readPlan(folder).rollbackOf;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
