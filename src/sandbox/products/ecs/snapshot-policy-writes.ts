import { type Action, between, type Context, create, type Refusal, remove, update } from '../../engine/index.ts';
import { autoSnapshotPolicy, disk } from './kinds.ts';

const badDays: Refusal = [400, 'InvalidRetentionDays', 'The specified parameter RetentionDays is not valid.'];
const badWeekdays: Refusal = [400, 'InvalidRepeatWeekdays', 'The specified parameter RepeatWeekdays is not valid.'];
const inUse: Refusal = [400, 'AutoSnapshotPolicyInUse', 'The specified auto snapshot policy is in use.'];

const set = {
  autoSnapshotPolicyName: 'AutoSnapshotPolicyName',
  retentionDays: 'RetentionDays',
  repeatWeekdays: 'RepeatWeekdays',
  timePoints: 'TimePoints',
  EnableCrossRegionCopy: 'EnableCrossRegionCopy',
  CopiedSnapshotsRetentionDays: 'CopiedSnapshotsRetentionDays',
  TargetCopyRegions: 'TargetCopyRegions',
} as const;

const check = {
  retentionDays: (value: unknown, name: string, x: Context) =>
    Number(value) === -1 ? undefined : between(1, 65_535, badDays)(value, name, x),
  repeatWeekdays: (value: unknown) => (/^\["[1-7]"(,"[1-7]")*\]$/.test(String(value)) ? undefined : badWeekdays),
};

/** Making, changing and deleting snapshot policies; these calls spell their parameters with a small first letter. */
export const snapshotPolicyWrites: Readonly<Record<string, Action>> = {
  CreateAutoSnapshotPolicy: create({
    kind: autoSnapshotPolicy,
    needs: ['timePoints', 'repeatWeekdays', 'retentionDays'],
    set,
    check,
    reply: (row) => ({ AutoSnapshotPolicyId: row.id }),
  }),
  ModifyAutoSnapshotPolicyEx: update({ kind: autoSnapshotPolicy, id: 'autoSnapshotPolicyId', set, check }),
  DeleteAutoSnapshotPolicy: remove({
    kind: autoSnapshotPolicy,
    id: 'autoSnapshotPolicyId',
    guard: (_s, row, x) => (x.where(disk, 'AutoSnapshotPolicyId', row.id).length > 0 ? inUse : undefined),
  }),
};
