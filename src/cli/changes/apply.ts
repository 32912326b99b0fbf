import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type ApplyEvent, applyPlan, type Reading, typesFor } from '../../apply/index.ts';
import { tooOld, usualPlanHours } from '../../approve/plan-age.ts';
import type { Approval, Change, ChangePlan, ChangeRecord } from '../../model/documents.ts';
import { ApprovalError, InputError } from '../../model/errors.ts';
import type { Preview } from '../../model/stack.ts';
import { checkPreview, closedNow, isSameSet, stackResourceOf } from '../../plan/index.ts';
import { openLocks } from '../../store/index.ts';
import type { Options } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { list, text } from '../inspect/settings.ts';
import type { Terminal } from '../terminal.ts';
import { createApplyProgress } from './apply-progress.ts';
import { type ChangeFolder, planPartDigest, readApproval, readApprovals, readPlan, writeJson } from './change-folder.ts';
import { chooseSet } from './choose-set.ts';
import { type ChangeContext, type OpenAccount, openChangeContext, pathIn } from './context.ts';
import { hostName, versionsOf } from './host.ts';
import { interruptible } from './interrupts.ts';
import { openStack } from './open-stack.ts';
import { readingOf } from './read-now.ts';
import { recordExitCode } from './record-exit-code.ts';
import { openRecorder, recordRefusal } from './recorder.ts';
import { revocationsOf } from './revocations.ts';
import { readStateText, stateDigest } from './state-digest.ts';
import { tellRecord } from './tell-record.ts';

/** Applies what was approved of a plan, reads it back, and writes the change list. */
export async function apply(options: Options, terminal: Terminal): Promise<ExitCode> {
  const context = await openChangeContext(options, terminal);
  checkCanary(options);
  const named = list(options.approval)?.map((path) => readApproval(pathIn(terminal.cwd, path)));
  const files = chooseSet(text(options.plan) ?? named?.[0]?.planId, 'apply', context);
  const plan = readPlan(files);
  const approvals = named ?? readApprovals(files);
  recordingRefusal(plan, context, () => {
    checkEntitled(plan, context);
    checkApproved(approvals, files);
  });
  const record = await applyApproved({ context, files, plan, approvals, options, terminal });
  await tellRecord({ record, files, context, terminal, isJson: options.json === true });
  return recordExitCode(record);
}

interface Job {
  readonly context: ChangeContext;
  readonly files: ChangeFolder;
  readonly plan: ChangePlan;
  readonly approvals: readonly Approval[];
  readonly options: Options;
  readonly terminal: Terminal;
}

async function applyApproved({ context, files, plan, approvals, options, terminal }: Job): Promise<ChangeRecord> {
  const account = await context.openAccount(plan.accountIds[0] as string);
  const regions = plan.binding.providers.map(({ region }) => region);
  const stack = await openStack({ id: plan.id, files, account, context, regions });
  const recorder = openRecorder(context, plan.id, stack.engine);
  const progress = createApplyProgress(terminal);
  const interrupts = interruptible(stack.stack, terminal);
  try {
    const state = readStateText(files.state);
    const record = await applyPlan({
      plan,
      approvals,
      people: context.people,
      policy: context.config.approval,
      revocations: revocationsOf(context, files),
      limits: context.policy.limits,
      by: context.by(options),
      host: hostName(),
      now: () => new Date(),
      binding: {
        planFile: planPartDigest(files.planFile),
        state: stateDigest(state),
        program: stack.stack.programDigest(),
        engine: stack.engine,
        providers: [...stack.providers],
      },
      state,
      stack: interrupts.stack,
      resourceOf: (change) => resourceOf(change, plan, context),
      gate: (changes, preview) => gate(changes, preview, plan, context),
      isSame: isSameSet,
      read: (changes) => readChanges(changes, account, context),
      recorder,
      locks: openLocks(join(context.outDir, 'locks')),
      versions: versionsOf(stack.engine),
      planFile: files.planFile,
      newPlanFile: () => join(files.path, `pulumi-plan.run-${randomUUID()}.json`),
      canary: options.canary as number | undefined,
      continueOnError: options.stopOnFailure !== true,
      closedNow: () => closedNow(context.policy, new Date()),
      signal: interrupts.signal,
      onEvent: (event: ApplyEvent) => progress.update(event),
    });
    writeJson(join(files.records, `${record.id}.json`), record);
    return record;
  } finally {
    interrupts.release();
    progress.end();
    recorder.close();
    await stack.close();
  }
}

