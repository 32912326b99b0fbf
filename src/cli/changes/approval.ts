import { join } from 'node:path';
import { checkApprovals } from '../../approve/check-approvals.ts';
import { signRevocation } from '../../approve/sign-approval.ts';
import type { Approval, Change, ChangePlan } from '../../model/documents.ts';
import { ApprovalError, InputError } from '../../model/errors.ts';
import { jsonText } from '../../model/format.ts';
import type { Options } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { text } from '../inspect/settings.ts';
import type { Terminal } from '../terminal.ts';
import { findChangeFolder, readApproval, readApprovals, readPlan, readRevocations, writeJson } from './change-folder.ts';
import { type ChangeContext, openChangeContext, pathIn } from './context.ts';
import { recordRevocation } from './recorder.ts';
import { findSigner } from './signers.ts';

/** Shows in words what an approval binds, and whether it holds now. @param file  all of the last or the named plan where left out */
export async function showApproval(file: string | undefined, options: Options, terminal: Terminal): Promise<ExitCode> {
  const context = await openChangeContext(options, terminal);
  const named = file === undefined ? undefined : readApproval(pathIn(terminal.cwd, file));
  const files = findChangeFolder(context.outDir, terminal.cwd, text(options.plan) ?? named?.planId);
  const plan = readPlan(files);
  const approvals = named ? [named] : readApprovals(files);
  if (approvals.length === 0)
    throw new InputError('no-approval', {
      en: `Nobody has approved ${plan.id} yet. Run: xunjian approve --plan ${plan.id}`,
      'zh-CN': `方案 ${plan.id} 尚未获得批准。请运行：xunjian approve --plan ${plan.id}`,
    });
  const shown = approvals.map((approval) => ({ approval, why: verdictOf(plan, approval, context, readRevocations(files)) }));
  const data = shown.map(({ approval, why }) => ({
    approval,
    binds: plan.binding,
    changes: plan.changes,
    limits: plan.limits,
    holds: why === undefined,
    why,
  }));
  if (options.json === true) terminal.printJson(named ? data[0] : data);
  else for (const { approval, why } of shown) for (const line of linesOf(plan, approval, why, terminal)) terminal.print(line);
  return shown.every(({ why }) => why === undefined) ? 0 : 2;
}

function verdictOf(
  plan: ChangePlan,
  approval: Approval,
  { people, config, terminal }: ChangeContext,
  revocations: ReturnType<typeof readRevocations>,
): string | undefined {
  try {
    checkApprovals(plan, [approval], { people, policy: config.approval, revocations, now: new Date() });
    return undefined;
  } catch (error) {
    if (error instanceof ApprovalError) return error.said?.[terminal.language] ?? error.message;
    throw error;
  }
}

function linesOf(plan: ChangePlan, approval: Approval, verdict: string | undefined, terminal: Terminal): string[] {
  const { engine, providers, planFile, state, program } = plan.binding;
  const isZh = terminal.language === 'zh-CN';
  const line = (en: string, zh: string, value: string) => `${isZh ? zh : en}${isZh ? '：' : ': '}${value}`;
  return [
    line('Approval', '批准', `${approval.id} · ${approval.by} (${approval.role}) · ${approval.at} → ${approval.expiresAt}`),
    line('Holds', '是否有效', verdict ?? (isZh ? '有效' : 'yes')),
    line('Plan', '方案', `${plan.id} · ${plan.digest}`),
    line('Approved', '批准的变更', approval.approved.join(', ') || '-'),
    line('Declined', '拒绝的变更', approval.declined.map(({ changeId, reason }) => `${changeId} (${reason})`).join(', ') || '-'),
    ...plan.changes.filter(({ id }) => approval.approved.includes(id)).flatMap(valueLines),
    line("Pulumi's plan file", 'Pulumi 计划文件', planFile),
    line('Adopted state', '导入的状态', state),
    line('Program', '程序', program),
    line('pulumi', 'pulumi', `${engine.cli} · ${engine.cliSha256}`),
    line('Plugin', '插件', `${engine.plugin} · ${engine.pluginSha256}`),
    ...providers.map((one) =>
      line(
        'Provider',
        '提供程序',
        [one.name, one.accountId, one.region, one.accountType, one.roleArn, one.externalId].filter(Boolean).join(' · '),
      ),
    ),
    line('Limits', '上限', JSON.stringify(plan.limits)),
  ];
}

function valueLines({ id, resource, kind, name, set }: Change): string[] {
  const start = `  ${id} ${resource.accountId} ${resource.region} ${resource.id} ${kind}`;
  if (set.length === 0) return [`${start} ${name}`];
  return set.map(({ property, from, to }) => `${start} ${property}: ${jsonText(from, '-')} → ${jsonText(to, '-')}`);
}

/** Takes an approval back by a signed word. */
export async function revokeApproval(file: string, options: Options, terminal: Terminal): Promise<ExitCode> {
  const reason = text(options.reason);
  if (reason === undefined || reason.trim() === '')
    throw new InputError('no-reason', { en: 'Say why with --reason.', 'zh-CN': '请用 --reason 说明原因。' });
  const context = await openChangeContext(options, terminal);
  const approval = readApproval(pathIn(terminal.cwd, file));
  const files = findChangeFolder(context.outDir, terminal.cwd, approval.planId);
  const found = await findSigner(text(options.as), context.people, terminal);
  const [person, signer] = [found.person, await found.open()];
  const revocation = signRevocation(approval, person, signer, reason, new Date());
  writeJson(join(files.revocations, `${approval.id}.json`), revocation);
  recordRevocation(context, approval.planId, revocation);
  terminal.print(terminal.t({ en: `${approval.id} no longer holds.`, 'zh-CN': `${approval.id} 已撤回。` }));
  return 0;
}
