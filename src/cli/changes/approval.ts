import { join } from 'node:path';
import { checkApprovals, faultOf, revocationOf } from '../../approve/check-approvals.ts';
import { signRevocation } from '../../approve/sign-approval.ts';
import { chinaTime } from '../../model/china-time.ts';
import type { Approval, ChangePlan, LocalizedText, Revocation } from '../../model/documents.ts';
import { ApprovalError, InputError } from '../../model/errors.ts';
import type { Options } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { text } from '../inspect/settings.ts';
import type { Terminal } from '../terminal.ts';
import { approvalLines } from './approval-lines.ts';
import { findChangeFolder, readApproval, readApprovals, readPlan, writeJson } from './change-folder.ts';
import { chooseSet } from './choose-set.ts';
import { type ChangeContext, openChangeContext, pathIn } from './context.ts';
import { recordRevocation } from './recorder.ts';
import { revocationsOf } from './revocations.ts';
import { findSigner } from './signers.ts';

/** Shows in words what an approval binds, and whether it holds now. @param file  all of the last or the named plan where left out */
export async function showApproval(file: string | undefined, options: Options, terminal: Terminal): Promise<ExitCode> {
  const context = await openChangeContext(options, terminal);
  const named = file === undefined ? undefined : readApproval(pathIn(terminal.cwd, file));
  const files = chooseSet(text(options.plan) ?? named?.planId, 'show', context);
  const plan = readPlan(files);
  const approvals = named ? [named] : readApprovals(files);
  if (approvals.length === 0)
    throw new InputError('no-approval', {
      en: `Nobody has approved ${plan.id} yet. Run: xunjian approve ${plan.id}`,
      'zh-CN': `方案 ${plan.id} 尚未获得批准。请运行：xunjian approve ${plan.id}`,
    });
  const revocations = revocationsOf(context, files);
  const shown = approvals.map((approval) => ({ approval, verdict: verdictOf(plan, approval, context, revocations) }));
  const data = shown.map(({ approval, verdict }) => ({
    approval,
    binds: plan.binding,
    changes: plan.changes,
    limits: plan.limits,
    holds: verdict === undefined,
    why: verdict && terminal.t(verdict),
  }));
  if (options.json === true) terminal.printJson(named ? data[0] : data);
  else for (const { approval, verdict } of shown) for (const line of approvalLines(plan, approval, verdict, terminal)) terminal.print(line);
  return shown.every(({ verdict }) => verdict === undefined) ? 0 : 2;
}

/** Why an approval does not hold, as it stands after the word that it does not. */
function verdictOf(
  plan: ChangePlan,
  approval: Approval,
  { people, config, policy }: ChangeContext,
  revocations: readonly Revocation[],
): LocalizedText | undefined {
  const check = { people, policy: config.approval, limits: policy.limits, revocations, now: new Date() };
  try {
    const fault = faultOf(plan, approval, check);
    if (fault) return fault.text;
    checkApprovals(plan, [approval], check);
    return undefined;
  } catch (error) {
    if (error instanceof ApprovalError) return error.told;
    throw error;
  }
}

/** Takes an approval back by a signed word. */
export async function revokeApproval(file: string, options: Options, terminal: Terminal): Promise<ExitCode> {
  const reason = text(options.reason);
  if (reason === undefined || reason.trim() === '')
    throw new InputError('no-reason', { en: 'Say why with --reason.', 'zh-CN': '请用 --reason 说明原因。' });
  const context = await openChangeContext(options, terminal);
  const approval = readApproval(pathIn(terminal.cwd, file));
  const files = findChangeFolder(context.outDir, terminal.cwd, approval.planId);
  const before = revocationOf(approval, revocationsOf(context, files), context.people);
  if (before) throw revokedBefore(before);
  const found = await findSigner(text(options.as), context.people, terminal);
  const [person, signer] = [found.person, await found.open()];
  const revocation = signRevocation(approval, person, signer, reason, new Date());
  writeJson(join(files.revocations, `${approval.id}.json`), revocation);
  recordRevocation(context, approval.planId, revocation);
  terminal.print(terminal.t({ en: `${approval.id} no longer holds.`, 'zh-CN': `${approval.id} 已撤回。` }));
  return 0;
}

/** The first word stays as it was signed. */
function revokedBefore({ approvalId, by, at, reason }: Revocation): ApprovalError {
  return new ApprovalError('revoked-before', {
    en: `${by} took ${approvalId} back already, at ${chinaTime(at)}: ${reason}. Nothing was signed.`,
    'zh-CN': `${by} 已于 ${chinaTime(at)} 撤回 ${approvalId}：${reason}。未再次签署。`,
  });
}
