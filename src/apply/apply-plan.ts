import { checkApprovals, type Entitled } from '../approve/check-approvals.ts';
import type {
  Approval,
  Change,
  ChangeEntry,
  ChangeLimits,
  ChangePlan,
  ChangeRecord,
  FieldValue,
  LocalizedText,
  Person,
  PlanBinding,
  Revocation,
} from '../model/documents.ts';
import { ApprovalError } from '../model/errors.ts';
import type { Preview, Stack, StackResource } from '../model/stack.ts';
import { applyBatch } from './apply-batch.ts';
import { batchesOf, haltOf, inTurns } from './batches.ts';
import { checkBinding } from './check-binding.ts';
import { standingOf } from './find-unfinished.ts';
import { lackText, reasons } from './reasons.ts';
import { settleBegun } from './settle-begun.ts';
import type { ApplyEvent, LockedThing, Locks, Read, Recorder } from './types.ts';

/** Everything that applying a plan stands on. */
export interface ApplyRequest {
  readonly plan: ChangePlan;
  readonly approvals: readonly Approval[];
  readonly people: readonly Person[];
  readonly policy?: Parameters<typeof checkApprovals>[2]['policy'];
  readonly revocations: readonly Revocation[];
  /** Limits of the project as they are now, beside those of the plan. */
  readonly limits?: ChangeLimits | undefined;
  readonly by: string;
  readonly host: string;
  readonly now: () => Date;
  /** The plan file, the state and the binaries as they are now. */
  readonly binding: PlanBinding;
  /** The adopted state that the plan was previewed on; bound by digest. */
  readonly state: string;
  readonly stack: Stack;
  readonly resourceOf: (change: Change) => StackResource;
  /** Refuses a preview that holds anything but what was approved; returns why. */
  readonly gate: (
    changes: readonly Change[],
    preview: Preview,
  ) => readonly { readonly changeId?: string; readonly reason: LocalizedText }[];
  readonly isSame: (a: FieldValue | undefined, b: FieldValue | undefined) => boolean;
  readonly read: Read;
  readonly recorder: Recorder;
  readonly locks: Locks;
  readonly versions: Readonly<Record<string, string>>;
  /** Where plan files of this run go. */
  readonly newPlanFile: () => string;
  /** Pulumi's plan file of the approved plan; bound by digest. */
  readonly planFile: string;
  /** Why nothing may be changed at this moment by the calendar; asked before each run of the engine. */
  readonly closedNow?: () => LocalizedText | undefined;
  /** Apply so many first, read back, and go on only when all is well. */
  readonly canary?: number | undefined;
  readonly continueOnError?: boolean | undefined;
  /** How long a listing may lag behind a create or a delete, in milliseconds; default 5,000. */
  readonly lagMs?: number;
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: (event: ApplyEvent) => void;
}

/**
 * Applies what was approved of a plan, and nothing else. Safe to call again after any interruption: what the record and our
 * own reading say is done is not done twice.
 * @throws ApprovalError before the first write, for anything that does not fit what was approved
 */
export async function applyPlan(request: ApplyRequest): Promise<ChangeRecord> {
  const { plan, recorder, onEvent } = request;
  const startedAt = request.now().toISOString();
  onEvent?.({ kind: 'stage', stage: 'check' });
  const entitled = checked(request);
  for (const { told } of entitled.setAside) onEvent?.({ kind: 'set-aside', text: told });
  const locks = request.locks.take(entitled.approved.map(lockedThing), plan.id);
  try {
    const firstSeq = (recorder.entries().at(-1)?.seq ?? 0) + 1;
    recorder.append('start', {
      planId: plan.id,
      planDigest: plan.digest,
      approvalIds: entitled.counted.map(({ id }) => id),
      by: request.by,
      host: request.host,
    });
    const entries = await applyAll(request, entitled);
    return closeRecord({ ...request, approvals: entitled.counted }, startedAt, entries, firstSeq);
  } finally {
    locks.release();
  }
}

/** One owner for each live thing, whatever change set it is in. */
function lockedThing({ id, token, importId, name, resource }: Change): LockedThing {
  const key = [resource.accountId, resource.region, token, importId ?? name].join('|');
  return { key, name: `${id} ${[resource.name, resource.id].filter(Boolean).join(' ')}` };
}

function checked(request: ApplyRequest): Entitled {
  try {
    checkBinding(request.plan, request.binding);
    const entitled = checkApprovals(request.plan, request.approvals, { ...request, now: request.now() });
    if (entitled.approved.length > 0) return entitled;
    throw nothingApproved(request.plan, entitled);
  } catch (error) {
    if (error instanceof ApprovalError)
      request.recorder.append('refusal', {
        planId: request.plan.id,
        code: error.code,
        message: error.message,
        ...(error.said && { said: error.said }),
      });
    throw error;
  }
}