function resourceOf(change: Change, plan: ChangePlan, { targets }: ChangeContext) {
  const target = targets.get(change.token);
  if (!target)
    throw new ApprovalError('unknown-type', {
      en: `Nothing describes ${change.token}; the plan is of another version of this program. Plan again.`,
      'zh-CN': `没有 ${change.token} 的定义，方案由本程序的其他版本生成。请重新制定方案。`,
    });
  return stackResourceOf(change, target, plan.changes);
}

/** The gate of planning, and the steps that were approved, once more right before the change. */
function gate(changes: readonly Change[], preview: Pick<Preview, 'steps' | 'errors'>, plan: ChangePlan, { targets }: ChangeContext) {
  const guarded = changes.map((change) => ({ change, writesWhole: targets.get(change.token)?.writesWhole ?? false, adopted: {} }));
  const approved = new Map(plan.preview.map((step) => [step.name, step]));
  // A default in the place of a live value shows against what adoption saw, which only planning knows; here the equality with the approved step stands for it.
  const refusals = checkPreview(guarded, preview.steps, preview.errors).filter(({ code }) => code !== 'default-travels');
  const other = preview.steps.filter((step) => {
    const before = approved.get(step.name);
    return before !== undefined && changes.some(({ name }) => name === step.name) && outline(step) !== outline(before);
  });
  return [
    ...refusals.map(({ reason }) => ({ reason })),
    ...other.map((step) => ({
      reason: {
        en: `Pulumi would now ${outline(step)}, and ${outline(approved.get(step.name) ?? step)} was approved.`,
        'zh-CN': `Pulumi 现将执行 ${outline(step)}，而批准的是 ${outline(approved.get(step.name) ?? step)}。`,
      },
    })),
  ];
}

/** What a step does, without what a preview writes differently each time. */
function outline({ name, op, diff, inputAdds }: ChangePlan['preview'][number]): string {
  return JSON.stringify([name, op, [...diff].sort((a, b) => a.path.localeCompare(b.path)), inputAdds ?? {}]);
}

async function readChanges(changes: readonly Change[], account: OpenAccount, context: ChangeContext): Promise<Reading> {
  const refs = changes.flatMap((change) =>
    typesFor(change, context.targets.get(change.token)).map((type) => ({ ...change.resource, type })),
  );
  const { inventory } = await account.read(refs);
  return readingOf(inventory, context.ruleById, context.targets);
}

function checkCanary({ canary }: Options): void {
  if (canary === undefined || (canary as number) >= 1) return;
  throw new InputError('bad-canary', {
    en: `--canary ${canary}: give a whole number of 1 or more, how many changes are applied first.`,
    'zh-CN': `--canary ${canary}：请填写大于等于 1 的整数，即首批执行的变更数。`,
  });
}

/** Everything that is refused stands in the ledger, also before a run of the set begins. */
function recordingRefusal(plan: ChangePlan, context: ChangeContext, check: () => void): void {
  try {
    check();
  } catch (error) {
    if (error instanceof ApprovalError) recordRefusal(context, plan.id, error);
    throw error;
  }
}

function checkApproved(approvals: readonly Approval[], files: ChangeFolder): void {
  if (approvals.length > 0) return;
  throw new ApprovalError('no-approval', {
    en: `Nobody has approved ${files.plan}. First: xunjian approve`,
    'zh-CN': `${files.plan} 尚未批准。请先运行：xunjian approve`,
  });
}

/** The contract and the calendar allow changes now. */
function checkEntitled(plan: ChangePlan, { config, policy }: ChangeContext): void {
  if (plan.changes.length === 0)
    throw new ApprovalError('empty-plan', {
      en: `Plan ${plan.id} has no changes; there is nothing to apply.`,
      'zh-CN': `方案 ${plan.id} 没有变更，无需执行。`,
    });
  if (config.tier !== undefined && config.tier !== 'onsite-5x8')
    throw new ApprovalError('no-change-support', {
      en: `The service tier ${config.tier} has no change support: plans are made, and the customer applies them.`,
      'zh-CN': `服务规格 ${config.tier} 不含变更支持：仅提供方案，由客户自行实施。`,
    });
  const aged = tooOld(plan, policy.planHours ?? usualPlanHours, new Date());
  if (aged) throw new ApprovalError('plan-too-old', aged);
  const closed = closedNow(policy, new Date());
  if (closed) throw new ApprovalError('closed', closed);
}
