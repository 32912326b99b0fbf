import { join } from 'node:path';
import { tooOld, usualPlanHours } from '../../approve/plan-age.ts';
import { validHoursOf } from '../../approve/policy.ts';
import { checkDecision, type Decision, signApproval } from '../../approve/sign-approval.ts';
import { chinaTime } from '../../model/china-time.ts';
import type { ChangePlan } from '../../model/documents.ts';
import { ApprovalError, InputError } from '../../model/errors.ts';
import type { Options } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { list, text } from '../inspect/settings.ts';
import { shortPath } from '../short-path.ts';
import type { Terminal } from '../terminal.ts';
import { readPlan, writeJson } from './change-folder.ts';
import { changeIds } from './change-ids.ts';
import { ask } from './choose-findings.ts';
import { chooseSet } from './choose-set.ts';
import { openChangeContext } from './context.ts';
import { recordApproval } from './recorder.ts';
import { findSigner } from './signers.ts';
import { tellPlan } from './tell-plan.ts';
import { tellStanding } from './tell-standing.ts';

/** Shows a plan, asks, and signs what may be applied of it. */
export async function approve(word: string | undefined, options: Options, terminal: Terminal): Promise<ExitCode> {
  const context = await openChangeContext(options, terminal);
  const files = chooseSet(word, 'approve', context);
  const plan = readPlan(files);
  if (plan.changes.length === 0)
    throw new ApprovalError('empty-plan', {
      en: `Plan ${plan.id} has no changes; there is nothing to approve.`,
      'zh-CN': `方案 ${plan.id} 没有变更，无需批准。`,
    });
  const aged = tooOld(plan, context.policy.planHours ?? usualPlanHours, new Date());
  if (aged) throw new ApprovalError('plan-too-old', aged);
  const decision = { ...decisionOf(plan, options, validHoursOf(context.config.approval)), limits: context.policy.limits };
  // Before the long text, so that what was mistyped is not looked for above it.
  checkDecision(plan, decision);
  const signer = await findSigner(text(options.as), context.people, terminal);
  if (options.json !== true) tellPlan({ plan, files, context, terminal, isJson: false });
  await confirm(decision, options, terminal);
  const approval = signApproval(plan, signer.person, await signer.open(), decision);
  const path = join(files.approvals, `${approval.id}.json`);
  writeJson(path, approval);
  recordApproval(context, approval);
  if (options.json === true) terminal.printJson(approval);
  else {
    const [where, until] = [shortPath(path, terminal.cwd), chinaTime(approval.expiresAt)];
    terminal.print(terminal.t({ en: `Approval: ${where} (until ${until})`, 'zh-CN': `批准：${where}（有效期至 ${until}）` }));
    tellStanding(plan, approval, files, context);
  }
  return 0;
}

function decisionOf(plan: ChangePlan, options: Options, usualHours: number): Decision {
  const hours = Number(options.hours ?? usualHours);
  if (!(hours > 0))
    throw new InputError('bad-hours', {
      en: `--hours ${String(options.hours)}: give a number above 0, the hours for which the approval holds.`,
      'zh-CN': `--hours ${String(options.hours)}：请填写大于 0 的小时数，即批准的有效时长。`,
    });
  const declined = (list(options.decline) ?? []).map(declineOf);
  const open = plan.changes.map(({ id }) => id).filter((id) => !declined.some(({ changeId }) => changeId === id));
  return {
    approved: changeIds(list(options.only)) ?? open,
    declined,
    note: text(options.note),
    now: new Date(),
    validHours: hours,
  };
}

function declineOf(given: string): { changeId: string; reason: string } {
  const [, changeId, reason] = /^([^=]+)=(.+)$/s.exec(given) ?? [];
  if (changeId === undefined || reason === undefined)
    throw new InputError('bad-decline', {
      en: `--decline ${given}: write <change>=<reason>, such as "C002=next week".`,
      'zh-CN': `--decline ${given}：请写成 <变更>=<原因>，例如 "C002=下周再议"。`,
    });
  return { changeId: changeId.trim(), reason: reason.trim() };
}

async function confirm({ approved, declined }: Decision, options: Options, terminal: Terminal): Promise<void> {
  if (options.yes === true || process.stdin.isTTY !== true) return;
  const what = {
    en: `Approve ${approved.length} and decline ${declined.length} changes? [y/N] `,
    'zh-CN': `批准 ${approved.length} 项、拒绝 ${declined.length} 项变更？[y/N] `,
  };
  const answer = await ask(terminal.t(what));
  if (!/^y(es)?$|^是$/i.test(answer)) throw new ApprovalError('not-approved', { en: 'Nothing was signed.', 'zh-CN': '未签署。' });
}