/** What each change lacks, a line each, and after that what was set aside. */
function nothingApproved({ id }: ChangePlan, { lacking, setAside }: Entitled): ApprovalError {
  const lacks = lacking.map(({ change, missing }) => [change.id, lackText(missing)] as const);
  const linesOf = (language: keyof LocalizedText, colon: string, none: string) => [
    ...(lacks.length === 0 ? [none] : lacks.map(([change, text]) => `${change}${colon}${text[language]}`)),
    ...setAside.map(({ told }) => told[language]),
  ];
  return new ApprovalError('nothing-approved', {
    en: [`Plan ${id}: nothing in it may be applied.`, ...linesOf('en', ': ', 'Every change was declined.')].join('\n'),
    'zh-CN': [`方案 ${id} 中没有可执行的变更。`, ...linesOf('zh-CN', '：', '全部变更均被拒绝。')].join('\n'),
  });
}

async function applyAll(request: ApplyRequest, entitled: Entitled): Promise<ChangeEntry[]> {
  const { plan, recorder } = request;
  const entries = new Map<string, ChangeEntry>();
  const recorded = recorder.entries();
  // What an earlier run did stays done, whatever became of its approval since.
  const standings = plan.changes.map((change) => ({ change, standing: standingOf(change, recorded) }));
  for (const { change, standing } of standings) if (standing.at === 'done') entries.set(change.id, standing.entry);
  const begun = standings.filter(({ standing }) => standing.at === 'begun').map(({ change }) => change);
  await settleBegun(request, begun, (change, entry) => record(entries, request, change, entry));
  settleNotEntitled(request, entitled, entries);
  const open = entitled.approved.filter(({ id }) => !entries.has(id));
  for (const batch of batchesOf(open, request.canary).flatMap(inTurns)) {
    const reason = haltOf(request, entries, entitled.approved);
    if (reason) for (const change of batch) settle(entries, request, change, { outcome: 'not-run', reason });
    else await applyBatch(request, batch, entries, (change, entry) => record(entries, request, change, entry));
  }
  return plan.changes.flatMap(({ id }) => entries.get(id) ?? []);
}

/** What nobody allowed, or somebody declined, is written down with the reason. */
function settleNotEntitled(request: ApplyRequest, { declined, lacking }: Entitled, entries: Map<string, ChangeEntry>): void {
  for (const change of request.plan.changes) {
    if (entries.has(change.id)) continue;
    const no = declined.get(change.id);
    const lack = lacking.find((one) => one.change.id === change.id);
    if (no) settle(entries, request, change, { outcome: 'declined', reason: reasons.declined(no.by, no.reason) });
    else if (lack) settle(entries, request, change, { outcome: 'not-run', reason: reasons.notApproved(lack.missing) });
  }
}

function settle(
  entries: Map<string, ChangeEntry>,
  request: ApplyRequest,
  change: Change,
  part: Pick<ChangeEntry, 'outcome' | 'reason'>,
): void {
  record(entries, request, change, { changeId: change.id, readBack: [], verdicts: [], ...part });
}

function record(entries: Map<string, ChangeEntry>, request: ApplyRequest, change: Change, entry: ChangeEntry): void {
  request.recorder.append('outcome', { ...entry }, change.id);
  entries.set(change.id, entry);
  request.onEvent?.({ kind: 'entry', change, entry });
}

function closeRecord(request: ApplyRequest, startedAt: string, entries: ChangeEntry[], firstSeq: number): ChangeRecord {
  const { plan, approvals, recorder } = request;
  const open: Omit<ChangeRecord, 'ledger'> = {
    schemaVersion: 1,
    id: `${plan.id}-r${firstSeq}`,
    planId: plan.id,
    planDigest: plan.digest,
    approvalIds: approvals.map(({ id }) => id),
    approvedBy: approvals.map(({ by, at }) => ({ name: by, at })),
    ...(plan.rollbackOf !== undefined && { rollbackOf: plan.rollbackOf }),
    startedAt,
    finishedAt: request.now().toISOString(),
    by: request.by,
    host: request.host,
    versions: { ...request.versions },
    entries,
  };
  recorder.append('record', { ...open });
  const last = recorder.entries().at(-1);
  return { ...open, ledger: { firstSeq, lastSeq: last?.seq ?? firstSeq, head: last?.hash ?? '' } };
}
