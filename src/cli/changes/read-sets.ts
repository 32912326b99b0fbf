import { isGenuineRevocation } from '../../approve/check-approvals.ts';
import type { ChangeListInput } from '../../render/index.ts';
import { type ChangeFolder, readApprovals, readPlan, readRecords, readRevocations } from './change-folder.ts';
import type { ChangeContext } from './context.ts';

/** Everything that was planned, said and done in some change sets, as a change list needs it now. */
export function readSets(folders: readonly ChangeFolder[], { people }: Pick<ChangeContext, 'people'>): ChangeListInput {
  return {
    plans: folders.map(readPlan),
    approvals: folders.flatMap(readApprovals),
    records: folders.flatMap(readRecords),
    revocations: folders.flatMap(readRevocations).filter((revocation) => isGenuineRevocation(revocation, people)),
    now: new Date().toISOString(),
  };
}
